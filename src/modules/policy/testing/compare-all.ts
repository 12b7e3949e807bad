import { expect } from 'vitest';
import type { TestDatabase } from '../../../ground/testing/database.ts';
import type { Catalogue } from '../domain/definition.ts';
import { type Answer, evaluate } from '../domain/evaluate.ts';
import { asSql, sqlColumns, wordsOf } from '../domain/population/as-sql.ts';
import { Writer } from '../domain/population/encode.ts';
import { layOut } from '../domain/population/layout.ts';
import { Planner } from '../domain/population/plan.ts';
import { type Found, runColumns, verdictOf } from '../domain/population/run-columns.ts';
import { RandomPeople } from './random-people.ts';

/**
 * Asks all policies of people made up, on many days, three times: explained, in columns, in SQL.
 * @throws where one of them says anything else.
 */
export async function compareAll(
  db: TestDatabase,
  catalogue: Catalogue,
  { subject, days, each, seed }: { subject: 'person' | 'unit'; days: number; each: number; seed: number },
): Promise<{ people: number; verdicts: Record<Answer['verdict'], number> }> {
  const layout = layOut(catalogue, subject);
  const planner = new Planner(layout);
  const writer = new Writer(layout);
  const random = new RandomPeople(catalogue, subject, seed);
  const names = sqlColumns(layout);
  const relation = `public.people_${subject}`;
  await db.rows(
    `create unlogged table ${relation} (person integer, ${names.map(({ name, type }) => `${name} ${type}`).join()})`,
  );
  const verdicts = { eligible: 0, 'not-eligible': 0, open: 0, 'not-in-force': 0 };
  for (let day = 0; day < days; day += 1) {
    const asOf = random.day();
    const people = Array.from({ length: each }, () => random.person(asOf));
    const columns = writer.columns(each);
    for (const [at, facts] of people.entries())
      if (!writer.write(columns, at, facts)) throw new Error(`no code for ${JSON.stringify(facts)}`);
    const plan = planner.planFor(asOf, writer);
    const found = runColumns(plan, columns);
    await db.rows(`truncate ${relation}`);
    await db.rows(
      `insert into ${relation} select * from unnest($1::integer[], ${names.map(({ type }, at) => `$${at + 2}::${type}[]`).join()})`,
      [people.map((_, at) => at), ...columns.map((column) => Array.from(column))],
    );
    const { sql, values } = asSql(plan, relation, 'person');
    const rows = await db.rows<{ key: number } & Record<string, string>>(sql, values);
    expect(rows.length).toBe(each);
    const inSql: Found = {
      may: found.may.map(() => new Int32Array(each)),
      must: found.must.map(() => new Int32Array(each)),
    };
    for (const row of rows) {
      for (const plane of found.may.keys()) {
        const { may, must } = wordsOf(String(row[`m${plane}`]));
        (inSql.may[plane] as Int32Array)[row.key] = may;
        (inSql.must[plane] as Int32Array)[row.key] = must;
      }
    }
    for (const [at, facts] of people.entries()) {
      for (const policy of layout.policies) {
        const { verdict } =
          policy.hireConditions === null
            ? evaluate(catalogue, policy, { asOf, facts })
            : evaluate(catalogue, { ...policy, hireConditions: null }, { asOf, facts });
        verdicts[verdict] += 1;
        const others = [verdictOf(plan, found, policy, at), verdictOf(plan, inSql, policy, at)];
        if (others.some((other) => other !== verdict))
          throw new Error(`${policy.id} on ${asOf}: ${verdict}, ${others.join(', ')}: ${JSON.stringify(facts)}`);
      }
    }
  }
  return { people: days * each, verdicts };
}
