import { Suspense, useEffect } from 'react';
import { Entrances } from '../../modules/groups/web/index.tsx';
import { useOpenWords } from '../../modules/network/web/open-words.ts';
import { MyEntitlements } from '../../modules/policy/web/index.tsx';
import { useLoad } from '../data.ts';
import { RowCard, TileLink } from '../design/Card.tsx';
import { ClerkFigure } from '../design/Figure.tsx';
import { IdleWarning } from '../design/IdleWarning.tsx';
import { ResidentPage } from '../design/ResidentPage.tsx';
import { leave } from '../session.ts';
import { setShellInfo } from '../shell-info.ts';
import { useT } from '../words.ts';
import { kioskStation } from './kiosk-station.ts';
import { useStepWords } from './NextStep.tsx';
import type { Home } from './use-home.ts';
import './home.css';

/** The terminal's home: 小乐 greets, six targets within reach; identity is an offer, not a gate. */
export function KioskHome({ home }: { home: Home }) {
  const t = useT();
  const { minutes, session } = home;
  const openWords = useOpenWords();
  const at = kioskStation();
  const { data: station } = useLoad(
    'GET /api/stations/:id',
    { params: { id: at ?? '' } },
    { when: at !== null, stay: true, anyVisit: true },
  );
  const name = station?.name ?? null;
  useEffect(() => setShellInfo({ station: name }), [name]);
  const staffNote = station ? openWords(station) : t('home.kiosk.staffAny');
  return (
    <ResidentPage
      title={t('home.title')}
      head={
        <div className="kiosk-greeting">
          <ClerkFigure greeting />
          <div className="kiosk-greeting-words">
            <h1>
              {t('home.kiosk.greeting')}
              <br />
              {t('home.kiosk.ask')}
            </h1>
            <p>{t('home.kiosk.text')}</p>
            <p>{t('home.kiosk.notPerson')}</p>
          </div>
        </div>
      }
    >
      {session?.kind === 'resident' ? (
        <OwnStep home={home} />
      ) : (
        <RowCard
          icon="card-id"
          title={t('home.kiosk.signIn')}
          note={t('home.kiosk.signInNote')}
          href="/sign-in"
        />
      )}
      {home.resident ? (
        <Suspense>
          <MyEntitlements />
        </Suspense>
      ) : null}
      <div className="kiosk-tiles home-tiles-low">
        <TileLink
          tone="filled"
          icon="briefcase"
          title={t('home.kiosk.jobs')}
          note={t('home.kiosk.jobsNote')}
          href="/jobs"
        />
        <TileLink
          tone="shi"
          icon="edit"
          title={t('home.kiosk.register')}
          note={minutes === undefined ? null : t('home.kiosk.registerNote', { count: minutes })}
          href="/register"
        />
        <TileLink
          icon="qr"
          title={t('home.kiosk.continue')}
          note={t('home.kiosk.continueNote')}
          href="/continue"
        />
        <TileLink
          icon="document-check"
          title={t('home.kiosk.cases')}
          note={t('home.kiosk.casesNote')}
          href="/cases"
        />
        <TileLink
          icon="plus"
          title={t('home.employer')}
          note={t('home.kiosk.employerNote')}
          href="/employer"
        />
        <TileLink icon="people" title={t('home.kiosk.staff')} note={staffNote} href="/stations" />
      </div>
      <RowCard
        icon="money"
        title={t('home.policies.title')}
        note={t('home.policies.note')}
        href="/policies"
      />
      <RowCard
        icon="person"
        title={t('home.kiosk.my')}
        note={t('home.kiosk.myNote')}
        tone="plain"
        href="/my"
      />
      <Suspense>
        <Entrances />
      </Suspense>
      <Forgotten home={home} />
    </ResidentPage>
  );
}

/** What the resident who signed in at the terminal does next. */
function OwnStep({ home }: { home: Home }) {
  const say = useStepWords(home.minutes);
  if (!home.step) return null;
  const { title, text, icon, href } = say(home.step);
  return <RowCard icon={icon} title={title} note={text} href={href} />;
}

/**
 * Somebody who never signed in may still have begun a form here: its session, too, ends when nobody touches the screen. (For who
 * is signed in the frame does the same.)
 */
function Forgotten({ home }: { home: Home }) {
  const begun = document.cookie.includes('leye_csrf=');
  if (home.session?.kind !== 'visitor' || !begun) return null;
  return <IdleWarning onLeave={() => void leave()} />;
}
