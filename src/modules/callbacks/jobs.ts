import type { Job } from '../../ground/jobs/jobs.ts';
import { forgetCallbacks } from './actions/answer-callback.ts';

export const jobs = (): Record<string, Job> => ({
  'callbacks.forget': { purpose: 'housekeeping', everySeconds: 86_400, run: (ctx) => forgetCallbacks(ctx) },
});
