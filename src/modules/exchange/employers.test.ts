import { describe, expect, test } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { makeWorkbook } from '../../ground/testing/make-workbook.ts';
import { whileTimeRuns } from '../../ground/testing/time-runs.ts';
import { newId } from '../../ground/uuid.ts';
import { madeUpCode } from '../employers/testing/made-up.ts';
import { kuiwen, listsOf } from './testing/lists.ts';
import { rowsIn } from './testing/rows.ts';

const db = await openTestDatabase();
const { bring } = listsOf(db);
const { rowsOf, faultsOf, undo } = rowsIn(db);

const head = [
  '企业名称',
  '统一社会信用代码',
  '所属行业',
  '职工人数',
  '所在地区',
  '地址',
  '联系人',
  '联系电话',
  '企业类型',
];
const book = (...rows: string[][]) => makeWorkbook([head, ...rows]);
const row = (more: { [at: number]: string } = {}) =>
  [
    '潍坊名单纺织有限公司',
    '',
    '制造业',
    '35',
    '潍坊市奎文区',
    '文化路 1 号',
    '王经理',
    '0536-8888888',
    '',
  ].map((cell, at) => more[at] ?? cell);
let seed = 500;
const code = () => {
  seed += 1;
  return madeUpCode(seed);
};
const employersNow = (creditCode: string) =>
  db.rows<{ name: string; state: string; size: string; address: string; registered_by: string }>(
    'select name, state, size, address, registered_by from employers.employer where credit_code = $1',
    [creditCode],
  );

describe('a list of employers', () => {
  test('is taken over unverified, changes nothing again, and what it says anew', async () => {
    const one = code();
    const stall = row({ 0: '王姐早点摊', 1: '', 8: '个体', 7: '１３８００００２２２２' });
    const first = await bring('employers', book(row({ 1: one.toLowerCase() }), stall));
    expect(first.outcomes).toEqual({ created: 2 });
    expect(await employersNow(one)).toEqual([
      {
        name: '潍坊名单纺织有限公司',
        state: 'unverified',
        size: '10-49',
        address: '文化路 1 号',
        registered_by: 'job',
      },
    ]);
    const [staged] = await rowsOf(first.import_id);
    expect(staged?.content.fixes).toContainEqual({
      column: 'creditCode',
      code: 'respelled',
      from: one.toLowerCase(),
      to: one,
    });
    expect((await bring('employers', book(row({ 1: one }), stall))).outcomes).toEqual({ unchanged: 2 });
    const moved = await bring('employers', book(row({ 1: one, 5: '东风街 9 号' }), stall), {
      source: 'next',
    });
    expect(moved.outcomes).toEqual({ changed: 1, unchanged: 1 });
    expect(await employersNow(one)).toMatchObject([{ address: '东风街 9 号', name: '潍坊名单纺织有限公司' }]);
    expect(await undo(moved.import_id)).toMatchObject({ state: 'undone', outcomes: { undone: 1 } });
    expect(await employersNow(one)).toMatchObject([{ address: '文化路 1 号' }]);
  });

  test('undone, those with whom nobody has had to do are gone, and the code is free', async () => {
    const [one, two] = [code(), code()];
    const list = await whileTimeRuns(db.clock, () =>
      bring('employers', book(row({ 1: one }), row({ 1: two }))),
    );
    expect(list.outcomes).toEqual({ created: 2 });
    const [met] = await db.rows<{ employer_id: string; area_code: string; area_lo: number }>(
      'select employer_id, area_code, area_lo from employers.employer where credit_code = $1',
      [two],
    );
    await db.rows(
      `insert into employers.document values ($1, $2, $3, $4, 'licence', 'image/png', 3, '\\x00', now(), 'staff')`,
      [met?.employer_id, newId(1), met?.area_code, met?.area_lo],
    );
    expect((await undo(list.import_id)).outcomes).toMatchObject({ created: 0, undone: 1, kept: 1 });
    expect(await employersNow(one)).toEqual([]);
    expect(await employersNow(two)).toHaveLength(1);
    expect((await bring('employers', book(row({ 1: one })))).outcomes).toEqual({ created: 1 });
  });

  test('what is wrong waits with its column and reason', async () => {
    const one = code();
    const wrong = await bring(
      'employers',
      book(
        row({ 1: `${one.slice(0, 17)}${one.endsWith('1') ? '2' : '1'}` }),
        row({ 8: '企业' }),
        row({ 1: code(), 4: '山东省潍坊市' }),
        row({ 1: code(), 7: '8888888' }),
        row({ 1: code(), 8: '个体户' }),
        row({ 1: one }),
        row({ 1: one, 5: '另一个地址' }),
      ),
    );
    expect(await faultsOf(wrong.import_id)).toEqual([
      expect.stringMatching(/^2 creditCode /),
      '3 creditCode code-needed',
      '4 area area-too-wide',
      '5 contactPhone area-code-missing',
      '6 kind kind-differs',
      '8 null duplicate-differs',
    ]);
    expect(wrong).toMatchObject({ quarantined: 6, outcomes: { created: 1 } });
  });

  test('a name is compared and never changed; who is elsewhere is left to those who answer there', async () => {
    const [here, there] = [code(), code()];
    await bring('employers', book(row({ 1: here })));
    const renamed = await bring('employers', book(row({ 1: here, 0: '别的有限公司' })), { source: 'x' });
    expect(await faultsOf(renamed.import_id)).toEqual(['2 name name-differs']);
    const qingzhou = loadAreas().get('370781000000');
    await db.rows(
      `with made as (insert into employers.employer
         (employer_id, credit_code, name, kind, area_code, area_lo, address, state_since, registered_at, registered_by)
         values ($1, $2, '青州有限公司', 'enterprise', $3, $4, '一号', now(), now(), 'job') returning employer_id)
       insert into employers.credit_code select $2, employer_id from made`,
      [newId(2), there, qingzhou.code, qingzhou.lo],
    );
    const list = await bring('employers', book(row({ 1: there }), row({ 1: code(), 4: '潍坊市青州市' })));
    expect(list.outcomes).toEqual({ elsewhere: 1 });
    expect(await faultsOf(list.import_id)).toEqual(['3 area moves-away']);
    expect(loadAreas().contains(kuiwen, qingzhou.code)).toBe(false);
  });
});
