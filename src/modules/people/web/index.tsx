import { lazyPage, type Tab, type WebRoute } from '../../../web/module.ts';
import zh from './words.zh.ts';

const routes: WebRoute[] = [
  {
    // person.education; a path that ends in a dot and letters would be taken for a file.
    path: '/my/facts/:subject/:name',
    page: lazyPage(() => import('./CorrectFactPage.tsx'), 'CorrectFactPage'),
    frame: 'resident',
  },
  { path: '/my', page: lazyPage(() => import('./MyDataPage.tsx'), 'MyDataPage'), frame: 'resident' },
];

const tabs: Tab[] = [{ href: '/my', icon: 'person', label: (t) => t('people.tab'), order: 5 }];

export const people = { words: { zh, en: () => import('./words.en.ts') }, routes, tabs };
