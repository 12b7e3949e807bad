import { latePages, type WebRoute } from '../../../../web/module.ts';

const words = { zh: () => import('./words.zh.ts'), en: () => import('./words.en.ts') };
const page = latePages('person', words);

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
