import { useState } from 'react';
import { useErrorWords, useSubmit } from '../../../web/data.ts';
import { Button, Buttons } from '../../../web/design/Button.tsx';
import { StatusChip } from '../../../web/design/Chip.tsx';
import { DeskPanel } from '../../../web/design/DeskFrame.tsx';
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx';
import { useDevice } from '../../../web/device.ts';
import { now } from '../../../web/now.ts';
import { newId } from '../../../web/uuid.ts';
import { useT } from '../../../web/words.ts';
import { AnswersSummary } from './AnswersSummary.tsx';
import type { Case } from './CaseReceipt.tsx';
import { ContinueElsewhere } from './ContinueElsewhere.tsx';
import { PersonCode, personCodeId } from './PersonCode.tsx';
import type { Flow } from './use-flow.ts';
import { useOpenWords, useSubmitting } from './use-submitting.ts';
import './cases.css';

/** Check and confirm: a code goes to the person's phone, and nothing is submitted without it. */
export function CounterConfirm({
  flow,
  onChange,
  onDone,
  onClose,
}: {
  flow: Flow;
  onChange: (question: string) => void;
  onDone: (file: Case) => void;
  onClose: () => void;
}) {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const ask = useSubmit('POST /api/drafts/:draft/confirmation');
  const submitting = useSubmitting(flow);
  const [challenge, setChallenge] = useState<{ id: string; demoCode: string | null; revision: number }>();
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(0);
  const openWords = useOpenWords(flow);
  // A code confirms the answers that were sent with it; after a change it opens nothing, so another is asked for.
  const good = challenge?.revision === flow.draft.revision ? challenge : undefined;

  const send = async () => {
    const revision = await submitting.settle();
    if (revision === undefined) return;
    const challengeId = newId(now().getTime());
    const asked = await ask.submit({
      params: { draft: flow.draft.draftId },
      body: { challengeId, revision },
    });
    if (!asked) return;
    setCode('');
    setChallenge({ id: challengeId, demoCode: asked.demoCode, revision });
  };
  const submit = async () => {
    if (code.length !== 6 || !good) return setMissing((times) => times + 1);
    const file = await submitting.submit({ challengeId: good.id, code });
    if (file) onDone(file);
  };
  const errors = [
    ...(missing > 0 && code.length !== 6 ? [{ id: personCodeId, text: t('cases.counter.codeMissing') }] : []),
    ...(ask.problem ? [{ text: words(ask.problem) }] : []),
    ...(ask.offline ? [{ text: t('shell.problem.offline') }] : []),
    ...submitting.errors,
  ];
  return (
    <DeskPanel
      title={flow.type.name[language]}
      note={t('cases.counter.check')}
      side={<StatusChip tone="wait">{t('cases.counter.notYet')}</StatusChip>}
      foot={
        good ? (
          <Buttons>
            <Button kind="outline" main busy={ask.busy} onClick={() => void send()}>
              {t('cases.counter.sendAgain')}
            </Button>
            <Button kind="filled" main busy={submitting.busy} onClick={() => void submit()}>
              {t('cases.counter.submit')}
            </Button>
          </Buttons>
        ) : (
          <Buttons>
            <Button kind="outline" main onClick={onClose}>
              {t('cases.counter.close')}
            </Button>
            <Button
              kind="filled"
              main
              busy={ask.busy}
              disabledBecause={openWords}
              onClick={() => void send()}
            >
              {t('cases.counter.send')}
            </Button>
          </Buttons>
        )
      }
    >
      <ErrorSummary errors={errors} attempt={missing + ask.attempt + submitting.attempt} />
      {good ? (
        <PersonCode
          demoCode={good.demoCode}
          value={code}
          onChange={setCode}
          error={errors.find((error) => 'id' in error)?.text}
        />
      ) : (
        <p>{t('cases.counter.checkText')}</p>
      )}
      <AnswersSummary flow={flow} onChange={onChange} />
      <ContinueElsewhere draftId={flow.draft.draftId} sendWaiting={flow.sendWaiting} kind="outline" />
    </DeskPanel>
  );
}
