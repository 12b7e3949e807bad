import { latePages, lazyPage, type Tab, type WebRoute } from '../../../../web/module.ts';

const words = { zh: () => import('./words.zh.ts'), en: () => import('./words.en.ts') };
const page = latePages('applicants', words);
const list = page(() => import('./ApplicantsPage.tsx'), 'ApplicantsPage');
const one = page(() => import('./ApplicantPage.tsx'), 'ApplicantPage');

// The same pages for an employer and, under /counter, for the clerk who has received him.
const routes: WebRoute[] = [
  { path: '/employer/applications/:application', page: one, frame: 'employer' },
  { path: '/employer/applicants', page: list, frame: 'employer' },
  { path: '/counter/applications/:application', page: one, frame: 'desk' },
  { path: '/counter/applicants', page: list, frame: 'desk' },
  {
    path: '/counter/applications-waiting',
    page: page(() => import('./WaitingPage.tsx'), 'WaitingPage'),
    frame: 'desk',
  },
];

const employerTabs: Tab[] = [
  {
    href: '/employer/applicants',
    icon: 'people',
    label: (t) => t('shell.employer.applicants'),
    order: 3,
    also: ['/employer/applications'],
    count: lazyPage(() => import('./WaitingCount.tsx'), 'WaitingCount'),
  },
];

// Named by the counter's own words, as the other tabs of that bar.
const deskTabs: Tab[] = [
  { href: '/counter/applications-waiting', icon: 'clock', label: (t) => t('desk.waiting'), order: 7 },
];

export const applicants = { words, routes, employerTabs, deskTabs };
