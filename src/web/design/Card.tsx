import { type ReactNode, useId } from 'react';
import { Link } from 'wouter';
import { Icon, type IconName, IconTile } from './Icon.tsx';
import './card.css';

/** What is read or touched together. `tone` is for what asks to be looked at. */
export function Card({
  children,
  title,
  side,
  foot,
  href,
  tone = 'plain',
  level = 3,
}: {
  children?: ReactNode;
  title?: ReactNode;
  /** 2 where the card stands under the page's title itself, not in a section. */
  level?: 2 | 3;
  /** At the right of the title: a chip, a link, an amount. */
  side?: ReactNode;
  /** Under a line. */
  foot?: ReactNode;
  /** The title leads there, and the whole card is its target. */
  href?: string;
  tone?: 'plain' | 'shi' | 'wait' | 'qing' | 'sink';
}) {
  const Heading = `h${level}` as const;
  return (
    <div className={`card card-${tone}`}>
      {title ? (
        <div className="card-head">
          <Heading>
            {href === undefined ? (
              title
            ) : (
              <Link className="card-link" href={href}>
                {title}
              </Link>
            )}
          </Heading>
          {side}
        </div>
      ) : null}
      {children}
      {foot ? <div className="card-foot">{foot}</div> : null}
    </div>
  );
}

/** 您的下一步: the one thing to do now. It stands first on a resident's page and nowhere twice. */
export function NextStepCard({
  eyebrow,
  title,
  children,
  action,
  aside,
}: {
  eyebrow: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  /** One filled main button, and at most one outline button below it. */
  action: ReactNode;
  /** The other way: without a card, with somebody's help. */
  aside?: ReactNode;
}) {
  const heading = useId();
  return (
    <section className="next-step" aria-labelledby={heading}>
      <p className="next-step-eyebrow">
        <Icon name="flag" />
        {eyebrow}
      </p>
      <h2 id={heading}>{title}</h2>
      {children ? <div className="next-step-text">{children}</div> : null}
      <div className="next-step-action">{action}</div>
      {aside ? <p className="next-step-aside">{aside}</p> : null}
    </section>
  );
}

/** A part of a page under its h2, with a link onward at the right. */
export function Section({
  title,
  side,
  children,
}: {
  title: ReactNode;
  side?: ReactNode;
  children: ReactNode;
}) {
  const heading = useId();
  return (
    <section className="section" aria-labelledby={heading}>
      <div className="section-head">
        <h2 id={heading}>{title}</h2>
        {side}
      </div>
      {children}
    </section>
  );
}

/** Rows in one card, with a line between. */
export function Rows({ children }: { children: ReactNode }) {
  return <ul className="rows">{children}</ul>;
}

export interface RowProps {
  title: ReactNode;
  note?: ReactNode;
  icon?: IconName;
  tone?: 'qing' | 'good' | 'wait' | 'shi' | 'plain';
  /** A whole row that leads on. */
  href?: string;
  onClick?: () => void;
  /** At the right: an amount, a chip, a word. */
  side?: ReactNode;
  /** Below the text, over the row's width: a time line, chips. */
  children?: ReactNode;
}

/** A row of `Rows`: what it is, one line about it, and where it leads. */
export function Row(props: RowProps) {
  return (
    <li>
      <RowBody {...props} />
    </li>
  );
}

/** A row that is a card of its own, as on the home page of 长辈版. */
export function RowCard(props: RowProps) {
  return (
    <div className="row-card">
      <RowBody {...props} />
    </div>
  );
}

function RowBody({ title, note, icon, tone, href, onClick, side, children }: RowProps) {
  const leads = href !== undefined || onClick !== undefined;
  const inside = (
    <>
      {icon ? <IconTile name={icon} tone={tone ?? 'qing'} /> : null}
      <span className="row-text">
        <span className="row-title">{title}</span>
        {note ? <span className="row-note">{note}</span> : null}
      </span>
      {side ? <span className="row-side">{side}</span> : null}
      {leads && !side ? <Icon name="chevron-right" size="large" /> : null}
    </>
  );
  return (
    <>
      {href !== undefined ? (
        <Link className="row-line row-link" href={href}>
          {inside}
        </Link>
      ) : onClick ? (
        <button type="button" className="row-line row-link" onClick={onClick}>
          {inside}
        </button>
      ) : (
        <div className="row-line">{inside}</div>
      )}
      {children ? <div className="row-more">{children}</div> : null}
    </>
  );
}

/** A large target of the terminal's home: what it is for, one line, an icon. */
export function TileLink({
  href,
  icon,
  title,
  note,
  tone = 'plain',
}: {
  href: string;
  icon: IconName;
  title: ReactNode;
  note?: ReactNode;
  tone?: 'plain' | 'filled' | 'shi';
}) {
  return (
    <Link className={`tile-link tile-link-${tone}`} href={href}>
      <IconTile name={icon} />
      <span className="tile-link-title">{title}</span>
      {note ? <span className="tile-link-note">{note}</span> : null}
    </Link>
  );
}

/** A person near: who, where, open until, and how to reach them. It closes every resident page. */
export function PersonNear({
  title,
  children,
  action,
  drawing,
}: {
  title: ReactNode;
  children: ReactNode;
  action: ReactNode;
  drawing?: ReactNode;
}) {
  return (
    <aside className="person-near">
      {drawing ? <div className="person-near-drawing">{drawing}</div> : null}
      <div className="person-near-text">
        <p className="row-title">{title}</p>
        <div className="row-note">{children}</div>
      </div>
      <div className="person-near-action">{action}</div>
    </aside>
  );
}
