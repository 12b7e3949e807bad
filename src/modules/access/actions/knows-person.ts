import type { Context } from '../../../ground/context.ts';
import { access } from '../store.ts';

/** Whether there is or was a mandate for an employer of this person, whose rows are open: two on record are merged only where there is nothing of the one that goes. */
export async function accessKnowsPerson(ctx: Context, personId: string): Promise<boolean> {
  const row = await access(ctx)
    .selectFrom('mandate')
    .select('person_id')
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
