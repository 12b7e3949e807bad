import type { Answer } from './evaluate.ts';

/**
 * How a policy stands for somebody, as pages sort it. `check` and `unlikely`: a condition that decides was never confirmed (待核实), so that nobody
 * may rely on the yes or the no that comes out; `almost`: one thing is missing, and it can be had; `open`: a fact is not known; `over`: on
 * that day there is no such policy.
 */
export const standings = ['entitled', 'check', 'almost', 'open', 'unlikely', 'not', 'over'] as const;
export type Standing = (typeof standings)[number];

/**
 * Where a policy stands. A doubt that decides goes before everything else, so that nobody reads a no that may be wrong.
 * @param oneAway whether one change that can be had makes it hold.
 */
export function standingOf(
  { stands, doubts, policy }: Pick<Answer, 'stands' | 'doubts' | 'policy'>,
  oneAway: boolean,
): Standing {
  const doubted = doubts.length > 0 || policy.off;
  switch (stands) {
    case 'eligible':
      return doubted ? 'check' : 'entitled';
    case 'open':
      return 'open';
    case 'not-in-force':
      return doubted ? 'unlikely' : 'over';
    case 'not-eligible':
      if (doubted) return 'unlikely';
      return oneAway ? 'almost' : 'not';
  }
}
