import { lazy } from 'react';
import { lazyPage, type Tab, type WebRoute } from '../../../web/module.ts';
import zh from './words.zh.ts';

/** A matter in the panel of the counter page, from the first question to the receipt, with the person's own confirmation. */
export const CounterFlow = lazy(async () => ({ default: (await import('./CounterFlow.tsx')).CounterFlow }));

/** A case that was decided before, in the same panel: going on, stopping, its receipt. */
export const CounterCase = lazy(async () => ({ default: (await import('./CounterCase.tsx')).CounterCase }));

const check = lazyPage(() => import('./CheckPage.tsx'), 'CheckPage');
const draft = lazyPage(() => import('./DraftPage.tsx'), 'DraftPage');
const file = lazyPage(() => import('./CasePage.tsx'), 'CasePage');

// The same pages for a person's matters and an employer's.
const flowIn = (base: '' | '/employer', frame: 'resident' | 'employer'): WebRoute[] => [
  { path: `${base}/drafts/:draft/check`, page: check, frame },
  { path: `${base}/drafts/:draft/:question?`, page: draft, frame },
  { path: `${base}/cases/:case`, page: file, frame },
];

const routes: WebRoute[] = [
  { path: '/register', page: lazyPage(() => import('./BeginPage.tsx'), 'BeginPage'), frame: 'resident' },
  { path: '/matters/:type', page: lazyPage(() => import('./BeginPage.tsx'), 'BeginPage'), frame: 'resident' },
  ...flowIn('', 'resident'),
  ...flowIn('/employer', 'employer'),
  {
    path: '/continue',
    page: lazyPage(() => import('./ContinuePage.tsx'), 'ContinuePage'),
    frame: 'resident',
  },
  { path: '/cases', page: lazyPage(() => import('./CasesPage.tsx'), 'CasesPage'), frame: 'resident' },
];

const tabs: Tab[] = [{ href: '/cases', icon: 'document-check', label: (t) => t('cases.tab'), order: 4 }];

export const cases = { words: { zh, en: () => import('./words.en.ts') }, routes, tabs };
