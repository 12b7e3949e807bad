import { describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { makeWorkbook } from '../../ground/testing/make-workbook.ts';
import { newId } from '../../ground/uuid.ts';
import { createOrFindPerson } from '../people/index.ts';
import { listsOf } from './testing/lists.ts';
import { idNumbers } from './testing/numbers.ts';
import { rowsIn } from './testing/rows.ts';

const db = await openTestDatabase();
const { bring } = listsOf(db);
const { faultsOf, undo } = rowsIn(db);
const idNumber = idNumbers();

const head = [
  '学员姓名',
  '身份证号',
  '培训工种',
  '开班日期',
  '结业日期',
  '学时',
  '考核结果',
  '证书名称',
  '证书编号',
  '发证机构',
];
const book = (...rows: string[][]) => makeWorkbook([head, ...rows]);
const row = (number: string, more: { [at: number]: string } = {}) =>
  [
    '王小明',
    number,
    '家政服务员',
    '2026-11-02',
    '2026-11-13',
    '80学时',
    '合格',
    '家政服务员五级',
    'Y000000000000000001',
    '某某中心',
  ].map((cell, at) => more[at] ?? cell);

const personOf = async (name: string) => {
  const [person] = await db.rows<{ certificates: string[] | null }>(
    'select certificates from people.person where person_id = $1',
    [name],
  );
  return person?.certificates ?? null;
};
const eventsOf = (importId: string) =>
  db.rows<{ kind: string; function: string; person_id: string; reverses: string | null; details: object }>(
    `select e.kind, e.function, e.reverses, s.person_id, s.body::jsonb -> 'details' as details
     from ledger.service_event e join ledger.subject s using (event_id)
     where convert_from(e.bytes, 'UTF8')::jsonb ->> 'evidence' like 'exchange.import:' || $1 || '/%' order by e.event_id`,
    [importId],
  );

describe('a list of courses attended', () => {
  test('goes into the ledger, and the certificate to those that the person has', async () => {
    const number = idNumber();
    const personId = newId(7);
    await db.asJob((ctx) =>
      createOrFindPerson(ctx, {
        personId,
        idNumber: number,
        name: '王小明',
        residenceArea: '370705000000',
        source: { kind: 'self', name: null },
      }),
    );
    const other = await bring('training', book(row(number, { 2: '叉车司机', 7: '叉车证', 8: '' })));
    expect(await personOf(personId)).toEqual(['叉车证']);
    const list = book(row(number, { 0: '' }));
    const first = await bring('training', list);
    expect(first.outcomes).toEqual({ created: 1 });
    expect(await personOf(personId)).toEqual(['叉车证', '家政服务员五级']);
    expect(await eventsOf(first.import_id)).toMatchObject([
      {
        kind: 'training-attended',
        function: 'F5',
        person_id: personId,
        details: {
          from: '2026-11-02',
          to: '2026-11-13',
          hours: 80,
          result: 'passed',
          certificate: '家政服务员五级',
          certificateNumber: 'Y000000000000000001',
          issuer: '某某中心',
        },
      },
    ]);
    expect((await bring('training', list)).outcomes).toEqual({ unchanged: 1 });
    const more = await bring('training', book(row(number, { 0: '', 7: '家政服务员四级' })));
    expect(more.outcomes).toEqual({ changed: 1 });
    expect((await undo(more.import_id)).outcomes).toMatchObject({ undone: 1 });
    expect((await undo(first.import_id)).outcomes).toMatchObject({ undone: 1 });
    expect(await personOf(personId)).toEqual(['叉车证']);
    expect((await undo(other.import_id)).outcomes).toMatchObject({ undone: 1 });
    expect(await personOf(personId)).toBeNull();
  });

  test('a certificate’s number that is the identity number is not written into the ledger', async () => {
    const number = idNumber();
    const list = await bring('training', book(row(number, { 8: number })));
    const [event] = await eventsOf(list.import_id);
    expect(event?.details).not.toHaveProperty('certificateNumber');
    expect(JSON.stringify(event)).not.toContain(number);
  });

  test('what is wrong or doubtful waits with its column and reason', async () => {
    const twice = idNumber();
    const list = await bring(
      'training',
      book(
        row(idNumber(), { 3: '2026-11-15' }),
        row(idNumber(), { 4: '2026-12-01' }),
        row(idNumber(), { 3: '2026-11-12', 5: '80' }),
        row(idNumber(), { 7: '' }),
        row(idNumber(), { 6: '不合格' }),
        row(idNumber(), { 3: '2026-09-01', 4: '2026-09-12' }),
        row(idNumber(), { 0: '' }),
        row(twice),
        row(twice, { 6: '未考核' }),
      ),
    );
    expect(await faultsOf(list.import_id)).toEqual([
      '2 from days-turned',
      '3 to given-in-future',
      '4 hours hours-many',
      '5 certificate certificate-unnamed',
      '6 certificate certificate-without-pass',
      '7 to recorded-late',
      '8 name person-unknown',
      '10 null duplicate-differs',
    ]);
    expect(list.outcomes).toEqual({ created: 1 });
  });
});
