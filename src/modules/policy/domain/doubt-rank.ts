import type { Catalogue } from './definition.ts';
import { type Answer, type Asked, evaluate } from './evaluate.ts';
import { keptState } from './kept-standing.ts';
import { atomStatements, inForceStatement } from './statements.ts';

/** For how many people a statement decides: now, and perhaps once more is known of them. */
export interface Blocked {
  people: number;
  perhaps: number;
}

/** As what a policy counts for somebody: he is entitled, would be but for a doubt, or something of him is not known. */
export type CountedAs = 'entitled' | 'check' | 'open';

/** Which statements an answer hangs on, by their names. */
function hangingOn({ policy, doubts }: Answer): string[] {
  const names = atomStatements(policy);
  return doubts.flatMap(({ atom }) => (atom === null ? [inForceStatement(policy)] : (names.get(atom) ?? [])));
}

/**
 * On which doubtful statements somebody's answers hang, over all policies for people: `now` where nothing else is open, so that the yes
 * stands, or the no may fall, but for the doubt; `perhaps` where something of him is not known, and has to be asked first. Each statement
 * once. A no that follows although something is not known counts as open: to find those takes thirty times as long. `counts`: how each of
 * these policies counts for him, but for those that say no.
 */
export function doubtsBlocking(
  catalogue: Catalogue,
  asked: Asked,
): { now: Set<string>; perhaps: Set<string>; counts: Map<string, CountedAs> } {
  const [now, perhaps] = [new Set<string>(), new Set<string>()];
  const counts = new Map<string, CountedAs>();
  for (const policy of catalogue.policies) {
    if (policy.subject !== 'person') continue;
    const answer = evaluate(catalogue, policy, asked);
    const into = answer.conditions.outcome === 'open' ? perhaps : now;
    for (const statement of hangingOn(answer)) into.add(statement);
    const as = answer.verdict === 'open' ? 'open' : keptState(answer);
    if (as !== 'none') counts.set(policy.id, as);
  }
  for (const statement of now) perhaps.delete(statement);
  return { now, perhaps, counts };
}

/** Fewer people than this are not told as a number. */
export const fewest = 5;
