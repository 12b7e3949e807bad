import type { Job } from '../../ground/jobs/jobs.ts';
import { lapseCases } from './actions/lapse-cases.ts';
import { sweepDrafts } from './actions/sweep-drafts.ts';

export const jobs = (): Record<string, Job> => ({
  'cases.lapse': {
    purpose: 'case-work',
    everySeconds: 3600,
    async run(ctx) {
      await lapseCases(ctx);
    },
  },
  'cases.sweep-drafts': { purpose: 'housekeeping', everySeconds: 3600, run: (ctx) => sweepDrafts(ctx) },
});
