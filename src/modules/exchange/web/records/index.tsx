import { type LateWords, latePages, type Tab, type WebRoute } from '../../../../web/module.ts';

const words = {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
} satisfies LateWords;
const page = latePages('records', words);

const routes: WebRoute[] = [
  { path: '/counter/data', page: page(() => import('./DataPage.tsx'), 'DataPage'), frame: 'desk' },
];

// Named by the counter's own words: the bar stands on pages that these words have not come with.
const deskTabs: Tab[] = [
  {
    href: '/counter/data',
    icon: 'list',
    label: (t) => t('desk.data'),
    order: 10,
    also: ['/counter/imports', '/counter/duplicates'],
  },
];

export const records = { words, routes, deskTabs };
