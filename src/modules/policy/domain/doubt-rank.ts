import type { Catalogue } from './definition.ts';
import { type Answer, type Asked, evaluate } from './evaluate.ts';
import { keptState } from './kept-standing.ts';
import { atomStatements, inForceStatement } from './statements.ts';

/** What it would be to somebody if a statement were settled: a yes that stands but for it; something of him has to be asked first; a no. */
export const waiting = ['yes', 'perhaps', 'refused'] as const;
export type Waits = (typeof waiting)[number];

/** For how many people a statement decides, and what. */
export type Blocked = Record<Waits, number>;

export const nobody: Blocked = { yes: 0, perhaps: 0, refused: 0 };

/** As what a policy counts for somebody: he is entitled, would be but for a doubt, or something of him is not known. */
export type CountedAs = 'entitled' | 'check' | 'open';

/** Which statements an answer hangs on, by their names. */
function hangingOn({ policy, doubts }: Answer): string[] {
  const names = atomStatements(policy);
  return doubts.flatMap(({ atom }) => (atom === null ? [inForceStatement(policy)] : (names.get(atom) ?? [])));
}

/**
 * On which doubtful statements somebody's answers hang, over all policies for people, each statement once: `yes` where he would be entitled
 * but for the doubt, and settling it can make him so; `perhaps` where something of him is not known, and has to be asked first; `refused`
 * where the no may fall, or a policy of which the whole is doubted stays 待核实 all the same. A no that follows although something is not known
 * counts as open: to find those takes thirty times as long. `counts`: how each of these policies counts for him, but for those that say no.
 */
export function doubtsBlocking(
  catalogue: Catalogue,
  asked: Asked,
): { waits: Map<string, Waits>; counts: Map<string, CountedAs> } {
  const waits = new Map<string, Waits>();
  const counts = new Map<string, CountedAs>();
  for (const policy of catalogue.policies) {
    if (policy.subject !== 'person') continue;
    const answer = evaluate(catalogue, policy, asked);
    const state = keptState(answer);
    const as: Waits =
      answer.conditions.outcome === 'open' ? 'perhaps' : state === 'check' && !policy.off ? 'yes' : 'refused';
    for (const statement of hangingOn(answer)) {
      const before = waits.get(statement);
      if (before === undefined || waiting.indexOf(as) < waiting.indexOf(before)) waits.set(statement, as);
    }
    const counted = answer.verdict === 'open' ? 'open' : state;
    if (counted !== 'none') counts.set(policy.id, counted);
  }
  return { waits, counts };
}

/** Fewer people than this are not told as a number. */
export const fewest = 5;
