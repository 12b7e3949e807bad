import { sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import { employers } from '../store.ts';
import { type EmployerFacts, factsOf } from './find-employer.ts';

/**
 * Employers that are not closed, in the order of their ids: these, or the next `most` after an id. Nothing in it belongs to a person.
 */
export async function openEmployers(
  ctx: Context,
  which: { ids: readonly string[] } | { after: string; most: number },
): Promise<EmployerFacts[]> {
  const all = employers(ctx)
    .selectFrom('employer')
    .selectAll()
    .where('closed_on', 'is', null)
    .orderBy('employer_id');
  const some =
    'ids' in which
      ? all.where(sql<boolean>`employer_id = any(${[...which.ids]}::uuid[])`)
      : all.where('employer_id', '>', which.after).limit(which.most);
  return (await some.execute()).map(factsOf);
}
