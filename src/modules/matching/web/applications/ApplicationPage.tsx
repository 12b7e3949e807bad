import { Suspense } from 'react';
import { Link, useParams } from 'wouter';
import { CallProblem, type Output } from '../../../../web/call.ts';
import { useErrorWords, useLive, useLoad } from '../../../../web/data.ts';
import { ButtonLink } from '../../../../web/design/Button.tsx';
import { Card, Section } from '../../../../web/design/Card.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { ResidentPage } from '../../../../web/design/ResidentPage.tsx';
import { Failed, Notice, Skeleton, Waiting } from '../../../../web/design/States.tsx';
import { Timeline } from '../../../../web/design/Steps.tsx';
import { Facts } from '../../../../web/design/SummaryList.tsx';
import { Dotted } from '../../../../web/design/Text.tsx';
import { useDevice } from '../../../../web/device.ts';
import { formatYuan, useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { StationNear } from '../../../network/web/index.tsx';
import { EntitledNow } from '../../../policy/web/index.tsx';
import { JobCard } from '../JobCard.tsx';
import { PersonActions } from './PersonActions.tsx';
import './applications.css';

export type Application = Output<'GET /api/applications/:application'>;

/** One application: where it stands, what the person can do now, what was sent and what has happened. */
export function ApplicationPage() {
  const t = useT();
  const words = useErrorWords();
  const { application: id = '' } = useParams();
  const found = useLoad('GET /api/applications/:application', { params: { application: id } });
  useLive(() => void found.refetch());
  return (
    <ResidentPage title={t('applications.one.title')} back="/applications">
      {found.data ? (
        <Shown application={found.data} onChanged={() => void found.refetch()} />
      ) : (
        <>
          <h1>{t('applications.one.title')}</h1>
          {found.isError ? (
            <Failed
              reference={found.error instanceof CallProblem ? found.error.requestId : undefined}
              onAgain={() => void found.refetch()}
            >
              {words(found.error)}
            </Failed>
          ) : (
            <Waiting lines={6} />
          )}
        </>
      )}
      <Suspense fallback={<Skeleton lines={2} />}>
        <StationNear areaCode={null} />
      </Suspense>
    </ResidentPage>
  );
}

function Shown({ application, onChanged }: { application: Application; onChanged: () => void }) {
  const t = useT();
  const { language } = useDevice();
  const { job, state, next, ended, yourTurn } = application;
  return (
    <>
      <div className="stack-close stack">
        <div className="row row-apart">
          <h1>{job.title ?? t('applications.one.title')}</h1>
          <StatusChip tone={state.tone}>{state.name[language]}</StatusChip>
        </div>
        <p className="note">
          <Dotted>{[job.employer, job.area, job.verified ? t('applications.one.verified') : null]}</Dotted>
        </p>
        <p>
          <Link href={`/jobs/${job.jobId}`}>{t('applications.one.job')}</Link>
        </p>
      </div>
      {ended ? (
        <Notice tone="info" title={ended[language]}>
          {next[language]}
        </Notice>
      ) : (
        <Notice
          tone={state.tone === 'good' ? 'good' : 'qing'}
          icon={yourTurn ? 'flag' : 'clock'}
          title={t('applications.one.next')}
        >
          {next[language]}
        </Notice>
      )}
      <Appointment application={application} />
      {application.hire ? (
        <Suspense fallback={<Skeleton lines={2} />}>
          <EntitledNow subject="person" />
        </Suspense>
      ) : null}
      <PersonActions application={application} onChanged={onChanged} />
      {application.similar.length > 0 ? (
        <Section title={t('applications.one.similar')}>
          {application.similar.map((each) => (
            <JobCard key={each.jobId} job={each} />
          ))}
        </Section>
      ) : null}
      <Card level={2} title={t('applications.one.sent')} tone="sink">
        <Facts
          rows={application.sent.map(({ label, value }) => ({
            name: label[language],
            value: value[language],
          }))}
        />
      </Card>
      <History application={application} />
    </>
  );
}

function Appointment({ application }: { application: Application }) {
  const t = useT();
  const { day, moment } = useFormat();
  const { interviewAt, place, bring, contact, hire, state } = application;
  const agreed = state.id === 'interview-agreed' && interviewAt !== null;
  const rows = [
    { name: t('applications.one.when'), value: agreed ? moment(interviewAt) : null },
    { name: t('applications.one.place'), value: application.over ? null : place },
    { name: t('applications.one.bring'), value: application.over ? null : bring },
    { name: t('applications.one.start'), value: hire ? day(hire.startOn) : null },
    {
      name: t('applications.one.pay'),
      value:
        hire?.payFen && hire.payUnit
          ? `${formatYuan(hire.payFen)} ${t(`applications.payUnit.${hire.payUnit}`)}`
          : null,
    },
    {
      name: t('applications.one.contract'),
      value: hire ? t(`applications.contract.${hire.contract}`) : null,
    },
    { name: t('applications.one.contact'), value: contact?.name ?? null },
  ].filter(({ value }) => value !== null);
  if (rows.length === 0) return null;
  return (
    <Card>
      <Facts rows={rows} />
      {contact ? (
        contact.phone === null ? (
          <p className="note">{t('applications.one.noPhone')}</p>
        ) : (
          <ButtonLink kind="outline" icon="phone" href={`tel:${contact.phone}`}>
            {`${t('applications.one.call')} ${contact.phone}`}
          </ButtonLink>
        )
      ) : null}
    </Card>
  );
}

function History({ application }: { application: Application }) {
  const t = useT();
  const { language } = useDevice();
  const { moment } = useFormat();
  const { history } = application;
  return (
    <Section title={t('applications.one.history')}>
      <Timeline
        way="down"
        label={t('applications.one.history')}
        steps={history.map(({ label, at, reason, note, assisted }, place) => ({
          name: label[language],
          when: moment(at),
          text: [
            reason?.[language],
            note === null ? undefined : t('applications.one.says', { note }),
            assisted ? t('applications.one.assisted') : undefined,
          ]
            .filter(Boolean)
            .join(' · '),
          state: place === history.length - 1 && !application.over ? ('now' as const) : ('done' as const),
        }))}
      />
    </Section>
  );
}
