import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { lackingOf } from '../../domain/supply-demand/scarce.ts';
import { numeral, payWords, type Row, ratioWords, type Supply, seekersWords } from './shown.ts';
import './supply.css';

interface TableProps {
  rows: readonly Row[];
  by: Supply['by'];
  onOpen: (row: Row) => void;
}

/** All figures of the rows; on a telephone it is pushed sideways. */
export function SupplyTable({ rows, by, onOpen }: TableProps) {
  const t = useT();
  const heads = [
    t('supply.table.wanted'),
    t('supply.table.employers'),
    t('supply.table.seekers'),
    t('supply.table.ratio'),
    ...(by === 'scarce' ? [t('supply.table.lacking')] : []),
    t('supply.table.collected'),
    t('supply.table.pay'),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: pushed sideways by the keyboard too
    <section className="supply-scroll" aria-label={t('supply.table.title')} tabIndex={0}>
      <table className="supply-table">
        <thead>
          <tr>
            <th scope="col">{t(`supply.table.name.${by}`)}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className="supply-number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow key={row.key} row={row} by={by} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function TableRow({ row, by, onOpen }: Omit<TableProps, 'rows'> & { row: Row }) {
  const t = useT();
  const { language } = useDevice();
  const { own, collected, seekers, ratio, pay } = row;
  const unknown = t('supply.unknown');
  const lacking = lackingOf({ wanted: own?.headcount ?? null, seekers });
  const cells = {
    wanted: own ? numeral(own.headcount) : unknown,
    employers: own ? numeral(own.employers) : unknown,
    seekers: seekersWords(seekers, { fewer: t('supply.fewer'), unknown }),
    ratio: ratio === null ? unknown : ratioWords(ratio),
    ...(by === 'scarce' ? { lacking: lacking === null ? unknown : numeral(lacking) } : {}),
    collected: numeral(collected.postings),
    pay: pay
      ? t('supply.table.payCell', {
          middle: payWords(pay.middle),
          low: payWords(pay.low),
          high: payWords(pay.high),
          of: numeral(pay.of),
        })
      : unknown,
  };
  return (
    <tr>
      <th scope="row">
        {row.opens ? (
          <button type="button" className="supply-open" onClick={() => onOpen(row)}>
            {row.name[language]}
          </button>
        ) : (
          row.name[language]
        )}
      </th>
      {Object.entries(cells).map(([column, words]) => (
        <td key={column} className="supply-number">
          {words}
        </td>
      ))}
    </tr>
  );
}
