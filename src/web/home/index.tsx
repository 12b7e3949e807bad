import { lazyPage, type Tab, type WebRoute } from '../module.ts';
import zh from './words.zh.ts';

const routes: WebRoute[] = [
  { path: '/', page: lazyPage(() => import('./HomePage.tsx'), 'HomePage'), frame: 'resident' },
];

const tabs: Tab[] = [{ href: '/', icon: 'home', label: (t) => t('home.tab'), order: 1 }];

export const home = { words: { zh, en: () => import('./words.en.ts') }, routes, tabs };
