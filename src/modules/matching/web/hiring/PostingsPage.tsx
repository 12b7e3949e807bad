import { Link } from 'wouter';
import type { Output } from '../../../../web/call.ts';
import { useEmployer, useLive, useLoad } from '../../../../web/data.ts';
import { ButtonLink } from '../../../../web/design/Button.tsx';
import { Card, Section } from '../../../../web/design/Card.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { Empty, Notice } from '../../../../web/design/States.tsx';
import { Dotted, Keep } from '../../../../web/design/Text.tsx';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { HiringFrame, Trouble } from './HiringFrame.tsx';
import { PostingState } from './PostingState.tsx';

type Line = Output<'GET /api/postings'>['postings'][number];

/** An employer's own jobs: how each stands, how long it still holds, and what is to be done. */
export function PostingsPage() {
  const t = useT();
  const found = useLoad('GET /api/postings', undefined, { when: useEmployer() !== null });
  useLive(() => void found.refetch());
  const all = found.data?.postings ?? [];
  const inForce = all.filter(({ state }) => state !== 'closed');
  const over = all.filter(({ state }) => state === 'closed');
  return (
    <HiringFrame title={t('hiring.list.title')}>
      <div className="row row-apart">
        <h1>{t('hiring.list.title')}</h1>
        <ButtonLink kind="filled" main icon="plus" href="/employer/postings/new">
          {t('hiring.list.new')}
        </ButtonLink>
      </div>
      <Trouble of={found} />
      {found.data && !found.data.verified && inForce.length > 0 ? (
        <Notice tone="wait" icon="clock" title={t('hiring.list.unverified')}>
          {t('hiring.list.unverifiedText')} <Link href="/employer">{t('hiring.list.verify')}</Link>
        </Notice>
      ) : null}
      {found.data && all.length === 0 ? (
        <Empty title={t('hiring.list.none')}>{t('hiring.list.noneText')}</Empty>
      ) : null}
      <div className="stack">
        {inForce.map((line) => (
          <PostingCard key={line.postingId} line={line} />
        ))}
      </div>
      {over.length > 0 ? (
        <Section title={t('hiring.list.over')}>
          <div className="stack">
            {over.map((line) => (
              <PostingCard key={line.postingId} line={line} />
            ))}
          </div>
        </Section>
      ) : null}
      {all.length > 0 ? <ListOut list="GET /api/postings" /> : null}
    </HiringFrame>
  );
}

/** From so many days before its end it is asked whether the job is still open. */
const soon = 5;

function PostingCard({ line }: { line: Line }) {
  const t = useT();
  const { day } = useFormat();
  const { postingId, title, state, daysLeft } = line;
  const open = state !== 'closed';
  return (
    <Card
      level={2}
      title={title}
      href={`/employer/postings/${postingId}`}
      side={<PostingState state={state} reason={line.closedReason} />}
    >
      <p className="note">
        <Dotted>{[t('hiring.count', { count: line.headcount }), line.payPrinted, line.areaName]}</Dotted>
      </p>
      {open ? (
        <p className="note">
          <Keep>{t('hiring.list.until', { day: day(line.validUntil), count: daysLeft })}</Keep>
          {daysLeft <= soon ? (
            <>
              {' '}
              <StatusChip tone="wait">{t('hiring.list.soon')}</StatusChip>
            </>
          ) : null}
        </p>
      ) : (
        <p className="least">{t('hiring.list.changed', { day: day(line.changedDay) })}</p>
      )}
    </Card>
  );
}
