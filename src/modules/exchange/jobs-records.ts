import type { Job } from '../../ground/jobs/jobs.ts';
import type { Tools } from '../../ground/tools.ts';
import { judgeAll } from './actions/records/judge-records.ts';
import { lookForCheats } from './actions/records/look-for-cheats.ts';
import { makeLots, sendingJob, sendLot } from './actions/records/send-records.ts';

export const recordJobs = (_tools: Tools): Record<string, Job> => ({
  // Once a day everything is judged from the facts: what a hearing has missed, and what follows from the day alone.
  'exchange.judge-records': {
    purpose: 'service-count',
    everySeconds: 86_400,
    run: async (ctx) => {
      await judgeAll(ctx);
    },
  },
  // After the day's records: what looks wrong is flagged, and nothing is taken away.
  'exchange.look-for-cheats': {
    purpose: 'service-count',
    everySeconds: 86_400,
    run: async (ctx) => {
      await lookForCheats(ctx);
    },
  },
  'exchange.make-lots': {
    purpose: 'service-count',
    everySeconds: 3600,
    run: async (ctx) => {
      await makeLots(ctx);
    },
  },
  [sendingJob]: {
    purpose: 'service-count',
    run: (ctx, payload) => sendLot(ctx, String(payload.lotId)),
  },
});
