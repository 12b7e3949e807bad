import { Suspense, useRef, useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { CallProblem, type Output } from '../../../../web/call.ts';
import { queries, useErrorWords, useLoad, useSubmit, useVisit } from '../../../../web/data.ts';
import { Button, ButtonLink } from '../../../../web/design/Button.tsx';
import { Card, Section } from '../../../../web/design/Card.tsx';
import { TextField } from '../../../../web/design/Field.tsx';
import { ResidentPage } from '../../../../web/design/ResidentPage.tsx';
import { Failed, Notice, Skeleton, Waiting } from '../../../../web/design/States.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useDevice, useSkin } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { now } from '../../../../web/now.ts';
import { newId } from '../../../../web/uuid.ts';
import { useT } from '../../../../web/words.ts';
import { StationNear } from '../../../network/web/index.tsx';
import { JobCard } from '../JobCard.tsx';
import './applications.css';

type Preview = Output<'GET /api/jobs/:id/application'>;
type Line = Preview['lines'][number];

/** Before anything is sent: exactly what the employer gets, each line to be left out, and until when he should answer. */
export function ApplyPage() {
  const t = useT();
  const words = useErrorWords();
  const { id = '' } = useParams();
  const preview = useLoad('GET /api/jobs/:id/application', { params: { id } });
  if (preview.data && !preview.data.refused)
    return <Sending preview={preview.data} again={preview.refetch} />;
  return (
    <ResidentPage title={t('applications.apply.title')} back={`/jobs/${id}`}>
      <h1>{preview.data?.title ?? t('applications.apply.title')}</h1>
      {preview.isPending ? <Waiting onAgain={() => void preview.refetch()} /> : null}
      {preview.isError ? (
        <Failed
          reference={preview.error instanceof CallProblem ? preview.error.requestId : undefined}
          onAgain={() => void preview.refetch()}
        >
          {words(preview.error)}
        </Failed>
      ) : null}
      {preview.data?.refused ? <Refused preview={preview.data} refused={preview.data.refused} /> : null}
      <Near />
    </ResidentPage>
  );
}

function Near() {
  return (
    <Suspense fallback={<Skeleton lines={2} />}>
      <StationNear areaCode={null} />
    </Suspense>
  );
}

function Refused({ preview, refused }: { preview: Preview; refused: NonNullable<Preview['refused']> }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <>
      <Notice tone="wait" icon="info">
        {refused.words[language]}
      </Notice>
      {preview.applicationId ? (
        <ButtonLink kind="filled" main href={`/applications/${preview.applicationId}`}>
          {t('applications.apply.see')}
        </ButtonLink>
      ) : null}
      {preview.similar.length > 0 ? (
        <Section title={t('applications.apply.similar')}>
          {preview.similar.map((job) => (
            <JobCard key={job.jobId} job={job} />
          ))}
        </Section>
      ) : null}
      <ButtonLink kind="outline" icon="search" href="/jobs">
        {t('applications.apply.all')}
      </ButtonLink>
    </>
  );
}

function Sending({ preview, again }: { preview: Preview; again: () => unknown }) {
  const t = useT();
  const { day } = useFormat();
  const kiosk = useSkin() === 'kiosk';
  const atCounter = useVisit() !== null;
  const [, go] = useLocation();
  const [leaveOut, setLeaveOut] = useState<readonly Line['line'][]>([]);
  const [note, setNote] = useState('');
  const applicationId = useRef(newId(now().getTime()));
  const send = useSubmit('POST /api/jobs/:id/application');
  const toggle = (line: Line['line']) =>
    setLeaveOut(leaveOut.includes(line) ? leaveOut.filter((each) => each !== line) : [...leaveOut, line]);
  const submit = async () => {
    const sent = await send.submit({
      params: { id: preview.jobId },
      body: {
        applicationId: applicationId.current,
        seen: preview.seen,
        leaveOut: [...leaveOut],
        ...(note.trim() === '' ? {} : { note }),
      },
    });
    if (!sent) return;
    await queries.invalidateQueries();
    say(t('applications.apply.sent', { day: day(preview.answerBy) }));
    go(`/applications/${sent.applicationId}`, { replace: true });
  };
  const noteProblem = send.problem?.of('/note');
  return (
    <ResidentPage
      title={t('applications.apply.title')}
      back={`/jobs/${preview.jobId}`}
      foot={
        <Button kind="filled" main wide busy={send.busy} onClick={() => void submit()}>
          {t('applications.apply.send')}
        </Button>
      }
    >
      <div className="stack-close stack">
        <h1>
          {preview.employer ? t('applications.apply.to', { employer: preview.employer }) : preview.title}
        </h1>
        <p>{preview.title}</p>
      </div>
      {send.problem && noteProblem === undefined ? (
        <Notice tone="wait" icon="info">
          {send.problem.detail}{' '}
          {send.problem.code === 'lines-changed' ? (
            <Button kind="text" icon="refresh" onClick={() => void again()}>
              {t('shell.loading.again')}
            </Button>
          ) : null}
        </Notice>
      ) : null}
      {send.offline ? <Notice tone="wait">{t('shell.problem.offline')}</Notice> : null}
      <Card level={2} title={t('applications.apply.what')}>
        <ul className="applications-lines">
          {preview.lines.map((line) => (
            <SentLine
              key={line.line}
              line={line}
              out={leaveOut.includes(line.line)}
              onToggle={() => toggle(line.line)}
            />
          ))}
        </ul>
        <p className="note">{t('applications.apply.hidden')}</p>
      </Card>
      {kiosk ? null : (
        <TextField
          id="note"
          label={t('applications.apply.note')}
          hint={t('applications.apply.noteHint')}
          most={80}
          value={note}
          error={noteProblem}
          onChange={setNote}
        />
      )}
      {atCounter ? (
        <p className="note">{t('applications.apply.moreAtCounter')}</p>
      ) : (
        <p>
          <Link href="/my">{t('applications.apply.more')}</Link>
        </p>
      )}
      <Notice tone="qing" icon="calendar" title={t('applications.apply.by', { day: day(preview.answerBy) })}>
        {t('applications.apply.byText')}
      </Notice>
      <Near />
    </ResidentPage>
  );
}

function SentLine({ line, out, onToggle }: { line: Line; out: boolean; onToggle: () => void }) {
  const t = useT();
  const { language } = useDevice();
  const what = line.label[language];
  return (
    <li className="applications-line" data-out={out ? '' : undefined}>
      <span>
        <span className="note">{what}</span>
        <br />
        {out ? <span className="note">{t('applications.apply.removed')}</span> : line.value[language]}
      </span>
      {line.removable ? (
        <Button
          kind="text"
          icon={out ? 'plus' : 'close'}
          label={t(out ? 'applications.apply.keepWhat' : 'applications.apply.removeWhat', { what })}
          onClick={onToggle}
        >
          {t(out ? 'applications.apply.keep' : 'applications.apply.remove')}
        </Button>
      ) : null}
    </li>
  );
}
