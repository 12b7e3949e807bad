import type { Updateable } from 'kysely';
import { actFor, type Context } from '../../../../ground/context.ts';
import { setScope } from '../../../../ground/database/scope.ts';
import { Problem } from '../../../../ground/problem.ts';
import { newId } from '../../../../ground/uuid.ts';
import { accessKnowsPerson } from '../../../access/index.ts';
import { callbacksKnowsPerson } from '../../../callbacks/index.ts';
import { casesKnowsPerson } from '../../../cases/index.ts';
import { employersKnowsPerson } from '../../../employers/index.ts';
import { ledgerKnowsPerson } from '../../../ledger/index.ts';
import { matchingKnowsPerson } from '../../../matching/index.ts';
import { type MergeReason, mergePeople, undoMerge } from '../../../people/index.ts';
import { type DuplicateRow, duplicates, lockPair } from '../../store-duplicates.ts';
import type { Duplicate } from '../../tables.ts';
import { exchangeKnowsPerson } from './knows-person.ts';

const putOffDays = 7;

/** Everywhere where something may be kept under a person that does not follow by itself. */
const knowing = [
  accessKnowsPerson,
  callbacksKnowsPerson,
  casesKnowsPerson,
  employersKnowsPerson,
  exchangeKnowsPerson,
  ledgerKnowsPerson,
  matchingKnowsPerson,
];

/**
 * The two are one person: the other's facts go to the one that is kept (`mergePeople`). With `keep` null it is only noted.
 * @returns whether they are one on record now.
 * @throws Problem 404 `pair-not-here`; 409 `pair-decided`; 409 `other-has-matters`, where something was done under the one that would go; 409
 *   `both-have-matters`, where that is so of both.
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
  if (await isKnown(ctx, from)) throw hasMatters(await isKnown(ctx, keep));
  const mergeId = newId(ctx.clock.now().getTime());
  await mergePeople(ctx, { mergeId, into: keep, from, why });
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
  if (pair.merge_id !== null) await undoMerge(ctx, pair.merge_id);
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

/** Whether something of the person is kept anywhere. His rows are open to the question alone, and nothing of them is told. */
async function isKnown(ctx: Context, personId: string): Promise<boolean> {
  const asThem = await actFor(ctx, personId);
  try {
    for (const knows of knowing) if (await knows(asThem, personId)) return true;
    return false;
  } finally {
    await setScope(ctx.tx, ctx.scope);
  }
}

function hasMatters(both: boolean): Problem {
  return both
    ? new Problem(409, 'both-have-matters', {
        zh: '两个号都办过事，现在合不了，请先记下来',
        en: 'Something was done under both, so they cannot be merged yet; please note it only',
      })
    : new Problem(409, 'other-has-matters', {
        zh: '另一个号下办过事，请改为留下那个号',
        en: 'Something was done under the other one; please keep that one',
      });
}

function notOfPair(): Problem {
  const detail = { zh: '请在这两个里选一个留下', en: 'Please choose one of these two to keep' };
  return new Problem(422, 'not-of-pair', detail, [{ field: '/keep', code: 'not-of-pair', detail }]);
}
