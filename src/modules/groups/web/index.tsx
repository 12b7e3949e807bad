import { latePages, type WebRoute } from '../../../web/module.ts';

const words = { zh: () => import('./words.zh.ts'), en: () => import('./words.en.ts') };
const page = latePages('groups', words);

/** The entrances by group, for the home pages. */
export const Entrances = page(() => import('./Entrances.tsx'), 'Entrances');

const routes: WebRoute[] = [
  { path: '/for/:group', page: page(() => import('./GroupPage.tsx'), 'GroupPage'), frame: 'resident' },
];

export const groups = { words, routes };
