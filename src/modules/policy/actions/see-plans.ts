import { addMonths } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { policiesOf } from '../answers.ts';
import type { Asking } from '../asking.ts';
import { currentCatalogue } from '../current-catalogue.ts';
import { horizonMonths } from '../domain/almost.ts';
import type { Catalogue } from '../domain/definition.ts';
import { type Answer, type Asked, evaluate } from '../domain/evaluate.ts';
import { knowFor } from '../known-facts.ts';
import { type ShownPlan, showPlan } from '../show-plan.ts';

/** More plans than this nobody weighs. */
const most = 3;

/**
 * 一步一步来: plans to what somebody does not get yet, the one that is worth most first. Asked of one policy: the plan to that one, however long
 * it takes. What is sent is used and not kept.
 * @throws Problem 422 naming each answer that cannot be.
 */
export async function seePlans(ctx: Context, asking: Asking) {
  const catalogue = await currentCatalogue(ctx);
  const { asked } = await knowFor(ctx, asking);
  const answers = policiesOf(catalogue, asking).map((policy) => evaluate(catalogue, policy, asked));
  const plans = plansFor(catalogue, asking, answers, asked);
  return { asOf: asked.asOf, plans: plans.map(({ worth: _, ...plan }) => plan) };
}

/**
 * The plans that are worth showing. What only leads to another stands in that one; what nobody has read the text of is proposed to nobody; and
 * what still hangs on facts that are not known is not advised before they are.
 */
export function plansFor(
  catalogue: Catalogue,
  asking: Asking,
  answers: readonly Answer[],
  asked: Asked,
): ShownPlan[] {
  const found = answers
    .filter(({ policy }) => !policy.off && policy.hireConditions === null)
    .filter(({ stands }) => stands === 'not-eligible')
    .flatMap(({ policy }) => showPlan(catalogue, policy, asked) ?? []);
  if (asking.policy !== undefined) return found;
  const last = addMonths(asked.asOf, horizonMonths);
  const kept: ShownPlan[] = [];
  const inOrder = found
    .filter(({ on, missing }) => on <= last && missing.length === 0)
    .sort((a, b) => b.worth - a.worth || b.steps.length - a.steps.length || a.on.localeCompare(b.on));
  for (const plan of inOrder) {
    const { id } = plan.policy;
    const seen = kept.some(({ steps }) =>
      steps.some(({ policy, opens }) => policy?.id === id || opens.some((one) => one.policy.id === id)),
    );
    if (!seen) kept.push(plan);
  }
  return kept.slice(0, most);
}
