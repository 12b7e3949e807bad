import { useState } from 'react';
import { queries, useErrorWords, useLoad, useSubmit } from '../../../web/data.ts';
import { Button, Buttons } from '../../../web/design/Button.tsx';
import { StatusChip } from '../../../web/design/Chip.tsx';
import { DeskPanel } from '../../../web/design/DeskFrame.tsx';
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx';
import { TextField } from '../../../web/design/Field.tsx';
import { type Task, TaskList } from '../../../web/design/Steps.tsx';
import { useDevice } from '../../../web/device.ts';
import { now } from '../../../web/now.ts';
import { newId } from '../../../web/uuid.ts';
import { useT } from '../../../web/words.ts';
import { type Case, CaseReceipt } from './CaseReceipt.tsx';
import { ContinueElsewhere } from './ContinueElsewhere.tsx';
import { CounterConfirm } from './CounterConfirm.tsx';
import { FlowTrouble } from './FlowGate.tsx';
import { QuestionStep } from './QuestionStep.tsx';
import { type Flow, useFlow } from './use-flow.ts';
import './cases.css';

export interface CounterFlowProps {
  /** The case type to begin, where no draft is given. */
  type: string;
  /** A draft to go on with: taken over by a code, or begun on the person's phone. */
  draftId: string | null;
  /** A draft has been begun, so that the page's address can name it. */
  onBegun: (draftId: string) => void;
  /** The person has confirmed and the case is decided. */
  onDone: (caseId: string) => void;
  onClose: () => void;
}

/** A matter at the counter, in the right column: the same questions, then the person's own confirmation, then the receipt. */
export function CounterFlow(props: CounterFlowProps) {
  const [receipt, setReceipt] = useState<Case>();
  if (receipt) return <Done file={receipt} onClose={props.onClose} />;
  if (props.draftId === null) return <Begin {...props} />;
  return (
    <Going
      key={props.draftId}
      draftId={props.draftId}
      onDone={(file) => {
        setReceipt(file);
        props.onDone(file.caseId);
      }}
      onClose={props.onClose}
    />
  );
}

function Begin({ type, onBegun, onClose }: CounterFlowProps) {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const loaded = useLoad('GET /api/case-types/:type', { params: { type }, query: {} });
  const [draftId] = useState(() => newId(now().getTime()));
  const [said, setSaid] = useState('');
  const send = useSubmit('POST /api/drafts');
  const begin = async () => {
    const from = said.trim() === '' ? {} : { from: { kind: 'sentence' as const, text: said } };
    const draft = await send.submit({ body: { draftId, type, ...from, at: now().toISOString() } });
    if (draft) onBegun(draft.draftId);
  };
  if (!loaded.data)
    return <FlowTrouble error={loaded.error ?? undefined} again={() => void loaded.refetch()} />;
  const { name, about, minutes, makes } = loaded.data;
  const errors = send.problem
    ? [{ text: words(send.problem) }]
    : send.offline
      ? [{ text: t('shell.problem.offline') }]
      : [];
  return (
    <DeskPanel
      title={name[language]}
      note={t('cases.begin.minutes', { count: minutes })}
      foot={
        <Buttons>
          <Button kind="outline" main onClick={onClose}>
            {t('cases.counter.close')}
          </Button>
          <Button kind="filled" main busy={send.busy} onClick={() => void begin()}>
            {t('cases.counter.begin')}
          </Button>
        </Buttons>
      }
    >
      <ErrorSummary errors={errors} attempt={send.attempt} />
      <p>{about[language]}</p>
      {makes === 'posting' ? (
        <TextField
          kind="lines"
          label={t('cases.counter.said')}
          hint={t('cases.counter.saidHint')}
          value={said}
          onChange={setSaid}
          most={2000}
        />
      ) : null}
    </DeskPanel>
  );
}

/** Where the clerk is in the flow: at a question, or at the check. */
type At = { question: string } | 'check';

function Going({
  draftId,
  onDone,
  onClose,
}: {
  draftId: string;
  onDone: (file: Case) => void;
  onClose: () => void;
}) {
  const state = useFlow(draftId);
  const [chosen, setChosen] = useState<At>();
  if (!state.flow) return <FlowTrouble error={state.error} again={state.again} />;
  const { flow } = state;
  if (flow.draft.anonymous) return <Nobodys flow={flow} onClose={onClose} />;
  const at: At = chosen ?? (flow.next === null ? 'check' : { question: flow.next });
  const question = at === 'check' ? undefined : flow.asked.find(({ id }) => id === at.question);
  if (!question)
    return (
      <CounterConfirm
        flow={flow}
        onChange={(id) => setChosen({ question: id })}
        onDone={onDone}
        onClose={onClose}
      />
    );
  const before = flow.asked[flow.asked.indexOf(question) - 1];
  return (
    <QuestionStep
      key={question.id}
      flow={flow}
      question={question}
      back={() => (before ? setChosen({ question: before.id }) : onClose())}
      onDone={(next) => setChosen(next === null ? 'check' : { question: next })}
      elsewhere={
        <>
          <FlowTasks flow={flow} section={question.section} onChoose={setChosen} />
          <ContinueElsewhere draftId={draftId} sendWaiting={flow.sendWaiting} kind="outline" />
        </>
      }
    />
  );
}

/** The sections of the matter, and the check at its end. */
function FlowTasks({
  flow,
  section,
  onChoose,
}: {
  flow: Flow;
  section: string | null;
  onChoose: (at: At) => void;
}) {
  const t = useT();
  const { language } = useDevice();
  const tasks = flow.type.sections.flatMap(({ id, name }): Task[] => {
    const questions = flow.asked.filter((question) => question.section === id);
    const [first] = questions;
    if (!first) return [];
    const done = questions.every((question) => Object.hasOwn(flow.answers, question.id));
    const state = id === section ? 'now' : done ? 'done' : 'next';
    return [{ name: name[language], state, onClick: () => onChoose({ question: first.id }) }];
  });
  const check: Task = { name: t('cases.counter.check'), state: section === null ? 'now' : 'next' };
  return <TaskList label={t('cases.counter.steps')} tasks={[...tasks, check]} />;
}

/** Taken over from a terminal, where nobody had signed in: it is given to the person of the visit. */
function Nobodys({ flow, onClose }: { flow: Flow; onClose: () => void }) {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const give = useSubmit('POST /api/drafts/:draft/person');
  return (
    <DeskPanel
      title={flow.type.name[language]}
      foot={
        <Buttons>
          <Button kind="outline" main onClick={onClose}>
            {t('cases.counter.close')}
          </Button>
          <Button
            kind="filled"
            main
            busy={give.busy}
            onClick={() =>
              void give
                .submit({ params: { draft: flow.draft.draftId }, body: {} })
                .then((given) => (given ? queries.invalidateQueries() : undefined))
            }
          >
            {t('cases.counter.take')}
          </Button>
        </Buttons>
      }
    >
      <ErrorSummary errors={give.problem ? [{ text: words(give.problem) }] : []} attempt={give.attempt} />
      <p>{t('cases.counter.anonymous')}</p>
    </DeskPanel>
  );
}

function Done({ file, onClose }: { file: Case; onClose: () => void }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <DeskPanel
      title={t('cases.counter.done')}
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
      <CaseReceipt file={file} />
    </DeskPanel>
  );
}
