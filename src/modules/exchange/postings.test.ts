import { beforeAll, describe, expect, test } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { makeWorkbook } from '../../ground/testing/make-workbook.ts';
import { newId } from '../../ground/uuid.ts';
import { madeUpCode } from '../employers/testing/made-up.ts';
import { sayTitle } from './actions/imports/say-title.ts';
import { listRows } from './actions/imports/see-import.ts';
import { takeOver } from './actions/imports/take-over.ts';
import { changeImport } from './store-imports.ts';
import { listsOf } from './testing/lists.ts';
import { rowsIn } from './testing/rows.ts';
import { clerkOf, kuiwen } from './testing/twice.ts';

const db = await openTestDatabase();
const { bring } = listsOf(db);
const { rowsOf, faultsOf, undo } = rowsIn(db);
const code = madeUpCode(900);
const name = '潍坊名单纺织有限公司';

const head = [
  '企业名称',
  '信用代码',
  '招聘岗位',
  '人数',
  '岗位职责',
  '工作地点',
  '薪资待遇',
  '学历',
  '工作经验',
  '截止日期',
  '福利待遇',
  '岗位编号',
];
const book = (...rows: string[][]) => makeWorkbook([head, ...rows]);
const row = (title: string, more: { [at: number]: string } = {}) =>
  [
    name,
    code,
    title,
    '5人',
    '操作平缝机，缝制工作服',
    '潍坊市奎文区',
    '200元/天',
    '不限',
    '1-3年',
    '2026-12-31',
    '五险、管午饭',
    '',
  ].map((cell, at) => more[at] ?? cell);

interface Stored {
  posting_id: string;
  state: string;
  closed_reason: string | null;
  pay_unit: string;
  pay_low: string;
  month_low: string;
  experience_years: number;
  until: string;
}
const postingsNow = (title: string) =>
  db.rows<Stored>(
    `select posting_id, state, closed_reason, pay_unit, pay_low, month_low, experience_years, valid_until::text as until
     from matching.posting where title = $1 order by state, posting_id`,
    [title],
  );

beforeAll(async () => {
  await bring(
    'employers',
    makeWorkbook([
      ['单位名称', '信用代码', '用工地', '详细地址', '联系人', '联系电话'],
      [name, code, '潍坊市奎文区', '文化路 1 号', '王经理', '0536-8888888'],
    ]),
  );
});

