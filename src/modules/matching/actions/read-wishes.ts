import { dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { getCurrent } from '../../people/index.ts';
import { birthFact, type Wishes, wishesOf, wishFacts } from '../domain/wishes.ts';

/** What is known of a person that an order can go by; nothing else about him is asked for. */
export async function readWishes(ctx: Context, personId: string): Promise<Wishes> {
  return (await readSeeker(ctx, personId)).wishes;
}

const consent = 'person.consent_recommendations';

/** The same, and whether he said that no order is to go by it, or agreed that jobs are kept for him (算法推荐管理规定 art. 17): without an answer neither. */
export async function readSeeker(
  ctx: Context,
  personId: string,
): Promise<{ wishes: Wishes; refuses: boolean; agrees: boolean }> {
  const known = await getCurrent(ctx, personId, [...Object.values(wishFacts), birthFact, consent]);
  const said = known.get(consent);
  return {
    wishes: wishesOf(known, dayOf(ctx.clock.now())),
    refuses: said?.value === false,
    agrees: said?.value === true && !said.stale,
  };
}
