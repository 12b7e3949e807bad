import { lazy } from 'react';
import type { Tab } from '../../../web/module.ts';
import zh from './words.zh.ts';

export { places } from './places.ts';

/** 想当面说: the nearest station with its telephone, for the foot of a resident's page. */
export const StationNear = lazy(async () => ({ default: (await import('./StationNear.tsx')).StationNear }));

const deskTabs: Tab[] = [
  { href: '/counter/tasks', icon: 'check', label: (t) => t('network.desk.tasks'), order: 8 },
];

export const network = { words: { zh, en: () => import('./words.en.ts') }, routes: [], deskTabs };
