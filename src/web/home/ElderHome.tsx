import { Suspense } from 'react';
import { Entrances } from '../../modules/groups/web/index.tsx';
import { useNearStation } from '../../modules/network/web/near-station.ts';
import { useOpenWords } from '../../modules/network/web/open-words.ts';
import { MyEntitlements } from '../../modules/policy/web/index.tsx';
import { RowCard } from '../design/Card.tsx';
import { ResidentPage } from '../design/ResidentPage.tsx';
import { Skeleton } from '../design/States.tsx';
import { useDevice } from '../device.ts';
import { useT } from '../words.ts';
import { Greeting } from './Greeting.tsx';
import { NextStep } from './NextStep.tsx';
import type { Home } from './use-home.ts';

/** 长辈版: one thing to do, two ways to do it, and four rows that already hold their answer. */
export function ElderHome({ home }: { home: Home }) {
  const t = useT();
  const { fresh } = home;
  const first = home.jobs.data?.jobs[0]?.title;
  return (
    <ResidentPage title={t('home.title')} head={<Greeting home={home} place={false} />}>
      <NextStep home={home} />
      {home.resident ? (
        <Suspense>
          <MyEntitlements />
        </Suspense>
      ) : null}
      <div className="stack">
        <RowCard
          icon="briefcase"
          title={t('home.elder.jobs')}
          note={
            fresh[0]
              ? t('home.elder.jobsFresh', { count: fresh.length, title: fresh[0].title })
              : first
                ? t('home.elder.jobsFirst', { title: first })
                : t('home.elder.jobsNote')
          }
          href="/jobs"
        />
        <RowCard
          icon="document-check"
          title={t('home.elder.cases')}
          note={<CasesNote home={home} />}
          href="/cases"
        />
        <RowCard
          icon="money"
          title={t('home.policies.title')}
          note={t('home.policies.note')}
          href="/policies"
        />
        <RowCard icon="person" title={t('home.elder.my')} note={t('home.elder.myNote')} href="/my" />
        <RowCard
          icon="pin"
          title={t('home.elder.station')}
          note={<StationNote areaCode={home.areaCode} />}
          href="/stations"
        />
        <RowCard icon="phone" title={t('network.near.callMe')} href="/call-me" />
        <RowCard icon="people" title={t('home.employer')} note={t('home.employerNote')} href="/employer" />
      </div>
      <Suspense fallback={<Skeleton lines={2} />}>
        <Entrances />
      </Suspense>
    </ResidentPage>
  );
}

function CasesNote({ home }: { home: Home }) {
  const t = useT();
  const { language } = useDevice();
  if (!home.resident) return t('home.elder.casesSignIn');
  if (!home.cases.data) return null;
  const { cases, drafts } = home.cases.data;
  const [draft] = drafts;
  if (draft) return t('home.elder.casesDraft', { what: draft.name[language] });
  const [last] = cases;
  if (!last) return t('home.elder.casesNone');
  return t('home.elder.casesLast', { what: last.name[language], state: last.state.name[language] });
}

function StationNote({ areaCode }: { areaCode: string | null }) {
  const t = useT();
  const openWords = useOpenWords();
  const station = useNearStation(areaCode);
  return station ? t('home.elder.stationNote', { name: station.name, open: openWords(station) }) : null;
}
