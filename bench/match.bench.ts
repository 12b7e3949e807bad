import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../src/ground/database/database.ts';
import { packageRoot } from '../src/ground/package-root.ts';
import { openTestDatabase, type TestDatabase } from '../src/ground/testing/database.ts';
import { openAnswering } from '../src/ground/workers/ask-worker.ts';
import { IndexBuilder } from '../src/modules/matching/domain/engine/index/build.ts';
import { bytesOf } from '../src/modules/matching/domain/engine/index/posting-index.ts';
import type {
  BuiltIndex,
  JobAnswer,
  JobQuestion,
} from '../src/modules/matching/domain/engine/index/questions.ts';
import type { Found } from '../src/modules/matching/domain/engine/index/search.ts';
import { type Seeking, seekingOf } from '../src/modules/matching/explain.ts';
import { rank } from '../src/modules/matching/ranking.ts';
import { changesBegin, listedAfter } from '../src/modules/matching/store-judged.ts';
import { dice, madeUpWishes } from '../src/modules/matching/testing/seekers.ts';
import { duckQuery, openDuck } from './match/duck.ts';
import { type LuceneList, raceLucene } from './match/lucene.ts';
import { fillMillion, wishedOf } from './match/million.ts';
import { PostingsFile } from './match/postings-file.ts';
import { type Contender, processorOf, report, timed } from './report.ts';

const million = 1_000_000;
const people = 400;
/** Others, whose lists are asked for before anything is measured. */
const before = 400;
const oursAgain = 3;
const inSqlToo = 25;
const inDuckToo = 8;
const listed = 20;
const textOnly = 100_000;

const testData = process.env.LEYE_TESTDATA ?? join(packageRoot, '../shared/data');
const file = join(testData, 'jobs/jobs_cn.jsonl.gz');
const noTestData = !existsSync(file);

const nothing = { area: null, leastPay: null, words: null, label: null };
const asked = ({ demand, rules: { weights, figures } }: Seeking) => ({
  demand,
  rules: { weights, figures },
  filters: nothing,
  count: listed,
});

/** Milliseconds of the processor that this process has had, all its threads. */
const ownProcessor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const contender = (name: string): Measured => ({ name, seconds: [], ms: [], processor: [] });

const at = (numbers: readonly number[], part: number) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * part)] ?? Number.NaN;

/** A contender, with the milliseconds of the processor that each list took. */
type Measured = Contender & { ms: number[]; processor: number[] };

/** Runs one after the other. @returns what each gave. */
async function each<T>(
  contender: Measured,
  all: readonly Seeking[],
  spent: () => number,
  act: (one: Seeking) => Promise<T> | T,
): Promise<T[]> {
  const given: T[] = [];
  contender.count = all.length;
  contender.seconds.push(
    await timed(async () => {
      for (const one of all) {
        const [began, before] = [performance.now(), spent()];
        given.push(await act(one));
        contender.ms.push(performance.now() - began);
        contender.processor.push(spent() - before);
      }
    }),
  );
  console.log(processorOfList(contender));
  return given;
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** @param ours what it is measured against, where that is another. */
function processorOfList({ name, processor }: Measured, ours?: Measured): string {
  const times =
    ours && ours.name !== name ? `, ${(mean(processor) / mean(ours.processor)).toFixed(1)} × ours` : '';
  return `${name.split(',')[0]} ${mean(processor).toFixed(2)} (half within ${at(processor, 0.5).toFixed(2)}, 99 % within ${at(processor, 0.99).toFixed(2)}${times})`;
}

const halves = (all: readonly Seeking[]) => [all.slice(0, before), all.slice(before)] as const;

async function seekers(db: TestDatabase): Promise<Seeking[]> {
  const from = await wishedOf(db);
  const random = dice(20_261_123);
  const found: Seeking[] = [];
  for (let nth = 0; nth < before + people; nth += 1) {
    const wishes = madeUpWishes(from, random, nth % 3 > 0);
    found.push(await db.as({}, (ctx) => seekingOf(ctx, wishes)));
  }
  return found;
}

/** All postings in columns, in the file of the peers, and the texts of the first for the library. */
async function read(
  db: TestDatabase,
  postings: PostingsFile,
): Promise<{ built: BuiltIndex; texts: { id: number; text: string }[] }> {
  const builder = new IndexBuilder();
  const texts: { id: number; text: string }[] = [];
  const horizon = await db.asJob((ctx) => changesBegin(ctx));
  for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after !== undefined; ) {
    const from: string = after;
    const some = await db.asJob((ctx) => listedAfter(ctx, from, 5000));
    for (const posting of some) {
      builder.add(posting);
      postings.add(posting);
      if (texts.length < textOnly)
        texts.push({ id: texts.length, text: [...posting.posting.titleGrams].join(' ') });
    }
    after = some.length === 5000 ? some.at(-1)?.postingId : undefined;
  }
  await postings.close();
  return { built: { index: builder.finish(), horizon }, texts };
}

