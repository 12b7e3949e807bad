import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useT } from '../words.ts';
import './summary.css';

export interface SummaryRow {
  /** The question in short: 手机号. Also said with 改. */
  name: string;
  /** The answer; null is 没有填. */
  value: ReactNode;
  /** A ProvenanceTag. */
  from?: ReactNode;
  /** Where the answer is changed. */
  changeHref?: string;
  onChange?: () => void;
  /** Draws the eye, where a rule or a person doubts the value. */
  marked?: boolean;
}

/** Check your answers: what will be sent, each line with its way to change it. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  const t = useT();
  return (
    <dl className="summary">
      {rows.map((row) => (
        <div className="summary-row" key={row.name} data-marked={row.marked ? '' : undefined}>
          <dt>{row.name}</dt>
          <dd className="summary-value">
            {row.value === null || row.value === '' ? (
              <span className="note">{t('shell.list.notGiven')}</span>
            ) : (
              row.value
            )}
            {row.from ? <span className="summary-from">{row.from}</span> : null}
          </dd>
          {row.changeHref !== undefined || row.onChange ? (
            <dd className="summary-change">
              <ChangeLink row={row} />
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}

function ChangeLink({ row }: { row: SummaryRow }) {
  const t = useT();
  const label = t('shell.list.changeWhat', { what: row.name });
  return row.changeHref === undefined ? (
    <button type="button" aria-label={label} onClick={row.onChange}>
      {t('shell.list.change')}
    </button>
  ) : (
    <Link href={row.changeHref} aria-label={label}>
      {t('shell.list.change')}
    </Link>
  );
}

/** Names and values without a way to change them: a job's terms, what is known of a person. */
export function Facts({
  rows,
  lined = false,
}: {
  rows: readonly Omit<SummaryRow, 'changeHref' | 'onChange'>[];
  lined?: boolean;
}) {
  const t = useT();
  return (
    <dl className={lined ? 'facts facts-lined' : 'facts'}>
      {rows.map((row) => (
        <div className="facts-row" key={row.name} data-marked={row.marked ? '' : undefined}>
          <dt>{row.name}</dt>
          <dd>
            {row.value === null || row.value === '' ? (
              <span className="note">{t('shell.list.notGiven')}</span>
            ) : (
              row.value
            )}
          </dd>
          {row.from ? <dd className="facts-from">{row.from}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
