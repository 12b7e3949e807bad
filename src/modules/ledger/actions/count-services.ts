import { sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import { idsOf } from '../../people/index.ts';
import { ledger } from '../store.ts';

/** How many services the ledger has of the person, whose rows are open; those that were taken back among them, as in his list. */
export async function ledgerKeeps(ctx: Context, personId: string): Promise<{ services: number }> {
  return ledger(ctx)
    .selectFrom('subject as s')
    .innerJoin('service_event as e', 'e.event_id', 's.event_id')
    .select(sql<number>`count(*)::int`.as('services'))
    .where('s.person_id', 'in', await idsOf(ctx, personId))
    .where('e.reverses', 'is', null)
    .executeTakeFirstOrThrow();
}
