import { sql } from 'kysely';
import type { Context } from '../../ground/context.ts';
import type { Change } from './domain/engine/changes.ts';
import type { Circle, Counting } from './domain/engine/circle.ts';
import type { Limit } from './domain/engine/parts.ts';
import { within } from './more-filters.ts';
import { leads } from './ranking.ts';
import { anyOf, fullTitles, limitsOf, type Sql, stretchesWhere } from './ranking-parts.ts';

// What domain/engine/circle.ts defines, in SQL over matching.job p.

/** A change with what the list goes by if it holds. */
export interface Changed {
  change: Change;
  counting: Counting;
}

/** The limit that a change moves; of work none. */
const moves: Record<Change['kind'], Limit | null> = {
  certificate: 'certificate',
  occupation: null,
  pay: 'pay',
  reach: 'reach',
  nights: 'nights',
  childcare: 'childcare',
  remote: 'remote',
};

/** It is not known whether a condition holds: then it does not. */
const surely = (condition: Sql) => sql`coalesce(${condition}, false)`;

const all = (conditions: readonly Sql[]) => sql`(${sql.join(conditions, sql` and `)})`;

function there({ around, remote }: Circle): Sql {
  return remote ? anyOf([within(around), sql`p.remote`]) : within(around);
}

function wanted({ occupations, titles }: Circle): Sql {
  if (occupations === null) return sql`true`;
  return anyOf([
    sql`p.occupation = any (${[...occupations]}::text[])`,
    ...(titles.length ? [fullTitles(titles)] : []),
  ]);
}

/** Whether a posting counts. */
function counted({ demand, circle }: Counting): Sql {
  const limits = Object.values(limitsOf(demand)).map((limit) => sql`not ${surely(limit)}`);
  return all([sql`not p.lowered`, there(circle), surely(wanted(circle)), ...limits]);
}

/** What counts if a change holds and does not as it is. */
export function opened(now: Counting, then: Counting): Sql {
  return all([counted(then), sql`not ${counted(now)}`]);
}

/** All of these stretches, each place once. */
function together(stretches: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const { lo, hi } of [...stretches].sort((a, b) => a.lo - b.lo)) {
    const before = joined.at(-1);
    if (before && lo <= before.hi + 1) before.hi = Math.max(before.hi, hi);
    else joined.push({ lo, hi });
  }
  return joined;
}
interface Range {
  lo: number;
  hi: number;
}

/** The jobs where any of these looks, by the index of areas. */
function jobsOf(circles: readonly Circle[]): Sql {
  const ranges = together(circles.flatMap(({ around }) => stretchesWhere(around, Boolean)));
  const [los, his] = [ranges.map(({ lo }) => lo), ranges.map(({ hi }) => hi)];
  const select = (where: Sql) =>
    sql`select p.* from matching.job p where ${leads} and not p.lowered and ${where}`;
  return sql`
    select p.* from unnest(${los}::int[], ${his}::int[]) range (lo, hi)
    cross join lateral (${select(sql`p.area_lo between range.lo and range.hi and not p.remote`)}) p
    ${circles.some(({ remote }) => remote) ? sql`union all ${select(sql`p.remote`)}` : sql``}`;
}

/** The columns that say, of each limit that somebody has, whether a posting passes it as it is. */
const nameOf = (limit: Limit) => sql.id(`past_${limit}`);

/** Whether a posting counts under a change: all limits but one are as they are, and are looked at once for all changes. */
function countedIf({ change, counting }: Changed, limits: readonly Limit[]): Sql {
  const moved = moves[change.kind];
  const still = limits.filter((limit) => limit !== moved).map((limit) => sql`not p.${nameOf(limit)}`);
  const then = moved === null ? undefined : limitsOf(counting.demand)[moved];
  return all([
    there(counting.circle),
    surely(wanted(counting.circle)),
    ...still,
    ...(then ? [sql`not ${surely(then)}`] : []),
  ]);
}

/** How many jobs each change opens; and by occupation what else there is in the circle that passes no limit and is other work. */
export interface Openings {
  opened: number[];
  otherWork: Map<string, number>;
}

/** Counts, in one pass over the jobs where somebody looks, what each of these changes would open for him. */
export async function countOpenings(
  { tx }: Pick<Context, 'tx'>,
  now: Counting,
  changes: readonly Changed[],
): Promise<Openings> {
  const circles = [now.circle, ...changes.map(({ counting }) => counting.circle)];
  const limits = Object.entries(limitsOf(now.demand)) as [Limit, Sql][];
  const past = limits.map(([limit, condition]) => sql`, ${surely(condition)} as ${nameOf(limit)}`);
  const names = limits.map(([limit]) => limit);
  const fitting = all([sql`true`, ...names.map((limit) => sql`not p.${nameOf(limit)}`)]);
  const counts = changes.map(
    (one) => sql`(count(*) filter (where not (p.counted) and ${countedIf(one, names)}))::int`,
  );
  const { rows } = await sql<{ occupation: string | null; other: number; opened: number[] }>`
    select p.occupation, (count(*) filter (where p.fitting and not p.wanted))::int as other,
      array[${sql.join([sql`0`, ...counts])}] as opened
    from (
      select p.*, p.fitting and p.wanted as counted from (
        select p.*, ${fitting} and ${there(now.circle)} as fitting, ${surely(wanted(now.circle))} as wanted from (
          select p.*${sql.join(past, sql``)} from (${jobsOf(circles)}) p offset 0
        ) p offset 0
      ) p
    ) p group by p.occupation`.execute(tx);
  const opened = changes.map((_, at) => rows.reduce((sum, row) => sum + (row.opened[at + 1] ?? 0), 0));
  const otherWork = new Map(
    rows.flatMap(({ occupation, other }) => (occupation && other > 0 ? [[occupation, other] as const] : [])),
  );
  return { opened, otherWork };
}
