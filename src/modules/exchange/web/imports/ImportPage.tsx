import { useEffect, useRef } from 'react';
import { useParams } from 'wouter';
import { useClerk } from '../../../../web/counter/use-clerk.ts';
import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { ButtonLink } from '../../../../web/design/Button.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { DeskFrame } from '../../../../web/design/DeskFrame.tsx';
import { Failed, Notice, Waiting } from '../../../../web/design/States.tsx';
import { BackLink, Dotted, MoreLink } from '../../../../web/design/Text.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { Checked } from './Checked.tsx';
import { GiveUp } from './GiveUp.tsx';
import { type Import, type ImportState, isRunning, type Seen } from './import-state.ts';
import { Mapping } from './Mapping.tsx';
import { useOutcomes } from './outcomes.ts';
import { RunningStep } from './RunningStep.tsx';
import { Sending } from './Sending.tsx';
import { SumBar } from './SumBar.tsx';
import './imports.css';

/** One import, from its file to what stands in the register, and back. */
export function ImportPage() {
  const clerk = useClerk();
  const { import: importId = '' } = useParams();
  return clerk ? <One key={importId} importId={importId} /> : null;
}

const again = 1000;

function One({ importId }: { importId: string }) {
  const t = useT();
  const words = useErrorWords();
  const seen = useLoad('GET /api/imports/:import', { params: { import: importId } }, { anyVisit: true });
  const { refetch } = seen;
  const state = seen.data?.import.state;
  const running = state !== undefined && (isRunning(state) || seen.data?.import.comparing !== null);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => void refetch(), again);
    return () => clearInterval(timer);
  }, [running, refetch]);
  useSaying(state);
  return (
    <DeskFrame title={seen.data?.import.fileName ?? t('imports.list.title')}>
      <div>
        <BackLink href="/counter/imports">{t('imports.one.back')}</BackLink>
        {seen.data ? <Head one={seen.data.import} /> : <h1 className="unseen">{t('imports.list.title')}</h1>}
      </div>
      {seen.isPending ? <Waiting onAgain={() => void refetch()} /> : null}
      {seen.isError ? <Failed onAgain={() => void refetch()}>{words(seen.error)}</Failed> : null}
      {seen.data ? <AsItStands seen={seen.data} onChanged={() => void refetch()} /> : null}
    </DeskFrame>
  );
}

/** Says it when a step is over: whoever waited has looked elsewhere. */
function useSaying(state: ImportState | undefined): void {
  const t = useT();
  const before = useRef<ImportState>(undefined);
  useEffect(() => {
    const was = before.current;
    before.current = state;
    if (was === undefined || !isRunning(was) || state === undefined || isRunning(state)) return;
    if (was === 'trying') say(t('imports.say.tried'));
    else if (state === 'mapping' || state === 'checked' || state === 'committed' || state === 'undone') {
      say(t(`imports.say.${state}`));
    }
  }, [state, t]);
}

function Head({ one }: { one: Import }) {
  const t = useT();
  const { language } = useDevice();
  const { day, moment } = useFormat();
  const when = moment(one.startedAt);
  return (
    <>
      <div className="row">
        <h1>{one.fileName}</h1>
        {isRunning(one.state) ? null : (
          <StatusChip
            tone={one.state === 'committed' ? 'good' : one.state === 'refused' ? 'error' : 'neutral'}
          >
            {t(`imports.state.${one.state}`)}
          </StatusChip>
        )}
      </div>
      <p className="note">
        <Dotted>
          {[
            one.kindName[language],
            t('imports.one.source', { source: one.source }),
            one.department?.[language] ?? t('imports.one.own'),
            t('imports.one.asOf', { day: day(one.asOf) }),
            one.startedBy === null
              ? t('imports.list.byNobody', { when })
              : t('imports.list.by', { name: one.startedBy, when }),
          ]}
        </Dotted>
      </p>
    </>
  );
}

function AsItStands({ seen, onChanged }: { seen: Seen; onChanged: () => void }) {
  const t = useT();
  const { moment } = useFormat();
  const one = seen.import;
  return (
    <>
      {one.sameAs ? (
        <Notice tone="wait">
          {t('imports.one.sameAs', { when: moment(one.sameAs.at) })}{' '}
          <MoreLink href={`/counter/imports/${one.sameAs.importId}`}>{t('imports.one.sameAsLink')}</MoreLink>
        </Notice>
      ) : null}
      <Step seen={seen} onChanged={onChanged} />
    </>
  );
}

function Step({ seen, onChanged }: { seen: Seen; onChanged: () => void }) {
  const one = seen.import;
  if (isRunning(one.state)) return <RunningStep one={one} state={one.state} />;
  switch (one.state) {
    case 'receiving':
      return <Sending one={one} onChanged={onChanged} />;
    case 'mapping':
      // Another sheet, or the same looked at anew, is another question.
      return <Mapping key={JSON.stringify(seen.layout)} seen={seen} onChanged={onChanged} />;
    case 'checked':
    case 'committed':
      return <Checked seen={seen} onChanged={onChanged} />;
    default:
      return <Ended one={one} onChanged={onChanged} />;
  }
}

/** Nothing more is to be done with this one. */
function Ended({ one, onChanged }: { one: Import; onChanged: () => void }) {
  const t = useT();
  const outcomes = useOutcomes();
  const { language } = useDevice();
  const again = (
    <ButtonLink kind="filled" icon="plus" href="/counter/imports/new">
      {t('imports.check.again')}
    </ButtonLink>
  );
  if (one.state === 'refused') {
    return (
      <>
        <div role="alert">
          <Notice tone="error" title={t('imports.one.refused')}>
            {one.problem?.[language]}
          </Notice>
        </div>
        <p>{t('imports.one.refusedText')}</p>
        <div className="row">
          {again}
          <GiveUp one={one} onChanged={onChanged} />
        </div>
      </>
    );
  }
  const undone = one.state === 'undone';
  const { undone: ended = 0, kept = 0 } = one.outcomes;
  return (
    <>
      <Notice tone="info" title={t(undone ? 'imports.one.undone' : 'imports.one.dropped')}>
        {undone
          ? t('imports.one.undoneText', { what: outcomes({ undone: ended, kept }, 'became') })
          : t('imports.one.droppedText')}
      </Notice>
      {undone ? <SumBar one={one} /> : null}
      <div className="row">{again}</div>
    </>
  );
}
