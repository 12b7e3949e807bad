import { type RawBuilder, sql } from 'kysely';
import { closest } from './domain/engine/closeness.ts';
import type { Demand } from './domain/engine/demand.ts';
import type { Limit, ScorePart } from './domain/engine/parts.ts';
import type { EngineRules } from './domain/engine/rules.ts';
import type { AreaSteps } from './domain/engine/steps.ts';

// What domain/engine/judge.ts defines, in SQL over matching.job p; NULL where the posting does not say.

/** A piece of a statement. */
export type Sql = RawBuilder<unknown>;

/** Grams come from `grams()`: letters, digits, + # and full stops; quoted, they cannot be anything else in a tsquery. */
function all(found: readonly string[]): Sql {
  return sql`${found.map((gram) => `'${gram}'`).join(' & ')}::tsquery`;
}

/** A whole number, written out so that it is planned with. */
export const whole = (value: number) => sql.lit(value);

/** Added up. */
export function sum(terms: readonly Sql[]): Sql {
  return sql`(${sql.join(terms, sql` + `)})`;
}

/** One of them holds. */
export function anyOf(conditions: readonly Sql[]): Sql {
  return sql`(${sql.join(conditions, sql` or `)})`;
}

/** The value of steps at a posting's area. */
export function stepped(steps: AreaSteps<number | boolean>, type: Sql): Sql {
  return sql`(${steps.values}::${type}[])[1 + width_bucket(p.area_lo, ${steps.starts}::int[])]`;
}

/** `width_bucket` knows no empty list. */
export const isFlat = (steps: AreaSteps<unknown>) => steps.starts.length === 0;

function titleValue({ titles }: Demand, ofWords: number): Sql {
  const each = titles.map((found) => {
    const hits = sum(found.map((gram) => sql`(p.title_grams @@ ${all([gram])})::int`));
    const most = whole(found.length);
    return sql`${whole(ofWords)} * ${hits} / ${most} + ${whole(1000 - ofWords)} * ${hits} / greatest(length(p.title_grams), ${most})`;
  });
  return sql`greatest(${sql.join(each)})`;
}

function occupationValue({ occupations }: Demand): Sql {
  const byValue = new Map<number, string[]>();
  for (const [code, value] of closest(occupations ?? [])) {
    const codes = byValue.get(value);
    if (codes) codes.push(code);
    else byValue.set(value, [code]);
  }
  const steps = [...byValue].map(
    ([value, codes]) => sql`when p.occupation = any (${codes}::text[]) then ${whole(value)}`,
  );
  return sql`case when p.occupation is null then null ${sql.join(steps, sql` `)} else 0 end`;
}

function placeValue({ places, remoteValue }: Demand): Sql {
  const remote = remoteValue === null ? sql`null` : whole(remoteValue);
  const value = !places || isFlat(places) ? whole(places?.values[0] ?? 0) : stepped(places, sql`int`);
  return sql`case when p.remote then ${remote} when p.area_lo is null then null else ${value} end`;
}

function payValue({ leastPay }: Demand, inPart: number): Sql {
  const least = whole(leastPay ?? 0);
  return sql`case
    when coalesce(p.pay_low, p.pay_high) >= ${least} then 1000
    when coalesce(p.pay_high, p.pay_low) >= ${least} then ${whole(inPart)}
    when coalesce(p.pay_high, p.pay_low) < ${least} then 0 end`;
}

function skillsValue({ skills, skillsEnough }: Demand): Sql {
  const found = sum(
    skills.map(({ grams: wanted, weight }) => sql`(p.grams @@ ${all(wanted)})::int * ${whole(weight)}`),
  );
  return sql`least(1000, 1000 * ${found} / ${whole(skillsEnough)})`;
}

function newnessValue({ thisYear }: Demand, yearLost: number): Sql {
  return sql`case when p.kind = 'own' then 1000
    when p.collected_year is not null then least(1000, greatest(0, 1000 - ${whole(yearLost)} * (${whole(thisYear)} - p.collected_year))) end`;
}

/** The value of each part, 0–1000. */
export function valuesOf(demand: Demand, { figures }: EngineRules): Record<ScorePart, () => Sql> {
  return {
    title: () => titleValue(demand, figures.titleOfWords),
    occupation: () => occupationValue(demand),
    place: () => placeValue(demand),
    pay: () => payValue(demand, figures.payInPart),
    skills: () => skillsValue(demand),
    newness: () => newnessValue(demand, figures.yearLost),
    answers: () => sql`p.answer_rate * 10`,
  };
}

/** What keeps a posting out; none of it where that is not known. Only limits that somebody has stand in it. */
export function limitsOf(demand: Demand): Partial<Record<Limit, Sql>> {
  const { tooYoungFor, lacking, beyond, leastPay, educationLevel, experienceYears } = demand;
  const oneOf = (codes: ReadonlySet<string>) => sql`p.occupation = any (${[...codes]}::text[])`;
  return {
    ...(tooYoungFor ? { age: oneOf(tooYoungFor) } : {}),
    ...(demand.tooYoung ? { age: sql`true` } : {}),
    ...(lacking ? { certificate: anyOf([oneOf(lacking.occupations), askedFor(lacking.asked)]) } : {}),
    ...(beyond && !isFlat(beyond) ? { reach: sql`(not p.remote and ${stepped(beyond, sql`boolean`)})` } : {}),
    ...(demand.noRemote ? { remote: sql`p.remote` } : {}),
    ...(leastPay === null ? {} : { pay: sql`coalesce(p.pay_high, p.pay_low) < ${whole(leastPay)}` }),
    ...(educationLevel === null ? {} : { education: sql`p.education_level > ${whole(educationLevel)}` }),
    ...(experienceYears === null ? {} : { experience: sql`p.experience_years > ${whole(experienceYears)}` }),
    ...(demand.noNights ? { nights: sql`p.nights` } : {}),
    ...(demand.childcare ? { childcare: anyOf([sql`p.nights`, sql`p.outside_school_hours`]) } : {}),
    ...(demand.stepFree ? { wheelchair: sql`not p.step_free` } : {}),
  };
}

/** Titles that hold all of a wish. */
export function fullTitles(titles: Demand['titles']): Sql {
  const terms = titles.map((found) => `(${found.map((gram) => `'${gram}'`).join(' & ')})`);
  return sql`p.title_grams @@ ${terms.join(' | ')}::tsquery`;
}

/** The stretches of areas of which a value holds. */
export function stretchesWhere<T>(
  { starts, values }: AreaSteps<T>,
  holds: (value: T) => boolean,
): { lo: number; hi: number }[] {
  const stretches: { lo: number; hi: number }[] = [];
  for (const [at, value] of values.entries()) {
    if (!holds(value)) continue;
    const lo = starts[at - 1] ?? 0;
    const hi = (starts[at] ?? lastArea + 1) - 1;
    const before = stretches.at(-1);
    if (before?.hi === lo - 1) before.hi = hi;
    else stretches.push({ lo, hi });
  }
  return stretches;
}
const lastArea = 2 ** 31 - 2;

function askedFor(asked: readonly (readonly string[])[]): Sql {
  const query = asked.map((wanted) => `(${wanted.map((gram) => `'${gram}'`).join(' & ')})`).join(' | ');
  return sql`(p.kind = 'own' and p.grams @@ ${query}::tsquery)`;
}
