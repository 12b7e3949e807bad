import type { Context } from '../../../ground/context.ts';
import { callbacks } from '../store.ts';

/** Whether there is a request to be called of this person, whose rows are open: two on record are merged only where there is nothing of the one that goes. */
export async function callbacksKnowsPerson(ctx: Context, personId: string): Promise<boolean> {
  const row = await callbacks(ctx)
    .selectFrom('callback')
    .select('person_id')
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
