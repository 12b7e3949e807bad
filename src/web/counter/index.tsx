import { type LateWords, latePages, latePart, type Tab, type WebRoute } from '../module.ts';

const words = {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
} satisfies LateWords;
const page = latePages('counter', words)(() => import('./CounterPage.tsx'), 'CounterPage');
/** The matters of a visit, as the employers' counter shows them too. */
export const FlowPanel = latePart('counter', words, async () => (await import('./FlowPanel.tsx')).FlowPanel);

const routes: WebRoute[] = [
  { path: '/counter', page, frame: 'desk' },
  { path: '/counter/people/:person', page, frame: 'desk' },
];

const deskTabs: Tab[] = [{ href: '/counter', icon: 'home', label: (t) => t('desk.today'), order: 1 }];

export const counter = { words, routes, deskTabs };
