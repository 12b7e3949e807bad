import { dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { getCurrent } from '../../people/index.ts';
import { birthFact, type Wishes, wishesOf, wishFacts } from '../domain/wishes.ts';

/** What is known of a person that an order can go by; nothing else about him is asked for. */
export async function readWishes(ctx: Context, personId: string): Promise<Wishes> {
  const known = await getCurrent(ctx, personId, [...Object.values(wishFacts), birthFact]);
  return wishesOf(known, dayOf(ctx.clock.now()));
}
