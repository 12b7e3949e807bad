import type { Job } from '../../ground/jobs/jobs.ts';
import { countMoves } from './actions/count-draft.ts';
import { sweepAnswers } from './actions/hand-answers.ts';
import { rankDoubts } from './actions/rank-doubts.ts';

export const jobs = (): Record<string, Job> => ({
  'policy.sweep-answers': { purpose: 'housekeeping', everySeconds: 600, run: (ctx) => sweepAnswers(ctx) },
  'policy.rank-doubts': { purpose: 'service-count', everySeconds: 86_400, run: (ctx) => rankDoubts(ctx) },
  'policy.count-draft': { purpose: 'service-count', run: (ctx, { draft }) => countMoves(ctx, String(draft)) },
});
