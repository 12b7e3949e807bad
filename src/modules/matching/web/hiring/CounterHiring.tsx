import { useLoad } from '../../../../web/data.ts';
import { Card, Row, Rows } from '../../../../web/design/Card.tsx';
import { Chip } from '../../../../web/design/Chip.tsx';
import { MoreLink } from '../../../../web/design/Text.tsx';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { PostingState } from './PostingState.tsx';

const shown = 8;

/** In a visit with an employer: its jobs in force, and how many wait for its answer; each leads to those who applied. */
export function CounterHiring() {
  const t = useT();
  const { day } = useFormat();
  const counts = useLoad('GET /api/employer/applicants/counts');
  const found = useLoad('GET /api/postings');
  if (!counts.data || !found.data) return null;
  const { waiting, talking } = counts.data;
  const inForce = found.data.postings.filter(({ state }) => state !== 'closed');
  // Who fits is shown of an open posting alone.
  const listed = inForce.filter(({ state }) => state !== 'waiting');
  return (
    <Card level={2} title={t('hiring.counter.title')}>
      <div className="stack">
        <Rows>
          <Row
            icon="people"
            title={t('hiring.counter.applicants')}
            note={t('hiring.counter.counts', { waiting, talking })}
            href="/counter/applicants"
            side={
              waiting > 0 ? (
                <Chip tone="wait">{t('hiring.counter.waiting', { count: waiting })}</Chip>
              ) : undefined
            }
          />
        </Rows>
        {inForce.length === 0 ? <p className="note">{t('hiring.counter.none')}</p> : null}
        {inForce.length > 0 ? (
          <Rows>
            {inForce.slice(0, shown).map((line) => (
              <Row
                key={line.postingId}
                title={line.title}
                note={`${t('hiring.count', { count: line.headcount })} · ${line.payPrinted} · ${t('hiring.list.until', { day: day(line.validUntil), count: line.daysLeft })}`}
                href={`/counter/applicants?posting=${line.postingId}`}
                side={<PostingState state={line.state} reason={line.closedReason} />}
              />
            ))}
          </Rows>
        ) : null}
        {listed.length > 0 ? (
          <Rows>
            {listed.slice(0, shown).map(({ postingId, title }) => (
              <Row
                key={postingId}
                icon="search"
                title={t('hiring.counter.candidates', { title })}
                href={`/counter/postings/${postingId}/candidates`}
              />
            ))}
          </Rows>
        ) : null}
        {inForce.length > shown ? (
          <MoreLink href="/counter/applicants">
            {t('hiring.counter.more', { count: inForce.length - shown })}
          </MoreLink>
        ) : null}
      </div>
    </Card>
  );
}
