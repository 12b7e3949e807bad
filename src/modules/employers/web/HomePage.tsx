import { Suspense, useEffect } from 'react';
import { type Output, setEmployer } from '../../../web/call.ts';
import {
  fieldErrors,
  queries,
  useEmployer,
  useErrorWords,
  useLive,
  useLoad,
  useSubmit,
} from '../../../web/data.ts';
import { Button, ButtonLink } from '../../../web/design/Button.tsx';
import { NextStepCard, Row, Rows, Section } from '../../../web/design/Card.tsx';
import { Chip, Chips } from '../../../web/design/Chip.tsx';
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Failed, Skeleton, Waiting } from '../../../web/design/States.tsx';
import { useT } from '../../../web/words.ts';
import { EntitledNow, MyEntitlements } from '../../policy/web/index.tsx';
import { NextThing } from './NextThing.tsx';
import { type Own, StateChip, useKind, WithEmployer } from './parts.tsx';

/** 用人单位: for whom one acts, and what is to be done for them. */
export function HomePage() {
  const employer = useEmployer();
  return employer === null ? <Choose /> : <Home />;
}

type Mine = Output<'GET /api/my/employers'>['employers'];

function Choose() {
  const t = useT();
  const words = useErrorWords();
  const mine = useLoad('GET /api/my/employers');
  const [only, ...more] = mine.data?.employers ?? [];
  const alone = only && more.length === 0 && !only.closed ? only.employerId : null;
  useEffect(() => {
    if (alone !== null) setEmployer(alone);
  }, [alone]);
  return (
    <ResidentPage title={t('employers.title')} back="/">
      {mine.isError ? (
        <Failed onAgain={() => void mine.refetch()}>{words(mine.error)}</Failed>
      ) : !mine.data || alone !== null ? (
        <Waiting onAgain={() => void mine.refetch()} />
      ) : mine.data.employers.length === 0 ? (
        <Nothing />
      ) : (
        <Many mine={mine.data.employers} />
      )}
    </ResidentPage>
  );
}

function Nothing() {
  const t = useT();
  return (
    <>
      <h1>{t('employers.title')}</h1>
      <NextStepCard
        eyebrow={t('employers.home.eyebrow')}
        title={t('employers.home.none')}
        action={
          <ButtonLink kind="filled" main wide href="/employer/register">
            {t('employers.home.register')}
          </ButtonLink>
        }
      >
        {t('employers.home.noneText')}
      </NextStepCard>
      <Rows>
        <Row icon="people" title={t('employers.home.join')} href="/employer/join" />
      </Rows>
    </>
  );
}

function Many({ mine }: { mine: Mine }) {
  const t = useT();
  const kind = useKind();
  return (
    <>
      <h1>{t('employers.home.choose')}</h1>
      <Rows>
        {mine.map((one) => (
          <Row
            key={one.employerId}
            icon="briefcase"
            title={one.name}
            note={kind(one.kind)}
            side={<StateChip state={one.state} closed={one.closed} />}
            onClick={() => setEmployer(one.employerId)}
          />
        ))}
      </Rows>
      <Rows>
        <Row icon="plus" title={t('employers.home.another')} href="/employer/register" />
        <Row icon="people" title={t('employers.home.join')} href="/employer/join" />
      </Rows>
    </>
  );
}

function Home() {
  const t = useT();
  useLive(() => void queries.invalidateQueries());
  return (
    <WithEmployer title={t('employers.title')}>
      {(own, again) => <HomeOf own={own} again={again} />}
    </WithEmployer>
  );
}

function HomeOf({ own, again }: { own: Own; again: () => void }) {
  const t = useT();
  const kind = useKind();
  return (
    <ResidentPage title={t('employers.title')}>
      <div className="stack">
        <h1>{own.name}</h1>
        <Chips>
          <StateChip state={own.state} closed={own.closed} />
          <Chip>{kind(own.kind)}</Chip>
          <Chip icon="pin">{own.areaName}</Chip>
        </Chips>
      </div>
      {own.closed ? <Closed again={again} /> : <NextThing own={own} again={again} />}
      {own.closed ? null : (
        <Suspense>
          <MyEntitlements subject="unit" />
        </Suspense>
      )}
      <Section title={t('employers.home.things')}>
        <Rows>
          {own.closed ? null : (
            <>
              <Row
                icon="edit"
                title={t('employers.home.postings')}
                note={t('employers.home.postingsNote')}
                href="/employer/postings"
              />
              <Row
                icon="people"
                title={t('employers.home.applicants')}
                note={t('employers.home.applicantsNote')}
                href="/employer/applicants"
              />
              <Row
                icon="list"
                title={t('employers.home.profile')}
                note={t('employers.home.profileNote')}
                href="/employer/profile"
              />
            </>
          )}
          <Row
            icon="briefcase"
            title={t('employers.about.title')}
            note={t('employers.about.note')}
            href="/employer/about"
          />
        </Rows>
      </Section>
      {own.closed ? null : (
        <Suspense fallback={<Skeleton lines={2} />}>
          <EntitledNow subject="unit" />
        </Suspense>
      )}
    </ResidentPage>
  );
}

function Closed({ again }: { again: () => void }) {
  const t = useT();
  const send = useSubmit('POST /api/employer/closed');
  return (
    <>
      <ErrorSummary errors={fieldErrors(send.problem, {})} attempt={send.attempt} />
      <NextStepCard
        eyebrow={t('employers.home.eyebrow')}
        title={t('employers.home.closed')}
        action={
          <Button
            kind="filled"
            main
            wide
            busy={send.busy}
            onClick={() => void send.submit({ body: { closed: false } }).then((done) => done && again())}
          >
            {t('employers.home.reopen')}
          </Button>
        }
      >
        {t('employers.home.closedText')}
      </NextStepCard>
    </>
  );
}
