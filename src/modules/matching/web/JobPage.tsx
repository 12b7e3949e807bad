import { Suspense } from 'react';
import { useParams } from 'wouter';
import type { Output } from '../../../web/call.ts';
import { useErrorWords, useLoad } from '../../../web/data.ts';
import { Card } from '../../../web/design/Card.tsx';
import { Chip, Chips } from '../../../web/design/Chip.tsx';
import { Icon } from '../../../web/design/Icon.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Failed, Skeleton, Waiting } from '../../../web/design/States.tsx';
import { Facts } from '../../../web/design/SummaryList.tsx';
import { useDevice } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { useT } from '../../../web/words.ts';
import { StationNear } from '../../network/web/index.tsx';
import { type Education, educationNames } from '../domain/requirements.ts';
import { Pay } from './JobCard.tsx';
import './jobs.css';

type Job = Output<'GET /api/jobs/:id'>;

/** One advertisement: pay, why it fits or not, the work, what it leaves out, and where it is from. */
export function JobPage() {
  const t = useT();
  const words = useErrorWords();
  const { id = '' } = useParams();
  const job = useLoad('GET /api/jobs/:id', { params: { id } }, { stay: true });
  return (
    <ResidentPage title={t('matching.job.title')} back="/jobs">
      {job.isPending ? <Waiting onAgain={() => void job.refetch()} /> : null}
      {job.isError ? <Failed onAgain={() => void job.refetch()}>{words(job.error)}</Failed> : null}
      {job.data ? <Advertisement job={job.data} /> : null}
      <Suspense fallback={<Skeleton lines={2} />}>
        <StationNear areaCode={null} />
      </Suspense>
    </ResidentPage>
  );
}

function Advertisement({ job }: { job: Job }) {
  const t = useT();
  return (
    <>
      <div className="stack-close stack">
        <h1>{job.title}</h1>
        <p className="jobs-pay">
          <Pay job={job} />
        </p>
        <p>{job.company ?? t('matching.card.noCompany')}</p>
        {job.welfare.length > 0 ? (
          <Chips>
            {job.welfare.slice(0, 6).map((each) => (
              <Chip key={each}>{each}</Chip>
            ))}
          </Chips>
        ) : null}
      </div>
      <Reasons job={job} />
      <Card level={2} title={t('matching.job.duties')}>
        <p className="jobs-text">{job.description ?? t('matching.job.noDuties')}</p>
      </Card>
      <JobFacts job={job} />
      {job.missing.length > 0 ? (
        <Card level={2} title={t('matching.job.missing')} tone="wait">
          <p>{job.missing.map((part) => t(`matching.parts.${part}`)).join('、')}</p>
          <p className="note">{t('matching.job.missingNote')}</p>
        </Card>
      ) : null}
      <Origin job={job} />
    </>
  );
}

const signs = { fit: 'check', drawback: 'info', unknown: 'question' } as const;

function Reasons({ job }: { job: Job }) {
  const t = useT();
  const { language } = useDevice();
  if (job.reasons.length === 0) {
    return (
      <Card level={2} title={t('matching.job.why')}>
        <p className="note">{t('matching.job.whyNone')}</p>
      </Card>
    );
  }
  return (
    <Card level={2} title={t('matching.job.why')} foot={<p className="note">{t('matching.job.whyNote')}</p>}>
      <ul className="jobs-reasons">
        {job.reasons.map(({ part, kind, chip, detail, share }) => (
          <li key={part} className="jobs-reason">
            <span className={`jobs-sign jobs-sign-${kind}`}>
              <Icon name={signs[kind]} />
            </span>
            <span>
              <strong>{chip[language]}</strong>
              <br />
              <span className="note">{detail[language]}</span>
            </span>
            {share > 0 ? <span className="note">{share}%</span> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** A code of GB/T 4658 as the register uses it, or `any`. */
function isEducation(code: string | null): code is Education {
  return code !== null && Object.hasOwn(educationNames, code);
}

function JobFacts({ job }: { job: Job }) {
  const t = useT();
  const { language } = useDevice();
  const unknown = t('matching.job.noDuties');
  const education = isEducation(job.education) ? educationNames[job.education][language] : unknown;
  const years = job.experienceYears;
  const experience =
    years === null
      ? unknown
      : years === 0
        ? t('matching.job.experienceNone')
        : t('matching.job.experienceYears', { years });
  const headcount =
    job.headcount === null ? unknown : t('matching.job.headcountCount', { count: job.headcount });
  const place = [job.area ?? job.placePrinted, job.address].filter((each) => each !== null).join(' ');
  return (
    <Card level={2} title={t('matching.job.facts')}>
      <Facts
        rows={[
          { name: t('matching.job.place'), value: job.remote ? t('matching.card.remote') : place || unknown },
          { name: t('matching.job.education'), value: education },
          { name: t('matching.job.experience'), value: experience },
          { name: t('matching.job.headcount'), value: headcount },
          ...(job.skills.length > 0
            ? [{ name: t('matching.job.skills'), value: job.skills.join('、') }]
            : []),
          ...(job.payPrinted === null ? [] : [{ name: t('matching.job.pay'), value: job.payPrinted }]),
        ]}
      />
    </Card>
  );
}

function Origin({ job }: { job: Job }) {
  const t = useT();
  const { day } = useFormat();
  const when = [
    job.postedDay === null ? null : t('matching.job.posted', { day: day(job.postedDay) }),
    job.collectedYear === null ? null : t('matching.job.collected', { year: job.collectedYear }),
  ].filter((each) => each !== null);
  return (
    <Card level={2} title={t('matching.job.source')} tone="sink">
      <p>{t('matching.job.sourceText')}</p>
      <p className="note">
        {[
          t('matching.job.sourceFrom', { source: [job.site, job.source].filter(Boolean).join(' · ') }),
          ...when,
        ].join(' · ')}
      </p>
      {job.doubts.length > 0 ? (
        <p className="note">
          {t('matching.job.doubts')}：{job.doubts.map((doubt) => t(`matching.doubts.${doubt}`)).join('；')}
        </p>
      ) : null}
    </Card>
  );
}
