import type { Catalogue, Policy } from '../definition.ts';
import { type Answer, type Asked, evaluate, failedAtoms } from '../evaluate.ts';
import { factsOf } from '../facts.ts';
import { run } from '../formula/run.ts';
import type { Known } from '../value.ts';

/** What a policy tells somebody, as far as cases hold it. */
export interface Says {
  verdict: Answer['verdict'];
  /** Fen or a share; null: nobody has read how much, undefined: not eligible, or a fact for it is missing. */
  amount: Known;
  /** For how many months it is paid, where that is a rule. */
  months: Known;
  /** Where not eligible: the conditions that are not met, in their order. */
  failed: readonly string[];
  /** Where open: the facts that can still change it. */
  missing: readonly string[];
}

/** What a policy says in a case. What is missing is looked for when somebody asks: that takes longest. */
export function saysOf(catalogue: Catalogue, policy: Policy, asked: Asked): Says {
  const answer = evaluate(catalogue, policy, asked);
  const { verdict, amount, conditions, hires } = answer;
  const { months } = policy.amount;
  const failed = () =>
    [conditions, ...hires.map((one) => one.conditions)]
      .flatMap((one) => failedAtoms(one))
      .map(({ atom }) => atom.id);
  return {
    verdict,
    amount,
    months:
      verdict === 'eligible' && months ? run(months, factsOf(catalogue, asked, asked.facts)) : undefined,
    get failed() {
      return verdict === 'not-eligible' ? [...new Set(failed())] : [];
    },
    get missing() {
      return answer.missing;
    },
  };
}
