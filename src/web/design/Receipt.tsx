import type { ReactNode } from 'react';
import { useShellInfo } from '../shell-info.ts';
import { useT } from '../words.ts';
import { Mark } from './Mark.tsx';
import { Facts, type SummaryRow } from './SummaryList.tsx';
import './receipt.css';

/** A sheet that may be printed: black on white, the mark in outline, number, result, next step, objection, QR. */
export function Receipt({
  office,
  title,
  rows,
  qr,
  page = 1,
  pages = 1,
}: {
  /** Who gave it. */
  office: string;
  title: string;
  rows: readonly Omit<SummaryRow, 'changeHref' | 'onChange'>[];
  /** An SVG or image of the code that verifies it. */
  qr?: ReactNode;
  page?: number;
  pages?: number;
}) {
  const t = useT();
  const { demo } = useShellInfo();
  return (
    <article className="receipt" lang="zh-CN">
      <header className="receipt-head">
        <Mark outline />
        <b>{office}</b>
        <span className="receipt-page">{t('shell.receipt.page', { page, pages })}</span>
      </header>
      <h2 className="receipt-title">{title}</h2>
      <div className="receipt-body">
        <Facts rows={rows} />
        {qr ? (
          <figure className="receipt-qr">
            {qr}
            <figcaption>{t('shell.receipt.scan')}</figcaption>
          </figure>
        ) : null}
      </div>
      {demo ? <p className="receipt-demo">{t('shell.receipt.demo')}</p> : null}
    </article>
  );
}
