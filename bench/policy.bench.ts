import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';
import { expect, it } from 'vitest';
import { startThrowaway } from '../src/ground/testing/postgres.ts';
import type { Policy } from '../src/modules/policy/domain/definition.ts';
import { evaluate } from '../src/modules/policy/domain/evaluate.ts';
import {
  asSql,
  type Statement,
  saidIn,
  sqlBytes,
  sqlColumns,
} from '../src/modules/policy/domain/population/as-sql.ts';
import { Writer } from '../src/modules/policy/domain/population/encode.ts';
import { layOut } from '../src/modules/policy/domain/population/layout.ts';
import { planFor } from '../src/modules/policy/domain/population/plan.ts';
import { programFor } from '../src/modules/policy/domain/population/program.ts';
import { countsOf, runSlices, verdictOf } from '../src/modules/policy/domain/population/run-slices.ts';
import { bytesEach, type Slices, sliced } from '../src/modules/policy/domain/population/slices.ts';
import type { Facts } from '../src/modules/policy/domain/value.ts';
import { loadPolicies } from '../src/modules/policy/load-catalogue.ts';
import { type Dialect, duckdb, postgres, sqlOf, typedColumns, typedLine } from './policy/compiled.ts';
import { Engines } from './policy/engines.ts';
import { asOf, TownPeople } from './policy/people.ts';
import { type Contender, report, timed } from './report.ts';

const runs = 7;
const different = 100_000;
const million = 1_000_000;
const sample = 1000;

const catalogue = loadPolicies();
const layout = layOut(catalogue, 'person');
const { policies } = layout;

/** Seconds of the processor that this process has had; DuckDB runs in it. */
const ownProcessor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** The same of a server's process, where the system tells it (Linux). */
function serverProcessor(pid: number): () => number {
  const file = `/proc/${pid}/schedstat`;
  return () => (existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e9 : Number.NaN);
}

const middle = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** A database that nobody else uses. */
interface Server {
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  stop(): Promise<void>;
}

/**
 * As a city's server stands: both relations fit in its buffers. In the 64 MB of the embedded server every page is fetched and checked anew for each question.
 */
async function openServer(): Promise<Server> {
  const { superuserUrl, stop } = await startThrowaway({ shared_buffers: '1500MB' });
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  return {
    rows: async <T extends object>(sql: string, values?: unknown[]) =>
      (await client.query<T>(sql, values)).rows,
    async stop() {
      await client.end();
      await stop();
    },
  };
}

type Counts = { eligible: number; open: number }[];

/** One long list of the same people again and again: as many words of bits, and as much to read, as of different ones. */
function again({ people, words, planes, bits, rests }: Slices, times: number): Slices {
  const more = new Int32Array(bits.length * times);
  for (let nth = 0; nth < times; nth += 1) more.set(bits, nth * bits.length);
  const moreRests = new Map(
    [...rests].map(([at, codes]) => {
      const all = new Uint16Array(codes.length * times);
      for (let nth = 0; nth < times; nth += 1) all.set(codes, nth * codes.length);
      return [at, all];
    }),
  );
  return { people: people * times, words: words * times, planes, bits: more, rests: moreRests };
}

/** A query that counts, of booleans asked once each: those that hold, and those that are open. */
function counting(dialect: Dialect, inForce: readonly Policy[], relation: string): string {
  const sums = inForce.map(
    ({ id }) => `count(*) filter (where ${id}) as yes_${id}, count(*) - count(${id}) as open_${id}`,
  );
  const asked = inForce.map((policy) => `${sqlOf(policy, dialect)} as ${policy.id}`);
  return `select ${sums.join()} from (select ${asked.join()} from ${relation} ${dialect.once}) asked`;
}

function countsIn(row: Record<string, unknown>): Counts {
  const lower = Object.fromEntries(
    Object.entries(row).map(([name, count]) => [name.toLowerCase(), Number(count)]),
  );
  return policies.map(({ id }) => ({
    eligible: lower[`yes_${id.toLowerCase()}`] ?? 0,
    open: lower[`open_${id.toLowerCase()}`] ?? 0,
  }));
}

/** Fills a relation of columns, and one of a column a fact, with the million. */
async function fill(
  db: Server,
  columns: readonly Uint16Array[],
  csv: string,
  typed: { name: string; type: string }[],
) {
  const coded = sqlColumns(layout, columns);
  const times = million / different;
  const names = coded.map(({ name }) => name).join();
  await db.rows(
    `create unlogged table public.coded as select copy * ${different} + person as person, ${names}
     from unnest($1::integer[], ${coded.map(({ type }, at) => `$${at + 2}::${type}[]`).join()}) as t (person, ${names}),
     generate_series(0, ${times - 1}) as copy`,
    [Array.from({ length: different }, (_, at) => at), ...coded.map(({ values }) => values)],
  );
  await db.rows(
    `create unlogged table public.once (${typed.map(({ name, type }) => `${name} ${type}`).join()})`,
  );
  await db.rows(`copy public.once from '${csv}' with (format csv, header)`);
  await db.rows(
    `create unlogged table public.typed as select once.* from public.once, generate_series(1, ${times})`,
  );
  await db.rows('vacuum analyze public.coded');
  await db.rows('vacuum analyze public.typed');
}

