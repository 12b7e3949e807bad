import { latePages, type WebRoute } from '../../../../web/module.ts';

const words = { zh: () => import('./words.zh.ts'), en: () => import('./words.en.ts') };
const page = latePages('imports', words);

const routes: WebRoute[] = [
  { path: '/counter/imports', page: page(() => import('./ImportsPage.tsx'), 'ImportsPage'), frame: 'desk' },
  {
    path: '/counter/imports/new',
    page: page(() => import('./NewImportPage.tsx'), 'NewImportPage'),
    frame: 'desk',
  },
  {
    path: '/counter/imports/:import',
    page: page(() => import('./ImportPage.tsx'), 'ImportPage'),
    frame: 'desk',
  },
];

/** Lists that staff bring in: chosen, sent, looked through, mended, taken over and undone. */
export const imports = { words, routes };
