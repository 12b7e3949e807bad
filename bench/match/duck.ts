import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Demand } from '../../src/modules/matching/domain/engine/demand.ts';
import type { ScorePart } from '../../src/modules/matching/domain/engine/parts.ts';
import type { EngineRules } from '../../src/modules/matching/domain/engine/rules.ts';
import type { PostingsFile } from './postings-file.ts';

/** The postings of a file in DuckDB. */
export async function openDuck({ path }: PostingsFile): Promise<DuckDBConnection> {
  const duck = await (await DuckDBInstance.create(':memory:')).connect();
  const columns =
    "{'id': 'UUID', 'own': 'BOOLEAN', 'lowered': 'BOOLEAN', 'remote': 'BOOLEAN', 'area': 'INTEGER', 'pay_low': 'BIGINT', 'pay_high': 'BIGINT', 'education': 'INTEGER', 'experience': 'INTEGER', 'nights': 'BOOLEAN', 'outside': 'BOOLEAN', 'occupation': 'INTEGER', 'year': 'INTEGER', 'day': 'DATE', 'answers': 'INTEGER', 'title_grams': 'INTEGER[]', 'grams': 'INTEGER[]'}";
  await duck.run(
    `create table posting as select * from read_csv('${path}', delim = '|', header = true, nullstr = '', quote = '', columns = ${columns})`,
  );
  return duck;
}

/** The same score and limits as judge.ts, for lists that nothing narrows. */
export function duckQuery(
  postings: PostingsFile,
  demand: Demand,
  { weights, figures }: Pick<EngineRules, 'weights' | 'figures'>,
  count: number,
): string {
  const { asked, places, far, close, forbidden, titles, skills, asks } = postings.numbersOf(demand, {
    figures,
  });
  const total = asked.reduce((sum, part) => sum + weights[part], 0);
  const listOf = (values: readonly unknown[]) => `[${values.map(String).join()}]`;
  const holds = (grams: readonly number[]) =>
    `(${grams.map((gram) => `list_contains(grams, ${gram})`).join(' and ')})`;
  const hits = (title: readonly number[]) =>
    `(${title.map((gram) => `list_contains(title_grams, ${gram})::int`).join(' + ')})`;
  const titleValues = titles.map(
    (title) =>
      `${figures.titleOfWords} * ${hits(title)} // ${title.length} + ${1000 - figures.titleOfWords} * ${hits(title)} // greatest(len(title_grams), ${title.length})`,
  );
  const least = demand.leastPay ?? 0;
  const found = skills.map(({ grams, weight }) => `${holds(grams)}::int * ${weight}`);
  const values: Record<ScorePart, string> = {
    title: `greatest(${titleValues.join()})`,
    occupation: 'close',
    place: `case when remote then ${demand.remoteValue ?? 'null'} else place end`,
    pay: `case when pay_low >= ${least} then 1000 when pay_high >= ${least} then ${figures.payInPart} when pay_high is not null then 0 end`,
    skills: `least(1000, 1000 * (${found.join(' + ')}) // ${demand.skillsEnough})`,
    newness: `case when own then 1000 else least(1000, greatest(0, 1000 - ${figures.yearLost} * (${demand.thisYear} - year))) end`,
    answers: 'answers * 10',
  };
  const score = asked.map((part) => `${weights[part]} * coalesce(${values[part]}, ${figures.unsaid})`);
  const { leastPay, educationLevel, experienceYears } = demand;
  const fails = [
    ...(demand.tooYoung ? ['true'] : []),
    ...(demand.tooYoungFor || demand.lacking ? ['forbidden'] : []),
    ...(asks.length ? [`(own and (${asks.map(holds).join(' or ')}))`] : []),
    ...(demand.beyond ? ['(not remote and far)'] : []),
    ...(demand.noRemote ? ['remote'] : []),
    ...(leastPay === null ? [] : [`pay_high < ${leastPay}`]),
    ...(educationLevel === null ? [] : [`education > ${educationLevel}`]),
    ...(experienceYears === null ? [] : [`experience > ${experienceYears}`]),
    ...(demand.noNights || demand.childcare ? ['nights'] : []),
    ...(demand.childcare ? ['outside'] : []),
  ];
  return `with of_area as (
      select unnest(range(1, ${places.length + 1})) as area, unnest(${listOf(places)}) as place, unnest(${listOf(far)}) as far
    ), of_occupation as (
      select unnest(range(1, ${close.length + 1})) as occupation, unnest(${listOf(close)}) as close, unnest(${listOf(forbidden)}) as forbidden
    )
    select id::text as id, score from (
      select id, own, year, day, (${score.join(' + ')}) // ${total} * case when lowered then ${figures.loweredPercent} else 100 end // 100 as score
      from posting left join of_area using (area) left join of_occupation using (occupation)
      where not coalesce(${fails.join(' or ')}, false)
    ) order by score desc, own desc, year desc nulls last, day desc nulls last, id::text limit ${count}`;
}
