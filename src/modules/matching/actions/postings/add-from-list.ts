import type { Day } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { canMove } from '../../domain/posting-state.ts';
import { matching } from '../../store.ts';
import { lockOwn, type PostingRow } from '../../store-postings.ts';
import { changePosting } from './change-posting.ts';
import { type PublishPosting, publishPosting } from './publish-posting.ts';
import { keepOccupation } from './say-occupation.ts';

/** A posting as a list tells it, its employer found. */
export interface PostingFromList extends Omit<PublishPosting, 'at'> {
  title: string;
  place: string;
  validUntil: Day;
  /** The posting as which the same line was taken over before, with other words. */
  replaces: string | null;
}

/** What became of a posting of a list. `applied`: people have applied to what it would replace, and nothing was done. */
export type AddedPosting =
  | { done: 'created' | 'unchanged' | 'applied'; postingId: string }
  | { done: 'changed'; postingId: string; before: { postingId: string } };

/**
 * Takes over postings of a list, in the order given: what its employer has in force under this title, place and last day is the same; what
 * says something else than before is withdrawn and posted anew, for a posting that was shown is not changed under people's eyes.
 * @throws Problem as `publishPosting` does.
 */
export async function addPostingsFromList(
  ctx: Context,
  listed: readonly PostingFromList[],
): Promise<AddedPosting[]> {
  const done: AddedPosting[] = [];
  for (const { replaces, ...posting } of listed) {
    const { postingId } = posting;
    const former = replaces === null ? undefined : await lockOwn(ctx, replaces);
    if (former && canMove(former, 'withdrawn')) {
      if (await isApplied(ctx, former)) {
        done.push({ done: 'applied', postingId: former.postingId });
        continue;
      }
      await changePosting(ctx, former.postingId, 'withdrawn');
      await publishPosting(ctx, { ...posting, at: ctx.clock.now() });
      done.push({ done: 'changed', postingId, before: { postingId: former.postingId } });
      continue;
    }
    const same = await findSame(ctx, posting);
    const standing = same === undefined || posting.occupation == null ? undefined : await lockOwn(ctx, same);
    if (standing && posting.occupation != null) await keepOccupation(ctx, standing, posting.occupation);
    if (same === undefined) await publishPosting(ctx, { ...posting, at: ctx.clock.now() });
    done.push(same === undefined ? { done: 'created', postingId } : { done: 'unchanged', postingId: same });
  }
  return done;
}

async function findSame(
  ctx: Context,
  { employerId, title, place, validUntil }: Omit<PostingFromList, 'replaces'>,
): Promise<string | undefined> {
  const row = await matching(ctx)
    .selectFrom('posting')
    .select('posting_id')
    .where('employer_id', '=', employerId)
    .where('title', '=', title)
    .where('area_code', '=', place)
    .where('valid_until', '=', validUntil)
    .where('state', '<>', 'closed')
    .executeTakeFirst();
  return row?.posting_id;
}

async function isApplied(ctx: Context, { postingId }: Pick<PostingRow, 'postingId'>): Promise<boolean> {
  const row = await matching(ctx)
    .selectFrom('application')
    .select('application_id')
    .where('posting_id', '=', postingId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Withdraws postings to which nobody has applied.
 * @returns in the order given; `kept` where somebody has, or where the posting is over already.
 */
export async function withdrawUntouched(
  ctx: Context,
  postingIds: readonly string[],
): Promise<('undone' | 'kept')[]> {
  const done: ('undone' | 'kept')[] = [];
  for (const postingId of postingIds) {
    const row = await lockOwn(ctx, postingId);
    if (!row || !canMove(row, 'withdrawn') || (await isApplied(ctx, row))) done.push('kept');
    else {
      await changePosting(ctx, postingId, 'withdrawn');
      done.push('undone');
    }
  }
  return done;
}
