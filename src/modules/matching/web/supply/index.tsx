import { type LateWords, latePages, type Tab, type WebRoute } from '../../../../web/module.ts';

const words = {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
} satisfies LateWords;
const page = latePages('supply', words);

const routes: WebRoute[] = [
  { path: '/counter/supply', page: page(() => import('./SupplyPage.tsx'), 'SupplyPage'), frame: 'desk' },
];

// Named by the counter's own words, as the other tabs of that bar.
const deskTabs: Tab[] = [
  { href: '/counter/supply', icon: 'briefcase', label: (t) => t('desk.supply'), order: 11 },
];

export const supply = { words, routes, deskTabs };
