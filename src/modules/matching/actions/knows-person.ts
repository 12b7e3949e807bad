import type { Context } from '../../../ground/context.ts';
import { matching } from '../store.ts';

/** Whether there is an application of this person, whose rows are open: two on record are merged only where there is nothing of the one that goes. */
export async function matchingKnowsPerson(ctx: Context, personId: string): Promise<boolean> {
  const row = await matching(ctx)
    .selectFrom('application')
    .select('person_id')
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
