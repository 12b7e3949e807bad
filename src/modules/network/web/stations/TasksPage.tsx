import { useState } from 'react';
import type { Input, Output } from '../../../../web/call.ts';
import { useClerk } from '../../../../web/counter/use-clerk.ts';
import { fieldErrors, queries, useErrorWords, useLoad, useSubmit } from '../../../../web/data.ts';
import { Button, ButtonLink, Buttons } from '../../../../web/design/Button.tsx';
import { Card } from '../../../../web/design/Card.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { DeskFrame } from '../../../../web/design/DeskFrame.tsx';
import { ErrorSummary } from '../../../../web/design/ErrorSummary.tsx';
import { TextField } from '../../../../web/design/Field.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { Segments } from '../../../../web/design/QueueRow.tsx';
import { Empty, Failed, Waiting } from '../../../../web/design/States.tsx';
import { Facts } from '../../../../web/design/SummaryList.tsx';
import { Dotted } from '../../../../web/design/Text.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';

type Task = Output<'GET /api/tasks'>['tasks'][number];
type Done = Input<'POST /api/tasks/:task/done'>['body'];

/** What is published by the stations of my area and is to be checked: reported as wrong, or not looked at in time. */
export function TasksPage() {
  const clerk = useClerk();
  return clerk ? <Tasks /> : null;
}

function Tasks() {
  const t = useT();
  const words = useErrorWords();
  const [state, setState] = useState<'open' | 'done'>('open');
  const tasks = useLoad('GET /api/tasks', { query: { state } }, { anyVisit: true });
  return (
    <DeskFrame title={t('stations.tasks.title')}>
      <div className="row row-apart">
        <div>
          <h1>{t('stations.tasks.title')}</h1>
          <p className="note">{t('stations.tasks.lead')}</p>
        </div>
        <Buttons>
          <ButtonLink kind="outline" icon="pin" href="/counter/stations">
            {t('stations.manage.title')}
          </ButtonLink>
          <ButtonLink kind="outline" icon="edit" href="/counter/station">
            {t('stations.tasks.station')}
          </ButtonLink>
        </Buttons>
      </div>
      <Segments
        label={t('stations.tasks.title')}
        value={state}
        onChange={setState}
        segments={[
          { value: 'open', label: t('stations.tasks.open') },
          { value: 'done', label: t('stations.tasks.done') },
        ]}
      />
      {tasks.data && tasks.data.tasks.length > 0 ? (
        <ListOut list="GET /api/tasks" input={{ query: { state } }} />
      ) : null}
      {tasks.isPending ? <Waiting onAgain={() => void tasks.refetch()} /> : null}
      {tasks.isError ? <Failed onAgain={() => void tasks.refetch()}>{words(tasks.error)}</Failed> : null}
      {tasks.data?.tasks.length === 0 ? (
        <Empty title={t('stations.tasks.none')}>{t('stations.tasks.noneText')}</Empty>
      ) : null}
      <div className="stack">
        {tasks.data?.tasks.map((task) => (
          <TaskCard key={task.taskId} task={task} />
        ))}
      </div>
    </DeskFrame>
  );
}

function TaskCard({ task }: { task: Task }) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  const { item } = task;
  return (
    <Card
      level={2}
      title={item.title[language] || item.title.zh}
      side={
        task.outcome ? (
          <StatusChip tone="good">{t(`stations.tasks.outcome.${task.outcome}`)}</StatusChip>
        ) : (
          <StatusChip tone={task.late ? 'error' : 'wait'}>
            {task.late ? t('stations.tasks.late') : t('stations.tasks.due', { day: day(task.dueOn) })}
          </StatusChip>
        )
      }
    >
      <p className="note">
        <Dotted>
          {[
            task.why === 'reported' ? t('stations.tasks.reported') : t('stations.tasks.overdue'),
            task.station.name,
          ]}
        </Dotted>
      </p>
      {task.reports.length > 0 ? (
        <ul>
          {task.reports.map((report) => (
            <li key={report.madeAt}>
              {report.reason[language]}
              {report.words === null ? null : `　${t('stations.tasks.said', { words: report.words })}`}
            </li>
          ))}
        </ul>
      ) : null}
      {task.kind === 'station' ? null : (
        <Facts
          rows={[
            { name: t('stations.tasks.words'), value: item.words[language] || item.words.zh },
            { name: t('stations.tasks.phone'), value: item.phone },
            { name: t('stations.tasks.link'), value: item.link },
            { name: t('stations.tasks.source'), value: item.source },
          ].filter(({ value }) => value !== null)}
        />
      )}
      {task.outcome === null ? <Doing task={task} /> : null}
    </Card>
  );
}

function Doing({ task }: { task: Task }) {
  const t = useT();
  const send = useSubmit('POST /api/tasks/:task/done');
  const [editing, setEditing] = useState(false);
  const done = async (body: Done) => {
    if (!(await send.submit({ params: { task: task.taskId }, body }))) return;
    say(t('stations.tasks.finished'));
    await queries.invalidateQueries();
  };
  if (!task.mayChange) return <p className="note">{t('stations.tasks.above')}</p>;
  return (
    <>
      <ErrorSummary errors={fieldErrors(send.problem, {})} attempt={send.attempt} />
      {editing ? (
        <Correction
          task={task}
          busy={send.busy}
          onSave={(correction) => void done({ outcome: 'corrected', correction })}
        />
      ) : (
        <Buttons>
          {task.kind === 'station' ? (
            <ButtonLink
              kind="outline"
              icon="edit"
              href={`/counter/station?station=${task.station.stationId}`}
            >
              {t('stations.tasks.toStation')}
            </ButtonLink>
          ) : (
            <>
              <Button kind="danger" onClick={() => void done({ outcome: 'taken-down' })}>
                {t('stations.tasks.takeDown')}
              </Button>
              <Button kind="outline" icon="edit" onClick={() => setEditing(true)}>
                {t('stations.tasks.edit')}
              </Button>
            </>
          )}
          <Button
            kind="filled"
            icon="check"
            busy={send.busy}
            onClick={() => void done({ outcome: 'confirmed' })}
          >
            {t('stations.tasks.confirm')}
          </Button>
        </Buttons>
      )}
    </>
  );
}

function Correction({
  task: { item },
  busy,
  onSave,
}: {
  task: Task;
  busy: boolean;
  onSave: (correction: NonNullable<Done['correction']>) => void;
}) {
  const t = useT();
  const [title, setTitle] = useState(item.title.zh);
  const [words, setWords] = useState(item.words.zh);
  const [phone, setPhone] = useState(item.phone ?? '');
  const [link, setLink] = useState(item.link ?? '');
  return (
    <div className="stack">
      <TextField label={t('stations.tasks.newTitle')} value={title} onChange={setTitle} most={60} />
      <TextField label={t('stations.tasks.words')} value={words} onChange={setWords} most={200} />
      <TextField label={t('stations.tasks.phone')} value={phone} onChange={setPhone} most={20} optional />
      <TextField label={t('stations.tasks.link')} value={link} onChange={setLink} most={300} optional />
      <Button
        kind="filled"
        icon="check"
        busy={busy}
        onClick={() =>
          onSave({
            // What is said in English stays as long as the Chinese does.
            title: { zh: title.trim(), en: title === item.title.zh ? item.title.en : title.trim() },
            words: { zh: words.trim(), en: words === item.words.zh ? item.words.en : words.trim() },
            phone: phone.trim() || null,
            link: link.trim() || null,
          })
        }
      >
        {t('stations.tasks.correct')}
      </Button>
    </div>
  );
}
