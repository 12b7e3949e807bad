import { useEffect, useId, useState } from 'react';
import type { Input, Output } from '../../../web/call.ts';
import { useClerk } from '../../../web/counter/use-clerk.ts';
import { fieldErrors, queries, useErrorWords, useLoad, useSubmit } from '../../../web/data.ts';
import { Button } from '../../../web/design/Button.tsx';
import { Card } from '../../../web/design/Card.tsx';
import { Chip } from '../../../web/design/Chip.tsx';
import { DeskFrame, DeskQueueHead } from '../../../web/design/DeskFrame.tsx';
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx';
import { TextField } from '../../../web/design/Field.tsx';
import { ListOut } from '../../../web/design/ListOut.tsx';
import { Picks } from '../../../web/design/Picks.tsx';
import { Queue, QueueRow, Segments } from '../../../web/design/QueueRow.tsx';
import { Empty, Failed, Waiting } from '../../../web/design/States.tsx';
import { Facts } from '../../../web/design/SummaryList.tsx';
import { Keep } from '../../../web/design/Text.tsx';
import { say } from '../../../web/design/Toast.tsx';
import { useFormat } from '../../../web/format.ts';
import { useT } from '../../../web/words.ts';

type Callback = Output<'GET /api/callbacks'>['callbacks'][number];
type Call = Input<'POST /api/callbacks/:callback/call'>['body'];

const functions = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7'] as const;
const readAgainAfter = 30_000;

/** Who is to be called, by deadline; take one, see the number, call, say how it went. */
export function CallbacksPage() {
  const clerk = useClerk();
  return clerk ? <Callbacks /> : null;
}

function Callbacks() {
  const t = useT();
  const words = useErrorWords();
  const [view, setView] = useState<'open' | 'closed'>('open');
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useLoad('GET /api/callbacks', { query: { view } }, { anyVisit: true });
  const { refetch } = list;
  useEffect(() => {
    const timer = setInterval(() => void refetch(), readAgainAfter);
    return () => clearInterval(timer);
  }, [refetch]);
  const all = list.data?.callbacks ?? [];
  const one = all.find(({ callbackId }) => callbackId === chosen);
  return (
    <DeskFrame
      title={t('callbacks.desk.title')}
      queue={
        <>
          <DeskQueueHead
            title={t('callbacks.desk.title')}
            note={t('callbacks.desk.count', { count: all.length })}
          >
            <Segments
              label={t('callbacks.desk.title')}
              value={view}
              onChange={setView}
              segments={[
                { value: 'open', label: t('callbacks.desk.open') },
                { value: 'closed', label: t('callbacks.desk.closed') },
              ]}
            />
          </DeskQueueHead>
          {all.length > 0 ? (
            <Queue label={t('callbacks.desk.title')}>
              {all.map((row) => (
                <Line
                  key={row.callbackId}
                  row={row}
                  current={row.callbackId === chosen}
                  onClick={() => setChosen(row.callbackId)}
                />
              ))}
            </Queue>
          ) : null}
        </>
      }
    >
      <h1>{t('callbacks.desk.title')}</h1>
      <p className="note">{t('callbacks.desk.lead')}</p>
      {all.length > 0 ? <ListOut list="GET /api/callbacks" input={{ query: { view } }} /> : null}
      {list.isPending ? <Waiting onAgain={() => void refetch()} /> : null}
      {list.isError ? <Failed onAgain={() => void refetch()}>{words(list.error)}</Failed> : null}
      {list.data && all.length === 0 ? (
        <Empty title={t('callbacks.desk.none')}>{t('callbacks.desk.noneText')}</Empty>
      ) : null}
      {all.length > 0 && !one ? <p>{t('callbacks.desk.choose')}</p> : null}
      {one ? <Doing key={one.callbackId} row={one} tries={list.data?.tries ?? 0} /> : null}
    </DeskFrame>
  );
}

function Line({ row, current, onClick }: { row: Callback; current: boolean; onClick: () => void }) {
  const t = useT();
  const { time, dayOf, today, day } = useFormat();
  const due = dayOf(row.dueAt) === day(today) ? time(row.dueAt) : dayOf(row.dueAt);
  const about = functions.find((code) => code === row.about);
  return (
    <QueueRow
      number={due}
      name={row.name ?? t('callbacks.desk.noName')}
      matter={row.words ?? (about ? t(`network.functions.${about}`) : t('callbacks.desk.noMatter'))}
      wait={row.late ? t('callbacks.desk.late') : row.station.name}
      late={row.late}
      current={current}
      chip={
        row.mine && row.state === 'taken' ? (
          <Chip tone="good">{t('callbacks.desk.mine')}</Chip>
        ) : row.state === 'taken' ? (
          <Chip tone="neutral">{t('callbacks.desk.colleague')}</Chip>
        ) : null
      }
      onClick={onClick}
    />
  );
}

