import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type Demand, partsAsked } from '../../src/modules/matching/domain/engine/demand.ts';
import type { IndexedPosting } from '../../src/modules/matching/domain/engine/index/posting-index.ts';
import type { ScorePart } from '../../src/modules/matching/domain/engine/parts.ts';
import type { EngineRules } from '../../src/modules/matching/domain/engine/rules.ts';
import { type AreaSteps, stepAt } from '../../src/modules/matching/domain/engine/steps.ts';

/** Texts by number, from 1; 0 is none. */
class Numbered {
  readonly numbers = new Map<string, number>();

  of(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.numbers.size + 1);
    return this.numbers.size;
  }
}

/** The postings in DuckDB: grams, occupations and areas as numbers, so that a person's tables are lists. */
export class DuckPostings {
  readonly #grams = new Numbered();
  readonly #occupations = new Numbered();
  readonly #areas = new Map<number, number>();
  readonly #csv: string;
  readonly #out;

  constructor(csv: string) {
    this.#csv = csv;
    this.#out = createWriteStream(csv);
    this.#out.write(
      'id|own|lowered|remote|area|pay_low|pay_high|education|experience|nights|occupation|year|day|answers|title_grams|grams\n',
    );
  }

  add({ postingId, posting }: IndexedPosting): void {
    const numbers = (grams: ReadonlySet<string>) =>
      `[${[...grams].map((gram) => this.#grams.of(gram)).join()}]`;
    let area = 0;
    if (posting.areaLo !== null) {
      area = this.#areas.get(posting.areaLo) ?? this.#areas.size + 1;
      this.#areas.set(posting.areaLo, area);
    }
    this.#out.write(
      `${[
        postingId,
        posting.own,
        posting.lowered,
        posting.remote,
        area,
        posting.payLow ?? posting.payHigh ?? '',
        posting.payHigh ?? posting.payLow ?? '',
        posting.educationLevel ?? '',
        posting.experienceYears ?? '',
        posting.nights === true,
        posting.occupation === null ? 0 : this.#occupations.of(posting.occupation),
        posting.year ?? '',
        posting.day ?? '',
        posting.answerRate ?? '',
        numbers(posting.titleGrams),
        numbers(posting.grams),
      ].join('|')}\n`,
    );
  }

  async open(): Promise<DuckDBConnection> {
    this.#out.end();
    await finished(this.#out);
    const duck = await (await DuckDBInstance.create(':memory:')).connect();
    const columns =
      "{'id': 'UUID', 'own': 'BOOLEAN', 'lowered': 'BOOLEAN', 'remote': 'BOOLEAN', 'area': 'INTEGER', 'pay_low': 'BIGINT', 'pay_high': 'BIGINT', 'education': 'INTEGER', 'experience': 'INTEGER', 'nights': 'BOOLEAN', 'occupation': 'INTEGER', 'year': 'INTEGER', 'day': 'DATE', 'answers': 'INTEGER', 'title_grams': 'INTEGER[]', 'grams': 'INTEGER[]'}";
    await duck.run(
      `create table posting as select * from read_csv('${this.#csv}', delim = '|', header = true, nullstr = '', quote = '', columns = ${columns})`,
    );
    return duck;
  }

  /** The same score and limits as judge.ts, for lists that nothing narrows. */
  query(demand: Demand, { weights, figures }: EngineRules, count: number): string {
    const asked = partsAsked(demand);
    const total = asked.reduce((sum, part) => sum + weights[part], 0);
    const gram = (text: string) => this.#grams.numbers.get(text) ?? -1;
    const listOf = (values: readonly unknown[]) => `[${values.map(String).join()}]`;
    const areas = [...this.#areas.keys()];
    const codes = [...this.#occupations.numbers.keys()];
    const inAreas = <T>(steps: AreaSteps<T> | null, none: T) =>
      listOf(areas.map((lo) => (steps ? stepAt(steps, lo) : none)));
    const holds = (grams: readonly string[]) =>
      `(${grams.map((text) => `list_contains(grams, ${gram(text)})`).join(' and ')})`;
    const hits = (title: readonly string[]) =>
      `(${title.map((text) => `list_contains(title_grams, ${gram(text)})::int`).join(' + ')})`;
    const titles = demand.titles.map(
      (title) =>
        `${figures.titleOfWords} * ${hits(title)} // ${title.length} + ${1000 - figures.titleOfWords} * ${hits(title)} // greatest(len(title_grams), ${title.length})`,
    );
    const least = demand.leastPay ?? 0;
    const skills = demand.skills.map(({ grams, weight }) => `${holds(grams)}::int * ${weight}`);
    const place = `case when remote then ${demand.remoteValue ?? 'null'} else place end`;
    const values: Record<ScorePart, string> = {
      title: `greatest(${titles.join()})`,
      occupation: 'close',
      place,
      pay: `case when pay_low >= ${least} then 1000 when pay_high >= ${least} then ${figures.payInPart} when pay_high is not null then 0 end`,
      skills: `least(1000, 1000 * (${skills.join(' + ')}) // ${demand.skillsEnough})`,
      newness: `case when own then 1000 else least(1000, greatest(0, 1000 - ${figures.yearLost} * (${demand.thisYear} - year))) end`,
      answers: 'answers * 10',
    };
    const score = asked.map((part) => `${weights[part]} * coalesce(${values[part]}, ${figures.unsaid})`);
    const { tooYoungFor, lacking, beyond, leastPay, educationLevel, experienceYears } = demand;
    const asks = (lacking?.asked ?? []).map(holds);
    const fails = [
      ...(demand.tooYoung ? ['true'] : []),
      ...(tooYoungFor || lacking ? ['forbidden'] : []),
      ...(asks.length ? [`(own and (${asks.join(' or ')}))`] : []),
      ...(beyond ? ['(not remote and far)'] : []),
      ...(demand.noRemote ? ['remote'] : []),
      ...(leastPay === null ? [] : [`pay_high < ${leastPay}`]),
      ...(educationLevel === null ? [] : [`education > ${educationLevel}`]),
      ...(experienceYears === null ? [] : [`experience > ${experienceYears}`]),
      ...(demand.noNights || demand.childcare ? ['nights'] : []),
    ];
    const where = fails.length ? `not coalesce(${fails.join(' or ')}, false)` : 'true';
    const forbidden = (code: string) =>
      tooYoungFor?.has(code) === true || lacking?.occupations.has(code) === true;
    return `with of_area as (
        select unnest(range(1, ${areas.length + 1})) as area, unnest(${inAreas(demand.places, 0)}) as place, unnest(${inAreas(beyond, false)}) as far
      ), of_occupation as (
        select unnest(range(1, ${codes.length + 1})) as occupation, unnest(${listOf(codes.map((code) => demand.occupations?.get(code) ?? 0))}) as close,
          unnest(${listOf(codes.map(forbidden))}) as forbidden
      )
      select id::text as id, score from (
        select id, own, year, day, (${score.join(' + ')}) // ${total} * case when lowered then ${figures.loweredPercent} else 100 end // 100 as score
        from posting left join of_area using (area) left join of_occupation using (occupation) where ${where}
      ) order by score desc, own desc, year desc nulls last, day desc nulls last, id::text limit ${count}`;
  }
}
