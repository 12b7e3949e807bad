import { latePages, type WebRoute } from '../../../../web/module.ts';

const words = { zh: () => import('./words.zh.ts'), en: () => import('./words.en.ts') };
const page = latePages('duplicates', words);

const routes: WebRoute[] = [
  {
    path: '/counter/duplicates',
    page: page(() => import('./DuplicatesPage.tsx'), 'DuplicatesPage'),
    frame: 'desk',
  },
];

export const duplicates = { words, routes };
