import { type LateWords, latePages, latePart, type WebRoute } from '../../../../web/module.ts';

const words = {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
} satisfies LateWords;
const page = latePages('profile', words);

/** An employer’s profile in parts, beside another module’s work. */
export const EmployerProfile = latePart(
  'profile',
  words,
  async () => (await import('./ProfileParts.tsx')).ProfileParts,
);

// The same page for an employer and, under /counter, for the staff of its area.
const routes: WebRoute[] = [
  {
    path: '/employer/profile',
    page: page(() => import('./ProfilePage.tsx'), 'ProfilePage'),
    frame: 'employer',
  },
  {
    path: '/counter/employers/:employer/profile',
    page: page(() => import('./StaffProfilePage.tsx'), 'StaffProfilePage'),
    frame: 'desk',
  },
];

export const profile = { words, routes };
