import { type LateWords, latePages, latePart, type WebRoute } from '../../../../web/module.ts';

const words = {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
} satisfies LateWords;

const page = latePages('candidates', words);
const list = page(() => import('./CandidatesPage.tsx'), 'CandidatesPage');

/** How many who agreed to be shown fit a posting, and what each thing that it asks costs; on the posting's page. */
export const CandidateCount = latePart(
  'candidates',
  words,
  async () => (await import('./CandidateCount.tsx')).CandidateCount,
);

/** The same of answers that are not posted yet. */
export const CountBeforePosting = latePart(
  'candidates',
  words,
  async () => (await import('./CandidateCount.tsx')).CountBeforePosting,
);

/** Whether employers may find the resident, in one press, and how many looked. */
export const ShownPart = page(() => import('./ShownPart.tsx'), 'ShownPart');

/** Who has asked the resident to apply, with his two answers. */
export const InvitationsPart = page(() => import('./InvitationsPart.tsx'), 'InvitationsPart');

// The same page for an employer and, under /counter, for the clerk who has received him.
const routes: WebRoute[] = [
  { path: '/employer/postings/:id/candidates', page: list, frame: 'employer' },
  { path: '/counter/postings/:id/candidates', page: list, frame: 'desk' },
];

export const candidates = { words, routes };
