import type { Context } from '../../../ground/context.ts';
import { access } from '../store.ts';

/** A staff member's name as the people he serves know him. A job may ask for anybody's, staff for their own. */
export async function findStaffName(ctx: Context, staffId: string): Promise<string | null> {
  const row = await access(ctx)
    .selectFrom('staff')
    .select('display_name')
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return row?.display_name ?? null;
}
