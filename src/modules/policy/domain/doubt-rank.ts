import type { Catalogue } from './definition.ts';
import { type Answer, type Asked, evaluate } from './evaluate.ts';
import { atomStatements, inForceStatement } from './statements.ts';

/** For how many people a statement decides: now, and perhaps once more is known of them. */
export interface Blocked {
  people: number;
  perhaps: number;
}

/** Which statements an answer hangs on, by their names. */
function hangingOn({ policy, doubts }: Answer): string[] {
  const names = atomStatements(policy);
  return doubts.flatMap(({ atom }) => (atom === null ? [inForceStatement(policy)] : (names.get(atom) ?? [])));
}

/**
 * On which doubtful statements somebody's answers hang, over all policies for people: `now` where nothing else is open, so that the yes
 * stands, or the no may fall, but for the doubt; `perhaps` where something of him is not known, and has to be asked first. Each statement
 * once. A no that follows although something is not known counts as open: to find those takes thirty times as long.
 */
export function doubtsBlocking(
  catalogue: Catalogue,
  asked: Asked,
): { now: Set<string>; perhaps: Set<string> } {
  const [now, perhaps] = [new Set<string>(), new Set<string>()];
  for (const policy of catalogue.policies) {
    if (policy.subject !== 'person') continue;
    const answer = evaluate(catalogue, policy, asked);
    const into = answer.conditions.outcome === 'open' ? perhaps : now;
    for (const statement of hangingOn(answer)) into.add(statement);
  }
  for (const statement of now) perhaps.delete(statement);
  return { now, perhaps };
}

/** Fewer people than this are not told as a number. */
export const fewest = 5;
