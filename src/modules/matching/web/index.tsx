import { lazy } from 'react';
import { lazyPage, type Tab, type WebRoute } from '../../../web/module.ts';
import zh from './words.zh.ts';

/** How many would fit answers that are about to be posted, for the page that checks them. */
export { CountBeforePosting } from './candidates/index.tsx';
export { PersonProfile } from './person/index.tsx';
export { EmployerProfile } from './profile/index.tsx';

/** A job with its pay and at most three reasons, for other pages' lists. */
export const JobCard = lazy(async () => ({ default: (await import('./JobCard.tsx')).JobCard }));

const routes: WebRoute[] = [
  { path: '/jobs', page: lazyPage(() => import('./JobsPage.tsx'), 'JobsPage'), frame: 'resident' },
  { path: '/jobs/:id', page: lazyPage(() => import('./JobPage.tsx'), 'JobPage'), frame: 'resident' },
];

const tabs: Tab[] = [{ href: '/jobs', icon: 'briefcase', label: (t) => t('matching.tab'), order: 2 }];

export const matching = { words: { zh, en: () => import('./words.en.ts') }, routes, tabs };
