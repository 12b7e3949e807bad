import { latePages, type WebRoute } from '../../../../web/module.ts';

const words = { zh: () => import('./words.zh.ts'), en: () => import('./words.en.ts') };
const page = latePages('profile', words);

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
