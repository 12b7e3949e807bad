export { importJobs } from './actions/import-jobs.ts';
export { changePosting } from './actions/postings/change-posting.ts';
export { checkWording } from './actions/postings/check-wording.ts';
export { findPosting, type PostingBrief } from './actions/postings/find-posting.ts';
export { offerPosting } from './actions/postings/offer-posting.ts';
export { publishPosting } from './actions/postings/publish-posting.ts';
export type { PostingAnswers } from './domain/own-posting.ts';
