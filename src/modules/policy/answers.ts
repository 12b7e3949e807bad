import type { Words } from '../../ground/problem.ts';
import type { Asking, Listed } from './asking.ts';
import type { Catalogue, Policy } from './domain/definition.ts';
import { type Answer, type Asked, evaluate } from './domain/evaluate.ts';
import { hireList } from './show-result.ts';

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