function Doing({ row, tries }: { row: Callback; tries: number }) {
  const t = useT();
  const { moment } = useFormat();
  const about = functions.find((code) => code === row.about);
  const mine = row.mine && row.state === 'taken';
  return (
    <Card
      level={2}
      title={row.name ?? t('callbacks.desk.noName')}
      side={row.late ? <Chip tone="error">{t('callbacks.desk.late')}</Chip> : null}
    >
      <Facts
        lined
        rows={[
          {
            name: t('callbacks.desk.words'),
            value: row.words ?? (about ? t(`network.functions.${about}`) : null),
          },
          { name: t('callbacks.desk.asked'), value: moment(row.askedAt) },
          {
            name: t('callbacks.desk.suits'),
            value: `${t(`callbacks.ask.suits.${row.suits}`)}　${t('callbacks.desk.by', { when: moment(row.dueAt) })}`,
          },
          { name: t('callbacks.desk.station'), value: row.station.name },
          { name: t('callbacks.desk.phone'), value: row.phone },
          ...(row.done ? [{ name: t('callbacks.desk.done'), value: row.done }] : []),
        ]}
      />
      {row.state === 'waiting' || row.state === 'taken' ? (
        <p className="note">
          {t('callbacks.desk.tries', { n: row.tries + 1, of: tries })}
          {row.againAt ? `　${t('callbacks.desk.again', { when: moment(row.againAt) })}` : ''}
          {row.signedIn ? '' : `　${t('callbacks.desk.notSignedIn')}`}
        </p>
      ) : (
        <p className="note">{t(`callbacks.mine.state.${row.state}`)}</p>
      )}
      {mine ? <Calling row={row} /> : row.mayTake ? <Take row={row} /> : null}
    </Card>
  );
}

function Take({ row }: { row: Callback }) {
  const t = useT();
  const take = useSubmit('POST /api/callbacks/:callback/take');
  const onTake = async () => {
    await take.submit({ params: { callback: row.callbackId }, body: {} });
    await queries.invalidateQueries();
  };
  return (
    <>
      <ErrorSummary errors={fieldErrors(take.problem, {})} attempt={take.attempt} />
      <Button kind="filled" main icon="phone" busy={take.busy} onClick={() => void onTake()}>
        {t('callbacks.desk.take')}
      </Button>
    </>
  );
}

/** The number in full, and how the call went. */
function Calling({ row }: { row: Callback }) {
  const t = useT();
  const { today } = useFormat();
  const read = useSubmit('POST /api/callbacks/:callback/full');
  const send = useSubmit('POST /api/callbacks/:callback/call');
  const label = useId();
  const [number, setNumber] = useState<Output<'POST /api/callbacks/:callback/full'>>();
  const [served, setServed] = useState<string | null>(row.about);
  const [done, setDone] = useState('');
  const [again, setAgain] = useState('');
  const show = async () => setNumber(await read.submit({ params: { callback: row.callbackId }, body: {} }));
  const note = async (body: Call) => {
    if (!(await send.submit({ params: { callback: row.callbackId }, body }))) return;
    say(t('callbacks.desk.noted'));
    await queries.invalidateQueries();
  };
  if (!number) {
    return (
      <>
        <ErrorSummary errors={fieldErrors(read.problem, {})} attempt={read.attempt} />
        <Button kind="filled" main icon="eye" busy={read.busy} onClick={() => void show()}>
          {t('callbacks.desk.show')}
        </Button>
        <p className="least">{t('callbacks.desk.audit')}</p>
      </>
    );
  }
  return (
    <div className="stack">
      <p className="figure">
        <Keep>{number.phone.replace(/(\d{3})(\d{4})(\d{4})/, '$1 $2 $3')}</Keep> {number.name}
      </p>
      <ErrorSummary
        errors={fieldErrors(send.problem, { '/done': 'call-done', '/againAt': 'call-again' })}
        attempt={send.attempt}
      />
      <h3 id={label}>{t('callbacks.desk.reached')}</h3>
      <p className="note">{t('callbacks.desk.served')}</p>
      <Picks
        labelledBy={label}
        chosen={served === null ? [] : [served]}
        onToggle={setServed}
        picks={functions.map((code) => ({ value: code, label: t(`network.functions.${code}`) }))}
      />
      <TextField
        id="call-done"
        kind="lines"
        label={t('callbacks.desk.done')}
        hint={t('callbacks.desk.doneHint')}
        most={300}
        error={send.problem?.of('/done')}
        value={done}
        onChange={setDone}
      />
      <Button
        kind="filled"
        icon="check"
        busy={send.busy}
        onClick={() =>
          void note({
            result: 'reached',
            ...(served === null ? {} : { served }),
            ...(done.trim() ? { done: done.trim() } : {}),
          })
        }
      >
        {t('callbacks.desk.save')}
      </Button>
      <h3>{t('callbacks.desk.notReached')}</h3>
      <TextField
        id="call-again"
        kind="text"
        label={t('callbacks.desk.againAt')}
        hint={t('callbacks.desk.againHint')}
        error={send.problem?.of('/againAt')}
        value={again}
        onChange={setAgain}
        optional
      />
      <div className="row">
        <Button
          kind="outline"
          onClick={() =>
            void note({ result: 'not-reached', ...(again.trim() ? { againAt: momentOf(again, today) } : {}) })
          }
        >
          {t('callbacks.desk.saveAgain')}
        </Button>
        <Button kind="danger" onClick={() => void note({ result: 'wrong-number' })}>
          {t('callbacks.desk.wrongNumber')}
        </Button>
      </div>
    </div>
  );
}

/** 15:30 of today, or 2026-11-23 09:00, in the business zone; what is neither goes as it is and is refused in words. */
function momentOf(typed: string, today: string): string {
  const text = typed.normalize('NFKC').trim();
  const [, day = today, time] = /^(?:(\d{4}-\d\d-\d\d)\s+)?(\d\d:\d\d)$/.exec(text) ?? [];
  return time ? `${day}T${time}:00+08:00` : text;
}
