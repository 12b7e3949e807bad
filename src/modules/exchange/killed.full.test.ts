import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startEmbedded } from '../../ground/database/embedded.ts';
import { packageRoot } from '../../ground/package-root.ts';
import { madeUpIdNumber, madeUpPhone } from '../people/testing/made-up.ts';
import { kuiwen } from './testing/lists.ts';
import { numbersFrom } from './testing/planted.ts';

/** Of the list, and how often the process is killed; both can be made larger for a longer look. */
const people = Number(process.env.KILLED_ROWS ?? 6000);
const kills = Number(process.env.KILLS ?? 10);
const numbers = numbersFrom(3);

const folder = mkdtempSync(join(tmpdir(), 'leye-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'list.csv');

function begin() {
  const words = ['dist/cli.js', 'import', 'people', file, '--area', kuiwen, '--json'];
  return spawn(process.execPath, words, {
    cwd: packageRoot,
    env: { ...process.env, LEYE_DATA: join(folder, 'data'), LEYE_DEMO: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function rows<T extends object>(statement: string): Promise<T[]> {
  const server = await startEmbedded({ folder: join(folder, 'data'), purpose: 'command' });
  const client = new pg.Client({ connectionString: server.superuserUrl('leye') });
  try {
    await client.connect();
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
    await server.stop();
  }
}

test(`killed ${kills} times, a list of ${people} is taken over once`, async () => {
  const list = Array.from({ length: people }, (_, at) =>
    ['李一', madeUpIdNumber(at), madeUpPhone(at)].join(),
  );
  writeFileSync(file, ['姓名,身份证号,手机号', ...list].join('\n'));
  let killed = 0;
  // The first times it dies early, later ever further on; should it end before its moment, that was no kill.
  for (let turn = 0; turn < kills; turn += 1) {
    const child = begin();
    child.stdout.resume();
    const exit = once(child, 'exit');
    const moment = 3000 + numbers.below(1500 + 700 * turn);
    await Promise.race([exit, sleep(moment)]);
    if (child.exitCode === null) killed += 1;
    child.kill('SIGKILL');
    await exit;
  }
  const last = begin();
  const [said] = await Promise.all([text(last.stdout), once(last, 'exit')]);
  const end = JSON.parse(said.trim().split('\n').at(-1) ?? '{}');
  expect(end).toMatchObject({ in: people, accepted: people, quarantined: 0, rejected: 0 });
  const { created = 0, unchanged = 0 } = end.outcomes;
  expect(created + unchanged).toBe(people);
  const [found] = await rows<{
    people: number;
    numbers: number;
    imports: number;
    begun: number;
    off: number;
  }>(`
    select (select count(*)::int from people.person) people,
      (select count(distinct id_number_index)::int from people.person) numbers,
      (select count(*)::int from exchange.import) imports,
      (select count(*)::int from exchange.import where outcomes <> '{}') begun,
      (select count(*)::int from exchange.import i where rows_in <> valid + fixed + quarantined + rejected
        or rows_in <> (select count(*) from exchange.staged_row r where r.import_id = i.import_id)
        or (select coalesce(sum(value::int), 0) from jsonb_each_text(i.outcomes))
          <> (select count(*) from exchange.staged_row r where r.import_id = i.import_id and outcome is not null)) off`);
  process.stdout.write(
    `${killed} kills, ${found?.imports} imports of which ${found?.begun} had begun to write; the last: ${JSON.stringify(end.outcomes)}\n`,
  );
  expect(found).toMatchObject({ people, numbers: people, off: 0 });
});
