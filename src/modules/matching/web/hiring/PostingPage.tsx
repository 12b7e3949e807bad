import { Suspense, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { call, type Output } from '../../../../web/call.ts';
import { queries, useEmployer, useErrorWords, useLive, useLoad, useSubmit } from '../../../../web/data.ts';
import { AnswerOne } from '../../../../web/design/Answer.tsx';
import { Button, ButtonLink } from '../../../../web/design/Button.tsx';
import { Card, NextStepCard, Section } from '../../../../web/design/Card.tsx';
import { Chip, Chips } from '../../../../web/design/Chip.tsx';
import { Dialog } from '../../../../web/design/Dialog.tsx';
import { OccupationChoice } from '../../../../web/design/OccupationChoice.tsx';
import { Notice, Skeleton } from '../../../../web/design/States.tsx';
import { Timeline } from '../../../../web/design/Steps.tsx';
import { Facts } from '../../../../web/design/SummaryList.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { now } from '../../../../web/now.ts';
import { newId } from '../../../../web/uuid.ts';
import { useT } from '../../../../web/words.ts';
import { labelWords } from '../../domain/labels.ts';
import { educationNames } from '../../domain/requirements.ts';
import { CandidateCount } from '../candidates/index.tsx';
import { placeLine } from '../place-line.ts';
import { HiringFrame, Trouble } from './HiringFrame.tsx';
import { Mirror } from './Mirror.tsx';
import { PostingState } from './PostingState.tsx';

type Posting = Output<'GET /api/postings/:id'>;

/** One posting of one's own: how it stands, what to do now, all that it says, and what happened to it. */
export function PostingPage() {
  const t = useT();
  const { id = '' } = useParams();
  const found = useLoad('GET /api/postings/:id', { params: { id } }, { when: useEmployer() !== null });
  useLive(() => void found.refetch());
  return (
    <HiringFrame title={found.data?.title ?? t('hiring.one.title')} back="/employer/postings">
      {found.data ? (
        <Opened posting={found.data} />
      ) : (
        <>
          <h1 className="unseen">{t('hiring.one.title')}</h1>
          <Trouble of={found} />
        </>
      )}
    </HiringFrame>
  );
}

function Opened({ posting }: { posting: Posting }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <>
      <div className="stack-close stack">
        <h1>{posting.title}</h1>
        <Chips>
          <PostingState state={posting.state} reason={posting.closedReason} />
          {posting.labels.map((label) => (
            <Chip key={label}>{labelWords[label].name[language]}</Chip>
          ))}
        </Chips>
      </div>
      <Next posting={posting} />
      <Card level={2} title={t('hiring.one.said')}>
        <Said posting={posting} />
      </Card>
      {posting.state === 'closed' ? null : <Work posting={posting} />}
      {posting.state === 'closed' ? null : (
        <Suspense fallback={<Skeleton lines={4} />}>
          <CandidateCount postingId={posting.postingId} open={posting.state !== 'waiting'} />
        </Suspense>
      )}
      <Mirror title={posting.title} area={posting.areaCode} />
      <Section title={t('hiring.one.history')}>
        <Past posting={posting} />
      </Section>
    </>
  );
}

/** 职业对吗: what the work is in 职业分类大典, confirmed or put right. */
function Work({ posting: { postingId, occupation } }: { posting: Posting }) {
  const t = useT();
  const words = useErrorWords();
  const send = useSubmit('PUT /api/postings/:id/occupation');
  const pick = async (code: string) => {
    if (!(await send.submit({ params: { id: postingId }, body: { code } }))) return;
    await queries.invalidateQueries();
    say(t('hiring.work.noted'));
  };
  return (
    <Card level={2} title={t(occupation.said ? 'hiring.work.title' : 'hiring.work.ask')}>
      <p className="note">{t(occupation.said ? 'hiring.work.saidText' : 'hiring.work.text')}</p>
      <OccupationChoice
        taken={occupation}
        busy={send.busy}
        find={async (wanted) =>
          (await call('GET /api/occupations', { query: { words: wanted } })).occupations
        }
        onPick={(code) => void pick(code)}
      />
      {send.problem ? <Notice tone="error">{words(send.problem)}</Notice> : null}
      {send.offline ? <Notice tone="wait">{t('shell.problem.offline')}</Notice> : null}
    </Card>
  );
}

/** What this posting needs now, by how it stands. */
function Next({ posting }: { posting: Posting }) {
  const t = useT();
  const { day } = useFormat();
  const file = useLoad('GET /api/cases/:case', { params: { case: posting.postingId } });
  const moves = file.data?.moves ?? [];
  const { state, closedReason } = posting;
  const over = state === 'closed';
  const which = over ? (closedReason ?? 'withdrawn') : state;
  return (
    <NextStepCard
      eyebrow={t('hiring.one.next')}
      title={t(`hiring.next.${which}`)}
      action={
        <div className="stack">
          {over && closedReason !== 'expired' ? (
            <Again postingId={posting.postingId} />
          ) : state === 'waiting' ? (
            <ButtonLink kind="filled" main wide href="/employer">
              {t('hiring.list.verify')}
            </ButtonLink>
          ) : state === 'lowered' || state === 'open' ? (
            <ButtonLink kind="filled" main wide href="/employer/applicants">
              {t('hiring.one.applicants')}
            </ButtonLink>
          ) : null}
          {moves.length > 0 && file.data ? (
            <div className="row">
              {moves.map((move) => (
                <Move key={move.move} file={file.data} move={move} />
              ))}
            </div>
          ) : null}
        </div>
      }
    >
      {over ? null : (
        <p>{t('hiring.list.until', { day: day(posting.validUntil), count: posting.daysLeft })}</p>
      )}
    </NextStepCard>
  );
}

