import { latePages, type Tab, type WebRoute } from '../../../web/module.ts';

const words = { zh: () => import('./words.zh.ts'), en: () => import('./words.en.ts') };
const page = latePages('callbacks', words);

const routes: WebRoute[] = [
  { path: '/call-me', page: page(() => import('./CallMePage.tsx'), 'CallMePage'), frame: 'resident' },
  { path: '/my/calls', page: page(() => import('./MyCallsPage.tsx'), 'MyCallsPage'), frame: 'resident' },
  {
    path: '/counter/callbacks',
    page: page(() => import('./CallbacksPage.tsx'), 'CallbacksPage'),
    frame: 'desk',
  },
];

const deskTabs: Tab[] = [
  { href: '/counter/callbacks', icon: 'phone', label: (t) => t('network.desk.callbacks'), order: 3 },
];

export const callbacks = { words, routes, deskTabs };
