import { type LateWords, latePages, latePart, type WebRoute } from '../../../../web/module.ts';

const words = {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
} satisfies LateWords;
const page = latePages('definition', words);

const routes: WebRoute[] = [
  {
    path: '/counter/policies/:id/definition',
    page: page(() => import('./DefinitionPage.tsx'), 'DefinitionPage'),
    frame: 'desk',
  },
];

/** What another text says otherwise, for pages beside the desk. */
export const Changes = latePart('definition', words, async () => (await import('./Changes.tsx')).Changes);

/** The officer's desk: a policy's text, changed by one person and approved by another. */
export const definition = { words, routes };
