import { latePages, type Tab, type WebRoute } from '../../../../web/module.ts';

const words = { zh: () => import('./words.zh.ts'), en: () => import('./words.en.ts') };
const page = latePages('duplicates', words);

const routes: WebRoute[] = [
  {
    path: '/counter/duplicates',
    page: page(() => import('./DuplicatesPage.tsx'), 'DuplicatesPage'),
    frame: 'desk',
  },
];

const deskTabs: Tab[] = [
  { href: '/counter/duplicates', icon: 'people', label: (t) => t('network.desk.duplicates'), order: 9 },
];

export const duplicates = { words, routes, deskTabs };
