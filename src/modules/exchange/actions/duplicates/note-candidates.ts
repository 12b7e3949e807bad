import { sql } from 'kysely';
import type { Context } from '../../../../ground/context.ts';
import { planJob } from '../../../../ground/jobs/jobs.ts';
import { newId } from '../../../../ground/uuid.ts';
import { type Compared, changedPeople, comparePeople, type Likeness } from '../../../people/index.ts';
import { compare } from '../../domain/linkage/compare.ts';
import { judge } from '../../domain/linkage/judge.ts';
import { learnChances } from '../../domain/linkage/learn.ts';
import { type Agreement, patternOf } from '../../domain/linkage/traits.ts';
import { similarCharacters } from '../../load-characters.ts';
import { firstModel } from '../../load-model.ts';
import { currentModel, duplicates } from '../../store-duplicates.ts';

/**
 * Looks for people on record who may be the same as these, and puts what is worth a look into the queue of those who see both. People on
 * record have two numbers, each of which passes its check, so no machine makes them one: whoever decides is a person.
 * @param decided what is known of some pairs: they do not wait.
 * @returns how many pairs were new.
 */
export async function noteCandidates(
  ctx: Context,
  personIds: readonly string[],
  decided: readonly DecidedPair[] = [],
): Promise<number> {
  return notePairs(ctx, await comparePeople(ctx, personIds, agreementBetween), decided);
}

/** Two of whom somebody has said already that they are two people, before both were on record. */
export interface DecidedPair {
  people: readonly [string, string];
  by: string | null;
  at: Date;
}

const agreementBetween = (a: Likeness, b: Likeness): Agreement => compare(a, b, similarCharacters());

async function notePairs(
  ctx: Context,
  compared: readonly Compared<Agreement>[],
  decided: readonly DecidedPair[] = [],
): Promise<number> {
  const said = new Map(decided.map((pair) => [[...pair.people].sort().join(' '), pair]));
  const { model } = await currentModel(ctx);
  const now = ctx.clock.now();
  const worth = compared.flatMap(({ a, b, areas, block, made }) => {
    const { verdict, weight, parts, against } = judge(model, made);
    if (!block || verdict === 'different') return [];
    const known = said.get(`${a} ${b}`);
    return [
      {
        duplicate_id: newId(now.getTime()),
        a_person: a,
        b_person: b,
        a_lo: areas[0],
        b_lo: areas[1],
        weight,
        parts: JSON.stringify(parts),
        against,
        found_at: now,
        ...(known ? { state: 'different', decided_by: known.by, decided_at: known.at } : {}),
      },
    ];
  });
  let made = 0;
  for (const row of worth) {
    const { numInsertedOrUpdatedRows } = await duplicates(ctx)
      .insertInto('duplicate')
      .values(row)
      // Who was decided about stays decided; of who still waits the reasons may have changed.
      .onConflict((conflict) =>
        conflict
          .columns(['a_person', 'b_person'])
          .doUpdateSet({ weight: row.weight, parts: row.parts, against: row.against })
          .where('duplicate.state', '=', 'waiting')
          .where('duplicate.weight', '<>', row.weight),
      )
      .executeTakeFirst();
    made += Number(numInsertedOrUpdatedRows ?? 0n);
  }
  return made;
}

/** So many people are looked at in one transaction; more are left to the next job. */
const perNight = 5000;

/** Each night: looks at those whose log has grown since the last time, and learns from how all these pairs agree. */
export async function findDuplicates(
  ctx: Context,
  { from, until = ctx.clock.now() }: { from: string; until?: Date } = { from: '' },
): Promise<void> {
  const looked = await duplicates(ctx).selectFrom('duplicates_looked').select('until').executeTakeFirst();
  const changed = await changedPeople(ctx, looked?.until ?? new Date(0), until);
  const left = changed.filter((personId) => personId > from);
  const now = left.slice(0, perNight);
  const compared = await comparePeople(ctx, now, agreementBetween, { chance: true });
  await countAgreements(ctx, compared);
  await notePairs(ctx, compared);
  const last = now.at(-1);
  if (left.length > now.length && last !== undefined) {
    await planJob(ctx, 'exchange.find-duplicates', { from: last, until: until.toISOString() });
    return;
  }
  await duplicates(ctx)
    .insertInto('duplicates_looked')
    .values({ until })
    .onConflict((conflict) => conflict.column('only_row').doUpdateSet({ until }))
    .execute();
  await learnFromRegister(ctx);
}

/** Has those looked at now, and not in the night, whose log a long list has let grow. */
export function lookForDuplicatesNow(ctx: Context, importId: string): Promise<void> {
  const until = ctx.clock.now().toISOString();
  return planJob(
    ctx,
    'exchange.find-duplicates',
    { from: '', until },
    { key: `find-duplicates ${importId}` },
  );
}

async function countAgreements(ctx: Context, compared: readonly Compared<Agreement>[]): Promise<void> {
  const counts = new Map<string, { pattern: string; block: boolean; pairs: number }>();
  for (const { made, block } of compared) {
    const pattern = patternOf(made);
    const count = counts.get(`${block} ${pattern}`) ?? { pattern, block, pairs: 0 };
    counts.set(`${block} ${pattern}`, { ...count, pairs: count.pairs + 1 });
  }
  if (counts.size === 0) return;
  await duplicates(ctx)
    .insertInto('agreement')
    .values([...counts.values()])
    .onConflict((conflict) =>
      conflict
        .columns(['pattern', 'block'])
        .doUpdateSet({ pairs: sql<number>`agreement.pairs + excluded.pairs` }),
    )
    .execute();
}

/** With fewer pairs a register says less of how people agree than what is believed before. */
export const enoughPairs = 10_000;

/**
 * Learns the weights anew from all pairs that this register has met, with what was believed before as so many pairs beside them. The thresholds
 * stay: where almost no pair is of one person, as in a register that has each number once, the model's own error rates say little.
 */
async function learnFromRegister(ctx: Context): Promise<void> {
  const rows = await duplicates(ctx).selectFrom('agreement').selectAll().execute();
  const pairs = rows.reduce((sum, row) => sum + Number(row.pairs), 0);
  const { model, learntAt } = await currentModel(ctx);
  if (pairs < enoughPairs || (learntAt !== null && pairs < model.pairs * 1.1)) return;
  const first = firstModel();
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.pattern, (counts.get(row.pattern) ?? 0) + Number(row.pairs));
  const chances = learnChances(counts, { chances: first.chances, pairs: first.pairs });
  const learnt = { ...first, chances, pairs };
  await duplicates(ctx)
    .insertInto('linkage_model')
    .values({ learnt_at: ctx.clock.now(), model: JSON.stringify(learnt) })
    .execute();
}