describe.skipIf(noTestData)(`ranking of jobs${noTestData ? ' (skipped: no test data)' : ''}`, () => {
  it('the best twenty of a million', { timeout: 3_600_000 }, async () => {
    const db = await openTestDatabase();
    await fillMillion(db, file, million);
    const folder = mkdtempSync(join(tmpdir(), 'leye-bench-'));
    chmodSync(folder, 0o755);
    try {
      const postings = new PostingsFile(join(folder, 'postings.csv'));
      const { built, texts } = await read(db, postings);
      const { index } = built;
      const [others, all] = halves(await seekers(db));
      expect(index.slots).toBeGreaterThan(million * 0.9);

      const ours = contender('typed arrays, the thread of the server, exact');
      const holder = holdJobs(db, built);
      for (const one of others) await holder.ask(one);
      const lists = await each(ours, all, ownProcessor, holder.ask);
      for (let again = 1; again < oursAgain; again += 1)
        expect(await each(ours, all, ownProcessor, holder.ask)).toEqual(lists);

      const inSql = contender('statements of ranking.ts, embedded PostgreSQL, exact');
      await raceSql(db, inSql, all.slice(0, inSqlToo), lists);

      const inDuck = contender('the same score in DuckDB 1.5.4, exact');
      const duck = await openDuck(postings);
      await duck.run('set threads = 1');
      const duckLists = await each(
        inDuck,
        all.slice(0, inDuckToo),
        ownProcessor,
        async ({ demand, rules }) => {
          const found = await duck.runAndReadAll(duckQuery(postings, demand, rules, listed));
          return found
            .getRowObjects()
            .map(({ id, score }) => ({ postingId: String(id), score: Number(score) }));
        },
      );
      expect(duckLists).toEqual(lists.slice(0, inDuckToo));
      duck.closeSync();

      const mini = contender(`MiniSearch 7.2.0, titles of ${textOnly} alone: no limits, no place, no pay`);
      const search = new MiniSearch({ fields: ['text'], tokenize: (text) => text.split(' ') });
      search.addAll(texts);
      await each(mini, all.slice(0, inSqlToo), ownProcessor, ({ demand }) =>
        search.search(demand.titles.flat().join(' ')).slice(0, listed),
      );

      const lucene = await raceInLucene(postings, folder, [...others, ...all], lists);

      const kept = await underChange(db, holder, all);
      await holder.close();
      const peers = [inSql, inDuck, ...lucene.contenders, mini];
      const processor = [ours, ...peers].map((one) => processorOfList(one, ours)).join('; ');
      report(
        'Best twenty jobs of a million for one person',
        {
          count: people,
          unit: 'lists',
          about: `${index.slots} postings made from the real advertisements (each copy with the place, pay, year and skills of others; 20,000 ours), people made up of their titles, skills and places, two thirds with limits of their own; the same lists asserted of all that compute the score. ${(bytesOf(index) / index.slots).toFixed(0)} bytes a posting. Milliseconds of the processor a list: ${processor}. ${lucene.about} While 50 postings a second changed: ${kept}.`,
        },
        [ours, ...peers],
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** The statements on one connection and one core, and the time of its process. */
async function raceSql(
  db: TestDatabase,
  inSql: Measured,
  all: readonly Seeking[],
  lists: readonly unknown[],
) {
  const [{ name } = { name: '' }] = await db.rows<{ name: string }>('select current_database() as name');
  await db.rows(`alter database ${name} set max_parallel_workers_per_gather = 0`);
  const one = openDatabase(db.urls.app, 'app', { connections: 1, onError: () => {} });
  const scope = { actor: null, person: null, area: null, purpose: 'test' };
  const rankOne = ({ demand, rings, rules }: Seeking) =>
    one.inScope(scope, (tx) =>
      rank({ tx }, { demand, rings, rules, filters: nothing, offset: 0, limit: listed }),
    );
  const [warm] = all;
  if (warm) await rankOne(warm);
  const [{ pid } = { pid: 0 }] = await db.rows<{ pid: number }>(
    "select pid from pg_stat_activity where datname = current_database() and application_name = 'leye-app' and backend_start = (select max(backend_start) from pg_stat_activity where datname = current_database() and application_name = 'leye-app')",
  );
  const found = await each(inSql, all, () => processorOf(pid), rankOne);
  expect(found).toEqual(lists.slice(0, all.length));
  await one.close();
}

/** Lucene in both its forms, which give our lists; what is said of it stands also where it is not installed. */
async function raceInLucene(
  postings: PostingsFile,
  folder: string,
  people: readonly Seeking[],
  lists: readonly (readonly Found[])[],
): Promise<{ contenders: Measured[]; about: string }> {
  const raced = await raceLucene(postings, folder, people, { warm: before, count: listed });
  if (!raced) {
    const about = 'Lucene: not installed (apt-get install liblucene8-java default-jdk-headless).';
    console.log(about);
    return { contenders: [], about };
  }
  const measured = (name: string, found: readonly LuceneList[]): Measured => {
    expect(found.map((list) => list.found)).toEqual(lists);
    const one = contender(name);
    one.count = found.length;
    for (const { processor, ms } of found) {
      one.processor.push(processor);
      one.ms.push(ms);
    }
    one.seconds.push(one.ms.reduce((sum, ms) => sum + ms, 0) / 1000);
    console.log(processorOfList(one));
    return one;
  };
  const { version, bytes, one, two, twice } = raced;
  const about = `Lucene stands in one segment of ${(bytes / 1e6).toFixed(0)} MB, in the order of ties, read from memory, with its own cache of filters; measured is the thread that searches alone, without compiler and collector of Java, and people’s tables are made before. Limits are filters, the score is a function of doc values and of postings of grams: in one search of all that pass the limits, or in two, of which the first looks only where the place is worth most and the second (for ${twice} of ${two.length}) wherever others could still reach its last.`;
  return {
    contenders: [
      measured(`Lucene ${version} in one search, the same score, exact`, one),
      measured(`Lucene ${version} in two searches, the same score, exact`, two),
    ],
    about,
  };
}

/** The thread that holds the jobs, as the server opens it. */
function holdJobs(db: TestDatabase, built: BuiltIndex) {
  const holder = openAnswering<{ url: string; built: BuiltIndex }, JobQuestion, JobAnswer>(
    'matching/rank-jobs',
    { url: db.urls.worker, built },
    { megabytes: 1024, seconds: null },
    () => {},
  );
  return {
    async ask(one: Seeking) {
      const answer = await holder.ask({ search: asked(one) });
      return 'found' in answer ? answer.found : [];
    },
    refresh: () => holder.ask({ refresh: true }),
    close: () => holder.close(),
  };
}

/** Ours while postings change: how long a list takes then, and how long until a change is in it. */
async function underChange(
  db: TestDatabase,
  { ask, refresh }: ReturnType<typeof holdJobs>,
  all: readonly Seeking[],
): Promise<string> {
  await refresh();
  const ids = await db.rows<{ posting_id: string }>(
    'select posting_id from matching.collected_posting where led_by is null order by content_hash, posting_id limit 20000',
  );
  let over = false;
  let changed = 0;
  const until = async (every: number, act: () => Promise<unknown>) => {
    for (let next = performance.now(); !over; next += every) {
      await act();
      await pause(Math.max(0, next + every - performance.now()));
    }
  };
  const changing = until(100, async () => {
    const some = ids.slice(changed, changed + 5).map(({ posting_id }) => posting_id);
    changed += some.length;
    // Said anew: the row is written, read and put into columns again.
    await db.rows(
      'update matching.collected_posting set experience_years = coalesce(experience_years, 0) where posting_id = any ($1)',
      [some],
    );
  });
  const refreshing = until(300, refresh);
  const waits: number[] = [];
  const seen: number[] = [];
  for (let nth = 0; nth < 1500; nth += 1) {
    const one = all[nth % all.length] as Seeking;
    const began = performance.now();
    const list = await ask(one);
    waits.push(performance.now() - began);
    await pause(5);
    const [first] = list;
    if (nth % 150 !== 0 || !first) continue;
    for (const table of ['collected_posting', 'listed_posting'])
      await db.rows(`delete from matching.${table} where posting_id = $1`, [first.postingId]);
    const gone = performance.now();
    while ((await ask(one)).some(({ postingId }) => postingId === first.postingId)) await pause(5);
    seen.push(performance.now() - gone);
  }
  over = true;
  await changing;
  await refreshing;
  return `${changed} changes, ${waits.length} lists through the thread, 50 % within ${at(waits, 0.5).toFixed(1)} ms and 99 % within ${at(waits, 0.99).toFixed(1)} ms; a deleted posting was out of the list after ${at(seen, 0.5).toFixed(0)} ms in the middle and ${Math.max(...seen).toFixed(0)} ms at the most of ${seen.length}`;
}
