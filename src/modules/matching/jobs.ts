import type { Job } from '../../ground/jobs/jobs.ts';
import { groupLeftOver } from './actions/group-left-over.ts';
import { expirePostings } from './actions/postings/change-posting.ts';
import { countSeekers } from './actions/postings/count-seekers.ts';
import { countSeekerMonths } from './actions/supply-demand/count-seeker-months.ts';
import { weighGrams } from './actions/weigh-grams.ts';
import { applicationJobs } from './jobs-applications.ts';

export const jobs = (): Record<string, Job> => ({
  ...applicationJobs(),
  // From eight in the morning of Shanghai on.
  'matching.count-seekers': {
    purpose: 'service-count',
    everySeconds: 24 * 3600,
    run: (ctx) => countSeekers(ctx),
  },
  'matching.count-seeker-months': {
    purpose: 'service-count',
    everySeconds: 24 * 3600,
    run: (ctx) => countSeekerMonths(ctx),
  },
  // Finds nothing once the advertisements of an earlier release are grouped: what is taken over is grouped then and there.
  'matching.group-ads': {
    purpose: 'housekeeping',
    everySeconds: 3600,
    run: (ctx) => groupLeftOver(ctx),
  },
  // Counted anew as a whole: what a gram says changes with every job.
  'matching.weigh-grams': {
    purpose: 'housekeeping',
    everySeconds: 24 * 3600,
    run: (ctx) => weighGrams(ctx),
  },
  // What is left of a larger batch is done by the next run; nobody can apply to it meanwhile (valid_until).
  'matching.expire-postings': {
    purpose: 'housekeeping',
    everySeconds: 3600,
    async run(ctx) {
      await expirePostings(ctx);
    },
  },
});