type File = Output<'GET /api/cases/:case'>;

/** 还在招, 招满了, 不招了: the moves of the case; one that wants a reason asks for it first. */
function Move({ file, move }: { file: File; move: File['moves'][number] }) {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const send = useSubmit('POST /api/cases/:case/moves/:move');
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState<string>();
  const [missing, setMissing] = useState(false);
  const wantsReason = move.needs.includes('reason');
  const make = async () => {
    if (wantsReason && reason === undefined) return setMissing(true);
    const moved = await send.submit({
      params: { case: file.caseId, move: move.move },
      body: { after: file.events, ...(reason === undefined ? {} : { reason }) },
    });
    if (!moved) return;
    setAsking(false);
    await queries.invalidateQueries();
    say(t('hiring.one.done'));
  };
  const trouble = send.problem ? words(send.problem) : send.offline ? t('shell.problem.offline') : null;
  return (
    <>
      <Button
        kind={wantsReason ? 'text' : 'tint'}
        busy={send.busy && !asking}
        onClick={() => (wantsReason ? setAsking(true) : void make())}
      >
        {move.label[language]}
      </Button>
      {trouble && !asking ? <Notice tone="error">{trouble}</Notice> : null}
      <Dialog
        open={asking}
        title={move.label[language]}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="filled" main busy={send.busy} onClick={() => void make()}>
              {t('hiring.one.confirm')}
            </Button>
            <Button kind="outline" onClick={() => setAsking(false)}>
              {t('hiring.one.keep')}
            </Button>
          </>
        }
      >
        {trouble ? <Notice tone="error">{trouble}</Notice> : null}
        <AnswerOne
          sure
          legend={t('hiring.one.reason')}
          error={missing && reason === undefined ? t('hiring.one.reasonMissing') : undefined}
          options={move.reasons.map(({ value, label }) => ({ value, label: label[language] }))}
          value={reason}
          onChange={(value) => setReason(value ?? undefined)}
        />
      </Dialog>
    </>
  );
}

function Again({ postingId }: { postingId: string }) {
  const t = useT();
  const words = useErrorWords();
  const [, navigate] = useLocation();
  const [draftId] = useState(() => newId(now().getTime()));
  const send = useSubmit('POST /api/drafts');
  const begin = async () => {
    const from = { kind: 'posting' as const, postingId };
    const draft = await send.submit({
      body: { draftId, type: 'job-posting', from, at: now().toISOString() },
    });
    if (draft) navigate(`/employer/drafts/${draftId}`);
  };
  return (
    <>
      {send.problem ? <Notice tone="error">{words(send.problem)}</Notice> : null}
      <Button kind="filled" main wide busy={send.busy} onClick={() => void begin()}>
        {t('hiring.one.again')}
      </Button>
    </>
  );
}

function Said({ posting }: { posting: Posting }) {
  const t = useT();
  const { language } = useDevice();
  const and = t('hiring.and');
  const list = (texts: readonly string[] | null, none: string) =>
    texts === null ? null : texts.length === 0 ? none : texts.join(and);
  const years = posting.experienceYears;
  const rows = [
    { name: t('hiring.fields.headcount'), value: t('hiring.people', { count: posting.headcount }) },
    { name: t('hiring.fields.duties'), value: posting.duties },
    {
      name: t('hiring.fields.place'),
      value: placeLine(posting.areaName, posting.address),
    },
    { name: t('hiring.fields.hours'), value: list(posting.hours, '') },
    {
      name: t('hiring.fields.step-free'),
      value: posting.stepFree === null ? null : t(`hiring.stepFree.${posting.stepFree}`),
    },
    {
      name: t('hiring.fields.pay'),
      value: [posting.payPrinted, posting.payRule].filter(Boolean).join(and),
    },
    {
      name: t('hiring.fields.asks'),
      value: [
        educationNames[posting.education][language],
        years === 0 ? t('hiring.noExperience') : t('hiring.experience', { count: years }),
        ...(posting.certificates ?? []),
      ].join(and),
    },
    { name: t('hiring.fields.welfare'), value: list(posting.welfare, t('hiring.none')) },
    {
      name: t('hiring.fields.contract'),
      value: posting.contract === null ? null : t(`hiring.contract.${posting.contract}`),
    },
  ];
  return <Facts lined rows={rows.filter(({ value }) => value !== null && value !== '')} />;
}

const moves = [
  'published',
  'renewed',
  'filled',
  'withdrawn',
  'expired',
  'employer-verified',
  'employer-lapsed',
  'employer-refused',
  'grew-silent',
  'answered-again',
  'stayed-silent',
  'found-unlawful',
  'occupation-said',
] as const;

function Past({ posting }: { posting: Posting }) {
  const t = useT();
  const { moment } = useFormat();
  return (
    <Timeline
      way="down"
      label={t('hiring.one.history')}
      steps={posting.history.map(({ at, move }) => {
        const known = moves.find((each) => each === move);
        return { name: moment(at), text: known ? t(`hiring.moves.${known}`) : move, state: 'done' as const };
      })}
    />
  );
}
