import { sql } from 'kysely';
import type { Context } from '../../ground/context.ts';
import { closest } from './domain/engine/closeness.ts';
import { type Demand, partsAsked } from './domain/engine/demand.ts';
import { type Filters, isSearch } from './domain/engine/filters.ts';
import type { Found } from './domain/engine/index/search.ts';
import type { ScorePart } from './domain/engine/parts.ts';
import type { EngineRules } from './domain/engine/rules.ts';
import { type AreaSteps, stepAt } from './domain/engine/steps.ts';
import { grams } from './domain/grams.ts';
import type { Ring } from './domain/wishes.ts';
import {
  anyOf,
  fullTitles,
  isFlat,
  limitsOf,
  type Sql,
  stepped,
  stretchesWhere,
  sum,
  valuesOf,
  whole,
} from './ranking-parts.ts';

/** Newest first, unknown days last, and always the same. */
const newest = sql`collected_year desc nulls last, posted_day desc nulls last, posting_id`;

/** Titles that are near a wish: a short one by any of its grams, a long one by two neighbours, for 运营 alone is not 新媒体运营. */
function nearTitles(titles: Demand['titles']): Sql {
  const terms = titles.flatMap((found) =>
    found.length <= shortTitle
      ? found.map((gram) => `'${gram}'`)
      : found.slice(1).map((gram, at) => `('${found[at]}' & '${gram}')`),
  );
  return sql`p.title_grams @@ ${[...new Set(terms)].join(' | ')}::tsquery`;
}
const shortTitle = 4;

/**
 * Where the best mostly are: the wanted work wherever it is, work near it in the province (or where the place is not known), and all there is
 * where the person wants to work. Null: nothing is known that would narrow it.
 */
function likelyFor(demand: Demand, rings: readonly Ring[]): Sql | null {
  const { titles } = demand;
  const within = (near: Ring['near']) =>
    rings.filter((ring) => ring.near === near).map(({ lo, hi }) => sql`p.area_lo between ${lo} and ${hi}`);
  const here = within('here');
  if (titles.length === 0 && here.length === 0) return null;
  const reach = here.length
    ? anyOf([...within('province'), ...here, sql`p.area_lo is null`, sql`p.remote`])
    : sql`true`;
  return anyOf([
    ...(titles.length ? [fullTitles(titles), sql`(${nearTitles(titles)} and ${reach})`] : []),
    ...here,
  ]);
}

/**
 * What title and place of a posting that is not likely add to the sum at the most: where a near title is likely, its title is not near, and
 * elsewhere it is not full.
 */
function mostBeyond(
  { titles, places, remoteValue }: Demand,
  rings: readonly Ring[],
  { weights, figures }: EngineRules,
): { steps: AreaSteps<number>; unclear: number } {
  const notNear = Math.max(
    0,
    ...titles.map(({ length }) => (length <= shortTitle ? 0 : (1000 * Math.ceil(length / 2)) / length)),
  );
  const notFull = Math.max(0, ...titles.map(({ length }) => (1000 * (length - 1)) / length));
  const reach = rings.filter(({ near }) => near !== 'city');
  const inReach = (at: number) => rings.length === 0 || reach.some(({ lo, hi }) => lo <= at && at <= hi);
  const add = (title: number, place: number) =>
    Math.ceil(weights.title * title) + (places ? weights.place * place : 0);
  const valueAt = (at: number) => add(inReach(at) ? notNear : notFull, places ? stepAt(places, at) : 0);
  const starts = [
    ...new Set([...(places?.starts ?? []), ...reach.flatMap(({ lo, hi }) => [lo, hi + 1])]),
  ].sort((a, b) => a - b);
  return {
    steps: { starts, values: [valueAt(0), ...starts.map(valueAt)] },
    unclear: add(notNear, Math.max(figures.unsaid, remoteValue ?? 0)),
  };
}

