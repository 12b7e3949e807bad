import { latePages, type WebRoute } from '../../../../web/module.ts';

const words = { zh: () => import('./words.zh.ts'), en: () => import('./words.en.ts') };
const page = latePages('stations', words);

const routes: WebRoute[] = [
  { path: '/stations', page: page(() => import('./StationsPage.tsx'), 'StationsPage'), frame: 'resident' },
  { path: '/stations/:id', page: page(() => import('./StationPage.tsx'), 'StationPage'), frame: 'resident' },
  {
    path: '/my/reports',
    page: page(() => import('./MyReportsPage.tsx'), 'MyReportsPage'),
    frame: 'resident',
  },
  { path: '/counter/tasks', page: page(() => import('./TasksPage.tsx'), 'TasksPage'), frame: 'desk' },
  {
    path: '/counter/stations',
    page: page(() => import('./CounterStationsPage.tsx'), 'CounterStationsPage'),
    frame: 'desk',
  },
  {
    path: '/counter/stations/new',
    page: page(() => import('./OpenStationPage.tsx'), 'OpenStationPage'),
    frame: 'desk',
  },
  {
    path: '/counter/station',
    page: page(() => import('./StationEditPage.tsx'), 'StationEditPage'),
    frame: 'desk',
  },
];

/** The stations' pages, with words that residents' first page has no use for. */
export const stations = { words, routes };
