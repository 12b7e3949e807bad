import { sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import { idsOf } from '../../people/index.ts';
import { ledger } from '../store.ts';

/**
 * Destroys what leads from the ledger to a person: bodies, salts and the key of the day tags (个人信息保护法 art. 47). Events,
 * counts, chains and proofs of inclusion stay as they were. Who was merged into him is he. Runs as a job.
 * @returns how many events are nobody's now.
 */
export async function eraseSubject(ctx: Context, personId: string): Promise<number> {
  const ids = await idsOf(ctx, personId);
  // That two tags of one day are one visitor's stays; that those of several days are one merge's does not.
  await sql`
    update ledger.same_visitor set merge_id = null where who in (
      select e.who from ledger.subject s
      join ledger.service_event e on e.event_id = s.event_id and e.chain = ledger.chain_of(s.event_id)
      where s.person_id = any (${ids}::uuid[]))`.execute(ctx.tx);
  const { numDeletedRows } = await ledger(ctx)
    .deleteFrom('subject')
    .where('person_id', 'in', ids)
    .executeTakeFirstOrThrow();
  await ledger(ctx).deleteFrom('pseudonym').where('person_id', 'in', ids).execute();
  return Number(numDeletedRows);
}
