import { useState } from 'react';
import { call } from '../../../../web/call.ts';
import { useErrorWords, useSubmit } from '../../../../web/data.ts';
import { Button, ButtonLink } from '../../../../web/design/Button.tsx';
import { Card } from '../../../../web/design/Card.tsx';
import { Dialog } from '../../../../web/design/Dialog.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { useT } from '../../../../web/words.ts';
import { GiveUp } from './GiveUp.tsx';
import { hasWritten, type Import, mayDrop, trialOf } from './import-state.ts';
import { useOutcomes } from './outcomes.ts';
import { saveMade } from './save-made.ts';

/** What can be done with a file that was read: tried, written, undone, given up; and its rows that did not pass, to take away. */
export function NextThing({ one, onChanged }: { one: Import; onChanged: () => void }) {
  const t = useT();
  const words = useErrorWords();
  const outcomes = useOutcomes();
  const trying = useSubmit('POST /api/imports/:import/try');
  const params = { import: one.importId };
  const { quarantined: mend, toDo: commit } = one;
  const trial = trialOf(one);
  const written = outcomes(one.outcomes, 'became');
  const try_ = async () => {
    await trying.submit({ params });
    onChanged();
  };
  return (
    <Card level={2} tone={mend + commit > 0 ? 'shi' : 'plain'} title={<NextWords one={one} />}>
      {trial ? <p>{t('imports.check.tried', { what: outcomes(trial, 'would') })}</p> : null}
      {mayDrop(one) ? null : <p>{t('imports.check.written', { what: written })}</p>}
      {(trial?.elsewhere ?? one.outcomes.elsewhere ?? 0) > 0 ? (
        <p className="note">{t('imports.check.toOthers')}</p>
      ) : null}
      {trying.problem ? <Notice tone="error">{words(trying.problem)}</Notice> : null}
      <div className="row">
        {commit > 0 ? (
          <>
            <Write one={one} onChanged={onChanged} />
            <Button icon="eye" main busy={trying.busy} onClick={() => void try_()}>
              {t('imports.check.try')}
            </Button>
          </>
        ) : null}
        {mend + one.rejected > 0 ? <FailedRows one={one} /> : null}
        {mend + commit === 0 ? (
          <ButtonLink kind="tint" icon="plus" href="/counter/imports/new">
            {t('imports.check.again')}
          </ButtonLink>
        ) : null}
        {hasWritten(one) ? <Undo one={one} onChanged={onChanged} /> : null}
        {mayDrop(one) ? <GiveUp one={one} onChanged={onChanged} /> : null}
      </div>
    </Card>
  );
}

function NextWords({ one: { quarantined: mend, toDo: commit } }: { one: Import }) {
  const t = useT();
  if (mend > 0 && commit > 0) return t('imports.check.next.mendAndCommit', { mend, commit });
  if (mend > 0) return t('imports.check.next.mend', { mend });
  return commit > 0 ? t('imports.check.next.commit', { commit }) : t('imports.check.next.done');
}

function FailedRows({ one }: { one: Import }) {
  const t = useT();
  const words = useErrorWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const take = async () => {
    setBusy(true);
    setError(undefined);
    await call('POST /api/imports/:import/failed', { params: { import: one.importId } })
      .then(saveMade, setError)
      .finally(() => setBusy(false));
  };
  return (
    <>
      <Button icon="screen-lower" main busy={busy} onClick={() => void take()}>
        {t('imports.check.failed')}
      </Button>
      {error ? <Notice tone="error">{words(error)}</Notice> : null}
    </>
  );
}

function Write({ one, onChanged }: { one: Import; onChanged: () => void }) {
  const t = useT();
  const words = useErrorWords();
  const outcomes = useOutcomes();
  const send = useSubmit('POST /api/imports/:import/commit');
  const [asking, setAsking] = useState(false);
  const count = one.toDo;
  const trial = trialOf(one);
  const write = async () => {
    setAsking(false);
    await send.submit({ params: { import: one.importId }, body: { line: null } });
    onChanged();
  };
  return (
    <>
      <Button kind="filled" icon="check" main busy={send.busy} onClick={() => setAsking(true)}>
        {t('imports.check.commit', { count })}
      </Button>
      {send.problem ? <Notice tone="error">{words(send.problem)}</Notice> : null}
      <Dialog
        open={asking}
        title={t('imports.ask.commit', { count })}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="filled" icon="check" onClick={() => void write()}>
              {t('imports.ask.commitYes')}
            </Button>
            <Button kind="outline" onClick={() => setAsking(false)}>
              {t('imports.ask.keep')}
            </Button>
          </>
        }
      >
        <p>
          {trial
            ? t('imports.ask.commitWill', { what: outcomes(trial, 'would') })
            : t('imports.ask.commitUntried', { count })}
        </p>
        {one.quarantined > 0 ? <p>{t('imports.ask.commitRest', { count: one.quarantined })}</p> : null}
        <p className="note">{t('imports.ask.commitBack')}</p>
      </Dialog>
    </>
  );
}

function Undo({ one, onChanged }: { one: Import; onChanged: () => void }) {
  const t = useT();
  const words = useErrorWords();
  const send = useSubmit('POST /api/imports/:import/undo');
  const [asking, setAsking] = useState(false);
  const { created = 0, changed = 0 } = one.outcomes;
  const undo = async () => {
    setAsking(false);
    await send.submit({ params: { import: one.importId } });
    onChanged();
  };
  return (
    <>
      <Button kind="danger" main busy={send.busy} onClick={() => setAsking(true)}>
        {t('imports.check.undo')}
      </Button>
      {send.problem ? <Notice tone="error">{words(send.problem)}</Notice> : null}
      <Dialog
        open={asking}
        title={t('imports.ask.undo')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="danger" onClick={() => void undo()}>
              {t('imports.ask.undoYes')}
            </Button>
            <Button kind="outline" onClick={() => setAsking(false)}>
              {t('imports.ask.keep')}
            </Button>
          </>
        }
      >
        <p>{t('imports.ask.undoWhat', { created, changed })}</p>
        <p>{t('imports.ask.undoKeeps')}</p>
      </Dialog>
    </>
  );
}
