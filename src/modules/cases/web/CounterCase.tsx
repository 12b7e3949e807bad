import { useState } from 'react';
import { queries, useErrorWords, useLoad, useSubmit } from '../../../web/data.ts';
import { AnswerOne } from '../../../web/design/Answer.tsx';
import { Button, Buttons } from '../../../web/design/Button.tsx';
import { StatusChip } from '../../../web/design/Chip.tsx';
import { DeskPanel } from '../../../web/design/DeskFrame.tsx';
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx';
import { say } from '../../../web/design/Toast.tsx';
import { useDevice } from '../../../web/device.ts';
import { now } from '../../../web/now.ts';
import { newId } from '../../../web/uuid.ts';
import { useT } from '../../../web/words.ts';
import { type Case, CaseHistory, CaseReceipt } from './CaseReceipt.tsx';
import { FlowTrouble } from './FlowGate.tsx';
import { KnownBeside } from './KnownBeside.tsx';
import { PersonCode, personCodeId } from './PersonCode.tsx';
import './cases.css';

type Move = Case['moves'][number];

const reasonId = 'move-reason';

/** A case of the person at the counter: what can be done with it now, its receipt, its history. */
export function CounterCase({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const loaded = useLoad('GET /api/cases/:case', { params: { case: caseId } });
  const [move, setMove] = useState<Move>();
  if (!loaded.data)
    return <FlowTrouble error={loaded.error ?? undefined} again={() => void loaded.refetch()} />;
  if (move)
    return <Moving key={move.move} file={loaded.data} move={move} onBack={() => setMove(undefined)} />;
  return <Standing file={loaded.data} onMove={setMove} onClose={onClose} />;
}

function Standing({
  file,
  onMove,
  onClose,
}: {
  file: Case;
  onMove: (move: Move) => void;
  onClose: () => void;
}) {
  const t = useT();
  const { language } = useDevice();
  return (
    <DeskPanel
      title={file.name[language]}
      note={file.number}
      side={<StatusChip tone={file.state.tone}>{file.state.name[language]}</StatusChip>}
      foot={
        <Buttons>
          <Button kind="outline" main icon="printer" onClick={() => window.print()}>
            {t('cases.counter.print')}
          </Button>
          <Button kind="filled" main onClick={onClose}>
            {t('cases.counter.close')}
          </Button>
        </Buttons>
      }
    >
      <div className="row screen-only">
        {file.moves.map((move) => (
          <Button key={move.move} kind="tint" onClick={() => onMove(move)}>
            {move.label[language]}
          </Button>
        ))}
      </div>
      <div className="screen-only">
        <KnownBeside caseId={file.caseId} />
      </div>
      <CaseReceipt file={file} />
      <div className="screen-only">
        <CaseHistory file={file} />
      </div>
    </DeskPanel>
  );
}

/** One move: its reason where it wants one, and the person's own confirmation where it takes something away. */
function Moving({ file, move, onBack }: { file: Case; move: Move; onBack: () => void }) {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const ask = useSubmit('POST /api/cases/:case/confirmation');
  const send = useSubmit('POST /api/cases/:case/moves/:move');
  const [reason, setReason] = useState<string>();
  const [challenge, setChallenge] = useState<{ id: string; demoCode: string | null }>();
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(0);
  const lacksReason = move.needs.includes('reason') && reason === undefined;
  const lacksCode = challenge !== undefined && code.length !== 6;
  const because = reason === undefined ? {} : { reason };

  const askPerson = async () => {
    if (lacksReason) return setMissing((times) => times + 1);
    const challengeId = newId(now().getTime());
    const asked = await ask.submit({
      params: { case: file.caseId },
      body: { challengeId, move: move.move, ...because },
    });
    if (!asked) return;
    setCode('');
    setChallenge({ id: challengeId, demoCode: asked.demoCode });
  };
  const make = async () => {
    if (lacksReason || lacksCode) return setMissing((times) => times + 1);
    const moved = await send.submit({
      params: { case: file.caseId, move: move.move },
      body: { after: file.events, ...because, ...(challenge ? { challengeId: challenge.id, code } : {}) },
    });
    if (!moved) return;
    say(t('cases.receipt.moved'));
    await queries.invalidateQueries();
    onBack();
  };
  const unconfirmed = move.needs.includes('confirmation') && challenge === undefined;
  const reasonError = missing > 0 && lacksReason ? t('cases.receipt.reasonMissing') : undefined;
  const codeError = missing > 0 && lacksCode ? t('cases.counter.codeMissing') : undefined;
  const problem = ask.problem ?? send.problem;
  const errors = [
    ...(reasonError ? [{ id: reasonId, text: reasonError }] : []),
    ...(codeError ? [{ id: personCodeId, text: codeError }] : []),
    ...(problem ? [{ text: words(problem) }] : []),
    ...(ask.offline || send.offline ? [{ text: t('shell.problem.offline') }] : []),
  ];
  return (
    <DeskPanel
      title={move.label[language]}
      note={`${file.name[language]} ${file.number}`}
      foot={
        <Buttons>
          <Button kind="outline" main onClick={onBack}>
            {t('cases.receipt.keep')}
          </Button>
          {unconfirmed ? (
            <Button kind="filled" main busy={ask.busy} onClick={() => void askPerson()}>
              {t('cases.counter.send')}
            </Button>
          ) : (
            <Button kind="filled" main busy={send.busy} onClick={() => void make()}>
              {t(challenge ? 'cases.counter.submit' : 'cases.receipt.confirmMove')}
            </Button>
          )}
        </Buttons>
      }
    >
      <ErrorSummary errors={errors} attempt={missing + ask.attempt + send.attempt} />
      {move.reasons.length === 0 || challenge ? null : (
        <AnswerOne
          sure
          id={reasonId}
          legend={t('cases.receipt.reason')}
          error={reasonError}
          options={move.reasons.map(({ value, label }) => ({ value, label: label[language] }))}
          value={reason}
          onChange={(value) => setReason(value ?? undefined)}
        />
      )}
      {challenge ? (
        <PersonCode demoCode={challenge.demoCode} value={code} onChange={setCode} error={codeError} />
      ) : (
        <p>{t(unconfirmed ? 'cases.counter.moveText' : 'cases.counter.moveNow')}</p>
      )}
    </DeskPanel>
  );
}
