import { sql } from 'kysely';
import { type Day, parseDay } from '../../ground/clock/day.ts';
import type { Context } from '../../ground/context.ts';
import type { IdRange } from '../people/index.ts';
import { matching } from './store.ts';

type Tx = Pick<Context, 'tx'>;

/** The jobs that fit somebody best, the best first. */
export interface BestJobs {
  personId: string;
  postingIds: readonly string[];
  leastScore: number;
  wishesHash: Buffer;
}

/** What is kept of somebody. */
export type KeptJobs = Omit<BestJobs, 'personId'>;

/** What is kept of a range of people. */
export async function readRecommended(ctx: Tx, { after, upTo }: IdRange): Promise<Map<string, KeptJobs>> {
  const rows = await matching(ctx)
    .selectFrom('recommended')
    .select(['person_id', 'posting_ids', 'least_score', 'wishes_hash'])
    .where('person_id', '>', after)
    .where('person_id', '<=', upTo)
    .execute();
  return new Map(
    rows.map((row) => [
      row.person_id,
      { postingIds: row.posting_ids, leastScore: row.least_score, wishesHash: row.wishes_hash },
    ]),
  );
}

/**
 * Puts lists in the place of those before. A job that stood there before keeps the day on which it came in; in a first list, and where somebody has
 * said something else, nothing came in. A list that is the same is not written again.
 * @param stay others of the range whose lists stay as they are; nobody else keeps one.
 */
export async function replaceRecommended(
  ctx: Tx,
  day: Day,
  { after, upTo }: IdRange,
  lists: readonly BestJobs[],
  stay: readonly string[],
): Promise<void> {
  const here = [...lists.map(({ personId }) => personId), ...stay];
  await sql`
    delete from matching.recommended where person_id > ${after} and person_id <= ${upTo} and person_id <> all (${here}::uuid[])`.execute(
    ctx.tx,
  );
  if (lists.length === 0) return;
  await sql`
    insert into matching.recommended as kept (person_id, posting_ids, since, least_score, wishes_hash)
    select person_id, ids::uuid[], array_fill(null::date, array[cardinality(ids::uuid[])]), least_score, decode(hash, 'hex')
    from unnest(${lists.map(({ personId }) => personId)}::uuid[], ${lists.map(({ postingIds }) => `{${postingIds.join(',')}}`)}::text[],
      ${lists.map(({ leastScore }) => leastScore)}::int[], ${lists.map(({ wishesHash }) => wishesHash.toString('hex'))}::text[])
      as listed (person_id, ids, least_score, hash)
    on conflict (person_id) do update set posting_ids = excluded.posting_ids, least_score = excluded.least_score,
      wishes_hash = excluded.wishes_hash,
      since = case when kept.wishes_hash <> excluded.wishes_hash then excluded.since else (
        select array_agg(case when at is null then ${day}::date else kept.since[at] end order by nth)
        from unnest(excluded.posting_ids) with ordinality as each (id, nth), array_position(kept.posting_ids, id) as at) end
    where (kept.posting_ids, kept.least_score, kept.wishes_hash)
      is distinct from (excluded.posting_ids, excluded.least_score, excluded.wishes_hash)`.execute(ctx.tx);
}

/** Which jobs came into the list of the person whose rows are open from a day on, the best first. */
export async function recommendedSince(ctx: Tx, personId: string, day: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from matching.recommended, unnest(posting_ids, since) with ordinality as each (id, since, nth)
    where person_id = ${personId} and each.since >= ${day} order by nth`.execute(ctx.tx);
  return rows.map(({ id }) => id);
}

/** The last night, and up to where changes are in the lists since. */
export interface Recommending {
  night: Day;
  horizon: string;
}

/** null: there was no night yet. */
export async function findRecommending(ctx: Tx): Promise<Recommending | null> {
  const row = await matching(ctx).selectFrom('recommending').select(['night', 'horizon']).executeTakeFirst();
  return row ? { night: parseDay(row.night), horizon: row.horizon } : null;
}

export async function keepRecommending(ctx: Tx, { night, horizon }: Recommending): Promise<void> {
  await matching(ctx)
    .insertInto('recommending')
    .values({ night, horizon })
    .onConflict((conflict) => conflict.column('one').doUpdateSet({ night, horizon }))
    .execute();
}
