import { Suspense, useState } from 'react';
import { CallProblem, type Output } from '../../../../web/call.ts';
import { useErrorWords, useLive, useLoad } from '../../../../web/data.ts';
import { Button, ButtonLink } from '../../../../web/design/Button.tsx';
import { Card, Section } from '../../../../web/design/Card.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { ResidentPage } from '../../../../web/design/ResidentPage.tsx';
import { Empty, Failed, Skeleton, Waiting } from '../../../../web/design/States.tsx';
import { Dotted } from '../../../../web/design/Text.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { StationNear } from '../../../network/web/index.tsx';
import { InvitationsPart } from '../candidates/index.tsx';

type Line = Output<'GET /api/applications'>['applications'][number];

/** 我的求职: each with where it stands and what happens next, those that wait for the person first. */
export function ApplicationsPage() {
  const t = useT();
  const words = useErrorWords();
  const mine = useLoad('GET /api/applications');
  useLive(() => void mine.refetch());
  return (
    <ResidentPage title={t('applications.list.title')} back="/jobs">
      <h1>{t('applications.list.title')}</h1>
      <Suspense fallback={null}>
        <InvitationsPart />
      </Suspense>
      {mine.data ? (
        <Lists applications={mine.data.applications} />
      ) : mine.isError ? (
        <Failed
          reference={mine.error instanceof CallProblem ? mine.error.requestId : undefined}
          onAgain={() => void mine.refetch()}
        >
          {words(mine.error)}
        </Failed>
      ) : (
        <Waiting lines={6} />
      )}
      <Suspense fallback={<Skeleton lines={2} />}>
        <StationNear areaCode={null} />
      </Suspense>
    </ResidentPage>
  );
}

function Lists({ applications }: { applications: readonly Line[] }) {
  const t = useT();
  const [all, setAll] = useState(false);
  if (applications.length === 0) {
    return (
      <Empty
        title={t('applications.list.none')}
        action={
          <ButtonLink kind="filled" icon="search" href="/jobs">
            {t('applications.list.find')}
          </ButtonLink>
        }
      >
        {t('applications.list.noneText')}
      </Empty>
    );
  }
  const yours = applications.filter(({ yourTurn }) => yourTurn);
  const over = applications.filter((each) => each.over);
  const going = applications.filter((each) => !each.over && !each.yourTurn);
  const openOver = all || yours.length + going.length === 0;
  return (
    <>
      <Part title={t('applications.list.yours')} applications={yours} />
      <Part title={t('applications.list.going')} applications={going} />
      {openOver ? (
        <Part title={t('applications.list.over')} applications={over} />
      ) : over.length > 0 ? (
        <Button kind="outline" wide onClick={() => setAll(true)}>
          {t('applications.list.showOver', { count: over.length })}
        </Button>
      ) : null}
      <ListOut list="GET /api/applications" />
    </>
  );
}

function Part({ title, applications }: { title: string; applications: readonly Line[] }) {
  if (applications.length === 0) return null;
  return (
    <Section title={title}>
      {applications.map((application) => (
        <ApplicationCard key={application.applicationId} application={application} />
      ))}
    </Section>
  );
}

function ApplicationCard({ application }: { application: Line }) {
  const { language } = useDevice();
  const { dayOf } = useFormat();
  const { job, state, next, ended, yourTurn } = application;
  return (
    <Card
      title={job.title ?? job.employer ?? ''}
      href={`/applications/${application.applicationId}`}
      tone={yourTurn ? 'shi' : 'plain'}
      side={<StatusChip tone={state.tone}>{state.name[language]}</StatusChip>}
    >
      <p className="note">
        <Dotted>{[job.employer, job.area, dayOf(application.sentAt)]}</Dotted>
      </p>
      <p>{ended ? ended[language] : next[language]}</p>
    </Card>
  );
}
