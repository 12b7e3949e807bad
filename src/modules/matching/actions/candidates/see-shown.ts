import { addMonths, dayOf } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { getCurrent } from '../../../people/index.ts';
import { countLookers } from '../../store-candidates.ts';

const consent = 'person.consent_employers';
const months = 12;

/**
 * Whether employers may find the resident, and how many were shown his masked card in a year.
 * `asks`: he has said which work he wants, without which he is shown to nobody.
 */
export async function seeShown(ctx: Context) {
  const personId = ctx.actor.person;
  if (personId === null) throw new Error(`a ${ctx.actor.role} is shown to nobody`);
  const known = await getCurrent(ctx, personId, [consent, 'person.wanted_jobs']);
  const { employers } = await countLookers(ctx, personId, addMonths(dayOf(ctx.clock.now()), -months));
  const agreed = known.get(consent);
  const wanted = known.get('person.wanted_jobs');
  return {
    agrees: agreed?.value === true && !agreed.stale,
    wishes: Array.isArray(wanted?.value) && wanted.value.length > 0 && !wanted.stale,
    employers,
  };
}
