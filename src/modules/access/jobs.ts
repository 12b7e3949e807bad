import type { Job } from '../../ground/jobs/jobs.ts';
import { sweepSessions } from './actions/sweep-sessions.ts';

export const jobs = (): Record<string, Job> => ({
  'access.sweep-sessions': {
    purpose: 'housekeeping',
    everySeconds: 86_400,
    run: (ctx) => sweepSessions(ctx),
  },
});
