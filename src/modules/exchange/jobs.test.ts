import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { makeWorkbook } from '../../ground/testing/make-workbook.ts';
import { listRows, seeImport } from './actions/imports/see-import.ts';
import { listsOf } from './testing/lists.ts';
import { rowsIn } from './testing/rows.ts';

const db = await openTestDatabase();
const { bring } = listsOf(db);
const { faultsOf, undo } = rowsIn(db);

const ad = (id: string, more: object = {}) =>
  JSON.stringify({
    id,
    title: '收银员',
    source: '演示来源',
    site: 'demo',
    company: '某某超市',
    salary_raw: '4-5千',
    salary_min: 4000,
    salary_max: 5000,
    salary_unit: '月',
    city: '潍坊',
    district: '奎文区',
    skills: ['收银', '理货'],
    ...more,
  });
const adsNow = (id: string) =>
  db.rows<{ title: string; pay_low: string; skills: string[]; area_code: string }>(
    'select title, pay_low, skills, area_code from matching.collected_posting where source_id = $1',
    [id],
  );

describe('a list of collected advertisements', () => {
  test('is read by the format’s own rules, changes nothing again, and what it says anew', async () => {
    const first = await bring('jobs', `${ad('a1')}\n${ad('a2')}\n`);
    expect(first.outcomes).toEqual({ created: 2 });
    expect(await adsNow('a1')).toEqual([
      { title: '收银员', pay_low: '400000', skills: ['收银', '理货'], area_code: '370705000000' },
    ]);
    expect((await bring('jobs', `${ad('a1')}\n${ad('a2')}\n`)).outcomes).toEqual({ unchanged: 2 });
    expect((await bring('jobs', ad('a1'), { source: 'elsewhere' })).outcomes).toEqual({ unchanged: 1 });
    const changed = await bring('jobs', `${ad('a1', { title: '店员' })}\n${ad('a2')}\n`);
    expect(changed.outcomes).toEqual({ changed: 1, unchanged: 1 });
    expect(await adsNow('a1')).toMatchObject([{ title: '店员' }]);
    expect((await undo(changed.import_id)).outcomes).toMatchObject({ kept: 1 });
    const more = await bring('jobs', ad('a3'));
    expect((await undo(more.import_id)).outcomes).toMatchObject({ created: 0, undone: 1 });
    expect(await adsNow('a3')).toEqual([]);
    expect((await bring('jobs', ad('a3'))).outcomes).toEqual({ created: 1 });
  });

  test('what is wrong waits with its column; a line that cannot be read is rejected', async () => {
    const list = await bring(
      'jobs',
      [
        ad('b1', { title: '' }),
        ad('b2', { salary_min: 9000 }),
        ad('b3', { headcount: 0 }),
        ad('b4', { title: '���' }),
        '{"id":',
        ad('b5'),
        ad('b5'),
        ad('b5', { title: '店员' }),
      ].join('\n'),
    );
    expect(await faultsOf(list.import_id)).toEqual([
      '1 title needed',
      '2 salaryMin pay-order',
      '3 headcount too-small',
      '4 title unreadable-title',
      '5 null not-json',
      '8 null duplicate-differs',
    ]);
    expect(list).toMatchObject({ rejected: 1, quarantined: 5, outcomes: { created: 1 } });
  });

  test('a workbook is taken by its Chinese heads', async () => {
    const list = await bring(
      'jobs',
      makeWorkbook([
        ['编号*', '职位名称*', '来源*', '工作地点', '工资原文', '技能'],
        ['c1', '保洁员', '某某网', '潍坊·奎文区', '200元/天', '保洁，擦窗'],
      ]),
    );
    expect(list.outcomes).toEqual({ created: 1 });
    expect(await adsNow('c1')).toMatchObject([
      { title: '保洁员', pay_low: '435000', skills: ['保洁', '擦窗'] },
    ]);
  });

  test('shows the occupation under which each is kept, with what else it may be; nobody is asked', async () => {
    const list = await bring(
      'jobs',
      [
        ad('o1'),
        ad('o2', { title: '服务员' }),
        ad('o3', { title: '3公里社区配送', function: '送餐员' }),
        ad('o4', { title: '能吃苦的' }),
      ].join('\n'),
    );
    const { seen, rows } = await db.asJob(async (ctx) => ({
      seen: await seeImport(ctx, list.import_id),
      rows: (await listRows(ctx, list.import_id, {})).rows,
    }));
    expect(seen).toMatchObject({ occupations: 'shown', codes: [] });
    expect(rows.map(({ titles }) => titles)).toMatchObject([
      [{ title: '收银员', code: '4-01-02-04', sure: true, said: false }],
      [{ title: '服务员', sure: false, others: [{ name: '客房服务员' }] }],
      [{ title: '3公里社区配送', name: '网约配送员', sure: true }],
      [{ title: '能吃苦的', code: null }],
    ]);
    const kept = await db.rows<{ occupation: string | null }>(
      `select occupation from matching.collected_posting where source_id like 'o_' order by source_id`,
    );
    expect(rows.map(({ titles }) => titles[0]?.code ?? null)).toEqual(
      kept.map(({ occupation }) => occupation),
    );
  });

  test('every line is accounted for, whatever the lines are', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => text.replace(/[\r\n]/g, '')),
      fc.json().map((text) => text.replace(/\n/g, '')),
      fc
        .record({
          id: fc.constantFrom('d1', 'd2', 'd3'),
          title: fc.constantFrom('会计', '/', 5),
          source: fc.constant('x'),
          headcount: fc.constantFrom(1, 'x'),
        })
        .map((row) => JSON.stringify(row)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 100, maxLength: 200 }), async (texts) => {
        // What an advertisement said is kept under the moment of its change: two lists of one moment do not happen.
        db.clock.advance({ minutes: 1 });
        const list = await bring('jobs', `${ad('d0')}\n${texts.join('\n')}`);
        const seen = texts.filter((text) => Buffer.from(text).some((byte) => byte > 0x20)).length;
        expect(list.rows_in).toBe(1 + seen);
        expect(list.valid + list.fixed + list.quarantined + list.rejected).toBe(list.rows_in);
        const outcomes = Object.values(list.outcomes as Record<string, number>);
        expect(outcomes.reduce((sum, count) => sum + count, 0)).toBe(list.valid + list.fixed);
      }),
      { numRuns: 3 },
    );
  });
});
