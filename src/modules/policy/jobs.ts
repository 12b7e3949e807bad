import type { Job } from '../../ground/jobs/jobs.ts';
import { countMoves } from './actions/count-draft.ts';
import { sweepAnswers } from './actions/hand-answers.ts';
import { lookAgain } from './actions/look-again.ts';
import { rankDoubts } from './actions/rank-doubts.ts';
import { turnByDay } from './actions/turn-by-day.ts';

export const jobs = (): Record<string, Job> => ({
  'policy.sweep-answers': { purpose: 'housekeeping', everySeconds: 600, run: (ctx) => sweepAnswers(ctx) },
  'policy.rank-doubts': { purpose: 'service-count', everySeconds: 86_400, run: (ctx) => rankDoubts(ctx) },
  'policy.count-draft': { purpose: 'service-count', run: (ctx, { draft }) => countMoves(ctx, String(draft)) },
  // On the hour, so that it comes with the day here: a day of UTC begins at eight in the morning.
  'policy.turn-by-day': { purpose: 'housekeeping', everySeconds: 3600, run: (ctx) => turnByDay(ctx) },
  'policy.look-again': { purpose: 'housekeeping', everySeconds: 600, run: (ctx) => lookAgain(ctx) },
});
