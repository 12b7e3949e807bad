import { useState } from 'react';
import type { Output } from '../../../../web/call.ts';
import { useClerk } from '../../../../web/counter/use-clerk.ts';
import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { Chip } from '../../../../web/design/Chip.tsx';
import { DeskFrame, DeskQueueHead } from '../../../../web/design/DeskFrame.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { Queue, QueueRow, Segments } from '../../../../web/design/QueueRow.tsx';
import { Empty, Failed, Waiting } from '../../../../web/design/States.tsx';
import { useT } from '../../../../web/words.ts';
import { HowWeighed } from './HowWeighed.tsx';
import { PairCard } from './PairCard.tsx';
import { signed } from './signed.ts';

export type PairShown = Output<'GET /api/duplicates'>['pairs'][number];

/** Pairs that may be one person: look at one, say what it is. */
export function DuplicatesPage() {
  const clerk = useClerk();
  return clerk ? <Duplicates /> : null;
}

function Duplicates() {
  const t = useT();
  const words = useErrorWords();
  const [view, setView] = useState<'waiting' | 'decided'>('waiting');
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useLoad('GET /api/duplicates', { query: { view } }, { anyVisit: true });
  const all = list.data?.pairs ?? [];
  const one = all.find(({ duplicateId }) => duplicateId === chosen);
  return (
    <DeskFrame
      title={t('duplicates.title')}
      queue={
        <>
          <DeskQueueHead title={t('duplicates.title')} note={t('duplicates.count', { count: all.length })}>
            <Segments
              label={t('duplicates.title')}
              value={view}
              onChange={setView}
              segments={[
                { value: 'waiting', label: t('duplicates.waiting') },
                { value: 'decided', label: t('duplicates.decided') },
              ]}
            />
          </DeskQueueHead>
          {all.length > 0 ? (
            <Queue label={t('duplicates.title')}>
              {all.map((pair) => (
                <PairRow
                  key={pair.duplicateId}
                  pair={pair}
                  current={pair.duplicateId === chosen}
                  onClick={() => setChosen(pair.duplicateId)}
                />
              ))}
            </Queue>
          ) : null}
        </>
      }
    >
      <h1>{t('duplicates.title')}</h1>
      <p className="note">{t('duplicates.lead')}</p>
      {list.isPending ? <Waiting onAgain={() => void list.refetch()} /> : null}
      {list.isError ? <Failed onAgain={() => void list.refetch()}>{words(list.error)}</Failed> : null}
      {list.data && all.length === 0 ? (
        <Empty title={t(view === 'waiting' ? 'duplicates.none' : 'duplicates.noneDecided')}>
          {t('duplicates.noneText')}
        </Empty>
      ) : null}
      {all.length > 0 ? <ListOut list="GET /api/duplicates" input={{ query: { view } }} /> : null}
      {all.length > 0 && !one ? <p>{t('duplicates.choose')}</p> : null}
      {one ? <PairCard key={one.duplicateId} pair={one} /> : null}
      {list.data?.more ? <p className="note">{t('duplicates.more')}</p> : null}
      <HowWeighed />
    </DeskFrame>
  );
}

function PairRow({ pair, current, onClick }: { pair: PairShown; current: boolean; onClick: () => void }) {
  const t = useT();
  const telling = pair.parts.toSorted((a, b) => b.weight - a.weight)[0];
  return (
    <QueueRow
      number={signed(pair.weight)}
      name={pair.people.map(({ name }) => name).join(' / ')}
      matter={
        telling
          ? t(`duplicates.level.${telling.trait}.${telling.level}` as 'duplicates.level.name.equal')
          : ''
      }
      wait=""
      current={current}
      chip={
        pair.state === 'waiting' ? null : (
          <Chip tone="neutral">{t(`duplicates.state.${pair.merged ? 'merged' : pair.state}`)}</Chip>
        )
      }
      onClick={onClick}
    />
  );
}
