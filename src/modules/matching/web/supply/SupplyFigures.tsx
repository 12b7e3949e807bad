import { Card } from '../../../../web/design/Card.tsx';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { numeral, payWords, ratioWords, type Supply, seekersWords } from './shown.ts';
import './supply.css';

/** The figures of all that was asked for, each with what it counted. */
export function SupplyFigures({ supply: { total, counted } }: { supply: Supply }) {
  const t = useT();
  const { day } = useFormat();
  const { own, seekers, ratio, collected, pay } = total;
  const unknown = t('supply.unknown');
  return (
    <>
      <p className="note">
        {counted.partial
          ? t('supply.partial', { to: day(counted.to) })
          : t('supply.range', { from: day(counted.from), to: day(counted.to) })}
      </p>
      <div className="supply-figures">
        <Figure
          name={t('supply.figures.wanted')}
          value={own ? numeral(own.headcount) : unknown}
          note={
            own
              ? t('supply.figures.wantedNote', {
                  postings: numeral(own.postings),
                  employers: numeral(own.employers),
                })
              : t('supply.figures.wantedNone')
          }
        />
        <Figure
          name={t('supply.figures.seekers')}
          value={seekersWords(seekers, { fewer: t('supply.fewer'), unknown })}
          note={
            seekers && counted.seekersOn
              ? t('supply.figures.seekersOn', { day: day(counted.seekersOn) })
              : t('supply.figures.seekersNone')
          }
        />
        <Figure
          name={t('supply.figures.ratio')}
          value={ratio === null ? unknown : ratioWords(ratio)}
          note={
            ratio === null
              ? t('supply.figures.ratioNone')
              : t('supply.figures.ratioNote', { ratio: ratioWords(ratio) })
          }
        />
        <Figure
          name={t('supply.figures.collected')}
          value={numeral(collected.postings)}
          note={t('supply.figures.collectedNote', { unsaid: numeral(collected.unsaid) })}
        />
        <Figure
          name={t('supply.figures.pay')}
          value={pay ? t('supply.figures.yuan', { amount: payWords(pay.middle) }) : unknown}
          note={
            pay
              ? t('supply.figures.payNote', {
                  low: payWords(pay.low),
                  high: payWords(pay.high),
                  count: numeral(pay.of),
                })
              : t('supply.figures.payNone')
          }
        />
      </div>
    </>
  );
}

function Figure({ name, value, note }: { name: string; value: string; note: string }) {
  return (
    <Card level={2} title={name}>
      <p className="figure">{value}</p>
      <p className="note">{note}</p>
    </Card>
  );
}
