import { Suspense } from 'react';
import { Link } from 'wouter';
import { Entrances } from '../../modules/groups/web/index.tsx';
import { JobCard } from '../../modules/matching/web/index.tsx';
import { StationNear } from '../../modules/network/web/index.tsx';
import { MyEntitlements } from '../../modules/policy/web/index.tsx';
import { Row, RowCard, Rows, Section } from '../design/Card.tsx';
import { StatusChip } from '../design/Chip.tsx';
import { Icon } from '../design/Icon.tsx';
import { ResidentPage } from '../design/ResidentPage.tsx';
import { Skeleton } from '../design/States.tsx';
import { MoreLink } from '../design/Text.tsx';
import { useDevice } from '../device.ts';
import { useFormat } from '../format.ts';
import { useT } from '../words.ts';
import { Greeting } from './Greeting.tsx';
import { Due, NextStep } from './NextStep.tsx';
import type { Home } from './use-home.ts';

export function PhoneHome({ home }: { home: Home }) {
  const t = useT();
  return (
    <ResidentPage title={t('home.title')} head={<Greeting home={home} place />}>
      <NextStep home={home} />
      {home.resident ? (
        <Suspense>
          <MyEntitlements />
        </Suspense>
      ) : null}
      <Jobs home={home} />
      <RowCard
        icon="money"
        title={t('home.policies.title')}
        note={t('home.policies.note')}
        tone="shi"
        href="/policies"
      />
      {home.resident ? <MyCases home={home} /> : null}
      <Suspense fallback={<Skeleton lines={2} />}>
        <Entrances />
      </Suspense>
      <Suspense fallback={<Skeleton lines={2} />}>
        <StationNear areaCode={home.areaCode} />
      </Suspense>
      <RowCard
        icon="people"
        title={t('home.employer')}
        note={t('home.employerNote')}
        tone="plain"
        href="/employer"
      />
      {home.session?.kind === 'visitor' ? (
        <p className="note">
          <Link href="/sign-in/staff">{t('home.staffSignIn')}</Link>
        </p>
      ) : null}
    </ResidentPage>
  );
}

const shownJobs = 3;

function Jobs({ home }: { home: Home }) {
  const t = useT();
  const { data } = home.jobs;
  if (!data) return home.jobs.isPending ? <Skeleton lines={4} /> : null;
  const personal = data.order === 'personal';
  return (
    <Section
      title={t(personal ? 'home.jobs.near' : 'home.jobs.newest')}
      side={<MoreLink href="/jobs">{t('home.jobs.all')}</MoreLink>}
    >
      {data.jobs.length === 0 ? <p className="note">{t('home.jobs.none')}</p> : null}
      {home.fresh.length > 0 ? <p>{t('home.jobs.fresh', { count: home.fresh.length })}</p> : null}
      <div className="stack">
        <Suspense fallback={<Skeleton lines={4} />}>
          {data.jobs.slice(0, shownJobs).map((job) => (
            <JobCard key={job.jobId} job={job} />
          ))}
        </Suspense>
        {data.jobs.length === 0 ? null : (
          <p className="note">
            <Icon name="info" /> {t(personal ? 'home.jobs.personal' : 'home.jobs.sameForAll')}
          </p>
        )}
      </div>
    </Section>
  );
}

const shownCases = 3;

function MyCases({ home }: { home: Home }) {
  const t = useT();
  const { language } = useDevice();
  const { dayOf } = useFormat();
  const { data } = home.cases;
  if (!data || data.cases.length + data.drafts.length === 0) return null;
  return (
    <Section title={t('home.cases.title')} side={<MoreLink href="/cases">{t('home.cases.all')}</MoreLink>}>
      <Rows>
        {data.drafts.slice(0, shownCases).map((draft) => (
          <Row
            key={draft.draftId}
            title={draft.name[language]}
            note={t('home.cases.answered', { done: draft.answered, left: draft.asked - draft.answered })}
            href={`/drafts/${draft.draftId}`}
            side={<StatusChip tone="wait">{t('home.cases.unfinished')}</StatusChip>}
          />
        ))}
        {data.cases.slice(0, shownCases).map((one) => (
          <Row
            key={one.caseId}
            title={one.name[language]}
            note={one.due ? <Due due={one.due} /> : dayOf(one.changedAt)}
            href={`/cases/${one.caseId}`}
            side={<StatusChip tone={one.state.tone}>{one.state.name[language]}</StatusChip>}
          />
        ))}
      </Rows>
    </Section>
  );
}
