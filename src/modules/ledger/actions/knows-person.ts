import type { Context } from '../../../ground/context.ts';
import { ledger } from '../store.ts';

/** Whether the ledger has a service of this person, whose rows are open: two on record are merged only where there is nothing of the one that goes. */
export async function ledgerKnowsPerson(ctx: Context, personId: string): Promise<boolean> {
  const row = await ledger(ctx)
    .selectFrom('subject')
    .select('person_id')
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
