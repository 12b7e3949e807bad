export { type BroughtApplication, bringApplications } from './actions/applications/bring-applications.ts';
export { linesFrom } from './actions/applications/offer-lines.ts';
export { importJobs } from './actions/import-jobs.ts';
export { bringPostings } from './actions/postings/bring-postings.ts';
export { changePosting } from './actions/postings/change-posting.ts';
export { checkWording } from './actions/postings/check-wording.ts';
export { findPosting } from './actions/postings/find-posting.ts';
export { offerPosting } from './actions/postings/offer-posting.ts';
export { publishPosting } from './actions/postings/publish-posting.ts';
