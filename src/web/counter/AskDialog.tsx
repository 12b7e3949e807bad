import { type FormEvent, useId, useState } from 'react';
import { answerId, FactAnswer } from '../../modules/people/web/FactAnswer.tsx';
import { type Asked, type Draft, draftOf, valueToSend } from '../../modules/people/web/fact-draft.ts';
import { fieldErrors, useSubmit } from '../data.ts';
import { Button } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { ErrorSummary } from '../design/ErrorSummary.tsx';
import { say } from '../design/Toast.tsx';
import { useDevice } from '../device.ts';
import { useT } from '../words.ts';
import type { PersonFact } from './four-clear.ts';

/** The question of a gap, asked at the counter; what the person says is recorded with its source. */
export function AskDialog({
  personId,
  asked,
  known,
  more,
  onDone,
  onClose,
}: {
  personId: string;
  asked: Asked;
  known: PersonFact;
  /** Another question follows. */
  more: boolean;
  onDone: () => void;
  onClose: () => void;
}) {
  const t = useT();
  const { language } = useDevice();
  const heading = useId();
  const form = useId();
  const [draft, setDraft] = useState<Draft>(() => draftOf(asked, known.masked ? null : known.value));
  const [missing, setMissing] = useState(0);
  const send = useSubmit('POST /api/people/:person/facts');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (draft === undefined || draft === '') return setMissing((times) => times + 1);
    setMissing(0);
    const body = { facts: [{ fact: asked.id, value: valueToSend(asked, draft) }] };
    if (!(await send.submit({ params: { person: personId }, body }))) return;
    say(t('counter.ask.saved', { what: asked.label[language] }));
    onDone();
  };
  const errors = [
    ...(missing > 0 ? [{ id: answerId, text: t('counter.ask.missing') }] : []),
    ...fieldErrors(send.problem, { '/facts/0/value': answerId }),
    ...(send.offline ? [{ text: t('shell.problem.offline') }] : []),
  ];
  return (
    <Dialog
      open
      title={<span id={heading}>{asked.question?.[language] ?? asked.label[language]}</span>}
      onClose={onClose}
      actions={
        <>
          <Button kind="filled" main form={form} busy={send.busy}>
            {t(more ? 'counter.ask.saveNext' : 'counter.ask.save')}
          </Button>
          {more ? (
            <Button kind="outline" main onClick={onDone}>
              {t('counter.ask.skip')}
            </Button>
          ) : null}
        </>
      }
    >
      {asked.why ? <p className="note">{asked.why[language]}</p> : null}
      <form id={form} className="stack" onSubmit={submit} noValidate>
        <ErrorSummary errors={errors} attempt={send.attempt + missing} />
        <FactAnswer
          fact={asked}
          draft={draft}
          onChange={setDraft}
          error={errors.find((error) => 'id' in error && error.id === answerId)?.text}
          labelledBy={heading}
          describedBy={undefined}
        />
      </form>
    </Dialog>
  );
}
