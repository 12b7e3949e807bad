import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useT } from '../words.ts';
import { Icon } from './Icon.tsx';
import './text.css';

/** Keeps a date, a number with its unit, or a short link on one line. */
export function Keep({ children }: { children: ReactNode }) {
  return <span className="keep">{children}</span>;
}

/** Pay or an amount in 柿: `<Money amount="4800–5500" unit="元/月" />`. */
export function Money({
  amount,
  unit,
  tone = 'pay',
}: {
  amount: string;
  unit: string;
  tone?: 'pay' | 'figure';
}) {
  return (
    <span className={tone}>
      {amount}
      <small> {unit}</small>
    </span>
  );
}

/** Several short facts in a line, with a dot between; a fact never breaks inside. */
export function Dotted({ children }: { children: ReactNode[] }) {
  const facts = children.filter(
    (fact) => fact !== null && fact !== undefined && fact !== false && fact !== '',
  );
  return (
    <span className="dotted">
      {facts.map((fact, place) => (
        <span key={place}>{fact}</span>
      ))}
    </span>
  );
}

/** Back to where the page was reached from: a page of ours, or the step before. */
export function BackLink({
  href,
  onClick,
  children,
}: {
  href?: string;
  onClick?: () => void;
  children?: ReactNode;
}) {
  const t = useT();
  const words = children ?? t('shell.frame.back');
  const inside = (
    <>
      <Icon name="back" size="large" />
      <span className={children ? undefined : 'unseen'}>{words}</span>
    </>
  );
  return href === undefined ? (
    <button type="button" className="back-link" onClick={onClick}>
      {inside}
    </button>
  ) : (
    <Link className="back-link" href={href} onClick={onClick}>
      {inside}
    </Link>
  );
}

/** A link onward with its arrow: 全部 37 个 ›. */
export function MoreLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link className="more-link" href={href}>
      {children}
      <Icon name="chevron-right" size="small" />
    </Link>
  );
}
