import type { Words } from '../../ground/problem.ts';
import type { Asking, Listed } from './asking.ts';
import type { Combination } from './domain/combination.ts';
import type { Catalogue, Policy } from './domain/definition.ts';
import { type Answer, type Asked, evaluate } from './domain/evaluate.ts';
import { hireList, type Shown } from './show-result.ts';

/** The policies that are asked about. */
export const policiesOf = (catalogue: Catalogue, { subject, policy }: Pick<Asking, 'subject' | 'policy'>) =>
  catalogue.policies.filter((one) => one.subject === subject && (policy === undefined || one.id === policy));

/** The names of policies by their ids. */
export const nameOf =
  (catalogue: Catalogue) =>
  (id: string): Words =>
    catalogue.policies.find((one) => one.id === id)?.name ?? { zh: id, en: id };

/**
 * A policy for those whom a unit has hired is not settled while nobody has said whom it has hired. Of those who are known to be hired here
 * alone, a yes is a yes; a no is none, since there may be others.
 */
export function answerOf(catalogue: Catalogue, policy: Policy, asked: Asked, listed: Listed): Answer {
  const answer = evaluate(catalogue, policy, asked);
  if (!policy.hireConditions || listed === 'whole' || answer.conditions.outcome === 'no') return answer;
  if (listed === 'part' && answer.stands !== 'not-eligible') return answer;
  const { conditions, doubts, hires } = answer;
  return {
    policy,
    conditions,
    doubts,
    hires,
    verdict: 'open',
    stands: 'open',
    missing: [hireList],
    amount: undefined,
  };
}

/** What keeps a policy out of the best combination, where all of it is left out. */
export function insteadOf(
  catalogue: Catalogue,
  { chosen, alternatives, sums }: Combination,
  id: string,
): Shown['instead'] {
  if (chosen.some(({ policy }) => policy === id)) return null;
  const left = alternatives.find(({ policy }) => policy === id);
  const by = left?.keptOutBy[0];
  if (!left || !by) return null;
  // With it in the place of the other the whole would be worth as much, as far as sums are known.
  const same = left.worth !== null && left.sum === sums.all;
  return { policy: nameOf(catalogue)(by.policy), within: by.within, same };
}
