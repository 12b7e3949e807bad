import type { Day } from '../../../ground/clock/day.ts';
import { type ExplainedCondition, explained } from './changes.ts';
import type { Catalogue, Policy } from './definition.ts';
import { type Answer, type Asked, evaluate } from './evaluate.ts';
import type { Outcome } from './value.ts';
import { firstDay, turningDaysOf } from './with-time.ts';

export { almost } from './almost.ts';

/** An answer with what a page says of it. */
export interface Explained {
  policy: Policy;
  verdict: Answer['verdict'];
  conditions: ExplainedCondition;
  hires: readonly { id: string; outcome: Outcome; conditions: ExplainedCondition }[];
  /** The first day on which the verdict is another by time alone; null: none that can be foreseen. */
  turns: { on: Day; to: Answer['verdict'] } | null;
}

/** Tells of each condition what came out, from what, where it was read, and what would change it. */
export function explain(catalogue: Catalogue, answer: Answer, asked: Asked): Explained {
  const { policy, verdict, conditions } = answer;
  const on = firstDay(
    asked.asOf,
    turningDaysOf(catalogue, policy, asked),
    (asOf) => evaluate(catalogue, policy, { ...asked, asOf }).verdict !== verdict,
  );
  return {
    policy,
    verdict,
    conditions: explained(catalogue, conditions, asked),
    hires: answer.hires.map(({ id, outcome, conditions: own }) => {
      const facts = { ...asked.facts, ...asked.hires?.find((hire) => hire.id === id)?.facts };
      return { id, outcome, conditions: explained(catalogue, own, { ...asked, facts }) };
    }),
    turns: on && { on, to: evaluate(catalogue, policy, { ...asked, asOf: on }).verdict },
  };
}
