import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../ground/context.ts';
import { coreGrams, grams } from './domain/grams.ts';
import type { Label } from './domain/labels.ts';
import { educationLevel } from './domain/requirements.ts';
import {
  nearnessValue,
  oldest,
  type PartValues,
  type ScorePart,
  scoreParts,
  unsaid,
  weights,
} from './domain/score.ts';
import type { Ring, Wishes } from './domain/wishes.ts';

/** What everybody may narrow the list by. */
export interface Filters {
  /** Pre-order range of an area. */
  area: { lo: number; hi: number } | null;
  /** Fen a month; advertisements that do not say what they pay stay in. */
  leastPay: number | null;
  words: string | null;
  label: Label | null;
}

/** A posting's place in the order and why. */
export interface Ranked {
  postingId: string;
  /** 0–1000. */
  score: number;
  parts: PartValues;
}

type Sql = RawBuilder<unknown>;

/** Grams come from `grams()`: letters, digits, + # and full stops; quoted, they cannot be anything else in a tsquery. */
function all(found: string[]): Sql {
  return sql`${found.map((gram) => `'${gram}'`).join(' & ')}::tsquery`;
}

/** At most so many grams of one title are compared, and so many skills: the first ones say most. */
const mostGrams = 6;
const mostSkills = 10;

function sum(terms: Sql[]): Sql {
  return sql`(${sql.join(terms, sql` + `)})`;
}

/** How many of the grams stand in the title. */
function hits(found: string[]): Sql {
  return sum(found.map((gram) => sql`(p.title_grams @@ ${all([gram])})::int`));
}

/** Newest first, unknown days last, and always the same. */
const newest = sql`collected_year desc nulls last, posted_day desc nulls last, posting_id`;

/** A title that holds all grams of a wanted one and nothing else is 1; the grams weigh three quarters, the rest one. */
function titleValue(titles: string[][]): Sql | null {
  if (titles.length === 0) return null;
  const each = titles.map((found) => {
    const hit = hits(found);
    const most = sql`${found.length}::float8`;
    return sql`${hit} * (0.75 / ${most} + 0.25 / greatest(length(p.title_grams), ${most}))`;
  });
  return sql`greatest(${sql.join(each)})`;
}

function placeValue(rings: Ring[], remoteOk: boolean | null): Sql | null {
  if (rings.length === 0) return null;
  const steps = rings.map(
    ({ lo, hi, near }) => sql`when p.area_lo between ${lo} and ${hi} then ${nearnessValue[near]}::float8`,
  );
  const remote = remoteOk === null ? sql`null` : remoteOk ? sql`1` : sql`0`;
  return sql`case when p.remote then ${remote} when p.area_lo is null then null ${sql.join(steps, sql` `)} else 0 end`;
}

/** All of the offer at or above the wish: 1; a part of it: 0.7; below: falling from 0.5 to 0 at six tenths of the wish. */
function payValue(least: number | null): Sql | null {
  if (least === null || least <= 0) return null;
  return sql`case
    when coalesce(p.pay_high, p.pay_low) is null then null
    when coalesce(p.pay_low, p.pay_high) >= ${least} then 1
    when coalesce(p.pay_high, p.pay_low) >= ${least} then 0.7
    else greatest(0, (coalesce(p.pay_high, p.pay_low) / ${least}::float8 - 0.6) / 0.8) end`;
}

/** Two of the skills that a person has are enough for all of it. */
function skillsValue(skills: string[][]): Sql | null {
  if (skills.length === 0) return null;
  return sql`least(1, ${sum(skills.map((found) => sql`(p.grams @@ ${all(found)})::int`))} / 2::float8)`;
}

function educationValue(level: number | null): Sql | null {
  if (level === null) return null;
  return sql`case when p.education_level <= ${level} then 1 when p.education_level = ${level + 1} then 0.3 when p.education_level is null then null else 0 end`;
}

function experienceValue(years: number | null): Sql | null {
  if (years === null) return null;
  return sql`case when p.experience_years is not null then greatest(0, least(1, 1 - (p.experience_years - ${years}) / 5::float8)) end`;
}

/** Our own posting is as new as can be: it is taken out of the list when its last day is over. */
function newnessValue(thisYear: number): Sql {
  return sql`case when p.kind = 'own' then 1 when p.collected_year is not null then greatest(0, least(1, 1 - (${thisYear} - p.collected_year) / ${oldest}::float8)) end`;
}

/** Titles that are near a wish: a short one by any of its grams, a long one by two neighbours, for 运营 alone is not 新媒体运营. */
function nearTitles(titles: string[][]): Sql {
  const terms = titles.flatMap((found) =>
    found.length <= 4
      ? found.map((gram) => `'${gram}'`)
      : found.slice(1).map((gram, at) => `('${found[at]}' & '${gram}')`),
  );
  return sql`p.title_grams @@ ${[...new Set(terms)].join(' | ')}::tsquery`;
}

/** Titles that hold all of a wish. */
function fullTitles(titles: string[][]): Sql {
  const terms = titles.map((found) => `(${found.map((gram) => `'${gram}'`).join(' & ')})`);
  return sql`p.title_grams @@ ${terms.join(' | ')}::tsquery`;
}