it('all policies for a million people', async () => {
  const db = await openServer();
  const town = new TownPeople(catalogue, 20_261_122);
  const writer = new Writer(layout);
  const columns = writer.columns(different);
  const inForce = policies.filter((_, at) => planFor(layout, asOf, writer).inForce[at]);
  const typed = typedColumns(catalogue, layout.atoms.all);
  const lines = [typed.map(({ name }) => name).join()];
  const some: Facts[] = [];
  for (let at = 0; at < different; at += 1) {
    const facts = town.next();
    expect(writer.write(columns, at, facts)).toBe(true);
    lines.push(typedLine(catalogue, typed, facts));
    if (some.length < sample) some.push(facts);
  }
  const folder = mkdtempSync(join(tmpdir(), 'leye-bench-'));
  chmodSync(folder, 0o755);
  const csv = join(folder, 'people.csv');
  writeFileSync(csv, `${lines.join('\n')}\n`);
  try {
    const once = sliced(layout, columns);
    const slices = again(once, million / different);
    await fill(db, columns, csv, typed);
    const duck = await (await DuckDBInstance.create(':memory:')).connect();
    await duck.run(
      `create table typed as select p.* from read_csv('${csv}', header = true, nullstr = '', columns = {${typed.map(({ name, type }) => `'${name}': '${type}'`).join()}}) p, range(${million / different})`,
    );
    const threads = (await duck.runAndReadAll("select current_setting('threads')")).getRows()[0]?.[0];

    const ours: Contender = { name: 'columns of bits, one thread: 1 M people and their counts', seconds: [] };
    const anew: Contender = { name: 'the same, and the day’s program made first', seconds: [] };
    const tenfold: Contender = {
      name: '10 M people, the day’s program made first',
      seconds: [],
      count: 10 * million,
    };
    const inSql: Contender = { name: 'truth tables in SQL, PostgreSQL', seconds: [] };
    const inSqlAnew: Contender = { name: 'the same, and the day’s truth tables made first', seconds: [] };
    const booleans: Contender = { name: 'compiled booleans in SQL, PostgreSQL', seconds: [] };
    const inDuck: Contender = { name: `compiled booleans in DuckDB 1.5.4, ${threads} threads`, seconds: [] };
    const explained: Contender = {
      name: `explained, one after the other (${sample} people, time × ${million / sample})`,
      seconds: [],
      ms: [],
    };

    // On one core each, so that the time of the processor can be told: others use the machine too.
    await db.rows('set max_parallel_workers_per_gather = 0');
    const [{ pid } = { pid: 0 }] = await db.rows<{ pid: number }>('select pg_backend_pid() as pid');
    const processor = new Map<Contender, number[]>();
    const raced = async (
      contender: Contender,
      spent: () => number,
      act: () => Counts | Promise<Counts>,
    ): Promise<Counts> => {
      let found: Counts = [];
      const before = spent();
      contender.seconds.push(await timed(async () => (found = await act())));
      processor.set(contender, [...(processor.get(contender) ?? []), spent() - before]);
      return found;
    };

    const ask = (people: Slices) => countsOf(runSlices(programFor(planFor(layout, asOf, writer)), people));
    const program = programFor(planFor(layout, asOf, writer));
    const counts = countsOf(runSlices(program, slices));
    const statement = statementFor(writer);
    const inServer = serverProcessor(pid);
    for (let run = 0; run < runs; run += 1) {
      const all = [
        await raced(ours, ownProcessor, () => countsOf(runSlices(program, slices))),
        await raced(anew, ownProcessor, () => ask(slices)),
        await raced(inSql, inServer, () => countInSql(db, statement)),
        await raced(inSqlAnew, inServer, () => countInSql(db, statementFor(writer))),
        await raced(booleans, inServer, async () =>
          countsIn(
            (await db.rows<Record<string, unknown>>(counting(postgres, inForce, 'public.typed')))[0] ?? {},
          ),
        ),
        await raced(inDuck, ownProcessor, async () =>
          countsIn((await duck.runAndReadAll(counting(duckdb, inForce, 'typed'))).getRowObjects()[0] ?? {}),
        ),
      ];
      for (const found of all) expect(found).toEqual(counts);
    }
    const ofSample = runSlices(program, once);
    for (const [at, facts] of some.entries()) {
      const began = performance.now();
      const asked = { asOf, facts };
      const verdicts = policies.map((policy) => evaluate(catalogue, policy, asked).verdict);
      explained.ms?.push(performance.now() - began);
      expect(verdicts).toEqual(policies.map((policy) => verdictOf(program, ofSample, policy, at)));
    }
    const ms = (explained.ms ?? []).reduce((sum, one) => sum + one, 0);
    explained.seconds.push((ms / 1000) * (million / sample));
    const slow = [...(explained.ms ?? [])].sort((a, b) => a - b)[Math.floor(sample * 0.99)] ?? Number.NaN;
    const many = again(once, (10 * million) / different);
    for (let run = 0; run < runs; run += 1) await raced(tenfold, ownProcessor, () => ask(many));
    const each = [...processor].map(
      ([{ name }, seconds]) => `${name.split(':')[0]} ${middle(seconds).toFixed(2)}`,
    );
    const { ms: _, ...explainedAll } = explained;
    report(
      'Policies for a population',
      {
        count: million,
        unit: 'people',
        about: `${policies.length} policies for persons on ${asOf}, three values (eligible, not, open), the same made-up people for all (${different} different ones, again and again), the same counts asserted; ${bytesEach(layout)} bytes a person, ${sqlBytes(layout)} in SQL. Explained: ${((ms * 1000) / sample).toFixed(0)} µs a person over all policies, ${slow.toFixed(1)} ms for the slowest in a hundred. Seconds of the processor: ${each.join('; ')}.`,
      },
      [ours, anew, tenfold, inSql, inSqlAnew, booleans, inDuck, explainedAll],
    );
  } finally {
    await db.stop();
    rmSync(folder, { recursive: true });
  }
});

