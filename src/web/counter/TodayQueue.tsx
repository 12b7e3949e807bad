import { Chip } from '../design/Chip.tsx';
import { DeskQueueHead } from '../design/DeskFrame.tsx';
import { ListOut } from '../design/ListOut.tsx';
import { Queue, QueueRow } from '../design/QueueRow.tsx';
import { useFormat } from '../format.ts';
import { useT } from '../words.ts';
import type { Visit } from './use-today.ts';

/** The column at the left: whom this clerk has received today, each once, the last one first. */
export function TodayQueue({
  visits,
  current,
  onChoose,
}: {
  visits: readonly Visit[];
  current: string | null;
  onChoose: (visit: Visit) => void;
}) {
  const t = useT();
  const { time } = useFormat();
  const people = visits.filter(
    (visit, at) => visits.findIndex(({ personId }) => personId === visit.personId) === at,
  );
  return (
    <>
      <DeskQueueHead
        title={t('counter.queue.title')}
        note={t('counter.queue.count', { count: people.length })}
      >
        {visits.length === 0 ? <p className="note">{t('counter.queue.none')}</p> : null}
      </DeskQueueHead>
      {visits.length === 0 ? null : (
        <Queue label={t('counter.queue.title')}>
          {people.map((visit) => (
            <QueueRow
              key={visit.visitId}
              number={time(visit.beganAt)}
              name={visit.name ?? t('counter.queue.elsewhere')}
              matter={visit.open ? '' : t('counter.queue.over')}
              wait={visit.visitId === current ? t('counter.queue.now') : null}
              current={visit.visitId === current}
              chip={
                visit.open && visit.visitId !== current ? (
                  <Chip tone="wait">{t('counter.queue.open')}</Chip>
                ) : null
              }
              onClick={() => onChoose(visit)}
            />
          ))}
        </Queue>
      )}
      {visits.length === 0 ? null : <ListOut list="GET /api/visits/today" />}
    </>
  );
}
