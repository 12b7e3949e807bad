import { nearestFirst } from '../../modules/network/domain/nearest.ts';
import { useLoad } from '../data.ts';
import { RowCard } from '../design/Card.tsx';
import { ResidentPage } from '../design/ResidentPage.tsx';
import { useDevice } from '../device.ts';
import { useT } from '../words.ts';
import { Greeting } from './Greeting.tsx';
import { NextStep } from './NextStep.tsx';
import type { Home } from './use-home.ts';

/** 长辈版: one thing to do, two ways to do it, and four rows that already hold their answer. */
export function ElderHome({ home }: { home: Home }) {
  const t = useT();
  const first = home.jobs.data?.jobs[0]?.title;
  return (
    <ResidentPage title={t('home.title')} head={<Greeting home={home} place={false} />}>
      <NextStep home={home} />
      <div className="stack">
        <RowCard
          icon="briefcase"
          title={t('home.elder.jobs')}
          note={first ? t('home.elder.jobsFirst', { title: first }) : t('home.elder.jobsNote')}
          href="/jobs"
        />
        <RowCard
          icon="document-check"
          title={t('home.elder.cases')}
          note={<CasesNote home={home} />}
          href="/cases"
        />
        <RowCard icon="person" title={t('home.elder.my')} note={t('home.elder.myNote')} href="/my" />
        <RowCard
          icon="pin"
          title={t('home.elder.station')}
          note={<StationNote areaCode={home.areaCode} />}
          href="/stations"
        />
        <RowCard icon="people" title={t('home.employer')} href="/employer" />
      </div>
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
  const { data } = useLoad('GET /api/stations', { query: {} }, { stay: true });
  const station = data && nearestFirst(data.stations, areaCode)[0];
  if (!station) return null;
  return station.openUntil === null
    ? t('home.elder.stationClosed', { name: station.name })
    : t('home.elder.stationOpen', { name: station.name, time: station.openUntil });
}
