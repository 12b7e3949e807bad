import { sql } from 'kysely';
import { type Day, parseDay } from '../../ground/clock/day.ts';
import type { Context } from '../../ground/context.ts';
import type { IdRange } from '../people/index.ts';
import { matching } from './store.ts';

type Tx = Pick<Context, 'tx'>;

/** The jobs that fit somebody best, the best first. */
export interface BestJobs {
  /** As the database writes a list: it is read, held against the next one and written as a whole. */
  postingIds: `{${string}}`;
  leastScore: number;
  /** Hexadecimal. */
  wishesHash: string;
}

/** The ids of a list. */
export const idsIn = ({ postingIds }: BestJobs): string[] => postingIds.slice(1, -1).split(',');

/** How many they are: each with its comma or bracket. */
export const countIn = ({ postingIds }: BestJobs): number => (postingIds.length - 1) / 37;

/** What is kept of a range of people, by their ids. */
export async function readRecommended({ tx }: Tx, { after, upTo }: IdRange): Promise<Map<string, BestJobs>> {
  const { rows } = await sql<BestJobs & { personId: string }>`
    select person_id as "personId", posting_ids::text as "postingIds", least_score as "leastScore", encode(wishes_hash, 'hex') as "wishesHash"
    from matching.recommended where person_id > ${after} and person_id <= ${upTo}`.execute(tx);
  return new Map(rows.map(({ personId, ...kept }) => [personId, kept]));
}

/**
 * Keeps lists. A job that stood there before keeps the day on which it came in; in a first list, and where somebody has said something else,
 * nothing came in.
 */
export async function keepRecommended(
  { tx }: Tx,
  day: Day,
  lists: ReadonlyMap<string, BestJobs>,
): Promise<void> {
  if (lists.size === 0) return;
  const all = [...lists.values()];
  await sql`
    insert into matching.recommended as kept (person_id, posting_ids, since, least_score, wishes_hash)
    select person_id, ids::uuid[], array_fill(null::date, array[cardinality(ids::uuid[])]), least_score, decode(hash, 'hex')
    from unnest(${[...lists.keys()]}::uuid[], ${all.map(({ postingIds }) => postingIds)}::text[],
      ${all.map(({ leastScore }) => leastScore)}::int[], ${all.map(({ wishesHash }) => wishesHash)}::text[])
      as listed (person_id, ids, least_score, hash)
    on conflict (person_id) do update set posting_ids = excluded.posting_ids, least_score = excluded.least_score,
      wishes_hash = excluded.wishes_hash,
      since = case when kept.wishes_hash <> excluded.wishes_hash then excluded.since else (
        select array_agg(case when at is null then ${day}::date else kept.since[at] end order by nth)
        from unnest(excluded.posting_ids) with ordinality as each (id, nth), array_position(kept.posting_ids, id) as at) end`.execute(
    tx,
  );
}

/** Forgets the lists of people. */
export async function forgetRecommended({ tx }: Tx, personIds: readonly string[]): Promise<void> {
  if (personIds.length > 0)
    await sql`delete from matching.recommended where person_id = any (${[...personIds]}::uuid[])`.execute(tx);
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
