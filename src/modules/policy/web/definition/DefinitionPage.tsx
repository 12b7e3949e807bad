import { useState } from 'react';
import { useParams } from 'wouter';
import { useClerk } from '../../../../web/counter/use-clerk.ts';
import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { ButtonLink } from '../../../../web/design/Button.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { DeskFrame } from '../../../../web/design/DeskFrame.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { Failed, Notice, Waiting } from '../../../../web/design/States.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { Changes, type Definition } from './Changes.tsx';
import { DraftPanel } from './DraftPanel.tsx';
import { EditedText } from './EditedText.tsx';
import { useWriting } from './use-writing.ts';
import './definition.css';

/** A policy's text as it holds today, the draft upon it, and what came before: written by one, approved by another. */
export function DefinitionPage() {
  const clerk = useClerk();
  const { id = '' } = useParams<{ id: string }>();
  return clerk ? <Desk id={id} /> : null;
}

function Desk({ id }: { id: string }) {
  const t = useT();
  const words = useErrorWords();
  const seen = useLoad('GET /api/policies/:id/definition', { params: { id } }, { anyVisit: true });
  if (seen.data) return <Written definition={seen.data} onChanged={() => void seen.refetch()} />;
  return (
    <DeskFrame title={t('definition.title')}>
      <h1>{t('definition.title')}</h1>
      {seen.isError ? (
        <Failed onAgain={() => void seen.refetch()}>{words(seen.error)}</Failed>
      ) : (
        <Waiting lines={8} onAgain={() => void seen.refetch()} />
      )}
    </DeskFrame>
  );
}

function Written({ definition, onChanged }: { definition: Definition; onChanged: () => void }) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  const writing = useWriting(definition);
  const [line, setLine] = useState<{ line: number } | undefined>();
  const name = definition.name[language];
  const { draft } = definition;
  return (
    <DeskFrame
      title={t('definition.of', { name })}
      panel={
        <DraftPanel
          definition={definition}
          writing={writing}
          onChanged={onChanged}
          onLine={(at) => setLine({ line: at })}
        />
      }
      panelLabel={t('definition.check.title')}
    >
      <div className="row row-apart">
        <div>
          <h1>{name}</h1>
          <p className="note">{t('definition.lead')}</p>
        </div>
        <ButtonLink kind="outline" icon="back" href={`/counter/policies?policy=${definition.id}`}>
          {t('definition.library')}
        </ButtonLink>
      </div>
      {draft?.late ? <Notice tone="error">{t('definition.late')}</Notice> : null}
      {definition.covers.length > 0 ? (
        <Notice>
          {t('definition.covers', { days: definition.covers.map((from) => day(from)).join('、') })}
        </Notice>
      ) : null}
      {draft?.returned && draft.state === 'open' ? (
        <Notice>{t('definition.returned', { words: draft.returned })}</Notice>
      ) : null}
      <EditedText writing={writing} draft={draft} line={line} />
      <Versions versions={definition.versions} />
    </DeskFrame>
  );
}

function Versions({ versions }: { versions: Definition['versions'] }) {
  const t = useT();
  const { day, moment } = useFormat();
  if (versions.length === 0) return <p className="note">{t('definition.versions.none')}</p>;
  return (
    <>
      <h2>{t('definition.versions.title')}</h2>
      {versions.map((one) => (
        <Fold key={one.id} title={t('definition.versions.one', { from: day(one.from) })} icon="document">
          {one.holds ? <StatusChip tone="good">{t('definition.versions.holds')}</StatusChip> : null}
          <p className="note">{t('definition.versions.by', { ...one, when: moment(one.at) })}</p>
          <p>{t('definition.reasonGiven', { words: one.reason })}</p>
          <Changes changes={one.changes} />
        </Fold>
      ))}
    </>
  );
}
