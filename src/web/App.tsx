import { QueryClientProvider } from '@tanstack/react-query';
import { Component, type ReactNode, Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { actForEmployer, CallOffline, CallProblem } from './call.ts';
import { queries } from './data.ts';
import { ButtonLink } from './design/Button.tsx';
import { Icon } from './design/Icon.tsx';
import { ResidentPage } from './design/ResidentPage.tsx';
import { Empty, Failed, Offline, Waiting } from './design/States.tsx';
import { say, Toast } from './design/Toast.tsx';
import { dressForStaff } from './device.ts';
import type { WebRoute } from './module.ts';
import { routes } from './modules.tsx';
import { SessionInfo } from './session.ts';
import { useT } from './words.ts';

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <SessionInfo />
      <OfflineLine />
      <Mishap>
        <Suspense fallback={<Opening />}>
          <Switch>
            {routes.map((route) => (
              <Route key={route.path} path={route.path}>
                <Dressed route={route} />
              </Route>
            ))}
            <Route>
              <NoSuchPage />
            </Route>
          </Switch>
        </Suspense>
      </Mishap>
      <Toast />
    </QueryClientProvider>
  );
}

/** A page in the skin of those it is for. */
function Dressed({ route }: { route: WebRoute }) {
  const Page = route.page;
  useLayoutEffect(() => {
    dressForStaff(route.frame === 'desk');
    actForEmployer(route.frame === 'employer');
  }, [route.frame]);
  return <Page />;
}

function Opening() {
  return (
    <main className="content opening-page">
      <Waiting lines={6} />
    </main>
  );
}

function NoSuchPage() {
  const t = useT();
  useLayoutEffect(() => dressForStaff(false), []);
  return (
    <ResidentPage title={t('shell.missing.title')} back="/">
      <h1 className="unseen">{t('shell.missing.title')}</h1>
      <Empty
        title={t('shell.missing.title')}
        action={
          <ButtonLink kind="outline" icon="home" href="/">
            {t('shell.failed.home')}
          </ButtonLink>
        }
      >
        {t('shell.missing.text')}
      </Empty>
    </ResidentPage>
  );
}

/** 网断了，填的都在: stands above the page for as long as there is no network. */
function OfflineLine() {
  const t = useT();
  const [offline, setOffline] = useState(() => !navigator.onLine);
  useEffect(() => {
    const lost = () => setOffline(true);
    const back = () => {
      setOffline(false);
      say(t('shell.offline.back'));
      void queries.invalidateQueries();
    };
    addEventListener('offline', lost);
    addEventListener('online', back);
    return () => {
      removeEventListener('offline', lost);
      removeEventListener('online', back);
    };
  }, [t]);
  return (
    <div role="status">
      {offline ? (
        <p className="offline-line">
          <Icon name="warning" />
          <b>{t('shell.offline.title')}</b> <span>{t('shell.offline.text')}</span>
        </p>
      ) : null}
    </div>
  );
}

/** Catches what a page throws. The way out is always there, and going to another page tries anew. */
function Mishap({ children }: { children: ReactNode }) {
  const [at] = useLocation();
  return <Boundary at={at}>{children}</Boundary>;
}

interface BoundaryState {
  error: unknown;
  at: string;
}

class Boundary extends Component<{ at: string; children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { error: undefined, at: this.props.at };

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error('unknown') };
  }

  static getDerivedStateFromProps({ at }: { at: string }, state: BoundaryState) {
    return at === state.at ? null : { error: undefined, at };
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <main className="content">
        {error instanceof CallOffline || !navigator.onLine ? (
          <Offline onAgain={() => location.reload()} />
        ) : (
          <MishapWords reference={error instanceof CallProblem ? error.requestId : undefined} />
        )}
      </main>
    );
  }
}

function MishapWords({ reference }: { reference: string | undefined }) {
  const t = useT();
  return (
    <>
      <Failed reference={reference} onAgain={() => location.reload()} />
      <p className="row state-actions">
        <ButtonLink kind="text" href="/">
          {t('shell.failed.home')}
        </ButtonLink>
      </p>
    </>
  );
}
