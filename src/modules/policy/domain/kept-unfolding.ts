import type { Day } from '../../../ground/clock/day.ts';
import { atomsOf } from './condition.ts';
import type { Catalogue, Policy } from './definition.ts';
import { type Unfolded, unfold } from './missing-facts.ts';
import { factsBehind } from './possible-values.ts';
import type { Parts } from './states.ts';
import type { Facts } from './value.ts';

const kept = new WeakMap<Policy, Map<string, Unfolded>>();
const mostKept = 50;

/**
 * A policy unfolded for what is known. Most policies are not touched by an answer, and the same is asked for the verdict and for the next
 * question: so a few are kept in memory, by the facts that they hang on and nothing else.
 */
export function keptUnfolding(
  catalogue: Catalogue,
  policy: Policy,
  { asOf, facts }: { asOf: Day; facts: Facts },
  parts: () => Parts,
): Unfolded {
  if (policy.hireConditions) return unfold(catalogue, asOf, parts());
  let key: string = asOf;
  for (const atom of atomsOf(policy.conditions)) {
    for (const name of factsBehind(catalogue, atom)) key += `,${facts[name]}`;
  }
  const all = kept.get(policy) ?? new Map<string, Unfolded>();
  kept.set(policy, all);
  const known = all.get(key) ?? unfold(catalogue, asOf, parts());
  if (all.size >= mostKept) all.clear();
  all.set(key, known);
  return known;
}
