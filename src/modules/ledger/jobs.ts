import { stayOpen } from '../../ground/database/stay-open.ts';
import type { Job } from '../../ground/jobs/jobs.ts';
import type { Tools } from '../../ground/tools.ts';
import { runInWorker } from '../../ground/workers/run-in-worker.ts';
import { sealHead } from './actions/seal-head.ts';
import type { LedgerReport } from './actions/verify-ledger.ts';
import { rawPublicKey } from './keys.ts';
import type { SelfCheck } from './workers/self-check.ts';

export const jobs = ({ signing, workerUrl }: Tools): Record<string, Job> => ({
  // A record can be proved from the next head on: the person need not wait until tomorrow.
  'ledger.seal-head': {
    purpose: 'ledger',
    everySeconds: 600,
    run: async (ctx) => {
      await sealHead(ctx, signing);
    },
  },
  // The whole ledger is recomputed once a day in a thread; a finding fails the job, which is logged and counted in /metrics.
  'ledger.self-check': {
    purpose: 'ledger',
    everySeconds: 86_400,
    async run(ctx) {
      const area = ctx.scope.area ?? { lo: 0, hi: 0 };
      const input: SelfCheck = { url: workerUrl, publicKey: rawPublicKey(signing.publicKey), area };
      const limits = { megabytes: 256, seconds: 1800 };
      const checking = runInWorker<SelfCheck, LedgerReport>('ledger/self-check', input, limits);
      const report = await stayOpen(ctx.tx, checking);
      if (!report.holds) throw new Error(`the ledger does not hold: ${report.findings} findings`);
    },
  },
});
