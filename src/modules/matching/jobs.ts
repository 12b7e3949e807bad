import type { Job } from '../../ground/jobs/jobs.ts';
import { expirePostings } from './actions/postings/change-posting.ts';
import { applicationJobs } from './jobs-applications.ts';

export const jobs = (): Record<string, Job> => ({
  ...applicationJobs(),
  // What is left of a larger batch is done by the next run; nobody can apply to it meanwhile (valid_until).
  'matching.expire-postings': {
    purpose: 'housekeeping',
    everySeconds: 3600,
    async run(ctx) {
      await expirePostings(ctx);
    },
  },
});
