import { type LateWords, latePages, type Tab, type WebRoute } from '../../../web/module.ts';

const words = {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
} satisfies LateWords;

const page = latePages('employers', words);
const desk = 'desk' as const;

const routes: WebRoute[] = [
  { path: '/employer', page: page(() => import('./HomePage.tsx'), 'HomePage'), frame: 'employer' },
  // A resident registers and joins as himself.
  {
    path: '/employer/register',
    page: page(() => import('./RegisterPage.tsx'), 'RegisterPage'),
    frame: 'resident',
  },
  { path: '/employer/join', page: page(() => import('./JoinPage.tsx'), 'JoinPage'), frame: 'resident' },
  { path: '/employer/about', page: page(() => import('./AboutPage.tsx'), 'AboutPage'), frame: 'employer' },
  { path: '/employer/people', page: page(() => import('./PeoplePage.tsx'), 'PeoplePage'), frame: 'employer' },
  {
    path: '/employer/documents',
    page: page(() => import('./DocumentsPage.tsx'), 'DocumentsPage'),
    frame: 'employer',
  },
  {
    path: '/employer/details',
    page: page(() => import('./DetailsPage.tsx'), 'DetailsPage'),
    frame: 'employer',
  },
  {
    path: '/counter/employers/:employer?',
    page: page(() => import('./CounterPage.tsx'), 'CounterPage'),
    frame: desk,
  },
  {
    path: '/counter/verifications/:verification?',
    page: page(() => import('./VerificationsPage.tsx'), 'VerificationsPage'),
    frame: desk,
  },
];

// Named by the shell's words: they stand on pages of other modules too.
const employerTabs: Tab[] = [
  { href: '/employer', icon: 'home', label: (t) => t('shell.employer.home'), order: 1 },
  {
    href: '/employer/about',
    icon: 'briefcase',
    label: (t) => t('shell.employer.about'),
    order: 4,
    also: ['/employer/people', '/employer/documents', '/employer/details'],
  },
];

// Named by the counter's own words: the bar stands on pages that these words have not come with.
const deskTabs: Tab[] = [
  {
    href: '/counter/employers',
    icon: 'briefcase',
    label: (t) => t('desk.employers'),
    order: 5,
    also: ['/counter/applicants', '/counter/applications'],
  },
  {
    href: '/counter/verifications',
    icon: 'shield-check',
    label: (t) => t('desk.verifications'),
    order: 6,
  },
];

export const employers = { words, routes, employerTabs, deskTabs };
