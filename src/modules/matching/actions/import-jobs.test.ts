import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { Problem } from '../../../ground/problem.ts';
import { openTestDatabase } from '../../../ground/testing/database.ts';
import { makeWorkbook } from '../../../ground/testing/make-workbook.ts';
import { importJobs, type RefusedLine } from './import-jobs.ts';

const db = await openTestDatabase();
const folder = mkdtempSync(join(tmpdir(), 'leye-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function write(content: string | Buffer): string {
  files += 1;
  const file = join(folder, `postings-${files}.jsonl`);
  writeFileSync(file, content);
  return file;
}

const ad = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  site: '51job',
  title: '保洁员',
  source: '演示数据',
  crawl_year: 2026,
  ...more,
});
const lines = (...rows: unknown[]) =>
  rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n');

async function run(content: string | Buffer) {
  const refused: RefusedLine[] = [];
  const counts = await db.asJob((ctx) =>
    importJobs(ctx, write(content), { refused: (one) => refused.push(one) }),
  );
  return {
    counts,
    refused: refused.map(({ line, verdict, field, code }) => `${line} ${verdict} ${field}: ${code}`),
  };
}

const stored = (where = 'true') =>
  db.rows<Record<string, unknown>>(
    `select * from matching.collected_posting where ${where} order by source_id`,
  );
const everything = () =>
  db.rows(
    'select (select json_agg(p order by p.posting_id) from matching.collected_posting p) as a, (select json_agg(q order by q.raw_hash) from matching.collected_quarantine q) as b, (select count(*) from matching.collected_posting_past) as c',
  );

describe('what a file holds goes into the register once', () => {
  test('a row with its place, pay and grams', async () => {
    const { counts } = await run(
      lines(
        ad('one', {
          province: '山东省',
          city: '潍坊市',
          district: '奎文区',
          salary_raw: '4-5千',
          company: '潍坊市星禾家政服务有限公司',
        }),
      ),
    );
    expect(counts).toEqual({
      in: 1,
      accepted: 1,
      quarantined: 0,
      rejected: 0,
      added: 1,
      changed: 0,
      unchanged: 0,
      repeated: 0,
    });
    const [row] = await stored("source_id = 'one'");
    expect(row).toMatchObject({
      title: '保洁员',
      area_code: '370705000000',
      pay_low: '400000',
      pay_high: '500000',
      pay_period: 'month',
      place_confidence: 1,
      occupation: '4-09-08-01',
      occupation_confidence: 0.98,
    });
    expect(row?.title_grams).toBe("'保洁' '洁员'");
  });

  test('the same file again changes nothing', async () => {
    const content = lines(ad('again'), ad('again-2', { site: null }), ad('again-3', { headcount: 'x' }));
    await run(content);
    const before = await everything();
    expect((await run(content)).counts).toMatchObject({
      in: 3,
      accepted: 2,
      quarantined: 1,
      added: 0,
      changed: 0,
      unchanged: 2,
    });
    expect(await everything()).toEqual(before);
  });

  test('other content under a number replaces it, and what it said is kept', async () => {
    await run(lines(ad('moving', { salary_raw: '4-5千' })));
    const [before] = await stored("source_id = 'moving'");
    db.clock.advance({ days: 1 });
    expect((await run(lines(ad('moving', { salary_raw: '5-6千' })))).counts).toMatchObject({
      added: 0,
      changed: 1,
    });
    const [after] = await stored("source_id = 'moving'");
    expect(after).toMatchObject({ posting_id: before?.posting_id, pay_low: '500000' });
    const past = await db.rows<{ said: Record<string, unknown> }>(
      'select said from matching.collected_posting_past where posting_id = $1',
      [before?.posting_id],
    );
    expect(past.map(({ said }) => [said.pay_low, said.pay_printed])).toEqual([[400000, '4-5千']]);
  });

  test('within a file the first line under a number counts: the same again is a repeat, another is left to a human', async () => {
    const content = lines(
      ad('twice'),
      ad('twice'),
      ad('twice', { title: '焊工' }),
      ad('twice', { site: 'zhaopin' }),
      ad('twice', { site: null }),
    );
    const first = await run(content);
    expect(first.counts).toEqual({
      in: 5,
      accepted: 4,
      quarantined: 1,
      rejected: 0,
      added: 3,
      changed: 0,
      unchanged: 0,
      repeated: 1,
    });
    expect(first.refused).toEqual(['3 quarantined id: duplicate-differs']);
    expect((await run(content)).counts).toMatchObject({
      accepted: 4,
      quarantined: 1,
      added: 0,
      changed: 0,
      unchanged: 3,
      repeated: 1,
    });
  });
});

