import { lazy, Suspense } from 'react';
import { Link, useParams } from 'wouter';
import { CallProblem, type Output } from '../../../web/call.ts';
import { useErrorWords, useLoad } from '../../../web/data.ts';
import { ButtonLink } from '../../../web/design/Button.tsx';
import { Card } from '../../../web/design/Card.tsx';
import { Chip, Chips } from '../../../web/design/Chip.tsx';
import { PrintPage } from '../../../web/design/ListOut.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Failed, Notice, Skeleton, Waiting } from '../../../web/design/States.tsx';
import { Facts } from '../../../web/design/SummaryList.tsx';
import { Dotted } from '../../../web/design/Text.tsx';
import { useDevice, useSkin } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { useSession } from '../../../web/session.ts';
import { useT } from '../../../web/words.ts';
import { StationNear } from '../../network/web/index.tsx';
import { educationNames } from '../domain/requirements.ts';
import { AnswersPart } from './applications/index.tsx';
import { OwnJob } from './hiring/index.tsx';
import { Pay } from './JobCard.tsx';
import { placeLine } from './place-line.ts';
import { Reasons } from './Reasons.tsx';
import { ReadPart } from './read/index.tsx';
import { Sources } from './Sources.tsx';
import './jobs.css';

const ToPhone = lazy(async () => ({ default: (await import('./ToPhone.tsx')).ToPhone }));

type Job = Output<'GET /api/jobs/:id'>;

/** One advertisement: pay, why it fits or not, the work, what it leaves out, and where it is from. */
export function JobPage() {
  const t = useT();
  const words = useErrorWords();
  const { id = '' } = useParams();
  const job = useLoad('GET /api/jobs/:id', { params: { id } }, { stay: true });
  return (
    <ResidentPage
      title={t('matching.job.title')}
      back="/jobs"
      foot={
        job.data?.answers ? (
          <ButtonLink kind="filled" main wide href={`/jobs/${id}/apply`}>
            {t('matching.job.apply')}
          </ButtonLink>
        ) : undefined
      }
    >
      {job.isPending ? <Waiting onAgain={() => void job.refetch()} /> : null}
      {job.isError ? (
        <>
          <h1>{t('matching.job.title')}</h1>
          <Failed
            reference={job.error instanceof CallProblem ? job.error.requestId : undefined}
            onAgain={() => void job.refetch()}
          >
            {words(job.error)}
          </Failed>
          <ButtonLink kind="tint" wide href="/jobs">
            {t('matching.job.others')}
          </ButtonLink>
        </>
      ) : null}
      {job.data ? <Advertisement job={job.data} /> : null}
      <Suspense fallback={<Skeleton lines={2} />}>
        <StationNear areaCode={null} />
      </Suspense>
    </ResidentPage>
  );
}

function Advertisement({ job }: { job: Job }) {
  const t = useT();
  const kiosk = useSkin() === 'kiosk';
  const missing = job.missing.map((part) => t(`matching.parts.${part}`)).join(t('matching.job.and'));
  return (
    <>
      <div className="stack-close stack">
        <h1>{job.title}</h1>
        <p className="jobs-pay">
          <Pay job={job} />
        </p>
        {job.welfare.length > 0 ? (
          <Chips>
            {job.welfare.slice(0, 6).map((each) => (
              <Chip key={each}>{each}</Chip>
            ))}
          </Chips>
        ) : null}
        <p>
          <strong>{job.company ?? t('matching.card.noCompany')}</strong>
        </p>
        <p className="note">
          <Dotted>{[job.companyKind, job.companySize, job.industry]}</Dotted>
        </p>
      </div>
      {job.old && job.collectedYear !== null ? (
        <Notice tone="wait">{t('matching.card.old', { year: job.collectedYear })}</Notice>
      ) : null}
      {job.own?.state === 'closed' ? <Notice tone="wait">{t('matching.job.over')}</Notice> : null}
      {kiosk ? (
        <Suspense>
          <ToPhone />
        </Suspense>
      ) : null}
      <Reasons job={job} none={<WhyNone />} opensHref={(change) => `/jobs?if=${change}`} />
      {job.answers ? (
        <Suspense fallback={<Skeleton lines={2} />}>
          <AnswersPart />
        </Suspense>
      ) : null}
      <Card level={2} title={t('matching.job.duties')}>
        <p className="jobs-text">{job.description ?? t('matching.job.noDuties')}</p>
        <JobFacts job={job} />
        {missing ? (
          <Notice tone="wait" icon="info" title={t('matching.job.missing', { parts: missing })}>
            {t('matching.job.missingNote')}
          </Notice>
        ) : null}
      </Card>
      {job.own ? (
        <Suspense fallback={<Skeleton lines={2} />}>
          <OwnJob />
        </Suspense>
      ) : (
        <>
          {job.description === null ? null : (
            <Suspense fallback={<Skeleton lines={2} />}>
              <ReadPart />
            </Suspense>
          )}
          <Origin job={job} />
          <Sources job={job} />
        </>
      )}
      <PrintPage />
    </>
  );
}

