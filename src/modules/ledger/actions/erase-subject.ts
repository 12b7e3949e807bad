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
  const { numDeletedRows } = await ledger(ctx)
    .deleteFrom('subject')
    .where('person_id', 'in', ids)
    .executeTakeFirstOrThrow();
  await ledger(ctx).deleteFrom('pseudonym').where('person_id', 'in', ids).execute();
  return Number(numDeletedRows);
}
