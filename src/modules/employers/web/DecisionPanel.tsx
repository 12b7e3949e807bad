import { type ReactNode, useEffect, useRef, useState } from 'react';
import { fieldErrors, useSubmit } from '../../../web/data.ts';
import { AnswerMany } from '../../../web/design/Answer.tsx';
import { Button } from '../../../web/design/Button.tsx';
import { DeskPanel } from '../../../web/design/DeskFrame.tsx';
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx';
import { TextField } from '../../../web/design/Field.tsx';
import { Notice } from '../../../web/design/States.tsx';
import { say } from '../../../web/design/Toast.tsx';
import { useDevice } from '../../../web/device.ts';
import { useT } from '../../../web/words.ts';
import { type DocumentKind, documentKinds } from '../domain/document.ts';
import {
  type Comparison,
  comparisons,
  type RefusalReason,
  refusalCodes,
  refusalReasons,
} from '../domain/verification.ts';
import { isTyping } from './keys.ts';
import type { Seen } from './VerificationCase.tsx';

type Mode = 'verify' | 'want' | 'refuse';

/** The decision: what was compared, then one key. */
export function DecisionPanel({
  seen,
  onDecided,
  onChanged,
}: {
  seen: Seen;
  onDecided: () => void;
  onChanged: () => void;
}) {
  const t = useT();
  const { language } = useDevice();
  const [mode, setMode] = useState<Mode>('verify');
  const [compared, setCompared] = useState<Comparison[]>();
  const [documents, setDocuments] = useState<DocumentKind[]>();
  const [reasons, setReasons] = useState<RefusalReason[]>();
  const [note, setNote] = useState('');
  const send = useSubmit('POST /api/employers/:employer/decision');
  const open = seen.request.state === 'waiting' || seen.request.state === 'wanting';

  const decide = async (body: Parameters<typeof send.submit>[0]['body'], words: string) => {
    const sent = await send.submit({ params: { employer: seen.employer.employerId }, body });
    if (!sent) return onChanged();
    say(words);
    onDecided();
  };
  const words = note.trim() === '' ? {} : { note: note.trim() };
  const act = {
    verify: () => decide({ outcome: 'verify', compared: compared ?? [] }, t('employers.queue.verified')),
    want: () => documents && decide({ outcome: 'want', documents, ...words }, t('employers.queue.wanted')),
    refuse: () => reasons && decide({ outcome: 'refuse', reasons, ...words }, t('employers.queue.refused')),
  };
  const toggle = (place: number) => {
    const one = comparisons[place];
    if (!one) return;
    setCompared((all = []) => (all.includes(one) ? all.filter((each) => each !== one) : [...all, one]));
  };
  useDecisionKeys(open && mode === 'verify', toggle, (key) => {
    if (key === 'v') void act.verify();
    else setMode(key === 'b' ? 'want' : 'refuse');
  });
  if (!open) {
    return (
      <DeskPanel title={t('employers.queue.decide')} foot={null}>
        <div className="desk-panel-body stack">
          <Notice tone="info">{t(`employers.state.${seen.employer.state}`)}</Notice>
        </div>
      </DeskPanel>
    );
  }
  const errors = [
    ...fieldErrors(send.problem, { '/compared': 'compared' }),
    ...(send.offline ? [{ text: t('shell.problem.offline') }] : []),
  ];
  return (
    <DeskPanel
      title={t('employers.queue.decide')}
      foot={
        mode === 'verify' ? (
          <div className="stack">
            <Button kind="filled" main wide icon="check" busy={send.busy} onClick={() => void act.verify()}>
              {t('employers.queue.verify')} (V)
            </Button>
            <div className="row">
              <Button kind="outline" onClick={() => setMode('want')}>
                {t('employers.queue.want')} (B)
              </Button>
              <Button kind="outline" onClick={() => setMode('refuse')}>
                {t('employers.queue.refuse')} (R)
              </Button>
            </div>
          </div>
        ) : (
          <div className="row">
            <Button kind="outline" main onClick={() => setMode('verify')}>
              {t('employers.queue.cancel')}
            </Button>
            <Button kind="filled" main busy={send.busy} onClick={() => void act[mode]()}>
              {t('employers.queue.send')}
            </Button>
          </div>
        )
      }
    >
      <ErrorSummary errors={errors} attempt={send.attempt} />
      {mode === 'verify' ? (
        <AnswerMany
          id="compared"
          legend={t('employers.queue.compared')}
          sure
          options={comparisons.map((value, place) => ({
            value,
            label: `${place + 1} ${t(`employers.queue.comparison.${value}`)}`,
          }))}
          value={compared}
          onChange={(value) => setCompared(value ?? undefined)}
          error={send.problem?.of('/compared')}
        />
      ) : null}
      {mode === 'want' ? (
        <FirstFocus>
          <AnswerMany
            legend={t('employers.queue.wantWhat')}
            sure
            options={documentKinds.map((value) => ({ value, label: t(`employers.document.${value}`) }))}
            value={documents}
            onChange={(value) => setDocuments(value ?? undefined)}
          />
        </FirstFocus>
      ) : null}
      {mode === 'refuse' ? (
        <FirstFocus>
          <AnswerMany
            legend={t('employers.queue.why')}
            sure
            options={refusalCodes.map((value) => ({ value, label: refusalReasons[value][language] }))}
            value={reasons}
            onChange={(value) => setReasons(value ?? undefined)}
          />
        </FirstFocus>
      ) : null}
      {mode === 'verify' ? null : (
        <TextField
          label={t('employers.queue.note')}
          kind="lines"
          most={200}
          optional
          value={note}
          onChange={setNote}
        />
      )}
    </DeskPanel>
  );
}

/** What a key has opened is where the next key goes. */
function FirstFocus({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  return <div ref={box}>{children}</div>;
}

/** 1–5 tick what was compared; V verifies, B wants a document, R refuses. */
function useDecisionKeys(
  on: boolean,
  toggle: (place: number) => void,
  choose: (key: 'v' | 'b' | 'r') => void,
) {
  const held = useRef({ on, toggle, choose });
  held.current = { on, toggle, choose };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!held.current.on || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      const key = event.key.toLowerCase();
      if (/^[1-5]$/.test(key)) held.current.toggle(Number(key) - 1);
      else if (key === 'v' || key === 'b' || key === 'r') {
        event.preventDefault();
        held.current.choose(key);
      }
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
