import { type LateWords, latePages, type WebRoute } from '../../../../web/module.ts';

const words = {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
} satisfies LateWords;
const page = latePages('doubts', words);

const routes: WebRoute[] = [
  {
    path: '/counter/policies/doubts',
    page: page(() => import('./DoubtsPage.tsx'), 'DoubtsPage'),
    frame: 'desk',
  },
];

/** The officer's desk: what policies say and two people have not confirmed yet. */
export const doubts = { words, routes };
