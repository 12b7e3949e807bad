import { dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { currentCatalogue } from '../current-catalogue.ts';
import type { StandingRow } from '../store-standing.ts';
import { putAway, readStandings } from '../store-standing.ts';
import { evaluatePerson } from './evaluate-person.ts';

/** May turn out to be his: it is so, or becomes so on a day that is known; a doubt keeps it away. */
const promises = ({ state, turns_to }: StandingRow) => state === 'entitled' || turns_to === 'entitled';

/**
 * What the resident is entitled to now, and what he will be on a day that is known, without having asked: only policies that two people have
 * confirmed as a whole. Kept rows say where to look; what is shown is looked at again with what is known today. What he has put away is
 * left out until it changes.
 */
export async function myEntitlements(ctx: Context) {
  const { person } = ctx.actor;
  const today = dayOf(ctx.clock.now());
  const rows = person === null ? [] : (await readStandings(ctx, [person])).filter(promises);
  const shown = rows.filter(({ put_away_at }) => put_away_at === null);
  if (person === null || shown.length === 0) return { asOf: today, policies: [] };
  const { policies } = await currentCatalogue(ctx);
  const standings = await evaluatePerson(ctx, person, { policyIds: shown.map(({ policy }) => policy) });
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

/** Shows these to the resident no more, until they change. */
export async function putAwayEntitlements(
  ctx: Context,
  policyIds: readonly string[],
): Promise<{ done: true }> {
  const { person } = ctx.actor;
  if (person !== null) await putAway(ctx, person, policyIds);
  return { done: true };
}