describe('what cannot be taken is told, and the rest goes on', () => {
  test('hostile lines', async () => {
    const { counts, refused } = await run(
      Buffer.concat([
        Buffer.from('\ufeff'),
        Buffer.from(`${lines(ad('bom'))}\r\n`),
        Buffer.from('{"id":"broken"\n\n   \n'),
        Buffer.from(`${JSON.stringify(ad('nul', { title: 'X' })).replace('X', 'a\0b')}\n`),
        Buffer.from(`${JSON.stringify(ad('escaped-nul', { title: '仓\0管员', company: '半\ud83d个' }))}\n`),
        Buffer.from(`{"id":"big","title":"${'长'.repeat(400_000)}"}\n`),
        Buffer.concat([
          Buffer.from('{"id":"gbk","source":"x","title":"'),
          Buffer.from([0xbb, 0xe1, 0xbc, 0xc6]),
          Buffer.from('"}\n'),
        ]),
        Buffer.concat([
          Buffer.from('{"id":"neither","title":"'),
          Buffer.from([0xff, 0xff]),
          Buffer.from('"}\n'),
        ]),
        Buffer.from('[1,2]\n"text"\nnull\n'),
        Buffer.from('{"id":"inf","title":"会计","source":"x","salary_max":1e309}\n'),
        Buffer.from(`${'['.repeat(100_000)}\n`),
        Buffer.from('{"__proto__":{"id":"p"},"title":"会计","source":"x"}\n'),
        Buffer.from(lines(ad('last'))),
      ]),
    );
    expect(refused).toEqual([
      '2 rejected : not-json',
      '5 rejected : not-json',
      '7 rejected : line-too-long',
      '9 rejected : encoding',
      '10 quarantined : not-an-object',
      '11 quarantined : not-an-object',
      '12 quarantined : not-an-object',
      '13 quarantined salary_max: out-of-range',
      '14 rejected : not-json',
      '15 quarantined id: missing-field',
    ]);
    expect(counts).toMatchObject({ in: 14, accepted: 4, quarantined: 5, rejected: 5 });
    expect(
      (await stored("source_id in ('bom', 'escaped-nul', 'gbk', 'last')")).map(({ title }) => title),
    ).toEqual(['保洁员', '仓管员', '会计', '保洁员']);
  });

  test('a 32 MB line takes no memory of its size', async () => {
    const file = write('');
    const before = process.memoryUsage().rss;
    writeFileSync(
      file,
      gzipSync(
        Buffer.concat([
          Buffer.from(`${lines(ad('before'))}\n{"id":"`),
          Buffer.alloc(32 * 2 ** 20, 0x61),
          Buffer.from(`"}\n${lines(ad('after'))}\n`),
        ]),
        { level: 0 },
      ),
    );
    let peak = 0;
    const counts = await db.asJob((ctx) =>
      importJobs(ctx, file, { progress: () => (peak = Math.max(peak, process.memoryUsage().rss)) }),
    );
    expect(counts).toMatchObject({ in: 3, accepted: 2, rejected: 1 });
    expect(peak - before).toBeLessThan(100 * 2 ** 20);
  });

  test('what is quarantined is kept as it stood, with what to do', async () => {
    const raw = JSON.stringify(ad('keep', { headcount: '若干', salary_min: '5000' }));
    await run(raw);
    const [row] = await db.rows<{ line: string; raw: string; reasons: RefusedLine[] }>(
      'select line, raw, reasons from matching.collected_quarantine where raw like \'%"keep"%\'',
    );
    expect(row).toMatchObject({ line: '1', raw });
    expect(row?.reasons.map(({ field, suggestion }) => [field, suggestion])).toEqual([
      ['salary_min', '请只写数字，不带引号和单位'],
      ['headcount', '请只写数字，不带引号和单位'],
    ]);
  });

  test('every line is accounted for, whatever the lines are', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => text.replace(/[\r\n]/g, '')),
      fc.json().map((text) => text.replace(/\n/g, '')),
      fc
        .record({
          id: fc.constantFrom('a', 'b', 'c'),
          title: fc.constantFrom('会计', '/', 5),
          source: fc.constant('x'),
          headcount: fc.constantFrom(1, 'x'),
        })
        .map((row) => JSON.stringify(row)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 20 }), async (texts) => {
        const { counts } = await run(
          Buffer.from(`{"id":"x","title":"会计","source":"x"}\n${texts.join('\n')}`),
        );
        expect(counts.in).toBe(
          1 + texts.filter((text) => Buffer.from(text).some((byte) => byte > 0x20)).length,
        );
        expect(counts.accepted + counts.quarantined + counts.rejected).toBe(counts.in);
        expect(counts.added + counts.changed + counts.unchanged + counts.repeated).toBe(counts.accepted);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a table is read like lines', () => {
  const head = ['编号', '职位名称 *', '来源', '来源网站', '技能', '招聘人数', '工资下限', '随便一列'];
  const count = (where: string) => stored(where).then((rows) => rows.length);

  test('a workbook, with the same rows as JSON lines, changes nothing the second time', async () => {
    const book = makeWorkbook([
      head,
      ['tab-1', '叉车工', '演示数据', '51job', '叉车、点数', 2, 4500, 'x'],
      [20260001, '保洁员', '演示数据', '51job', null, '3', null, 'y'],
    ]);
    expect(await run(book)).toMatchObject({ counts: { in: 2, accepted: 2, added: 2 }, refused: [] });
    const [forklift] = await stored("source_id = 'tab-1'");
    expect(forklift).toMatchObject({ title: '叉车工', headcount: 2 });
    const same = {
      ...ad('tab-1', { title: '叉车工', skills: ['叉车', '点数'], headcount: 2, salary_min: 4500 }),
    };
    const { crawl_year: _, ...row } = same;
    expect(await run(lines(row))).toMatchObject({ counts: { accepted: 1, unchanged: 1 } });
    expect(await run(book)).toMatchObject({ counts: { accepted: 2, unchanged: 2 } });
  });

  test('what a spreadsheet has spoilt is kept to be mended, with its row', async () => {
    const { counts, refused } = await run(
      makeWorkbook([
        head,
        ['spoilt-1', '会计', '演示数据', '51job', null, '若干'],
        [{ xml: '<c r="A3"><v>3.70705197803101E+17</v></c>' }, '会计', '演示数据', '51job'],
        [{ xml: '<c r="A4"><v>370705197803100018</v></c>' }, '会计', '演示数据', '51job'],
        ['spoilt-4', { xml: '<c r="B5" t="e"><v>#REF!</v></c>' }, '演示数据', '51job'],
        [],
        ['spoilt-5', null, '演示数据', '51job'],
      ]),
    );
    expect(counts).toMatchObject({ in: 5, accepted: 0, quarantined: 5, rejected: 0 });
    expect(refused).toEqual([
      '2 quarantined headcount: wrong-type',
      '3 quarantined id: digits-lost',
      '4 quarantined id: digits-lost',
      '5 quarantined title: cell-error',
      '7 quarantined title: missing-field',
    ]);
  });

  test('delimited values in GB18030, as older systems write them', async () => {
    // 编号,职位名称,来源 and 会计 in GB18030.
    const gb = Buffer.from('b1e0bac52cd6b0cebbc3fbb3c62cc0b4d4b40a67622d312cbbe1bcc62c780a', 'hex');
    expect(await run(gb)).toMatchObject({ counts: { in: 1, accepted: 1 }, refused: [] });
    expect(await count("source_id = 'gb-1' and title = '会计'")).toBe(1);
  });

  test('every row is accounted for, whatever the cells are', async () => {
    const cell = fc.oneof(
      fc.constant(null),
      fc.integer(),
      fc.constantFrom('x', '会计', '3', '演示数据', '1e99'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { maxLength: 12 }),
        async (rows) => {
          // What an advertisement said is kept under the moment of its change: two files of one moment do not happen.
          db.clock.advance({ minutes: 1 });
          const { counts } = await run(makeWorkbook([head, ...rows]));
          expect(counts.in).toBe(rows.filter((cells) => cells.some((one) => one !== null)).length);
          expect(counts.accepted + counts.quarantined + counts.rejected).toBe(counts.in);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('a file that is something else or breaks off is refused in a sentence, and nothing of it stays', () => {
  const good = Buffer.from(
    Array.from({ length: 3000 }, (_, at) => JSON.stringify(ad(`off-${at}`))).join('\n'),
  );

  test.each([
    ['a broken workbook', Buffer.concat([Buffer.from('PK\x03\x04'), good]), '已损坏'],
    ['a workbook inside gzip', gzipSync(makeWorkbook([['编号']])), '压缩过一次'],
    ['JSON lines in UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le'), '引号不成对'],
    ['a JSON list', Buffer.from(`[${JSON.stringify(ad('off-list'))}]`), 'JSON 列表'],
    ['a table of commas', Buffer.from('id,title,company\n1,会计,甲\n'), '这个文件缺：来源'],
    ['a table inside gzip', gzipSync('id,title,company\n1,会计,甲\n'), '缺：'],
    ['half a gzip', gzipSync(good).subarray(0, -200), '不完整'],
    [
      'a gzip bomb',
      gzipSync(Buffer.concat([good, Buffer.from('\n'), Buffer.alloc(200 * 2 ** 20, 0x20)])),
      '大得不正常',
    ],
  ])('%s', async (_name, content, words) => {
    const problem = await run(content).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(problem).toBeInstanceOf(Problem);
    expect((problem as Problem).detail.zh).toContain(words);
    expect(await stored("source_id like 'off-%'")).toEqual([]);
  });

  test('no file, and a folder', async () => {
    await expect(db.asJob((ctx) => importJobs(ctx, join(folder, 'none.jsonl')))).rejects.toMatchObject({
      code: 'unreadable-file',
    });
    await expect(db.asJob((ctx) => importJobs(ctx, folder))).rejects.toMatchObject({
      code: 'unreadable-file',
    });
  });

  test('an empty file holds nothing', async () => {
    expect((await run('')).counts).toMatchObject({ in: 0, accepted: 0 });
  });
});

test('a request cannot write, and does not see what is being mended', async () => {
  await expect(db.as({}, (ctx) => importJobs(ctx, write(lines(ad('as-app')))))).rejects.toThrow(
    /permission denied/,
  );
});