const statementFor = (writer: Writer) => asSql(planFor(layout, asOf, writer), 'public.coded', 'person');

/** Counts by the truth tables: people with the same answers are put together first. */
async function countInSql(db: Server, { sql, values }: Statement): Promise<Counts> {
  const rows = await db.rows<{ people: string } & Record<string, string>>(
    `select m0, count(*) as people from (${sql}) found group by m0`,
    values,
  );
  const counts = policies.map(() => ({ eligible: 0, open: 0 }));
  for (const { people, ...numbers } of rows) {
    for (const [at, { may, must }] of saidIn(layout, numbers).entries()) {
      const count = counts[at] as Counts[number];
      if (must) count.eligible += Number(people);
      else if (may) count.open += Number(people);
    }
  }
  return counts;
}

it('one policy for one person', async () => {
  const town = new TownPeople(catalogue, 20_261_123, true);
  const people = Array.from({ length: 200 }, () => town.next());
  const inForce = policies.filter(
    ({ inForce: { from, until } }) => asOf >= from && (until === null || asOf <= until),
  );
  const engines = new Engines(catalogue, inForce);
  const peers = {
    'json-rules-engine 7.3.1': engines.jsonRules(),
    '@gorules/zen-engine 0.52.1': engines.zen(),
    'publicodes 1.10.3': engines.publicodes(),
  };
  const expected = people.map(
    (facts) =>
      new Set(
        inForce.flatMap((policy) =>
          evaluate(catalogue, policy, { asOf, facts }).verdict === 'eligible' ? [policy.id] : [],
        ),
      ),
  );
  const numbers = people.map((facts) => engines.numbers(facts));
  const ours: Contender = {
    name: 'explained evaluator: every condition with its outcome, what is missing, doubts, amount',
    seconds: [],
  };
  ours.seconds.push(
    await timed(async () => {
      for (const facts of people) {
        const asked = { asOf, facts };
        for (const policy of inForce) evaluate(catalogue, policy, asked);
      }
    }),
  );
  const others: Contender[] = [];
  for (const [name, ask] of Object.entries(peers)) {
    const contender: Contender = { name, seconds: [] };
    const found: Set<string>[] = [];
    contender.seconds.push(
      await timed(async () => {
        for (const one of numbers) found.push(await ask(one));
      }),
    );
    expect(found).toEqual(expected);
    others.push(contender);
  }
  const evaluations = people.length * inForce.length;
  const each = [ours, ...others].map(
    ({ name, seconds }) => `${name.split(':')[0]} ${(((seconds[0] ?? 0) * 1e6) / evaluations).toFixed(1)}`,
  );
  report(
    'One policy for one person',
    {
      count: evaluations,
      unit: 'evaluations',
      about: `${people.length} made-up people of whom everything is known, since the peers know two values only, × ${inForce.length} policies; those eligible asserted equal. The peers are given what follows from other facts ready made, and say yes or no. µs an evaluation: ${each.join(', ')}.`,
    },
    [ours, ...others],
  );
});
