import { type LateWords, latePages, type Tab, type WebRoute } from '../../../../web/module.ts';

const words = {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
} satisfies LateWords;
const page = latePages('library', words);

const routes: WebRoute[] = [
  { path: '/policies', page: page(() => import('./LibraryPage.tsx'), 'LibraryPage'), frame: 'resident' },
  {
    path: '/policies/:id/versions',
    page: page(() => import('./VersionsPage.tsx'), 'VersionsPage'),
    frame: 'resident',
  },
  { path: '/policies/:id', page: page(() => import('./PolicyPage.tsx'), 'PolicyPage'), frame: 'resident' },
  {
    path: '/counter/policies',
    page: page(() => import('./DeskLibraryPage.tsx'), 'DeskLibraryPage'),
    frame: 'desk',
  },
];

// Named by the words of the home page and of the counter: bars stand on pages that these words have not come with.
const tabs: Tab[] = [
  {
    href: '/policies',
    icon: 'document',
    label: (t) => t('home.policies.tab'),
    order: 3,
    also: ['/calculator'],
  },
];
const deskTabs: Tab[] = [
  {
    href: '/counter/policies',
    icon: 'document',
    label: (t) => t('desk.policies'),
    order: 9,
    count: page(() => import('./DraftCount.tsx'), 'DraftCount'),
  },
];

/** The library of policies. */
export const library = { words, routes, tabs, deskTabs };
