import type { Job } from '../../ground/jobs/jobs.ts';
import { forgetReports, openOverdueTasks } from './actions/open-tasks.ts';
import { publishNationalContacts } from './actions/publish-items.ts';

export const jobs = (): Record<string, Job> => ({
  'network.open-overdue-tasks': {
    purpose: 'housekeeping',
    everySeconds: 3600,
    async run(ctx) {
      await publishNationalContacts(ctx);
      await openOverdueTasks(ctx);
    },
  },
  'network.forget-reports': {
    purpose: 'housekeeping',
    everySeconds: 86_400,
    run: (ctx) => forgetReports(ctx),
  },
});
