import { type LateWords, latePages, latePart, type WebRoute } from '../../../../web/module.ts';

const words = {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
} satisfies LateWords;
const page = latePages('person', words);

/** A person’s profile in parts, beside another module’s work. */
export const PersonProfile = latePart(
  'person',
  words,
  async () => (await import('./ProfileParts.tsx')).ProfileParts,
);

const routes: WebRoute[] = [
  {
    path: '/my/profile',
    page: page(() => import('./MyProfilePage.tsx'), 'MyProfilePage'),
    frame: 'resident',
  },
  {
    path: '/counter/people/:person/jobs',
    page: page(() => import('./PersonJobsPage.tsx'), 'PersonJobsPage'),
    frame: 'desk',
  },
];

export const person = { words, routes };
