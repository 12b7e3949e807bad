import type { MouseEvent, ReactNode } from 'react';
import { Link } from 'wouter';
import { useT } from '../words.ts';
import { Icon, type IconName } from './Icon.tsx';
import './button.css';

export type ButtonKind = 'filled' | 'outline' | 'tint' | 'text' | 'danger' | 'voice';

interface Look {
  children: ReactNode;
  /** One filled button a view. */
  kind?: ButtonKind;
  icon?: IconName;
  /** As wide as its column. */
  wide?: boolean;
  /** The height of a main button. */
  main?: boolean;
}

export interface ButtonProps extends Look {
  onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  type?: 'button' | 'submit';
  /** The id of the form that it sends, where it stands outside of it: Enter in a field of that form presses it too. */
  form?: string;
  /** Given (true or false) where the button sends something: it keeps its width while it says 正在提交. */
  busy?: boolean;
  /** What is missing, in a few words (还差 1 项). The button stays reachable and says it. */
  disabledBecause?: string | undefined;
  /** For a button that opens and closes something. */
  expanded?: boolean;
  pressed?: boolean;
  controls?: string;
  /** Said instead of the words on it, where they need their row to be understood (改 → 改手机号). */
  label?: string;
}

function look({ kind = 'outline', wide, main }: Look): string {
  return `button button-${kind}${wide ? ' button-wide' : ''}${main ? ' button-main' : ''}`;
}

export function Button(props: ButtonProps) {
  const { children, icon, onClick, form, type = form ? 'submit' : 'button', busy, disabledBecause } = props;
  const t = useT();
  const blocked = busy === true || disabledBecause !== undefined;
  return (
    <button
      type={type}
      form={form}
      className={look(props)}
      aria-disabled={blocked || undefined}
      aria-busy={busy || undefined}
      aria-expanded={props.expanded}
      aria-pressed={props.pressed}
      aria-controls={props.controls}
      aria-label={props.label}
      data-missing={disabledBecause === undefined ? undefined : ''}
      onClick={(event) => {
        if (blocked) event.preventDefault();
        else onClick?.(event);
      }}
    >
      <span className="button-words" data-hidden={busy ? '' : undefined}>
        {icon && !disabledBecause ? <Icon name={icon} /> : null}
        {disabledBecause === undefined ? (
          <span>{children}</span>
        ) : (
          <>
            <span className="unseen">{children}：</span>
            <span>{disabledBecause}</span>
          </>
        )}
      </span>
      {busy === undefined ? null : (
        <span className="button-words" data-hidden={busy ? undefined : ''} aria-hidden={!busy}>
          <span className="spinner" />
          {t('shell.button.busy')}
        </span>
      )}
    </button>
  );
}

export interface ButtonLinkProps extends Look {
  /** A page of ours, or `tel:`. */
  href: string;
  label?: string;
}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink(props: ButtonLinkProps) {
  const { href, icon, children, label } = props;
  const inside = (
    <span className="button-words">
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </span>
  );
  return href.startsWith('/') ? (
    <Link className={look(props)} href={href} aria-label={label}>
      {inside}
    </Link>
  ) : (
    <a className={look(props)} href={href} aria-label={label}>
      {inside}
    </a>
  );
}

/** Buttons side by side, the last one the wider; under each other where they do not fit. */
export function Buttons({ children }: { children: ReactNode }) {
  return <div className="buttons">{children}</div>;
}
