import { lazy } from 'react';
import type { Tab } from '../../../web/module.ts';
import zh from './words.zh.ts';

export { places } from './places.ts';

/** 想当面说: the nearest station with its telephone, for the foot of a resident's page. */
export const StationNear = lazy(async () => ({ default: (await import('./StationNear.tsx')).StationNear }));

/** The same in one line, for paper. */
export const StationLine = lazy(async () => ({ default: (await import('./StationLine.tsx')).StationLine }));

const deskTabs: Tab[] = [
  { href: '/counter/tasks', icon: 'check', label: (t) => t('network.desk.tasks'), order: 8 },
];

export const network = { words: { zh, en: () => import('./words.en.ts') }, routes: [], deskTabs };
