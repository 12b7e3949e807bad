import { lazy } from 'react';
import { lazyPage, type WebRoute } from '../../../web/module.ts';
import zh from './words.zh.ts';

export { places } from './places.ts';

/** 想当面说: the nearest station with its telephone, for the foot of a resident's page. */
export const StationNear = lazy(async () => ({ default: (await import('./StationNear.tsx')).StationNear }));

const routes: WebRoute[] = [
  {
    path: '/stations',
    page: lazyPage(() => import('./StationsPage.tsx'), 'StationsPage'),
    frame: 'resident',
  },
];

export const network = { words: { zh, en: () => import('./words.en.ts') }, routes };
