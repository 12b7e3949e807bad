import type { Job } from '../../ground/jobs/jobs.ts';
import type { Tools } from '../../ground/tools.ts';
import { sealHead } from './actions/seal-head.ts';

export const jobs = ({ signing }: Tools): Record<string, Job> => ({
  // A record can be proved from the next head on: the person need not wait until tomorrow.
  'ledger.seal-head': {
    purpose: 'ledger',
    everySeconds: 600,
    run: async (ctx) => {
      await sealHead(ctx, signing);
    },
  },
});
