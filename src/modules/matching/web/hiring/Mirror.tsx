import type { Output } from '../../../../web/call.ts';
import { useLoad } from '../../../../web/data.ts';
import { Card } from '../../../../web/design/Card.tsx';
import { Money } from '../../../../web/design/Text.tsx';
import { formatYuan, useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';

/** To whole tens of yuan: more is not known. */
const round = (fen: number) => formatYuan(Math.round(fen / 1000) * 1000);

type Seen = Output<'GET /api/postings/mirror'>;

/** What similar jobs near pay, with how many they are, and how many look for such work; nothing below five. */
export function Mirror({ title, area }: { title: string; area?: string }) {
  const query = area === undefined ? { title } : { title, area };
  const { data } = useLoad('GET /api/postings/mirror', { query }, { when: title.length >= 2 });
  if (!data) return null;
  return (
    <>
      <Others seen={data} />
      {data.seekers ? <Seekers seekers={data.seekers} /> : null}
    </>
  );
}

function Others({ seen: { found, title } }: { seen: Seen }) {
  const t = useT();
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
              title,
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

/** Who looks for such work in the county: counts of a day, and what they mean. */
function Seekers({ seekers }: { seekers: NonNullable<Seen['seekers']> }) {
  const t = useT();
  const { day } = useFormat();
  const { area, work, countedOn, late, shown } = seekers;
  return (
    <Card level={2} title={t('hiring.seekers.title')} tone="sink">
      {countedOn === null ? (
        <p>{t('hiring.seekers.never')}</p>
      ) : (
        <>
          <p>
            {shown
              ? t('hiring.seekers.about', { area, work, count: shown.seekers })
              : t('hiring.seekers.few', { area, work })}
          </p>
          {shown ? <Wishes shown={shown} /> : null}
          <p className="note">
            {t('hiring.seekers.basis', { day: day(countedOn) })}
            {late ? t('hiring.seekers.late') : null}
          </p>
        </>
      )}
    </Card>
  );
}

function Wishes({ shown: { pay, noNights } }: { shown: NonNullable<NonNullable<Seen['seekers']>['shown']> }) {
  const t = useT();
  return (
    <>
      {pay === null ? (
        <p>{t('hiring.seekers.payFew')}</p>
      ) : (
        <p>
          {pay.low === null || pay.high === null ? (
            <>
              {t('hiring.seekers.payMiddle')}{' '}
              <Money amount={round(pay.middle)} unit={t('hiring.mirror.month')} />
            </>
          ) : (
            <>
              {t('hiring.seekers.payHalf')}{' '}
              <Money amount={`${round(pay.low)}–${round(pay.high)}`} unit={t('hiring.mirror.month')} />
            </>
          )}{' '}
          <span className="note">
            {t('hiring.seekers.payOf', { count: pay.of, middle: round(pay.middle) })}
          </span>
        </p>
      )}
      <p>
        {noNights === null ? t('hiring.seekers.nightsFew') : t('hiring.seekers.nights', { count: noNights })}
      </p>
    </>
  );
}
