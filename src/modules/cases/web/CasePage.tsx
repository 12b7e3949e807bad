import { Suspense, useState } from 'react';
import { useParams, useSearch } from 'wouter';
import { CallProblem } from '../../../web/call.ts';
import { queries, useBase, useEmployer, useErrorWords, useLoad, useSubmit } from '../../../web/data.ts';
import { AnswerOne } from '../../../web/design/Answer.tsx';
import { Button, ButtonLink } from '../../../web/design/Button.tsx';
import { NextStepCard, Section } from '../../../web/design/Card.tsx';
import { StatusChip } from '../../../web/design/Chip.tsx';
import { Dialog } from '../../../web/design/Dialog.tsx';
import { Fold } from '../../../web/design/Fold.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Failed, Notice, Skeleton, Waiting } from '../../../web/design/States.tsx';
import { Facts } from '../../../web/design/SummaryList.tsx';
import { say } from '../../../web/design/Toast.tsx';
import { useDevice } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { useT } from '../../../web/words.ts';
import { StationNear } from '../../network/web/index.tsx';
import { EntitledNow } from '../../policy/web/index.tsx';
import type { CaseType } from '../domain/case-type.ts';
import { summaryRows } from './AnswersSummary.tsx';
import { type Case, CaseHistory, CaseReceipt } from './CaseReceipt.tsx';
import './cases.css';

/** A case: its receipt, what to do next and until when, what else can be done, and everything that happened. */
export function CasePage() {
  const { case: id = '' } = useParams();
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const loaded = useLoad('GET /api/cases/:case', { params: { case: id } });
  const base = useBase();
  return (
    <ResidentPage
      title={loaded.data?.name[language] ?? t('cases.receipt.title')}
      back={base === '' ? '/cases' : '/employer/postings'}
    >
      {loaded.data ? (
        <Opened file={loaded.data} />
      ) : loaded.isError ? (
        <>
          <h1 className="unseen">{t('cases.receipt.title')}</h1>
          <Failed
            reference={loaded.error instanceof CallProblem ? loaded.error.requestId : undefined}
            onAgain={() => void loaded.refetch()}
          >
            {words(loaded.error)}
          </Failed>
        </>
      ) : (
        <>
          <h1 className="unseen">{t('cases.receipt.title')}</h1>
          <Waiting lines={6} />
        </>
      )}
    </ResidentPage>
  );
}

function Opened({ file }: { file: Case }) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  const justDone = useSearch() === 'done';
  const employer = useEmployer() !== null;
  return (
    <>
      <div className="stack screen-only">
        <h1>{justDone ? t('cases.receipt.done') : file.name[language]}</h1>
        <div className="row">
          <StatusChip tone={file.state.tone}>{file.state.name[language]}</StatusChip>
          <span className="cases-number">{file.number}</span>
        </div>
        <p>{file.result[language]}</p>
      </div>
      {file.next ? (
        <div className="screen-only">
          <NextStepCard
            eyebrow={t('cases.receipt.next')}
            title={file.next.words[language]}
            action={
              <ButtonLink kind="filled" main wide href={file.next.to}>
                {t('cases.receipt.go')}
              </ButtonLink>
            }
          >
            {file.due ? (
              <p>{t('cases.receipt.dueBy', { day: day(file.due.day), what: file.due.label[language] })}</p>
            ) : null}
          </NextStepCard>
        </div>
      ) : null}
      <CaseReceipt file={file} />
      <div className="row screen-only">
        <Button kind="outline" icon="printer" onClick={() => window.print()}>
          {t('shell.receipt.print')}
        </Button>
        {file.moves.map((move) => (
          <MoveButton key={move.move} file={file} move={move} />
        ))}
      </div>
      <div className="screen-only">
        <Section title={t('cases.receipt.history')}>
          <CaseHistory file={file} />
        </Section>
      </div>
      <div className="stack screen-only">
        {file.state.tone === 'good' ? (
          <Suspense fallback={<Skeleton lines={2} />}>
            <EntitledNow subject={employer ? 'unit' : 'person'} />
          </Suspense>
        ) : null}
        <Answered file={file} />
        <StationNear areaCode={file.areaCode} />
      </div>
    </>
  );
}

function Answered({ file }: { file: Case }) {
  const t = useT();
  const { language } = useDevice();
  const type = useLoad(
    'GET /api/case-types/:type',
    { params: { type: file.type }, query: { version: file.version } },
    { when: file.answers.length > 0 },
  );
  if (!type.data) return null;
  const names = new Map(file.areas.map(({ code, name }) => [code, name]));
  const rows = summaryRows(type.data as CaseType, file.answers, (code) => names.get(code) ?? code, language);
  return (
    <Fold title={t('cases.receipt.answers')} icon="list">
      <Facts lined rows={rows} />
    </Fold>
  );
}

type OpenMove = Case['moves'][number];

/** A move of the resident's own. One that wants a reason asks for it first. */
function MoveButton({ file, move }: { file: Case; move: OpenMove }) {
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
    say(t('cases.receipt.moved'));
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
              {t('cases.receipt.confirmMove')}
            </Button>
            <Button kind="outline" onClick={() => setAsking(false)}>
              {t('cases.receipt.keep')}
            </Button>
          </>
        }
      >
        {trouble ? <Notice tone="error">{trouble}</Notice> : null}
        <AnswerOne
          sure
          legend={t('cases.receipt.reason')}
          error={missing && reason === undefined ? t('cases.receipt.reasonMissing') : undefined}
          options={move.reasons.map(({ value, label }) => ({ value, label: label[language] }))}
          value={reason}
          onChange={(value) => setReason(value ?? undefined)}
        />
      </Dialog>
    </>
  );
}
