import { sql } from 'kysely';
import { parseDay } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { facts } from '../load-facts.ts';
import { today } from '../store.ts';
import { staleFrom } from './get-current.ts';

/** People by their ids: those behind the first, up to the last. */
export interface IdRange {
  after: string;
  upTo: string;
}

/** Somebody who agreed that jobs are recommended to him and said which work he wants; nothing says who it is. */
interface AgreedToJobs {
  personId: string;
  /** Fact id → value. */
  known: ReadonlyMap<string, { value: unknown }>;
}

const consent = 'person.consent_recommendations';

/** Alive, agreed, and said which work. */
const agreed = sql<boolean>`consent_recommendations and died_on is null and cardinality(wanted_jobs) > 0`;

const [first, last] = ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

/** Ranges that hold so many of them each; together all ids there are, so that whoever agrees no more is found in one as well. */
export async function rangesAgreedToJobs(ctx: Pick<Context, 'tx'>, most: number): Promise<IdRange[]> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from (
      select person_id, row_number() over (order by person_id) as nth from people.person where ${agreed}) p
    where nth % ${most} = 0 order by 1`.execute(ctx.tx);
  const ends = [first, ...rows.map(({ id }) => id), last];
  return ends.slice(1).map((upTo, at) => ({ after: ends[at] ?? first, upTo }));
}

/**
 * Those of a range whom the scope shows, with these facts as they are now, in the order of their ids: for work of a job over many. An answer that
 * is not there, or is so old that it has to be asked again, is no consent.
 * @throws Error for a fact that is sealed or not declared.
 */
export async function agreedToJobs(
  ctx: Pick<Context, 'tx' | 'clock'>,
  wanted: readonly string[],
  { after, upTo }: IdRange,
): Promise<AgreedToJobs[]> {
  const declared = wanted.map((id) => facts().get(id));
  for (const { id, sealed } of declared) if (sealed) throw new Error(`${id} is sealed`);
  const columns = sql.join(declared.map(({ column }) => sql.ref(`p.${column}`)));
  // As one text: the driver takes a hundred thousand rows of many columns apart in seconds.
  const { rows } = await sql<{ all: string | null }>`
    select json_agg(json_build_array(person_id, (
      select max(l.valid_from) from people.fact_log l where l.person_id = p.person_id and l.fact = ${consent}),
      json_build_array(${columns})) order by person_id)::text as all
    from people.person p where ${agreed} and person_id > ${after} and person_id <= ${upTo}`.execute(ctx.tx);
  const people: [string, string | null, unknown[]][] = JSON.parse(rows[0]?.all ?? '[]');
  const [now, fact] = [today(ctx), facts().get(consent)];
  return people.flatMap(([personId, day, values]) => {
    const stale = day === null ? null : staleFrom({ fact, validFrom: parseDay(day) });
    if (day === null || (stale !== null && stale <= now)) return [];
    return [{ personId, known: new Map(declared.map(({ id }, nth) => [id, { value: values[nth] }])) }];
  });
}
