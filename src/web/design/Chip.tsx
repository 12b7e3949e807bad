import type { ReactNode } from 'react';
import { useT } from '../words.ts';
import { Icon, type IconName } from './Icon.tsx';
import './chip.css';

export type Tone = 'plain' | 'qing' | 'good' | 'wait' | 'neutral' | 'error' | 'info' | 'shi';

/** A short fact of about eight characters. */
export function Chip({
  children,
  tone = 'plain',
  icon,
}: {
  children: ReactNode;
  tone?: Tone;
  icon?: IconName;
}) {
  return (
    <span className={`chip chip-${tone}`}>
      {icon ? <Icon name={icon} size="small" /> : null}
      <span>{children}</span>
    </span>
  );
}

/** Why a match is one (`fit`), what speaks against it (`drawback`), or a plain fact. At most three a card. */
export function ReasonChip({ kind, children }: { kind: 'fit' | 'drawback' | 'fact'; children: ReactNode }) {
  const t = useT();
  if (kind === 'fact') return <Chip>{children}</Chip>;
  return (
    <Chip tone={kind === 'fit' ? 'qing' : 'wait'} icon={kind === 'fit' ? 'check' : 'info'}>
      <span className="unseen">{t(kind === 'fit' ? 'shell.reason.fit' : 'shell.reason.drawback')}：</span>
      {children}
    </Chip>
  );
}

/** Where a case stands, in one word: 已办好 good, 等您补材料 wait, 审核中 info, 已撤回 neutral, 超期 error. */
export function StatusChip({
  tone,
  children,
}: {
  tone: Exclude<Tone, 'plain' | 'qing'>;
  children: ReactNode;
}) {
  return <Chip tone={tone}>{children}</Chip>;
}

/** Chips in a line that wraps. */
export function Chips({ children }: { children: ReactNode }) {
  return <div className="chips">{children}</div>;
}

export type Provenance = 'department' | 'person' | 'rule';

/** Where a value comes from: square = department, dot = person, diamond = rule; then the holder and the day. */
export function ProvenanceTag({
  from,
  holder,
  date,
}: {
  from: Provenance;
  holder: ReactNode;
  date?: ReactNode;
}) {
  return (
    <span className="provenance">
      <span className={`provenance-sign provenance-${from}`} aria-hidden="true" />
      <span>{holder}</span>
      {date ? <span className="keep">{date}</span> : null}
    </span>
  );
}

/** What the three signs mean; once a page. */
export function Legend() {
  const t = useT();
  return (
    <p className="legend">
      <span className="unseen">{t('shell.from.legend')}</span>
      <ProvenanceTag from="department" holder={t('shell.from.department')} />
      <ProvenanceTag from="person" holder={t('shell.from.person')} />
      <ProvenanceTag from="rule" holder={t('shell.from.rule')} />
    </p>
  );
}

/** 演示数据, wherever made-up data are shown. */
export function DemoChip() {
  const t = useT();
  return <span className="demo-chip">{t('shell.frame.demo')}</span>;
}
