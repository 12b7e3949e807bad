import { lazy, type ReactNode, Suspense } from 'react';
import { Link } from 'wouter';
import { useEmployer, useVisit } from '../data.ts';
import { useSkin } from '../device.ts';
import type { Tab } from '../module.ts';
import { employerTabs, tabs } from '../modules.tsx';
import { useShellInfo } from '../shell-info.ts';
import { useReading } from '../speech.ts';
import { useT } from '../words.ts';
import { ButtonLink } from './Button.tsx';
import { DemoChip } from './Chip.tsx';
import { Landscape } from './Drawings.tsx';
import {
  BarTool,
  Brand,
  ElderToggle,
  LanguageToggle,
  SkipLink,
  useArrival,
  useIsHere,
} from './frame-parts.tsx';
import { Icon } from './Icon.tsx';
import { ReadAloud } from './ReadAloud.tsx';
import { BackLink } from './Text.tsx';
import './frames.css';

const KioskFrame = lazy(async () => ({ default: (await import('./KioskFrame.tsx')).KioskFrame }));
const ServingStrip = lazy(async () => ({
  default: (await import('../counter/ServingStrip.tsx')).ServingStrip,
}));
const ActingStrip = lazy(async () => ({ default: (await import('./ActingStrip.tsx')).ActingStrip }));

export interface ResidentPageProps {
  /** In the window's title; and in the bar, where the page has a way back. */
  title?: string;
  /** Where 返回 leads: a page of ours, or what to do. Without it the page is a main one: mark, tools, tabs. */
  back?: string | (() => void);
  /** The head over the landscape (greeting, place, day): home pages. */
  head?: ReactNode;
  /** At the right of the bar: a star, a share button. */
  actions?: ReactNode;
  /** Stays at the foot: the main button of the page. It takes the place of the tabs. */
  foot?: ReactNode;
  children: ReactNode;
}

/** A page of a resident, on a telephone, in 长辈版 and at a terminal. Its children begin with one h1 (or `head` holds it). */
export function ResidentPage(props: ResidentPageProps) {
  const skin = useSkin();
  if (skin === 'kiosk') return <KioskFrame {...props} />;
  return <PhonePage {...props} />;
}

function PhonePage({ title, back, head, actions, foot, children }: ResidentPageProps) {
  const elder = useSkin() === 'elder';
  const { demo } = useShellInfo();
  const acting = useEmployer() !== null;
  const serving = useVisit() !== null;
  useArrival(title);
  return (
    <div className={head ? 'page page-home' : 'page'}>
      <SkipLink />
      <header className="bar">
        {back === undefined ? (
          <Link className="bar-home" href={acting ? '/employer' : '/'}>
            <Brand />
          </Link>
        ) : (
          <span className="bar-title">
            {typeof back === 'string' ? <BackLink href={back} /> : <BackLink onClick={back} />}
            <b>{title}</b>
          </span>
        )}
        <span className="bar-side">
          {back === undefined ? null : actions}
          {demo ? <DemoChip /> : null}
          {back === undefined ? (
            <>
              <LanguageToggle />
              <ElderToggle />
              {elder || acting ? null : <Bell />}
            </>
          ) : null}
        </span>
      </header>
      {acting ? (
        <Suspense fallback={<div className="acting" />}>
          <ActingStrip />
        </Suspense>
      ) : null}
      {serving ? (
        <Suspense fallback={<div className="acting" />}>
          <ServingStrip />
        </Suspense>
      ) : null}
      <main id="main" tabIndex={-1}>
        {head ? (
          <div className="head">
            {elder ? null : <Landscape />}
            <div className="head-inside">{head}</div>
          </div>
        ) : null}
        <div className="content">{children}</div>
        {foot ? (
          <div className="foot">
            <div className="foot-inside">
              {elder ? <ElderTools /> : null}
              <div className="foot-main">{foot}</div>
            </div>
          </div>
        ) : null}
      </main>
      {elder && !foot ? <ElderBar /> : null}
      {elder || foot ? null : <TabBar tabs={acting ? employerTabs : tabs} />}
    </div>
  );
}

function Bell() {
  const t = useT();
  const { unread } = useShellInfo();
  if (unread === null) return null;
  return (
    <Link
      className="bell"
      href="/messages"
      aria-label={t(unread ? 'shell.frame.messagesUnread' : 'shell.frame.messages')}
    >
      <Icon name="bell" size="large" />
      {unread ? <span className="bell-dot" /> : null}
    </Link>
  );
}

/** Reading aloud and the telephone never scroll away in 长辈版. */
function ElderBar() {
  const t = useT();
  const { helpPhone } = useShellInfo();
  return (
    <aside className="elder-bar" aria-label={t('shell.frame.help')}>
      <ReadAloud wide />
      <ButtonLink kind="tint" icon="phone" wide href={`tel:${helpPhone}`}>
        {t('shell.frame.askByPhone')}
      </ButtonLink>
    </aside>
  );
}

/** The same two beside the buttons of a page. */
function ElderTools() {
  const t = useT();
  const { helpPhone } = useShellInfo();
  const { possible, reading, toggle } = useReading();
  return (
    <>
      {possible ? (
        <BarTool icon={<Icon name="speaker" size="large" />} pressed={reading} onClick={() => toggle()}>
          {t(reading ? 'shell.frame.stop' : 'shell.frame.read')}
        </BarTool>
      ) : null}
      <a className="bar-tool" href={`tel:${helpPhone}`}>
        <Icon name="phone" size="large" />
        <span>{t('shell.frame.phone')}</span>
      </a>
    </>
  );
}

function TabBar({ tabs }: { tabs: readonly Tab[] }) {
  const t = useT();
  const isHere = useIsHere();
  return (
    <nav className="tabs" aria-label={t('shell.frame.tabs')}>
      {tabs.map((tab) => (
        <Link key={tab.href} className="tab" href={tab.href} aria-current={isHere(tab) ? 'page' : undefined}>
          <Icon name={tab.icon} size="large" />
          <span>{tab.label(t)}</span>
          {tab.count ? (
            <Suspense>
              <tab.count />
            </Suspense>
          ) : null}
        </Link>
      ))}
    </nav>
  );
}