function anyOf(conditions: Sql[]): Sql {
  return sql`(${sql.join(conditions, sql` or `)})`;
}

/**
 * What is worth scoring: the wanted work wherever it is, work near it and with the skills that somebody has in his province (or where
 * the place is not known), and all there is where he wants to work. Null: everything.
 */
function candidatesFor(titles: string[][], skills: string[][], rings: Ring[]): Sql | null {
  const similar = titles.length ? [nearTitles(titles)] : skills.map((found) => sql`p.grams @@ ${all(found)}`);
  const within = (near: Ring['near']) =>
    rings.filter((ring) => ring.near === near).map(({ lo, hi }) => sql`p.area_lo between ${lo} and ${hi}`);
  const here = within('here');
  if (similar.length === 0) return here.length ? anyOf(here) : null;
  if (here.length === 0) return anyOf(similar);
  const reach = anyOf([...within('province'), ...here, sql`p.area_lo is null`]);
  return anyOf([
    ...(titles.length ? [fullTitles(titles)] : []),
    sql`(${anyOf(similar)} and ${reach})`,
    ...here,
  ]);
}

interface Plan {
  values: [keyof PartValues, Sql | null][];
  candidates: Sql | null;
}

function planOf({ wishes, rings, thisYear }: Pick<RankInput, 'wishes' | 'rings' | 'thisYear'>): Plan {
  const titles = wishes.titles
    .map((title) => coreGrams(title).slice(0, mostGrams))
    .filter((found) => found.length);
  const skills = wishes.skills
    .slice(0, mostSkills)
    .map(grams)
    .filter((found) => found.length);
  return {
    values: [
      ['title', titleValue(titles)],
      ['place', placeValue(rings, wishes.remoteOk)],
      ['pay', payValue(wishes.leastPay)],
      ['skills', skillsValue(skills)],
      ['newness', newnessValue(thisYear)],
      ['education', educationValue(educationLevel(wishes.education))],
      ['experience', experienceValue(wishes.experienceYears)],
    ],
    candidates: candidatesFor(titles, skills, rings),
  };
}

/** The parts that are weighed for these wishes. */
export function partsAsked(wishes: Wishes, rings: Ring[]): ScorePart[] {
  return planOf({ wishes, rings, thisYear: 0 }).values.flatMap(([part, value]) =>
    value === null ? [] : [part],
  );
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
/** What is left of a score where the employer leaves people without an answer: behind all that fit as well, not out of the list. */
const loweredTo = 0.6;

/** Only so many of the best are put in order and can be paged through. */
export const mostRanked = 300;

/** What the order of one person goes by, and which part of it is wanted. */
export interface RankInput {
  wishes: Wishes;
  rings: Ring[];
  thisYear: number;
  filters: Filters;
  offset: number;
  limit: number;
  /** Only this posting, to explain it. */
  only?: string;
}

// Who names a word, a place or a label means just that, whatever he wished before.
function conditionsOf({ only, filters }: RankInput, candidates: Sql | null): Sql[] {
  if (only !== undefined) return [sql`p.posting_id = ${only}`];
  const isNamed = filters.words !== null || filters.area !== null || filters.label !== null;
  return [...(candidates === null || isNamed ? [] : [candidates]), ...filterConditions(filters)];
}

/**
 * The postings that fit best, as one statement: those that `candidatesFor` names, or the filters, are scored, and the best taken. Of equal
 * scores our own stand first, then the newest, then by id, so that the same wishes always give the same order.
 */
export function rankStatement(
  input: RankInput,
): RawBuilder<Record<string, number | null> & { posting_id: string; score: number }> {
  const { values, candidates } = planOf(input);
  const asked = values.flatMap(([part, value]) => (value === null ? [] : [{ part, value }]));
  const total = asked.reduce((whole, { part }) => whole + weights[part], 0);
  const columns = asked.map(({ part, value }) => sql`(${value})::float8 as ${sql.ref(`${part}_value`)}`);
  const weighed = asked.map(
    ({ part, value }) => sql`${weights[part]}::float8 * coalesce((${value})::float8, ${unsaid})`,
  );
  const conditions = conditionsOf(input, candidates);
  return sql`
    with best as (
      select p.posting_id, p.kind, round(1000 * ${sum(weighed)} / ${total} * case when p.lowered then ${loweredTo}::float8 else 1 end)::int as score
      from matching.job p
      where ${sql.join(conditions, sql` and `)}
      order by score desc, ${ownFirst}, ${newest}
      offset ${input.offset} limit ${Math.min(input.limit, mostRanked - input.offset)}
    )
    select posting_id, score, ${sql.join(columns)}
    from best join matching.job p using (posting_id, kind) order by score desc, ${ownFirst}, ${newest}`;
}

/** Runs `rankStatement`. */
export async function rank({ tx }: Pick<Context, 'tx'>, input: RankInput): Promise<Ranked[]> {
  const { rows } = await rankStatement(input).execute(tx);
  return rows.map((row) => ({
    postingId: row.posting_id,
    score: row.score,
    parts: Object.fromEntries(scoreParts.map((part) => [part, row[`${part}_value`] ?? null])) as PartValues,
  }));
}
