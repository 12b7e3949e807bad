import type { Context } from '../../../ground/context.ts';
import { cases } from '../store.ts';

/** Whether there is a case, or a draft that is still open, of this person, whose rows are open: two on record are merged only where there is nothing of the one that goes. */
export async function casesKnowsPerson(ctx: Context, personId: string): Promise<boolean> {
  const file = await cases(ctx)
    .selectFrom('case_file')
    .select('case_id')
    .where('subject_id', '=', personId)
    .limit(1)
    .executeTakeFirst();
  const draft = await cases(ctx)
    .selectFrom('draft')
    .select('draft_id')
    .where('subject_id', '=', personId)
    .where('state', '=', 'open')
    .limit(1)
    .executeTakeFirst();
  return (file ?? draft) !== undefined;
}
