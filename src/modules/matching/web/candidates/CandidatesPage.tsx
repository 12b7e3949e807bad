import { useState } from 'react';
import { useParams } from 'wouter';
import type { Output } from '../../../../web/call.ts';
import {
  queries,
  useEmployer,
  useErrorWords,
  useLoad,
  useLookUp,
  useSubmit,
  useVisit,
} from '../../../../web/data.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { Card } from '../../../../web/design/Card.tsx';
import { Chip, Chips, StatusChip } from '../../../../web/design/Chip.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { Empty, Notice } from '../../../../web/design/States.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { now } from '../../../../web/now.ts';
import { newId } from '../../../../web/uuid.ts';
import { useT } from '../../../../web/words.ts';
import { AnsweringFrame, useAnsweringBase } from '../applicants/AnsweringFrame.tsx';
import { HiringFrame, Trouble } from '../hiring/HiringFrame.tsx';

type Candidate = Output<'POST /api/postings/:id/candidates'>['candidates'][number];

/** Who fits a posting, of those who agreed to be shown: why, and no more than that. At a counter for the employer who was received. */
export function CandidatesPage() {
  const t = useT();
  const { id = '' } = useParams();
  const { desk } = useAnsweringBase();
  const [employer, visit] = [useEmployer(), useVisit()];
  const mine = (desk ? visit : employer) !== null;
  const posting = useLoad('GET /api/postings/:id', { params: { id } }, { when: mine });
  const found = useLookUp('POST /api/postings/:id/candidates', { params: { id } }, { when: mine });
  const candidates = found.data?.candidates ?? [];
  const page = (
    <>
      <div className="stack-close stack">
        <h1>{t('candidates.list.title')}</h1>
        {posting.data && candidates.length > 0 ? (
          <p>{t('candidates.list.of', { title: posting.data.title, count: candidates.length })}</p>
        ) : null}
        <p className="note">{t('candidates.list.text')}</p>
        {found.data && found.data.invited.all > 0 ? (
          <p>{t('candidates.list.answers', found.data.invited)}</p>
        ) : null}
      </div>
      <Trouble of={found} />
      {found.data && candidates.length === 0 ? (
        <Empty title={t('candidates.list.none')}>{t('candidates.list.noneText')}</Empty>
      ) : null}
      {candidates.length > 0 ? (
        <>
          <div className="stack">
            {candidates.map((candidate) => (
              <CandidateCard key={candidate.candidateId} postingId={id} candidate={candidate} />
            ))}
          </div>
          <Fold title={t('candidates.list.how')} icon="info">
            <p className="note">{t('candidates.list.howText')}</p>
          </Fold>
          <p className="note">{t('candidates.list.noted')}</p>
        </>
      ) : null}
    </>
  );
  const title = t('candidates.list.title');
  return desk ? (
    <AnsweringFrame title={title}>{page}</AnsweringFrame>
  ) : (
    <HiringFrame title={title} back={`/employer/postings/${id}`}>
      {page}
    </HiringFrame>
  );
}

const tones = { fit: 'qing', unknown: 'wait', fact: 'plain' } as const;
const icons = { fit: 'check', unknown: 'info' } as const;

function CandidateCard({ postingId, candidate }: { postingId: string; candidate: Candidate }) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  const { number, since, invitedOn, lines } = candidate;
  return (
    <Card
      level={2}
      title={t('candidates.list.name', { number })}
      side={
        invitedOn === null ? undefined : (
          <StatusChip tone="wait">{t('candidates.list.invited', { day: day(invitedOn) })}</StatusChip>
        )
      }
    >
      <div className="stack">
        <p className="note">{t('candidates.list.since', { day: day(since) })}</p>
        <Chips>
          {lines.map(({ part, kind, text }) =>
            kind === 'fact' ? (
              <Chip key={part}>{text[language]}</Chip>
            ) : (
              <Chip key={part} tone={tones[kind]} icon={icons[kind]}>
                {text[language]}
              </Chip>
            ),
          )}
        </Chips>
        {invitedOn === null ? <Invite postingId={postingId} candidate={candidate} /> : null}
      </div>
    </Card>
  );
}

function Invite({
  postingId,
  candidate: { candidateId, number },
}: {
  postingId: string;
  candidate: Candidate;
}) {
  const t = useT();
  const words = useErrorWords();
  const [invitationId] = useState(() => newId(now().getTime()));
  const send = useSubmit('POST /api/postings/:id/candidates/:candidate/invitation');
  const invite = async () => {
    const params = { id: postingId, candidate: candidateId };
    if (!(await send.submit({ params, body: { invitationId } }))) return;
    await queries.invalidateQueries();
    say(t('candidates.list.sent'));
  };
  return (
    <>
      {send.problem ? <Notice tone="error">{words(send.problem)}</Notice> : null}
      {send.offline ? <Notice tone="wait">{t('shell.problem.offline')}</Notice> : null}
      <div className="row">
        <Button kind="tint" busy={send.busy} onClick={() => void invite()}>
          {t('candidates.list.invite')}
          <span className="unseen">{t('candidates.list.name', { number })}</span>
        </Button>
      </div>
    </>
  );
}
