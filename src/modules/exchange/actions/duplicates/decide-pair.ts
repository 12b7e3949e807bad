import type { Updateable } from 'kysely';
import type { Context } from '../../../../ground/context.ts';
import { Problem } from '../../../../ground/problem.ts';
import { newId } from '../../../../ground/uuid.ts';
import { type MergeReason, mergePeople, undoMerge } from '../../../people/index.ts';
import { type DuplicateRow, duplicates, getPair, lockPair } from '../../store-duplicates.ts';
import type { Duplicate } from '../../tables.ts';
import { followMerge, inListUnderWay, type Kept, keptOf } from './follow-merge.ts';

const putOffDays = 7;

/** How much is kept under each of a pair that waits: what would come together. @throws Problem 404 `pair-not-here`. */
export async function seeKept(ctx: Context, duplicateId: string): Promise<(Kept & { personId: string })[]> {
  const { a_person, b_person } = await getPair(ctx, duplicateId);
  const kept = [];
  for (const personId of [a_person, b_person]) kept.push({ personId, ...(await keptOf(ctx, personId)) });
  return kept;
}

/**
 * The two are one person: what was said of the other, and all that was done under him, goes to the one that is kept. With `keep` null it is
 * only noted.
 * @returns whether they are one on record now.
 * @throws Problem 404 `pair-not-here`; 409 `pair-decided`, `merged-already`; and where something has to be done first, 409
 *   `list-under-way`, `both-agents`, `both-applied`.
 */
export async function decideSame(
  ctx: Context,
  duplicateId: string,
  { keep, why }: { keep: string | null; why: MergeReason },
): Promise<boolean> {
  const pair = await lockWaiting(ctx, duplicateId);
  if (keep === null) {
    await change(ctx, pair, { state: 'same', ...decided(ctx) });
    return false;
  }
  const from = [pair.a_person, pair.b_person].find((personId) => personId !== keep);
  if (from === undefined || ![pair.a_person, pair.b_person].includes(keep)) throw notOfPair();
  if (await inListUnderWay(ctx, from)) throw listUnderWay();
  const mergeId = newId(ctx.clock.now().getTime());
  await mergePeople(ctx, { mergeId, into: keep, from, why });
  await followMerge(ctx, mergeId);
  await change(ctx, pair, { state: 'same', merge_id: mergeId, kept_person: keep, ...decided(ctx) });
  return true;
}

/** They are two people: the pair is not shown again. */
export async function decideDifferent(ctx: Context, duplicateId: string): Promise<void> {
  await change(ctx, await lockWaiting(ctx, duplicateId), { state: 'different', ...decided(ctx) });
}

/** Not now: the pair is shown again in a week. */
export async function putOff(ctx: Context, duplicateId: string): Promise<void> {
  const until = new Date(ctx.clock.now().getTime() + putOffDays * 86_400_000);
  await change(ctx, await lockWaiting(ctx, duplicateId), { put_off_until: until });
}

/** Takes a decision back; where the two were merged, both are as they were. The pair waits again. */
export async function takeBack(ctx: Context, duplicateId: string): Promise<void> {
  const pair = await lockPair(ctx, duplicateId);
  if (pair.state === 'waiting') return;
  if (pair.merge_id !== null) {
    await undoMerge(ctx, pair.merge_id);
    await followMerge(ctx, pair.merge_id);
  }
  await change(ctx, pair, {
    state: 'waiting',
    merge_id: null,
    kept_person: null,
    decided_at: null,
    decided_by: null,
    put_off_until: null,
  });
}

async function lockWaiting(ctx: Context, duplicateId: string): Promise<DuplicateRow> {
  const pair = await lockPair(ctx, duplicateId);
  if (pair.state === 'waiting') return pair;
  throw new Problem(409, 'pair-decided', {
    zh: '这一对刚才有人定过了，请刷新',
    en: 'Somebody has just decided this pair; please reload',
  });
}

const decided = (ctx: Context) => ({ decided_at: ctx.clock.now(), decided_by: ctx.actor.id });

async function change(ctx: Context, pair: DuplicateRow, changes: Updateable<Duplicate>): Promise<void> {
  await duplicates(ctx)
    .updateTable('duplicate')
    .set(changes)
    .where('duplicate_id', '=', pair.duplicate_id)
    .execute();
}

function listUnderWay(): Problem {
  return new Problem(409, 'list-under-way', {
    zh: '有份名单正在导入或撤销，请等它完了再并',
    en: 'A list with this person is being taken over or undone; please wait until it is through',
  });
}

function notOfPair(): Problem {
  const detail = { zh: '请在这两个里选一个留下', en: 'Please choose one of these two to keep' };
  return new Problem(422, 'not-of-pair', detail, [{ field: '/keep', code: 'not-of-pair', detail }]);
}
