import { latePages, type WebRoute } from '../../../../web/module.ts';

const words = { zh: () => import('./words.zh.ts'), en: () => import('./words.en.ts') };
const page = latePages('applications', words);

/** How the employer of the job on this page answers, for the job page; it reads the page's own job. */
export const AnswersPart = page(() => import('./AnswersPart.tsx'), 'AnswersPart');

const routes: WebRoute[] = [
  { path: '/jobs/:id/apply', page: page(() => import('./ApplyPage.tsx'), 'ApplyPage'), frame: 'resident' },
  {
    path: '/applications/:application',
    page: page(() => import('./ApplicationPage.tsx'), 'ApplicationPage'),
    frame: 'resident',
  },
  {
    path: '/applications',
    page: page(() => import('./ApplicationsPage.tsx'), 'ApplicationsPage'),
    frame: 'resident',
  },
];

export const applications = { words, routes };