/** Somebody types 焊 and means 焊工 and 焊接: a character alone stands for the pairs that begin with it. */
function typed(words: string): Sql {
  const terms = grams(words).map((gram) => (/^\p{Script=Han}$/u.test(gram) ? `'${gram}':*` : `'${gram}'`));
  return terms.length ? sql`p.grams @@ ${terms.join(' & ')}::tsquery` : sql`false`;
}

/** Of the advertisements of one job the one that leads: each job stands in a list once. */
export const leads: Sql = sql`p.led_by is null`;

/** The conditions of the filters, without `where`. */
export function filterConditions({ area, leastPay, words, label }: Filters): Sql[] {
  return [
    leads,
    ...(area ? [sql`p.area_lo between ${area.lo} and ${area.hi}`] : []),
    ...(leastPay === null ? [] : [sql`coalesce(p.pay_high, p.pay_low, ${leastPay}) >= ${leastPay}`]),
    ...(words === null ? [] : [typed(words)]),
    ...(label === null ? [] : [sql`p.labels @> array[${label}]`]),
  ];
}

/** Of equal scores an employer who posts here, is verified and answers stands before an advertisement gathered elsewhere. */
const ownFirst = sql`kind = 'own' desc`;

/** Only so many of the best are put in order and can be paged through. */
export const mostRanked = 300;

/** What the order of one person goes by, and which part of it is wanted. */
export interface RankInput {
  demand: Demand;
  rings: readonly Ring[];
  rules: EngineRules;
  filters: Filters;
  /** What columns in memory do not know: further conditions; `search`: they name a place. */
  more?: { conditions: readonly Sql[]; search: boolean };
  /** Only these, besides what the filters leave: so few that each is scored. */
  only?: Sql;
  offset: number;
  limit: number;
}

interface Row {
  posting_id: string;
  score: number;
}

