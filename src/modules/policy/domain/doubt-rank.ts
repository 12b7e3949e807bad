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
 * stands, or the no may fall, but for the doubt; `perhaps` where something has to be asked first. Each statement once.
 */
export function doubtsBlocking(catalogue: Catalogue, asked: Asked): { now: Set<string>; perhaps: Set<string> } {
  const [now, perhaps] = [new Set<string>(), new Set<string>()];
  for (const policy of catalogue.policies) {
    if (policy.subject !== 'person') continue;
    const answer = evaluate(catalogue, policy, asked);
    // Whether an open verdict is settled all the same takes long to find out: not where no doubt hangs on it.
    if (answer.doubts.length === 0) continue;
    const into = answer.verdict === 'open' && answer.stands === 'open' ? perhaps : now;
    for (const statement of hangingOn(answer)) into.add(statement);
  }
  for (const statement of now) perhaps.delete(statement);
  return { now, perhaps };
}

/** Fewer people than this are not told as a number. */
export const fewest = 5;
