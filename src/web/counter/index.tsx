import { lazyPage, type Tab, type WebRoute } from '../module.ts';
import zh from './words.zh.ts';

const page = lazyPage(() => import('./CounterPage.tsx'), 'CounterPage');
const routes: WebRoute[] = [
  { path: '/counter', page, frame: 'desk' },
  { path: '/counter/people/:person', page, frame: 'desk' },
];

const deskTabs: Tab[] = [{ href: '/counter', icon: 'home', label: (t) => t('counter.tab'), order: 1 }];

export const counter = { words: { zh, en: () => import('./words.en.ts') }, routes, deskTabs };
