import { type LateWords, latePages, latePart, type WebRoute } from '../../../../web/module.ts';

const words = {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
} satisfies LateWords;
const page = latePages('whatIf', words);

/** What one change each would open, folded, beside the personal list. */
export const WhatIfPart = page(() => import('./WhatIfPart.tsx'), 'WhatIfPart');

/** The same of the person at the counter, for who serves him. */
export const WhatIfBeside = latePart(
  'whatIf',
  words,
  async () => (await import('./WhatIfBeside.tsx')).WhatIfBeside,
);

/** Above a list that stands as if a change held. */
export const HeldPart = latePart('whatIf', words, async () => (await import('./HeldPart.tsx')).HeldPart);

/** On the page of a job that is left out: what would bring it in. */
export const OpensPart = latePart('whatIf', words, async () => (await import('./OpensPart.tsx')).OpensPart);

const routes: WebRoute[] = [
  { path: '/my/wishes', page: page(() => import('./WishesPage.tsx'), 'WishesPage'), frame: 'resident' },
];

export const whatIf = { words, routes };
