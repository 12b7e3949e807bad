import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { deskTabs } from '../modules.tsx';
import { leave } from '../session.ts';
import { useShellInfo } from '../shell-info.ts';
import { useT } from '../words.ts';
import { Button } from './Button.tsx';
import { DemoChip } from './Chip.tsx';
import { Brand, LanguageToggle, SkipLink, useArrival } from './frame-parts.tsx';
import './frames.css';
import './desk.css';

export interface DeskFrameProps {
  title: string;
  /** In the bar: a search field. */
  search?: ReactNode;
  /** The left column: 今天的队. Its foot stays in sight. */
  queue?: ReactNode;
  queueFoot?: ReactNode;
  children: ReactNode;
  /** The right column: the flow at work, usually a QuestionPage. */
  panel?: ReactNode;
  panelLabel?: string;
}

/** A staff page: queue, person and flow keep their places all day; each column scrolls by itself. */
export function DeskFrame({ title, search, queue, queueFoot, children, panel, panelLabel }: DeskFrameProps) {
  const t = useT();
  const { demo, station, staff } = useShellInfo();
  useArrival(title);
  return (
    <div className="desk" data-queue={queue ? '' : undefined} data-panel={panel ? '' : undefined}>
      <SkipLink />
      <header className="desk-bar">
        <Link className="bar-home" href={deskTabs[0]?.href ?? '/counter'}>
          <Brand />
        </Link>
        {station ? <span className="desk-station">{station}</span> : null}
        {demo ? <DemoChip /> : null}
        <DeskTabs />
        <span className="desk-side">
          {search}
          <LanguageToggle />
          {staff ? (
            <>
              <span className="avatar" aria-hidden="true">
                {staff.name.slice(0, 1)}
              </span>
              <span>
                {staff.name} <span className="note">{staff.role}</span>
              </span>
              <Button kind="text" onClick={() => void leave(deskTabs[0]?.href)}>
                {t('shell.frame.signOut')}
              </Button>
            </>
          ) : null}
        </span>
      </header>
      {queue ? (
        <nav className="desk-queue" aria-label={t('shell.frame.queue')}>
          <div className="desk-queue-rows">{queue}</div>
          {queueFoot ? <div className="desk-queue-foot">{queueFoot}</div> : null}
        </nav>
      ) : null}
      <main id="main" className="desk-main" tabIndex={-1}>
        {children}
      </main>
      {panel ? (
        <aside className="desk-panel" aria-label={panelLabel ?? t('shell.frame.panel')}>
          {panel}
        </aside>
      ) : null}
    </div>
  );
}

/** The right column: what is being done for whom, its number and state above, its buttons below. A QuestionPage fits as it is. */
export function DeskPanel({
  title,
  note,
  side,
  foot,
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  side?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="desk-panel-inside">
      <div className="desk-panel-head">
        <div>
          <h2>{title}</h2>
          {note ? <p className="note">{note}</p> : null}
        </div>
        {side}
      </div>
      {foot ? <div className="desk-panel-body stack">{children}</div> : children}
      {foot ? <div className="desk-panel-foot">{foot}</div> : null}
    </div>
  );
}

/** The head of the queue: its name, a word about it, views. */
export function DeskQueueHead({
  title,
  note,
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="desk-queue-head">
      <div className="row row-apart">
        <h2>{title}</h2>
        {note ? <span className="note">{note}</span> : null}
      </div>
      {children}
    </div>
  );
}

/** Who is at the counter: the first character of the name on a tile, the name as h1, one line about them. */
export function PersonHead({
  name,
  note,
  side,
  children,
}: {
  name: string;
  note?: ReactNode;
  side?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="person-head">
      <span className="avatar avatar-person" aria-hidden="true">
        {name.slice(0, 1)}
      </span>
      <div className="person-head-text">
        <h1>
          {name} {note ? <span className="person-head-note">{note}</span> : null}
        </h1>
        <div className="note">{children}</div>
      </div>
      {side}
    </div>
  );
}

function DeskTabs() {
  const t = useT();
  const [at] = useLocation();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a narrow screen the bar is pushed sideways: where one is comes into sight.
    const bar = nav.current;
    const tab = bar?.querySelector<HTMLElement>('[aria-current]');
    if (bar && tab) bar.scrollLeft = tab.offsetLeft - (bar.clientWidth - tab.offsetWidth) / 2;
  }, []);
  if (deskTabs.length === 0) return null;
  // /counter stands above /counter/verifications: the nearest one is where one is.
  const near = deskTabs.flatMap((tab) =>
    [tab.href, ...(tab.also ?? [])]
      .filter((from) => at === from || at.startsWith(`${from}/`))
      .map((from) => ({ from, href: tab.href })),
  );
  const here = near.reduce((best, each) => (each.from.length > best.from.length ? each : best), {
    from: '',
    href: '',
  }).href;
  return (
    <nav ref={nav} className="desk-tabs" aria-label={t('shell.frame.staffPages')}>
      {deskTabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.href === here ? 'page' : undefined}>
          <span>
            {tab.label(t)}
            {tab.count ? (
              <Suspense>
                {' '}
                <tab.count />
              </Suspense>
            ) : null}
          </span>
        </Link>
      ))}
    </nav>
  );
}
