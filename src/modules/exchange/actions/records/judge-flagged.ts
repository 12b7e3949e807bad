import type { Context } from '../../../../ground/context.ts';
import { records } from '../../store-records.ts';
import { judgeSubject } from './judge-records.ts';

/** Judges anew what a flag is about: what was decided on it may take records out of the number, or bring them back. */
export async function judgeFlagged(ctx: Context, flagId: string): Promise<void> {
  const about = await records(ctx)
    .selectFrom('flag_about')
    .select(['kind', 'about_id'])
    .where('flag_id', '=', flagId)
    .orderBy('about_id')
    .execute();
  for (const { kind, about_id } of about)
    await judgeSubject(ctx, { of: kind === 'person' ? 'person' : 'service', id: about_id });
}
