import { type LateWords, latePages } from '../../../../web/module.ts';

const words = {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
} satisfies LateWords;

/** What was read in a collected advertisement's text; on the job's page, whose job it reads. */
export const ReadPart = latePages('read', words)(() => import('./ReadPart.tsx'), 'ReadPart');

export const read = { words, routes: [] };
