import type { TestDatabase } from '../../../ground/testing/database.ts';
import type { Catalogue } from '../domain/definition.ts';
import { type Answer, evaluate } from '../domain/evaluate.ts';
import { asSql, saidIn, sqlColumns } from '../domain/population/as-sql.ts';
import { Writer } from '../domain/population/encode.ts';
import { layOut } from '../domain/population/layout.ts';
import { planFor } from '../domain/population/plan.ts';
import { programFor } from '../domain/population/program.ts';
import { type Found, runSlices, verdictOf } from '../domain/population/run-slices.ts';
import { sliced } from '../domain/population/slices.ts';
import { RandomPeople } from './random-people.ts';

/**
 * Asks all policies of people made up, on many days, three times: explained, in columns, in SQL. Of units: what is asked of the unit itself.
 * @throws where one of them says anything else.
 */
export async function compareAll(
  db: TestDatabase,
  catalogue: Catalogue,
  { subject, days, each, seed }: { subject: 'person' | 'unit'; days: number; each: number; seed: number },
): Promise<{ people: number; verdicts: Record<Answer['verdict'], number> }> {
  const layout = layOut(catalogue, subject);
  const writer = new Writer(layout);
  const random = new RandomPeople(catalogue, subject, seed);
  const relation = `public.people_${subject}`;
  const verdicts = { eligible: 0, 'not-eligible': 0, open: 0, 'not-in-force': 0 };
  for (let day = 0; day < days; day += 1) {
    const asOf = random.day();
    const people = Array.from({ length: each }, () => random.person(asOf));
    const columns = writer.columns(each);
    for (const [at, facts] of people.entries())
      if (!writer.write(columns, at, facts)) throw new Error(`no code for ${JSON.stringify(facts)}`);
    const program = programFor(planFor(layout, asOf, writer));
    const found = runSlices(program, sliced(layout, columns));
    const inRows = sqlColumns(layout, columns);
    await db.rows(`drop table if exists ${relation}`);
    await db.rows(
      `create unlogged table ${relation} as select * from unnest($1::integer[], ${inRows.map(({ type }, at) => `$${at + 2}::${type}[]`).join()})
        as t (person, ${inRows.map(({ name }) => name).join()})`,
      [people.map((_, at) => at), ...inRows.map((column) => column.values)],
    );
    const { sql, values } = asSql(program.plan, relation, 'person');
    const rows = await db.rows<{ key: number } & Record<string, string>>(sql, values);
    const inSql: Found = { ...found, words: new Int32Array(found.words.length) };
    for (const { key, ...numbers } of rows) readRow(inSql, key, saidIn(layout, numbers));
    for (const [at, facts] of people.entries()) {
      const asked = { asOf, facts };
      for (const policy of layout.policies) {
        const { verdict } = evaluate(catalogue, { ...policy, hireConditions: null }, asked);
        verdicts[verdict] += 1;
        const others = [verdictOf(program, found, policy, at), verdictOf(program, inSql, policy, at)];
        if (others.some((other) => other !== verdict))
          throw new Error(
            `${policy.id} on ${asOf}: ${verdict}, ${others.join(', ')}: ${JSON.stringify(facts)}`,
          );
      }
    }
  }
  return { people: days * each, verdicts };
}

/** Puts what a row says of each policy where `runSlices` puts it. */
function readRow({ policies, words }: Found, person: number, said: ReturnType<typeof saidIn>): void {
  const first = (person >> 5) * policies * 2;
  for (const [at, { may, must }] of said.entries())
    for (const [place, holds] of [
      [first + at, may],
      [first + policies + at, must],
    ] as const)
      if (holds) words[place] = (words[place] as number) | (1 << (person & 31));
}
