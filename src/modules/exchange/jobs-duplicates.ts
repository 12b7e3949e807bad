import type { Job } from '../../ground/jobs/jobs.ts';
import { findDuplicates } from './actions/duplicates/note-candidates.ts';

export const duplicateJobs = (): Record<string, Job> => ({
  'exchange.find-duplicates': {
    purpose: 'find-duplicates',
    everySeconds: 86_400,
    run: (ctx, { from, until }) =>
      findDuplicates(
        ctx,
        typeof from === 'string' && typeof until === 'string' ? { from, until: new Date(until) } : undefined,
      ),
  },
});