describe('a list of postings', () => {
  test('waits for its employer to be verified; pay for a day stays so and is shown a month', async () => {
    const first = await bring('postings', book(row('缝纫工')));
    expect(first.outcomes).toEqual({ created: 1 });
    expect(await postingsNow('缝纫工')).toMatchObject([
      {
        state: 'waiting',
        pay_unit: 'day',
        pay_low: '20000',
        month_low: '435000',
        experience_years: 1,
        until: '2026-12-31',
      },
    ]);
    const [staged] = await rowsOf(first.import_id);
    expect(staged?.content.fixes).toContainEqual({
      column: 'pay',
      code: 'pay-converted',
      from: '200元/天',
      to: '200 元/天（合 4350 元/月）',
    });
    expect((await bring('postings', book(row('缝纫工')))).outcomes).toEqual({ unchanged: 1 });
    expect((await bring('postings', book(row('缝纫工')), { source: 'another' })).outcomes).toEqual({
      unchanged: 1,
    });
  });

  test('titles are shown with their occupation; what a clerk says of one is the posting’s', async () => {
    const clerk = clerkOf(kuiwen);
    const transact = <T>(act: Parameters<typeof db.asJob<T>>[0]) => db.asJob(act, { purpose: 'import' });
    const { import_id: importId } = await bring('postings', book(row('服务员')), { dryRun: true });
    const [shown] = (await db.as(clerk, (ctx) => listRows(ctx, importId, {}))).rows;
    expect(shown?.titles).toMatchObject([{ title: '服务员', code: '4-03-02-05', sure: false }]);
    expect(shown?.faults).toEqual([]);
    await db.as(clerk, (ctx) => sayTitle(ctx, importId, 2, { title: '服务员', code: '4-03-01-02' }));
    await transact((ctx) => changeImport(ctx, importId, { state: 'committing' }));
    await takeOver(transact, importId);
    const kept = await db.rows(
      `select occupation, occupation_said from matching.posting where title = '服务员'`,
    );
    expect(kept).toEqual([{ occupation: '4-03-01-02', occupation_said: true }]);
  });

  test('what says something else is posted anew, unless people have applied; undone, it is withdrawn', async () => {
    await bring('postings', book(row('剪线工', { 11: 'A1' })));
    const changed = await bring('postings', book(row('剪线工', { 11: 'A1', 6: '220元/天' })));
    expect(changed.outcomes).toEqual({ changed: 1 });
    const states = async () => (await postingsNow('剪线工')).map((one) => `${one.state} ${one.pay_low}`);
    expect(await states()).toEqual(['closed 20000', 'waiting 22000']);
    const [, now] = await postingsNow('剪线工');
    await db.rows(
      `insert into matching.application (person_id, application_id, posting_id, employer_id, area_code, area_lo, person_area_lo, state,
         state_since, sent_at, sent_on, snapshot, offered, proposed, skin, events, changed_at, due_on, lapse_on)
       select $1, $1, posting_id, employer_id, area_code, area_lo, area_lo, 'new', now(), now(), current_date, '\\x00', '{}', '{}', 'desk', 1, now(), '2026-12-01', '2026-12-20'
       from matching.posting where posting_id = $2`,
      [newId(3), now?.posting_id],
    );
    const refused = await bring('postings', book(row('剪线工', { 11: 'A1', 6: '230元/天' })));
    expect(await faultsOf(refused.import_id)).toEqual(['2 null posting-applied']);
    expect((await undo(changed.import_id)).outcomes).toMatchObject({ changed: 0, kept: 1 });
    const other = await bring('postings', book(row('打包工')));
    expect((await undo(other.import_id)).outcomes).toMatchObject({ created: 0, undone: 1 });
    expect(await postingsNow('打包工')).toMatchObject([{ state: 'closed', closed_reason: 'withdrawn' }]);
    expect((await bring('postings', book(row('打包工')))).outcomes).toEqual({ created: 1 });
  });

  test('what is wrong waits with its column and reason', async () => {
    const list = await bring(
      'postings',
      book(
        row('甲', { 2: '熨烫工', 6: '面议' }),
        row('熨烫工二', { 6: '4000-6000' }),
        row('熨烫工三', { 4: '干活' }),
        row('熨烫工四', { 9: '2026-11-01' }),
        row('熨烫工五', { 9: '2027-12-31' }),
        row('熨烫工六', { 4: '操作平缝机，限女性，未婚未育' }),
        row('熨烫工七', { 1: madeUpCode(901) }),
        row('熨烫工八', { 0: '没有的公司', 1: '' }),
        row('熨烫工九', { 0: '别的公司' }),
        row('熨烫工十', { 8: '看情况' }),
        row('熨烫工'),
        row('熨烫工', { 6: '300元/天' }),
      ),
    );
    const faults = await faultsOf(list.import_id);
    expect([...new Set(faults)]).toEqual([
      '2 pay pay-open',
      '3 pay pay-unit-missing',
      '4 duties needed',
      '5 validUntil over-already',
      '6 validUntil holds-too-long',
      '7 duties unlawful-wording',
      '8 creditCode employer-unknown',
      '9 employer employer-unknown',
      '10 employer name-differs',
      '11 experience years-unclear',
      '13 null duplicate-differs',
    ]);
    const reasons = (await rowsOf(list.import_id))[5]?.content.faults.map(({ reason }) => reason.zh) ?? [];
    expect(reasons.join()).toContain('“限女性”');
    expect(list.outcomes).toEqual({ created: 1 });
  });

  test('the postings of an employer elsewhere are left to those who answer there', async () => {
    const there = madeUpCode(950);
    const qingzhou = loadAreas().get('370781000000');
    await db.rows(
      `with made as (insert into employers.employer
         (employer_id, credit_code, name, kind, area_code, area_lo, address, state_since, registered_at, registered_by)
         values ($1, $2, '青州有限公司', 'enterprise', $3, $4, '一号', now(), now(), 'job') returning employer_id)
       insert into employers.credit_code select $2, employer_id from made`,
      [newId(2), there, qingzhou.code, qingzhou.lo],
    );
    const list = await bring('postings', book(row('巡查工', { 0: '青州有限公司', 1: there })));
    expect(list.outcomes).toEqual({ elsewhere: 1 });
  });
});
