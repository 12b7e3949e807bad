import { Suspense } from 'react';
import { Link, useLocation } from 'wouter';
import { setEmployer } from '../call.ts';
import { useLoad } from '../data.ts';
import { useSkin } from '../device.ts';
import { employerTabs } from '../modules.tsx';
import { useT } from '../words.ts';
import { Button } from './Button.tsx';
import { useIsHere } from './frame-parts.tsx';

/**
 * On every page of an employer: for whom one acts, and the way back to one's own pages. Where no bar of tabs stands at the foot (长辈版,
 * terminal) the employer's main pages stand here.
 */
export function ActingStrip() {
  const t = useT();
  const [, navigate] = useLocation();
  const own = useLoad('GET /api/employer');
  const withPages = useSkin() !== 'phone';
  const name = own.data?.name;
  return (
    <aside className="acting" aria-label={t('shell.frame.employerTabs')}>
      <div className="acting-line">
        <span>{name === undefined ? null : t('shell.frame.acting', { name })}</span>
        <Button
          kind="text"
          icon="person"
          onClick={() => {
            setEmployer(null);
            navigate('/');
          }}
        >
          {t('shell.frame.self')}
        </Button>
      </div>
      {withPages ? <Pages /> : null}
    </aside>
  );
}

function Pages() {
  const t = useT();
  const isHere = useIsHere();
  return (
    <nav className="acting-pages" aria-label={t('shell.frame.tabs')}>
      {employerTabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={isHere(tab) ? 'page' : undefined}>
          {tab.label(t)}
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
