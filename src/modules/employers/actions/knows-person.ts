import type { Context } from '../../../ground/context.ts';
import { employers } from '../store.ts';

/** Whether there is a household or stall of this person, whose rows are open: two on record are merged only where there is nothing of the one that goes. */
export async function employersKnowsPerson(ctx: Context, personId: string): Promise<boolean> {
  const row = await employers(ctx)
    .selectFrom('own_employer')
    .select('person_id')
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
