import { type Day, dayOf } from '../../../ground/clock/day.ts';
import { loadCalendar } from '../../../ground/clock/load.ts';
import type { Context } from '../../../ground/context.ts';
import { getCurrent } from '../../people/index.ts';
import { currentReading } from '../current-catalogue.ts';
import { proposable } from '../domain/confirmed.ts';
import { evaluate } from '../domain/evaluate.ts';
import { type KeptState, standingOver } from '../domain/kept-standing.ts';
import { planFor, type Step } from '../domain/plan.ts';
import { type Standing, standingOf } from '../domain/standing.ts';
import { definitionsOf } from '../kept-definitions.ts';
import { loadRegisterRules } from '../load-register-rules.ts';
import { stagesOf } from '../stages.ts';

/** Where a policy stands for a person. */
export interface PersonStanding {
  policyId: string;
  /** As pages sort it; 差一步 (`almost`) is not looked for here. */
  standing: Standing;
  /** As it is kept and said of: entitled, but for a doubt, or neither. */
  state: KeptState;
  /** Fen, or a share where the policy gives a rate; null: nobody has read how much; undefined: hangs on a fact that is not known. */
  amount: number | null | undefined;
  /** Names of facts (data/policies/facts.yaml) on which it still hangs. */
  missing: readonly string[];
  /** The day on which `state` becomes another by time alone, what is grown old counted as not known. */
  turns: { on: Day; to: KeptState } | null;
  /** May be proposed to somebody who has not asked: two people have confirmed every statement of it (decision 22). */
  proposable: boolean;
}

/** The policies for people that are meant, what the register tells of somebody for them and no more, and how that grows old. */
async function lookUp(ctx: Context, personId: string, asOf: Day, policyIds?: readonly string[]) {
  const { catalogue, confirmations } = await currentReading(ctx);
  const definitions = [...definitionsOf(catalogue).values()].filter(
    ({ policy: { id, subject } }) => subject === 'person' && (policyIds?.includes(id) ?? true),
  );
  const asks = new Set(definitions.flatMap((one) => one.asks));
  const known = await getCurrent(ctx, personId, [...asks]);
  const stages = stagesOf(catalogue, loadRegisterRules(), known, asOf);
  return { catalogue, confirmations, policies: definitions.map(({ policy }) => policy), stages };
}

const todayOf = (ctx: Context) => dayOf(ctx.clock.now());

/**
 * Where policies stand for a person by what the register tells of him, under the scope of the caller: the resident himself, a clerk whose
 * visit or area shows him, a job. Only the facts that these policies hang on are read.
 * @param options.asOf the day that is asked about, today where it is left out; what will be old by then is not known then.
 * @param options.policyIds only these; policies for units are left out in any case.
 * @throws Problem 404 `person-not-here`.
 */
export async function evaluatePerson(
  ctx: Context,
  personId: string,
  { asOf = todayOf(ctx), policyIds }: { asOf?: Day; policyIds?: readonly string[] } = {},
): Promise<PersonStanding[]> {
  const { catalogue, confirmations, policies, stages } = await lookUp(ctx, personId, asOf, policyIds);
  return policies.map((policy) => {
    const answer = evaluate(catalogue, policy, { asOf, facts: stages[0].facts });
    return {
      policyId: policy.id,
      standing: standingOf(answer, false),
      ...standingOver(catalogue, policy, stages),
      amount: answer.amount as PersonStanding['amount'],
      missing: answer.missing,
      proposable: proposable(policy, confirmations),
    };
  });
}

/**
 * The steps that lead a person to a policy, each on its earliest day, by what the register tells of him and as if what it does not tell
 * stood in no way: applications that open it, what he does himself, what is waited for, the policy last. Null: nothing leads there.
 * @throws Problem 404 `person-not-here`; Error where there is no such policy for people.
 */
export async function plan(
  ctx: Context,
  personId: string,
  policyId: string,
  { asOf = todayOf(ctx) }: { asOf?: Day } = {},
): Promise<Step[] | null> {
  const { catalogue, stages } = await lookUp(ctx, personId, asOf);
  if (definitionsOf(catalogue).get(policyId)?.policy.subject !== 'person')
    throw new Error(`${policyId} is no policy for people`);
  return planFor(catalogue, policyId, { asOf, facts: stages[0].facts }, loadCalendar());
}
