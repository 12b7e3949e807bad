import { type LateWords, latePages, type Tab, type WebRoute } from '../../../../web/module.ts';

const words = {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
} satisfies LateWords;

const page = latePages('hiring', words);

/** Who offers one of our own jobs, its hours, and until when it holds; on the job's page, whose job it reads. */
export const OwnJob = page(() => import('./OwnJob.tsx'), 'OwnJob');

/** The jobs of the employer at the counter, with the way to those who applied. */
export const CounterHiring = page(() => import('./CounterHiring.tsx'), 'CounterHiring');

const routes: WebRoute[] = [
  {
    path: '/employer/postings/new',
    page: page(() => import('./NewPostingPage.tsx'), 'NewPostingPage'),
    frame: 'employer',
  },
  {
    path: '/employer/postings/:id',
    page: page(() => import('./PostingPage.tsx'), 'PostingPage'),
    frame: 'employer',
  },
  {
    path: '/employer/postings',
    page: page(() => import('./PostingsPage.tsx'), 'PostingsPage'),
    frame: 'employer',
  },
];

const employerTabs: Tab[] = [
  {
    href: '/employer/postings',
    icon: 'edit',
    label: (t) => t('shell.employer.postings'),
    order: 2,
    also: ['/employer/drafts', '/employer/cases'],
  },
];

export const hiring = { words, routes, employerTabs };
