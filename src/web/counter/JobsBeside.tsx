import { Suspense } from 'react';
import { JobCard } from '../../modules/matching/web/index.tsx';
import { WhatIfBeside } from '../../modules/matching/web/what-if/index.tsx';
import { useLoad } from '../data.ts';
import { Section } from '../design/Card.tsx';
import { ListOut } from '../design/ListOut.tsx';
import { Skeleton } from '../design/States.tsx';
import { MoreLink } from '../design/Text.tsx';
import { useT } from '../words.ts';

const shown = 4;

/** What the clerk can tell the person of his own accord: the jobs that fit best. */
export function JobsBeside({ personId }: { personId: string }) {
  const t = useT();
  const { data } = useLoad('GET /api/people/:person/jobs', { params: { person: personId }, query: {} });
  if (!data || data.jobs.length === 0) return null;
  const title = data.order === 'personal' ? 'fitting' : data.refuses ? 'refuses' : 'newest';
  return (
    <Section title={t(`counter.jobs.${title}`)}>
      <div className="desk-columns">
        <Suspense fallback={<Skeleton lines={4} />}>
          {data.jobs.slice(0, shown).map((job) => (
            <JobCard key={job.jobId} job={job} />
          ))}
        </Suspense>
      </div>
      <Suspense>
        <WhatIfBeside personId={personId} />
      </Suspense>
      <MoreLink href={`/counter/people/${personId}/jobs`}>{t('counter.jobs.beside')}</MoreLink>
      <ListOut list="GET /api/people/:person/jobs" input={{ params: { person: personId }, query: {} }} />
    </Section>
  );
}
