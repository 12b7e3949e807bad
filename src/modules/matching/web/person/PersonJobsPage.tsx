import { useEffect, useRef } from 'react';
import { Link, useParams, useSearch } from 'wouter';
import { CallProblem, type Output } from '../../../../web/call.ts';
import { useClerk } from '../../../../web/counter/use-clerk.ts';
import { useErrorWords, useLoad, useLookUp } from '../../../../web/data.ts';
import { ButtonLink } from '../../../../web/design/Button.tsx';
import { Card, Section } from '../../../../web/design/Card.tsx';
import { DeskFrame, DeskPanel } from '../../../../web/design/DeskFrame.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { Empty, Failed, Waiting } from '../../../../web/design/States.tsx';
import { BackLink } from '../../../../web/design/Text.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { JobCard } from '../JobCard.tsx';
import { Reasons } from '../Reasons.tsx';
import { WhatIfBeside } from '../what-if/index.tsx';
import { ProfileParts } from './ProfileParts.tsx';
import { ResumePart } from './ResumePart.tsx';

/** 人和岗位: a person beside the jobs as the person's own list has them, with why and why not, and what one change would open. */
export function PersonJobsPage() {
  const clerk = useClerk();
  const { person = '' } = useParams();
  return clerk?.role === 'clerk' ? <Beside key={person} personId={person} /> : null;
}

interface Asked {
  page: number;
  held: string | null;
  job: string | null;
}

function useAsked(): Asked {
  const query = new URLSearchParams(useSearch());
  return { page: Number(query.get('page') ?? 1) || 1, held: query.get('if'), job: query.get('job') };
}

function hrefOf(personId: string, { page, held, job }: Asked): string {
  const query = new URLSearchParams();
  if (held !== null) query.set('if', held);
  if (page > 1) query.set('page', String(page));
  if (job !== null) query.set('job', job);
  return `/counter/people/${personId}/jobs${query.size > 0 ? `?${query}` : ''}`;
}

function Beside({ personId }: { personId: string }) {
  const t = useT();
  const words = useErrorWords();
  const asked = useAsked();
  const person = useLoad('GET /api/people/:person', { params: { person: personId } });
  const profile = useLookUp('POST /api/people/:person/profile', { params: { person: personId } });
  const failed = person.error ?? profile.error;
  return (
    <DeskFrame
      title={t('person.beside.title')}
      panel={
        asked.job === null ? undefined : (
          <Fit personId={personId} jobId={asked.job} listHref={hrefOf(personId, { ...asked, job: null })} />
        )
      }
    >
      <div className="stack">
        <BackLink href={`/counter/people/${personId}`}>{person.data?.name ?? t('desk.today')}</BackLink>
        <h1>{t('person.beside.title')}</h1>
        {failed ? (
          <Failed
            reference={failed instanceof CallProblem ? failed.requestId : undefined}
            onAgain={() => void Promise.all([person.refetch(), profile.refetch()])}
          >
            {words(failed)}
          </Failed>
        ) : null}
        {profile.isPending ? <Waiting lines={4} /> : null}
        {profile.data ? (
          <>
            <p className="note">{t('person.beside.noted')}</p>
            <Fold title={t('person.beside.profile')} icon="person">
              <ProfileParts profile={profile.data} />
            </Fold>
            <Fold title={t('person.resume.foldCounter')} icon="document">
              <ResumePart personId={personId} />
            </Fold>
            <WhatIfBeside personId={personId} />
            <Jobs personId={personId} asked={asked} />
          </>
        ) : null}
      </div>
    </DeskFrame>
  );
}

type Found = Output<'GET /api/people/:person/jobs'>;

function Jobs({ personId, asked }: { personId: string; asked: Asked }) {
  const t = useT();
  const words = useErrorWords();
  const { page, held } = asked;
  const found = useLoad('GET /api/people/:person/jobs', {
    params: { person: personId },
    query: { ...(page > 1 ? { page } : {}), ...(held === null ? {} : { if: held }) },
  });
  if (found.isPending) return <Waiting lines={6} onAgain={() => void found.refetch()} />;
  if (found.isError) return <Failed onAgain={() => void found.refetch()}>{words(found.error)}</Failed>;
  const { jobs, more, order, refuses } = found.data;
  const heading = order === 'personal' ? 'fitting' : refuses ? 'refuses' : 'newest';
  return (
    <Section title={t(`person.beside.${heading}`)}>
      <AsIf held={found.data.held} backHref={hrefOf(personId, { page: 1, held: null, job: null })} />
      {jobs.length === 0 ? <Empty title={t('person.beside.none')} /> : null}
      <div className="desk-columns">
        {jobs.map((job) => (
          <JobCard key={job.jobId} job={job} href={hrefOf(personId, { ...asked, job: job.jobId })} />
        ))}
      </div>
      <div className="row">
        {page > 1 ? (
          <ButtonLink kind="outline" href={hrefOf(personId, { ...asked, page: page - 1, job: null })}>
            {t('person.beside.before')}
          </ButtonLink>
        ) : null}
        {more ? (
          <ButtonLink kind="outline" href={hrefOf(personId, { ...asked, page: page + 1, job: null })}>
            {t('person.beside.more')}
          </ButtonLink>
        ) : null}
      </div>
    </Section>
  );
}

/** That the list stands as if something held; nothing was changed for the person. */
function AsIf({ held, backHref }: { held: Found['held']; backHref: string }) {
  const t = useT();
  const { language } = useDevice();
  if (!held) return null;
  return (
    <Card tone="wait" title={t('person.beside.held', { what: held.words[language] })}>
      <p>{t('person.beside.heldText')}</p>
      <div className="row">
        <ButtonLink kind="outline" href={backHref}>
          {t('person.beside.back')}
        </ButtonLink>
      </div>
    </Card>
  );
}

/** Why one job fits the person, or does not. */
function Fit({ personId, jobId, listHref }: { personId: string; jobId: string; listHref: string }) {
  const t = useT();
  const words = useErrorWords();
  const job = useLoad('GET /api/jobs/:id', { params: { id: jobId } });
  const fit = useLoad('GET /api/people/:person/jobs/:id', { params: { person: personId, id: jobId } });
  const top = useRef<HTMLDivElement>(null);
  // In a narrow window the panel stands below a whole page of jobs, and is as high as what it says.
  const said = fit.isPending ? null : jobId;
  useEffect(() => {
    if (said !== null && matchMedia('(max-width: 999px)').matches) top.current?.scrollIntoView();
  }, [said]);
  return (
    <DeskPanel title={job.data?.title ?? t('person.beside.job')}>
      <div className="desk-panel-body stack" ref={top}>
        <p className="note">{t('person.beside.spoken')}</p>
        {fit.isPending ? <Waiting onAgain={() => void fit.refetch()} /> : null}
        {fit.isError ? <Failed onAgain={() => void fit.refetch()}>{words(fit.error)}</Failed> : null}
        {fit.data ? (
          <Reasons
            job={fit.data}
            none={<p className="note">{t('person.beside.unknown')}</p>}
            opensHref={(change) => hrefOf(personId, { page: 1, held: change, job: null })}
          />
        ) : null}
        <p>
          <Link href={`/jobs/${jobId}`}>{t('person.beside.whole')}</Link>
        </p>
        <p>
          <Link href={listHref}>{t('person.beside.close')}</Link>
        </p>
      </div>
    </DeskPanel>
  );
}
