import { useId } from 'react';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { middleOf, numeral, type Row, seekersWords } from './shown.ts';
import './supply.css';

/** As many rows as a reader compares at a glance; the table has them all. */
const most = 12;

/** Two bars a row, from zero: what is wanted, and who looks. The same figures stand in the table, so that it is one picture for a reader of the screen. */
export function PairBars({ rows, collected }: { rows: readonly Row[]; collected: boolean }) {
  const t = useT();
  const { language } = useDevice();
  const title = useId();
  const shown = rows.slice(0, most).map((row) => ({
    row,
    wanted: collected ? row.collected.postings : (row.own?.headcount ?? null),
    looking: middleOf(row.seekers),
  }));
  const scale = Math.max(1, ...shown.flatMap(({ wanted, looking }) => [wanted ?? 0, looking ?? 0]));
  const words = { fewer: t('supply.fewer'), unknown: t('supply.unknown') };
  return (
    <figure className="supply-chart" aria-labelledby={title}>
      <figcaption id={title}>
        <strong>{t(collected ? 'supply.chart.titleCollected' : 'supply.chart.title')}</strong>
        {rows.length > most ? (
          <span className="note"> {t('supply.chart.first', { count: most })}</span>
        ) : null}
      </figcaption>
      <p className="supply-legend note" aria-hidden="true">
        <span>
          <span className="supply-key supply-key-wanted" />
          {t(collected ? 'supply.chart.collected' : 'supply.chart.wanted')}
        </span>
        <span>
          <span className="supply-key supply-key-looking" />
          {t('supply.chart.seekers')}
        </span>
      </p>
      <div role="img" aria-label={t('supply.chart.described', { count: shown.length })}>
        {shown.map(({ row, wanted, looking }) => (
          <div key={row.key} className="supply-pair" aria-hidden="true">
            <span className="supply-pair-name">{row.name[language]}</span>
            <div>
              <Bar
                kind="wanted"
                share={(wanted ?? 0) / scale}
                words={wanted === null ? words.unknown : numeral(wanted)}
              />
              <Bar kind="looking" share={(looking ?? 0) / scale} words={seekersWords(row.seekers, words)} />
            </div>
          </div>
        ))}
      </div>
    </figure>
  );
}

function Bar({ kind, share, words }: { kind: 'wanted' | 'looking'; share: number; words: string }) {
  return (
    <div className="supply-bar">
      <svg
        width={`${share * 75}%`}
        height="14"
        preserveAspectRatio="none"
        viewBox="0 0 1 1"
        aria-hidden="true"
      >
        <rect className={`supply-bar-${kind}`} width="1" height="1" />
      </svg>
      <span className="supply-bar-words">{words}</span>
    </div>
  );
}
