import { dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { findEmployer } from '../../employers/index.ts';
import { currentReading } from '../current-catalogue.ts';
import { proposable } from '../domain/confirmed.ts';
import { type KeptStanding, standingOver } from '../domain/kept-standing.ts';
import { unitStage } from '../holders.ts';

/** Where a policy stands for an employer. */
export interface UnitStanding extends KeptStanding {
  policyId: string;
  /** May be proposed without having been asked for: two people have confirmed every statement of it (decision 22). */
  proposable: boolean;
}

/**
 * Where policies stand for an employer today by what it has told here and whom it has hired here, of whom a yes is a yes and a no none; under
 * the scope of who acts for it, or of a job.
 * @param options.policyIds only these; policies for people are left out in any case.
 */
export async function evaluateUnit(
  ctx: Context,
  employerId: string,
  { policyIds }: { policyIds: readonly string[] },
): Promise<UnitStanding[]> {
  const employer = await findEmployer(ctx, employerId);
  if (!employer || employer.closed) return [];
  const { catalogue, confirmations } = await currentReading(ctx);
  const policies = catalogue.policies.filter(
    ({ id, subject }) => subject === 'unit' && policyIds.includes(id),
  );
  const withHires = policies.some(({ hireConditions }) => hireConditions !== null);
  const stage = await unitStage(ctx, catalogue, employer, { from: dayOf(ctx.clock.now()), withHires });
  return policies.map((policy) => ({
    policyId: policy.id,
    ...standingOver(catalogue, policy, [stage]),
    proposable: proposable(policy, confirmations),
  }));
}
