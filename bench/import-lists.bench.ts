import { execFile } from 'node:child_process';
import { chmodSync, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { packageRoot } from '../src/ground/package-root.ts';
import { writeWorkbook } from '../src/ground/tables/write-workbook.ts';
import { openTestDatabase } from '../src/ground/testing/database.ts';
import { checkCharacter } from '../src/modules/people/domain/id-number.ts';
import { type Contender, report, timed } from './report.ts';

const heads = ['姓名', '身份证号', '手机号', '学历', '求职意向', '期望工资', '常住地'];
const [families, given] = [
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨',
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英',
];
const pick = (letters: string, at: number) => letters.charAt(at % letters.length);

/** A made-up person of a list, another one for each place. */
function person(at: number): string[] {
  const day = `${1960 + (at % 45)}${String(1 + (at % 12)).padStart(2, '0')}${String(1 + (at % 28)).padStart(2, '0')}`;
  const front = `370705${day}${String(Math.floor(at / 1260) % 1000).padStart(3, '0')}`;
  return [
    pick(families, at) + pick(given, at) + pick(given, at * 5),
    front + checkCharacter(front),
    `1${3_000_000_000 + ((at * 37) % 6_999_999_999)}`,
    ['本科', '大专', '高中', '初中'][at % 4] ?? '',
    '收银员、理货员',
    String(3000 + (at % 40) * 100),
    ['潍坊市奎文区', '山东省潍坊市潍城区', '370705'][at % 3] ?? '',
  ];
}

function* people(count: number) {
  for (let at = 0; at < count; at += 1) yield person(at);
}

function* lines(count: number) {
  yield `${heads.join(',')}\n`;
  for (const one of people(count)) yield `${one.join(',')}\n`;
}

const workbook = (count: number) =>
  writeWorkbook(
    {
      title: '求职人员名单',
      above: [],
      columns: heads.map((head) => ({ head, type: 'text', width: 18 })),
      rows: people(count),
      below: [],
      about: [],
      marked: '',
    },
    new Date(0),
  );

/** `leye import people FILE` as a process of its own, on an empty database of its own that writes through to the disk. */
async function byCommand(file: string, folder: string) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(packageRoot, 'dist/cli.js'), 'import', 'people', file, '--area', '370700000000', '--json'],
    {
      env: { ...process.env, LEYE_DATA: join(folder, 'data'), LEYE_DEMO: '0', LEYE_LOG: 'error' },
      maxBuffer: 2 ** 26,
    },
  );
  rmSync(join(folder, 'data'), { recursive: true, force: true });
  const last = stdout.trim().split('\n').at(-1) ?? '{}';
  return JSON.parse(last) as { in: number; accepted: number; seconds: number; peakMegabytes: number };
}

const races = [
  { name: 'people from a workbook', count: 50_000, most: 60, file: 'list.xlsx' },
  { name: 'people from delimited values', count: 1_000_000, most: 600, file: 'list.csv' },
];

it.each(races)('import of $name', async ({ name, count, most, file }) => {
  const db = await openTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'leye-bench-'));
  chmodSync(folder, 0o755);
  try {
    const list = join(folder, file);
    await pipeline(file.endsWith('.xlsx') ? workbook(count) : lines(count), createWriteStream(list));
    const plainFile = join(folder, 'plain.csv');
    await pipeline(lines(count), createWriteStream(plainFile));
    const done = await byCommand(list, folder);
    expect(done).toMatchObject({ in: count, accepted: count });
    await db.rows(`create unlogged table public.plain (${heads.map((head) => `"${head}" text`).join(', ')})`);
    const copied = await timed(() => db.rows(`copy public.plain from '${plainFile}' csv header`));
    const about = [
      '`leye import people FILE`: original kept sealed, each cell read and checked, staged sealed, duplicates in the file found, people made',
      `with identity and fact log, all durable; ${done.peakMegabytes} MB at most. The peer reads the same rows unread into an unlogged table`,
      'of texts, on a server that does not wait for the disk.',
    ].join(' ');
    const ours: Contender = { name: `ours, ${file}`, seconds: [done.seconds] };
    report(`Import of ${name}`, { count, unit: 'rows', about }, [
      ours,
      { name: '`COPY` into a staging table', seconds: [copied] },
    ]);
    expect(done.peakMegabytes).toBeLessThanOrEqual(400);
    expect(done.seconds).toBeLessThanOrEqual(most);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
