import type { Context } from '../../../../ground/context.ts';
import { Problem } from '../../../../ground/problem.ts';
import { namesOfEmployers } from '../../../employers/index.ts';
import { lockOwn, type PostingRow, saveMoved } from '../../store-postings.ts';
import type { TitleLook } from '../../title-look-schema.ts';
import { requireOccupation } from '../find-occupations.ts';
import { ownPosting } from './list-my-postings.ts';
import { occupationOf } from './occupation-of.ts';

/** Keeps what somebody says that the work of a held posting is, and lists it so; what stands already is not noted again. */
export async function keepOccupation(ctx: Context, row: PostingRow, code: string): Promise<PostingRow> {
  if (row.occupationSaid && row.occupation === code) return row;
  const changedAt = ctx.clock.now();
  const said = { ...row, occupation: code, occupationConfidence: 1, occupationSaid: true, changedAt };
  const company = (await namesOfEmployers(ctx, [row.employerId])).get(row.employerId)?.name ?? null;
  const note = { move: 'occupation-said', from: row.state, said: { occupation: code } } as const;
  await saveMoved(ctx, said, company, note);
  return said;
}

/**
 * Says what a posting's work is: it wins over what was read from the title, here and for the next posting of this employer under
 * this title, and the order of jobs goes by it at once.
 * @throws Problem 404 `posting-not-here`; 409 `posting-over`; 422 naming /code.
 */
export async function sayOccupation(ctx: Context, postingId: string, code: string): Promise<TitleLook> {
  const { code: known } = requireOccupation(code);
  const row = ownPosting(ctx, await lockOwn(ctx, postingId));
  if (row.state === 'closed')
    throw new Problem(409, 'posting-over', {
      zh: '这个岗位已经结束了，不用再改',
      en: 'This posting is over; there is nothing to change',
    });
  return occupationOf(await keepOccupation(ctx, row, known));
}
