import { useLoad } from '../../../../web/data.ts';
import { Card } from '../../../../web/design/Card.tsx';
import { Money } from '../../../../web/design/Text.tsx';
import { formatYuan } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';

/** To whole tens of yuan: more is not known. */
const round = (fen: number) => formatYuan(Math.round(fen / 1000) * 1000);

/** What similar jobs near pay, with how many they are; nothing below five. */
export function Mirror({ title }: { title: string }) {
  const t = useT();
  const { data } = useLoad('GET /api/postings/mirror', { query: { title } }, { when: title.length >= 2 });
  if (!data) return null;
  const { found } = data;
  return (
    <Card level={2} title={t('hiring.mirror.title')} tone="sink">
      {found ? (
        <>
          <p>
            {t('hiring.mirror.half')}{' '}
            <Money amount={`${round(found.low)}–${round(found.high)}`} unit={t('hiring.mirror.month')} />
          </p>
          <p className="note">
            {t('hiring.mirror.basis', {
              area: found.area,
              title: data.title,
              count: found.count,
              own: found.own,
              middle: round(found.middle),
              since: found.since,
            })}
          </p>
        </>
      ) : (
        <p className="note">{t('hiring.mirror.few')}</p>
      )}
    </Card>
  );
}
