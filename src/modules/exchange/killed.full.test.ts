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

/** Of each list, and how often its process is killed; both can be made larger for a longer look. */
const rowsOfList = Number(process.env.KILLED_ROWS ?? 6000);
const kills = Number(process.env.KILLS ?? 10);
const numbers = numbersFrom(3);

const folder = mkdtempSync(join(tmpdir(), 'leye-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** People are read first and taken over then, advertisements in the lots in which they are read. */
const lists = [
  {
    kind: 'people',
    head: '姓名,身份证号,手机号',
    row: (at: number) => ['李一', madeUpIdNumber(at), madeUpPhone(at)].join(),
    things: 'people.person',
    number: 'id_number_index',
  },
  {
    kind: 'jobs',
    head: '编号,职位名称,来源,用人单位,工资原文',
    row: (at: number) => `停${at},收银员,演示数据,星禾商贸${at % 3000}有限公司,3-5千/月`,
    things: 'matching.collected_posting',
    number: 'source_id',
  },
];

function begin(kind: string, file: string) {
  const words = ['dist/cli.js', 'import', kind, file, '--area', kuiwen, '--json'];
  return spawn(process.execPath, words, {
    cwd: packageRoot,
    env: { ...process.env, LEYE_DATA: join(folder, kind), LEYE_DEMO: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function rows<T extends object>(kind: string, statement: string): Promise<T[]> {
  const server = await startEmbedded({ folder: join(folder, kind), purpose: 'command' });
  const client = new pg.Client({ connectionString: server.superuserUrl('leye') });
  try {
    await client.connect();
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
    await server.stop();
  }
}

test.each(lists)(`killed ${kills} times, a list of ${rowsOfList} $kind is taken over once`, async (list) => {
  const { kind, head, row, things, number } = list;
  const file = join(folder, `${kind}.csv`);
  writeFileSync(file, [head, ...Array.from({ length: rowsOfList }, (_, at) => row(at))].join('\n'));
  let killed = 0;
  // The first times it dies early, later ever further on; should it end before its moment, that was no kill.
  for (let turn = 0; turn < kills; turn += 1) {
    const child = begin(kind, file);
    child.stdout.resume();
    const exit = once(child, 'exit');
    const moment = 2200 + numbers.below(900 + 350 * turn);
    await Promise.race([exit, sleep(moment)]);
    if (child.exitCode === null) killed += 1;
    child.kill('SIGKILL');
    await exit;
  }
  const last = begin(kind, file);
  const [said] = await Promise.all([text(last.stdout), once(last, 'exit')]);
  const end = JSON.parse(said.trim().split('\n').at(-1) ?? '{}');
  expect(end).toMatchObject({ in: rowsOfList, accepted: rowsOfList, quarantined: 0, rejected: 0 });
  const { created = 0, unchanged = 0 } = end.outcomes;
  expect(created + unchanged).toBe(rowsOfList);
  const [found] = await rows<Record<'things' | 'numbers' | 'imports' | 'begun' | 'off', number>>(
    kind,
    `select (select count(*)::int from ${things}) things,
      (select count(distinct ${number})::int from ${things}) numbers,
      (select count(*)::int from exchange.import) imports,
      (select count(*)::int from exchange.import where outcomes <> '{}') begun,
      (select count(*)::int from exchange.import i where rows_in <> valid + fixed + quarantined + rejected
        or rows_in <> (select count(*) from exchange.staged_row r where r.import_id = i.import_id)
        or (select coalesce(sum(value::int), 0) from jsonb_each_text(i.outcomes))
          <> (select count(*) from exchange.staged_row r where r.import_id = i.import_id and outcome is not null)) off`,
  );
  process.stdout.write(
    `${kind}: ${killed} kills, ${found?.imports} imports of which ${found?.begun} had begun to write; the last: ${JSON.stringify(end.outcomes)}\n`,
  );
  expect(found).toMatchObject({ things: rowsOfList, numbers: rowsOfList, off: 0 });
});
