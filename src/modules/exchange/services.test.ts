import { beforeAll, describe, expect, test } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { makeWorkbook } from '../../ground/testing/make-workbook.ts';
import { newId } from '../../ground/uuid.ts';
import { createOrFindPerson } from '../people/index.ts';
import { takeOver } from './actions/imports/take-over.ts';
import { exchange, sealContent } from './store-imports.ts';
import { listsOf } from './testing/lists.ts';
import { idNumbers } from './testing/numbers.ts';
import { rowsIn } from './testing/rows.ts';

const db = await openTestDatabase();
const { bring } = listsOf(db);
const { rowsOf, faultsOf, undo } = rowsIn(db);
const idNumber = idNumbers();

const head = [
  '姓名',
  '身份证号',
  '服务日期',
  '时间',
  '站点',
  '功能',
  '服务方式',
  '服务内容',
  '经办人',
  '登记表编号',
];
const book = (...rows: string[][]) => makeWorkbook([head, ...rows]);
const row = (number: string, more: { [at: number]: string } = {}) =>
  [
    '王小明',
    number,
    '2026-11-17',
    '9:30',
    '东关零工驿站',
    '',
    '咨询',
    '失业登记',
    '李老师',
    'DG-2026-0031',
  ].map((cell, at) => more[at] ?? cell);

interface Stored {
  event_id: string;
  kind: string;
  item: string;
  function: string;
  given: string;
  evidence: string;
  reverses: string | null;
  body: { staff: { name: string }; details: Record<string, string> };
}
const ledgerOf = (importId: string) =>
  db.rows<Stored>(
    `select e.event_id, e.kind, e.item, e.function, (e.given_at at time zone 'Asia/Shanghai')::text as given, e.reverses,
       convert_from(e.bytes, 'UTF8')::jsonb ->> 'evidence' as evidence, s.body::jsonb as body
     from ledger.service_event e join ledger.subject s using (event_id)
     where convert_from(e.bytes, 'UTF8')::jsonb ->> 'evidence' like 'exchange.import:' || $1 || '/%' or e.reverses in (
       select event_id from ledger.service_event where convert_from(bytes, 'UTF8')::jsonb ->> 'evidence' like 'exchange.import:' || $1 || '/%')
     order by e.recorded_at, e.given_at, e.event_id`,
    [importId],
  );

beforeAll(async () => {
  const station = (name: string) => [
    name,
    '潍坊市奎文区东关街道',
    '零工驿站',
    '一号',
    '0536-8000000',
    '周一至周五 8:30-17:30',
  ];
  await bring(
    'stations',
    makeWorkbook([
      ['站点名称', '所在地区', '站点类型', '详细地址', '联系电话', '开门时间'],
      station('东关零工驿站'),
    ]),
  );
});

describe('a list of services', () => {
  test('goes into the ledger with its line as evidence, once, and is taken back by entries of its own', async () => {
    const number = idNumber();
    const list = book(row(number), row(number, { 3: '下午2点', 7: '聊了聊', 5: '政策咨询' }));
    const first = await bring('services', list);
    expect(first.outcomes).toEqual({ created: 2 });
    const events = await ledgerOf(first.import_id);
    expect(events).toMatchObject([
      {
        kind: 'advice-given',
        item: 'unemployment-registration',
        function: 'F1',
        given: '2026-11-17 09:30:00',
        evidence: `exchange.import:${first.import_id}/2`,
        body: { staff: { name: '李老师' }, details: { evidence: 'DG-2026-0031' } },
      },
      { item: 'listed', function: 'F2', given: '2026-11-17 14:00:00' },
    ]);
    expect((await bring('services', list)).outcomes).toEqual({ unchanged: 2 });
    expect((await bring('services', list, { source: 'another list of the same' })).outcomes).toEqual({
      unchanged: 2,
    });
    expect((await undo(first.import_id)).outcomes).toMatchObject({ created: 0, undone: 2 });
    const after = await ledgerOf(first.import_id);
    expect(after).toHaveLength(4);
    expect(after.filter(({ reverses }) => reverses !== null).map(({ kind }) => kind)).toEqual([
      'reversal',
      'reversal',
    ]);
    // What was taken back may be brought again, under a new id.
    expect((await bring('services', list)).outcomes).toEqual({ created: 2 });
  });

  test('what is wrong or doubtful waits with its column and reason', async () => {
    const known = idNumber();
    await bring('services', book(row(known)));
    const list = await bring(
      'services',
      book(
        row(idNumber(), { 2: '2026-11-25' }),
        row(idNumber('20261101'), { 2: '2026-10-30' }),
        row(idNumber(), { 2: '2026-10-01' }),
        row(idNumber(), { 3: '' }),
        row(idNumber(), { 3: '20:15' }),
        row(idNumber(), { 4: '没有的站' }),
        row(idNumber(), { 7: '聊了聊' }),
        row(idNumber(), { 0: '' }),
        row(known, { 0: '李四', 3: '9:45' }),
        row(known, { 0: '', 6: '走访' }),
        row(known, { 0: '', 3: '10:30' }),
        row(known, { 0: '', 3: '10:30', 8: '别人' }),
      ),
      { source: 'x' },
    );
    expect(await faultsOf(list.import_id)).toEqual([
      '2 day given-in-future',
      '3 day before-birth',
      '4 day recorded-late',
      '5 time time-missing',
      '6 time given-when-shut',
      '7 station no-such-station',
      '8 function function-unclear',
      '9 name person-unknown',
      '10 name name-differs',
      '11 kind recorded-otherwise',
      '13 null duplicate-differs',
    ]);
    expect(list.outcomes).toEqual({ created: 1 });
  });

  test('a doubt that somebody has confirmed is taken over', async () => {
    const list = await bring('services', book(row(idNumber(), { 3: '20:15' })));
    expect(list.outcomes).toEqual({});
    const [staged] = await rowsOf(list.import_id);
    await db.asJob(async (ctx) => {
      const content = {
        ...(staged?.content ?? { told: {}, values: {}, fixes: [] }),
        faults: [],
        confirmed: ['given-when-shut'],
      };
      await exchange(ctx)
        .updateTable('staged_row')
        .set({ state: 'fixed', content_sealed: sealContent(ctx, list.import_id, 2, content) })
        .where('import_id', '=', list.import_id)
        .execute();
      await exchange(ctx)
        .updateTable('import')
        .set({ fixed: 1, quarantined: 0, state: 'committing' })
        .where('import_id', '=', list.import_id)
        .execute();
    });
    await takeOver((act) => db.asJob(act, { purpose: 'import' }), list.import_id);
    expect(await ledgerOf(list.import_id)).toMatchObject([{ given: '2026-11-17 20:15:00' }]);
  });

  test('who is looked after elsewhere is left to those who do', async () => {
    const number = idNumber();
    const elsewhere = loadAreas().get('370781000000');
    await db.asJob((ctx) =>
      createOrFindPerson(ctx, {
        personId: newId(9),
        idNumber: number,
        name: '王小明',
        residenceArea: elsewhere.code,
        source: { kind: 'self', name: null },
      }),
    );
    const list = await bring('services', book(row(number), row(number, { 0: '', 3: '11:00' })));
    expect(list.outcomes).toEqual({ elsewhere: 2 });
  });
});
