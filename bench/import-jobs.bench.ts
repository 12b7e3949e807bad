import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../src/ground/package-root.ts';
import { openTestDatabase } from '../src/ground/testing/database.ts';
import { importJobs } from '../src/modules/matching/actions/import-jobs.ts';
import { type Contender, report, timed } from './report.ts';

const lines = 20_000;
const runs = 3;

/** The demonstration's advertisements over and over, each time under other ids, so that none is a repetition. */
function advertisements(run: number): string[] {
  const file = join(packageRoot, 'data/demo/collected-postings.jsonl');
  const some = readFileSync(file, 'utf8').trim().split('\n');
  return Array.from({ length: lines }, (_, at) => {
    const one = JSON.parse(some[at % some.length] ?? '{}');
    return JSON.stringify({ ...one, id: `bench-${run}-${at}`, title: `${one.title}${at}` });
  });
}

it('import of advertisements', async () => {
  const db = await openTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'leye-bench-'));
  await db.rows('create table public.plain (line jsonb)');
  await db.rows('grant insert on public.plain to leye_worker');
  const ours: Contender = {
    name: '`leye import jobs`: read, checked, placed, compared with what is there',
    seconds: [],
  };
  const plain: Contender = {
    name: 'the lines as they are into a `jsonb` column, 1,000 a statement',
    seconds: [],
  };
  try {
    for (let run = 0; run < runs; run += 1) {
      const texts = advertisements(run);
      const file = join(folder, `${run}.jsonl`);
      writeFileSync(file, texts.join('\n'));
      ours.seconds.push(
        await timed(async () => {
          const counts = await db.asJob((ctx) => importJobs(ctx, file));
          expect(counts).toMatchObject({ in: lines, added: lines });
        }),
      );
      plain.seconds.push(
        await timed(async () => {
          const read = readFileSync(file, 'utf8').split('\n');
          for (let at = 0; at < read.length; at += 1000) {
            await db.rows('insert into public.plain select unnest($1::jsonb[])', [read.slice(at, at + 1000)]);
          }
        }),
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const about =
    'What reading an advertisement costs over storing it unread: the peer is the least that any import into PostgreSQL does.';
  report('Import of advertisements', { count: lines, unit: 'lines', about }, [ours, plain]);
});
