import { dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { currentCatalogue } from '../current-catalogue.ts';
import type { StandingRow } from '../store-standing.ts';
import { putAway, readStandings } from '../store-standing.ts';
import { evaluatePerson } from './evaluate-person.ts';
import { evaluateUnit } from './evaluate-unit.ts';

/** May turn out to be so: it is so, or becomes so on a day that is known; a doubt keeps it away. */
const promises = ({ state, turns_to }: StandingRow) => state === 'entitled' || turns_to === 'entitled';

/** On whose pages it is asked: an employer's where one is acted for. */
const holderOf = ({ actor: { person, employer } }: Context) => employer ?? person;

/**
 * What the resident, or the employer acted for, is entitled to now, and will be on a day that is known, without having asked: only policies
 * that two people have confirmed as a whole. Kept rows say where to look; what is shown is looked at again with what is known today. What
 * was put away is left out until it changes.
 */
export async function myEntitlements(ctx: Context) {
  const today = dayOf(ctx.clock.now());
  const holder = holderOf(ctx);
  const rows = holder === null ? [] : (await readStandings(ctx, [holder])).filter(promises);
  const policyIds = rows.flatMap(({ policy, put_away_at }) => (put_away_at === null ? [policy] : []));
  if (holder === null || policyIds.length === 0) return { asOf: today, policies: [] };
  const { policies } = await currentCatalogue(ctx);
  const evaluated = holder === ctx.actor.employer ? evaluateUnit : evaluatePerson;
  const standings = await evaluated(ctx, holder, { policyIds });
  return {
    asOf: today,
    policies: standings.flatMap(({ policyId, state, turns, proposable }) => {
      const policy = policies.find(({ id }) => id === policyId);
      const comes = state !== 'entitled' && turns?.to === 'entitled';
      if (!policy || !proposable || !(state === 'entitled' || comes)) return [];
      return [{ id: policyId, name: policy.name, from: comes ? turns.on : null }];
    }),
  };
}

/** Shows these to the resident, or to who acts for the employer, no more, until they change. */
export async function putAwayEntitlements(
  ctx: Context,
  policyIds: readonly string[],
): Promise<{ done: true }> {
  const holder = holderOf(ctx);
  if (holder !== null) await putAway(ctx, holder, policyIds);
  return { done: true };
}