/** The statements of one person’s order. */
function statementsFor({ demand, rings, rules, filters, more, only }: RankInput) {
  const { weights, figures } = rules;
  const conditions = [...filterConditions(filters), ...(more?.conditions ?? []), ...(only ? [only] : [])];
  const each = valuesOf(demand, rules);
  const asked = partsAsked(demand);
  const total = asked.reduce((all, part) => all + weights[part], 0);
  const weighed = (part: ScorePart) =>
    sql`${whole(weights[part])} * coalesce(${each[part]()}, ${whole(figures.unsaid)})`;
  const lowered = sql`case when p.lowered then ${whole(figures.loweredPercent)} else 100 end`;
  const score = sql`${sum(asked.map(weighed))} / ${whole(total)} * ${lowered} / 100`;
  const limits = Object.values(limitsOf(demand));
  const fails = limits.length ? sql`coalesce(${anyOf(limits)}, false)` : sql`false`;
  const scored = (where: readonly Sql[], failing: Sql, count: number) => sql<Row>`
    select posting_id, score from (
      select p.posting_id, p.kind, p.collected_year, p.posted_day, ${failing} as fails, ${score} as score
      from matching.job p where ${sql.join(where, sql` and `)}
    ) one order by fails, score desc, ${ownFirst}, ${newest} limit ${count}`;

  const { steps, unclear } = mostBeyond(demand, rings, rules);
  const titleAndPlace = isFlat(steps)
    ? whole(Math.max(unclear, ...steps.values))
    : sql`case when p.remote or p.area_lo is null then ${whole(unclear)} else ${stepped(steps, sql`int`)} end`;
  const has = (part: ScorePart) => asked.includes(part);
  const rest: readonly ScorePart[] = ['pay', 'newness', 'answers'];
  const amount = (parts: readonly ScorePart[]) =>
    parts.filter(has).reduce((all, part) => all + 1000 * weights[part], 0);
  const need = (least: number) => least * total;
  const beyond = (least: number) => {
    const first = [titleAndPlace, ...(has('occupation') ? [weighed('occupation')] : [])];
    return sql`not ${fails}
      and ${sum([...first, ...rest.filter(has).map(weighed), whole(amount(['skills']))])} >= ${whole(need(least))}`;
  };
  /** Where a posting that was not likely could reach a score: areas, by the index of areas, and occupations, by theirs; empty: nowhere. */
  const sources = (least: number): Sql[] => {
    const others = need(least) - amount([...rest, 'skills']);
    const close = [...closest(demand.occupations ?? [])].filter(([, value]) => value > figures.unsaid);
    const fromPlaces = has('occupation') ? others - weights.occupation * figures.unsaid : others;
    const ranges = stretchesWhere(steps, (value) => value >= fromPlaces);
    const select = (where: Sql) => sql`select p.posting_id from matching.job p
      where ${where} and ${sql.join(conditions, sql` and `)} and ${beyond(least)}`;
    return [
      ...(ranges.length
        ? [
            sql`select one.posting_id from unnest(${ranges.map(({ lo }) => lo)}::int[], ${ranges.map(({ hi }) => hi)}::int[]) as range (lo, hi)
              cross join lateral (${select(sql`p.area_lo between range.lo and range.hi`)}) one`,
          ]
        : []),
      ...(unclear >= fromPlaces
        ? [select(sql`p.area_lo is null`), select(sql`(p.kind = 'own' and p.remote)`)]
        : []),
      ...(close.length && Math.max(unclear, ...steps.values) + 1000 * weights.occupation >= others
        ? [select(sql`p.occupation = any (${close.map(([code]) => code)}::text[])`)]
        : []),
    ];
  };
  return {
    /** The best of the filters; what passes a limit stands behind. */
    named: (count: number) => scored(conditions, fails, count),
    /** The best that pass no limit. */
    likely: (likely: Sql, count: number) =>
      scored([...conditions, likely, sql`not ${fails}`], sql`false`, count),
    sources,
    /** The best of these and of all that could reach a score though they were not likely: by indexes alone, and the words last. */
    reaching: (ids: readonly string[], from: readonly Sql[], count: number) =>
      scored(
        [
          sql`p.posting_id = any (${ids}::uuid[] || array(${sql.join(from, sql` union all `)}))`,
          sql`not ${fails}`,
        ],
        sql`false`,
        count,
      ),
  };
}

/** Scores that are tried where the likely ones do not fill the list. */
const tries = [600, 450, 300, 0];

/**
 * The postings that fit best, exactly: no posting that is left out would stand before one that is not. Of equal scores our own stand first,
 * then the newest, then by id, so that the same wishes always give the same order. Where the person names a word, a place or a label, what
 * passes one of his limits is listed too, behind all that passes none.
 */
export async function rank({ tx }: Pick<Context, 'tx'>, input: RankInput): Promise<Found[]> {
  const { filters, offset } = input;
  const count = Math.min(offset + input.limit, mostRanked);
  const statements = statementsFor(input);
  const asRanked = (rows: readonly Row[]) =>
    rows.slice(offset).map((row) => ({ postingId: row.posting_id, score: row.score }));
  if (isSearch(filters) || input.more?.search || input.only)
    return asRanked((await statements.named(count).execute(tx)).rows);

  const likely = likelyFor(input.demand, input.rings);
  const { rows: first } = likely ? await statements.likely(likely, count).execute(tx) : { rows: [] };
  const last = first.length === count ? first.at(-1) : undefined;
  const ids = first.map((row) => row.posting_id);
  let found = first;
  // What cannot reach `least` stands behind all that do; where these fill the list, it is the list.
  for (const least of last ? [last.score] : tries) {
    const sources = statements.sources(least);
    if (sources.length === 0 && last) break;
    if (sources.length === 0) continue;
    ({ rows: found } = await statements.reaching(ids, sources, count).execute(tx));
    if (found.filter(({ score }) => score >= least).length === count) break;
  }
  return asRanked(found);
}
