import { type Context, rowsWanted } from '../../../../ground/context.ts';
import type { OutputOf } from '../../../../ground/http/contract.ts';
import { linesOf } from '../../../people/index.ts';
import type { duplicatesContract } from '../../contract-duplicates.ts';
import { weightOf } from '../../domain/linkage/learn.ts';
import { levels, traits } from '../../domain/linkage/traits.ts';
import {
  currentModel,
  type DuplicateRow,
  duplicates,
  partsIn,
  waitingPairs,
} from '../../store-duplicates.ts';

type Reply<K extends keyof typeof duplicatesContract> = OutputOf<typeof duplicatesContract, K>;
type Shown = Reply<'GET /api/duplicates'>['pairs'][number];

const pageSize = 50;

/**
 * The pairs that wait, the weightiest first, or those that were decided, the last first. A pair is shown where the actor sees both; of one
 * that was merged the one that stayed.
 */
export async function listPairs(
  ctx: Context,
  view: 'waiting' | 'decided',
): Promise<Reply<'GET /api/duplicates'>> {
  const query =
    view === 'waiting'
      ? waitingPairs(ctx).selectAll().orderBy('weight', 'desc')
      : duplicates(ctx)
          .selectFrom('duplicate')
          .selectAll()
          .where('state', '<>', 'waiting')
          .orderBy('decided_at', 'desc');
  const most = rowsWanted(ctx, pageSize);
  const rows = await query
    .orderBy('duplicate_id')
    .limit(rowsWanted(ctx, pageSize + 1))
    .execute();
  const people = await linesOf(
    ctx,
    rows.flatMap(({ a_person, b_person }) => [a_person, b_person]),
  );
  const pairs = rows.slice(0, most).map((row) => shown(row, people));
  // Of a pair that still waits one may have gone into a third meanwhile.
  return {
    pairs: pairs.filter((pair) => pair.merged || pair.people.length === 2),
    more: rows.length > most,
  };
}

function shown(row: DuplicateRow, people: Awaited<ReturnType<typeof linesOf>>): Shown {
  return {
    duplicateId: row.duplicate_id,
    state: row.state as Shown['state'],
    merged: row.merge_id !== null,
    weight: row.weight,
    parts: partsIn(row) as Shown['parts'],
    against: row.against as Shown['against'],
    decidedAt: row.decided_at?.toISOString() ?? null,
    people: [row.a_person, row.b_person].flatMap((personId) => people.get(personId) ?? []),
  };
}

/** The weights in force, level by level, and what the model expects of its thresholds. */
export async function explainModel(ctx: Context): Promise<Reply<'GET /api/duplicates/model'>> {
  const { model, learntAt } = await currentModel(ctx);
  const { upper, lower, wrongAbove, missedBelow, pairs } = model;
  return {
    learntAt: learntAt?.toISOString() ?? null,
    pairs,
    upper,
    lower,
    wrongAbove,
    missedBelow,
    weights: traits.flatMap((trait) =>
      levels[trait].map((level) => ({ trait, level, weight: weightOf(model.chances, trait, level) })),
    ),
  };
}