/** How to see it: signed in, and registered. */
function WhyNone() {
  const t = useT();
  const { id = '' } = useParams();
  const session = useSession();
  return (
    <>
      <p className="note">{t('matching.job.whyNone')}</p>
      {session?.kind === 'resident' ? (
        <p>
          <Link href="/register">{t('matching.list.register')}</Link>
        </p>
      ) : (
        <p>
          <Link href={`/sign-in?to=/jobs/${id}`}>{t('matching.job.whySignIn')}</Link>
        </p>
      )}
    </>
  );
}

function JobFacts({ job }: { job: Job }) {
  const t = useT();
  const { language } = useDevice();
  const years = job.experienceYears;
  const asked = [
    job.education === null ? null : educationNames[job.education][language],
    years === null
      ? null
      : years === 0
        ? t('matching.job.experienceNone')
        : t('matching.job.experienceYears', { years }),
  ].filter((each) => each !== null);
  const place = placeLine(job.area, job.address) ?? job.placePrinted;
  const said = [
    {
      name: t('matching.job.asks'),
      value: [...asked, ...job.skills].slice(0, 8).join(t('matching.job.and')) || null,
    },
    { name: t('matching.job.place'), value: job.remote ? t('matching.card.remote') : place },
    {
      name: t('matching.job.headcount'),
      value: job.headcount === null ? null : t('matching.job.headcountCount', { count: job.headcount }),
    },
    { name: t('matching.job.pay'), value: job.payPeriod === 'month' ? null : job.payPrinted },
  ];
  return <Facts rows={said.filter(({ value }) => value !== null)} />;
}

function Origin({ job }: { job: Job }) {
  const t = useT();
  const { day } = useFormat();
  return (
    <Card level={2} title={t('matching.job.source')} tone="sink">
      <p>{t('matching.job.sourceText')}</p>
      <p className="note">
        <Dotted>
          {[
            t('matching.job.sourceFrom', { source: [job.site, job.source].filter(Boolean).join(' · ') }),
            job.collectedYear === null ? null : t('matching.job.collected', { year: job.collectedYear }),
            job.postedDay === null ? null : t('matching.job.posted', { day: day(job.postedDay) }),
            job.number === null ? null : t('matching.sources.number', { number: job.number }),
          ]}
        </Dotted>
      </p>
      <Wording job={job} />
      {job.doubts.length > 0 ? (
        <p className="note">
          {t('matching.job.doubts')}
          {job.doubts.map((doubt) => t(`matching.doubts.${doubt}`)).join(t('matching.job.semicolon'))}
        </p>
      ) : null}
    </Card>
  );
}

/** Told plainly, so that nobody stays away because of words that do not bind him. */
function Wording({ job }: { job: Job }) {
  const t = useT();
  const of = (wanted: Job['wording'][number]['level']) =>
    job.wording
      .filter(({ level }) => level === wanted)
      .map(({ words }) => t('matching.job.quoted', { words: words.replace(/\s+/g, ' ') }))
      .join(t('matching.job.and'));
  const [unlawful, advice] = [of('unlawful'), of('advice')];
  return (
    <>
      {unlawful ? (
        <Notice tone="wait" icon="info">
          {t('matching.job.wordingUnlawful', { words: unlawful })}
        </Notice>
      ) : null}
      {advice ? <p className="note">{t('matching.job.wordingAdvice', { words: advice })}</p> : null}
    </>
  );
}
