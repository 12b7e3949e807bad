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

const adHeads = [
  '编号',
  '职位名称',
  '来源',
  '来源网站',
  '用人单位',
  '省',
  '市',
  '区县',
  '工资原文',
  '学历',
  '工作年限原文',
  '招聘人数',
  '发布日期',
  '收集年份',
];
const works = [
  '收银员',
  '理货员',
  '保洁员',
  '月嫂',
  '电焊工',
  '叉车司机',
  '仓库管理员',
  '外卖骑手',
  '厨师',
  '服务员',
  '缝纫工',
  '装配工',
  '保安',
];
const lures = ['', '（急聘）', '-五险一金', '', '长白班', '（包吃住）'];
const names = ['星禾', '恒源', '鲁康', '泰和', '瑞丰', '佳美', '安顺', '宏达', '润泽', '东盛', '惠民'];
const trades = ['家政服务', '商贸', '机械制造', '食品', '物流', '纺织', '餐饮管理', '物业服务'];
const places = [
  ['潍坊市', '奎文区'],
  ['潍坊市', '寿光市'],
  ['济南市', '历下区'],
  ['青岛市', '市北区'],
  ['烟台市', '芝罘区'],
] as const;
const oneOf = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** A made-up advertisement, another one for each place in the list. */
function advertisement(at: number): string[] {
  const [city, county] = oneOf(places, at);
  const pay = 3 + (at % 6);
  return [
    `A${1_000_000 + at}`,
    oneOf(works, at * 7) + oneOf(lures, at * 5),
    '演示数据',
    `site${at % 5}`,
    `${city}${oneOf(names, at * 3)}${oneOf(trades, at >> 3)}${at % 997}有限公司`,
    '山东省',
    city,
    county,
    `${pay}-${pay + 2}千/月`,
    oneOf(['高中', '不限', '大专', '初中'], at),
    oneOf(['不限', '1年以上', '3-5年'], at),
    String(1 + (at % 5)),
    `2025-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`,
    '2025',
  ];
}

function* advertisements(count: number) {
  for (let at = 0; at < count; at += 1) yield advertisement(at);
}

function* lines(head: readonly string[], rows: Iterable<string[]>) {
  yield `${head.join(',')}\n`;
  for (const one of rows) yield `${one.join(',')}\n`;
}

const workbook = (head: readonly string[], rows: Iterable<string[]>) =>
  writeWorkbook(
    {
      title: '名单',
      above: [],
      columns: head.map((text) => ({ head: text, type: 'text', width: 18 })),
      rows,
      below: [],
      about: [],
      marked: '',
    },
    new Date(0),
  );

/** `leye import KIND FILE` as a process of its own, on an empty database of its own that writes through to the disk. */
async function byCommand(kind: string, file: string, folder: string) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(packageRoot, 'dist/cli.js'), 'import', kind, file, '--area', '370700000000', '--json'],
    {
      env: { ...process.env, LEYE_DATA: join(folder, 'data'), LEYE_DEMO: '0', LEYE_LOG: 'error' },
      maxBuffer: 2 ** 26,
    },
  );
  rmSync(join(folder, 'data'), { recursive: true, force: true });
  const last = stdout.trim().split('\n').at(-1) ?? '{}';
  return JSON.parse(last) as {
    in: number;
    accepted: number;
    seconds: number;
    peakMegabytes: number;
    cpuSeconds: number;
  };
}

const races = [
  {
    name: 'people from a workbook',
    kind: 'people',
    count: 50_000,
    most: 60,
    file: 'list.xlsx',
    head: heads,
    rows: people,
    made: 'people made with identity and fact log',
  },
  {
    name: 'advertisements from delimited values',
    kind: 'jobs',
    count: 1_000_000,
    most: 600,
    file: 'list.csv',
    head: adHeads,
    rows: advertisements,
    made: 'place, pay and occupation understood, one job under several numbers grouped',
  },
];

it.each(races)('import of $name', async ({ name, kind, count, most, file, head, rows, made }) => {
  const db = await openTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'leye-bench-'));
  chmodSync(folder, 0o755);
  try {
    const list = join(folder, file);
    const listed = file.endsWith('.xlsx') ? workbook : lines;
    await pipeline(listed(head, rows(count)), createWriteStream(list));
    const plainFile = join(folder, 'plain.csv');
    await pipeline(lines(head, rows(count)), createWriteStream(plainFile));
    const done = await byCommand(kind, list, folder);
    expect(done).toMatchObject({ in: count, accepted: count });
    await db.rows(`create unlogged table public.plain (${head.map((text) => `"${text}" text`).join(', ')})`);
    const copied = await timed(() => db.rows(`copy public.plain from '${plainFile}' csv header`));
    const about = [
      `\`leye import ${kind} FILE\`: original kept sealed, each cell read and checked, staged sealed, duplicates in the file found,`,
      `${made}, all durable; ${done.peakMegabytes} MB at most, ${done.cpuSeconds} s of a core besides the database. The peer reads the same rows unread into an unlogged table`,
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
