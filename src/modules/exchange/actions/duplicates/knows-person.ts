import type { Context } from '../../../../ground/context.ts';
import { exchange } from '../../store-imports.ts';

/**
 * Whether a list is being taken over or undone of which this person is a row. A list that is through keeps its row under his id, as it keeps
 * what it read: what is undone then leaves him alone (`keepersOf`). His records follow the merge by what it says.
 */
export async function exchangeKnowsPerson(ctx: Context, personId: string): Promise<boolean> {
  const row = await exchange(ctx)
    .selectFrom('import as i')
    .innerJoin('staged_row as r', 'r.import_id', 'i.import_id')
    .select('r.line')
    .where('i.kind', '=', 'people')
    .where('i.state', 'in', ['committing', 'undoing'])
    .where('r.subject_id', '=', personId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
