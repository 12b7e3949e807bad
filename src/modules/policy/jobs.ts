import type { Job } from '../../ground/jobs/jobs.ts';
import { sweepAnswers } from './actions/hand-answers.ts';

export const jobs = (): Record<string, Job> => ({
  'policy.sweep-answers': { purpose: 'housekeeping', everySeconds: 600, run: (ctx) => sweepAnswers(ctx) },
});
