import type { Job } from '../../ground/jobs/jobs.ts';
import type { Tools } from '../../ground/tools.ts';
import { measureStays } from './actions/employer-profile/measure-stays.ts';
import { groupLeftOver } from './actions/group-left-over.ts';
import { expirePostings } from './actions/postings/change-posting.ts';
import { countSeekers } from './actions/postings/count-seekers.ts';
import { recommendJobs } from './actions/recommendations/recommend-jobs.ts';
import { countSeekerMonths } from './actions/supply-demand/count-seeker-months.ts';
import { weighGrams } from './actions/weigh-grams.ts';
import { applicationJobs } from './jobs-applications.ts';
import { forgetChanges } from './store-judged.ts';

export const jobs = (tools: Tools): Record<string, Job> => ({
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
  'matching.measure-stays': {
    purpose: 'service-count',
    everySeconds: 24 * 3600,
    run: (ctx) => measureStays(ctx),
  },
  // At two in the night for everybody, else for whom something has changed.
  'matching.recommend-jobs': {
    purpose: 'matching',
    everySeconds: 3600,
    async run(ctx) {
      await recommendJobs(ctx, tools);
    },
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
  // Whoever holds jobs in memory reads changes three times a second; who has not for a day begins anew.
  'matching.forget-changes': {
    purpose: 'housekeeping',
    everySeconds: 3600,
    run: (ctx) => forgetChanges(ctx, new Date(ctx.clock.now().getTime() - 24 * 3600 * 1000)),
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
