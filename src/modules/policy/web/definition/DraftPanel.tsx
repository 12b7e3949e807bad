import { fieldErrors, queries, useSubmit } from '../../../../web/data.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { Section } from '../../../../web/design/Card.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { DeskPanel } from '../../../../web/design/DeskFrame.tsx';
import { ErrorSummary } from '../../../../web/design/ErrorSummary.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { Changes, type Definition, ExamplesMoved } from './Changes.tsx';
import { Decide } from './Decide.tsx';
import { PeopleMoved } from './PeopleMoved.tsx';
import type { Writing } from './use-writing.ts';

/** Beside the text: what is wrong, what it changes, for how many, and what can be done with it. */
export function DraftPanel({
  definition,
  writing,
  onChanged,
  onLine,
}: {
  definition: Definition;
  writing: Writing;
  onChanged: () => void;
  onLine: (line: number) => void;
}) {
  const t = useT();
  const { moment } = useFormat();
  const { draft, id } = definition;
  const keep = useSubmit('POST /api/policies/:id/draft');
  const move = useSubmit('POST /api/policies/:id/draft/move');
  const save = async () => {
    const { text, short, reason } = writing;
    return keep.submit({ params: { id }, body: { text, short, reason, upon: definition.hash } });
  };
  const moveTo = async (to: 'submitted' | 'open' | 'approved' | 'dropped', hash: string, words?: string) => {
    const done = await move.submit({ params: { id }, body: { to, hash, ...(words ? { words } : {}) } });
    if (done && to !== 'open') writing.forget();
    onChanged();
    // What a text says otherwise is said against today's, and that may be another now.
    if (to === 'approved') await queries.invalidateQueries();
    return done !== undefined;
  };
  const onSave = async () => {
    if (!(await save())) return;
    say(t('definition.act.saved'));
    onChanged();
  };
  const onSubmit = async () => {
    const kept = await save();
    if (kept && (await moveTo('submitted', kept.hash))) say(t('definition.act.submitted'));
  };
  const ids = { '/text': 'definition-text', '/reason': 'definition-reason', '/words': 'definition-words' };
  const errors = [
    ...fieldErrors(keep.problem, ids),
    ...fieldErrors(move.problem, ids),
    ...(keep.offline || move.offline ? [{ text: t('shell.problem.offline') }] : []),
  ];
  return (
    <DeskPanel
      title={t('definition.check.title')}
      note={draft ? t('definition.by', { name: draft.by, when: moment(draft.at) }) : undefined}
      side={<State draft={draft} unsaved={writing.unsaved} />}
      foot={
        writing.open ? (
          <div className="stack">
            <Button kind="filled" main wide icon="check" busy={move.busy} onClick={() => void onSubmit()}>
              {t('definition.act.submit')}
            </Button>
            <Button kind="outline" wide busy={keep.busy} onClick={() => void onSave()}>
              {t('definition.act.save')}
            </Button>
          </div>
        ) : draft ? (
          <Decide draft={draft} move={moveTo} busy={move.busy} from={definition.draftFrom} />
        ) : undefined
      }
    >
      <ErrorSummary errors={errors} attempt={keep.attempt + move.attempt} />
      {draft && !writing.open && draft.reason ? (
        <p>{t('definition.reasonGiven', { words: draft.reason })}</p>
      ) : null}
      <Faults writing={writing} onLine={onLine} />
      <WhatChanges definition={definition} writing={writing} />
      {draft ? <PeopleMoved id={id} draft={draft} unsaved={writing.unsaved} onChanged={onChanged} /> : null}
      {draft && writing.open ? (
        <Decide draft={draft} move={moveTo} busy={move.busy} from={definition.draftFrom} />
      ) : null}
    </DeskPanel>
  );
}

function WhatChanges({ definition: { short }, writing }: { definition: Definition; writing: Writing }) {
  const t = useT();
  const { changes = [], faults = [], examples } = writing.checked ?? {};
  const card =
    JSON.stringify(short) === JSON.stringify(writing.short)
      ? []
      : [{ part: 'short' as const, id: 'short', before: short, after: writing.short }];
  if (faults.length > 0 || changes.length + card.length === 0) return null;
  return (
    <>
      <Section title={t('definition.changes.title')}>
        <Changes changes={[...changes, ...card]} />
      </Section>
      {examples ? (
        <Section title={t('definition.examples.title')}>
          <ExamplesMoved examples={examples} />
        </Section>
      ) : null}
    </>
  );
}

function State({ draft, unsaved }: { draft: Definition['draft']; unsaved: boolean }) {
  const t = useT();
  if (unsaved) return <StatusChip tone="wait">{t('definition.state.unsaved')}</StatusChip>;
  if (!draft) return null;
  return (
    <StatusChip tone={draft.state === 'submitted' ? 'wait' : 'neutral'}>
      {t(`definition.state.${draft.state}`)}
    </StatusChip>
  );
}

function Faults({ writing, onLine }: { writing: Writing; onLine: (line: number) => void }) {
  const t = useT();
  const { language } = useDevice();
  if (!writing.checked) return null;
  const { faults, changes } = writing.checked;
  if (faults.length === 0)
    return <p role="status">{t(changes.length === 0 ? 'definition.check.same' : 'definition.check.good')}</p>;
  return (
    <Notice tone="error" title={t('definition.check.faults', { count: faults.length })}>
      <span className="stack">
        {faults.map(({ line, words }) => (
          <Button key={`${line} ${words.en}`} kind="text" onClick={() => onLine(line)}>
            {t('definition.check.line', { line, words: words[language] })}
          </Button>
        ))}
      </span>
    </Notice>
  );
}
