import { describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { makeWorkbook } from '../../ground/testing/make-workbook.ts';
import { checkCharacter } from '../people/domain/id-number.ts';
import { mendRow } from './actions/imports/mend-row.ts';
import { contentOf, exchange } from './store-imports.ts';
import { kuiwen, listsOf } from './testing/lists.ts';
import { clerkOf } from './testing/twice.ts';

const db = await openTestDatabase();
const { bring } = listsOf(db);

let serial = 100;
const idNumber = (born = '19900101') => {
  serial += 1;
  const front = `370705${born}${serial}`;
  return front + checkCharacter(front);
};

const rowsOf = (importId: string) =>
  db.asJob(async (ctx) => {
    const rows = await exchange(ctx)
      .selectFrom('staged_row')
      .selectAll()
      .where('import_id', '=', importId)
      .orderBy('line')
      .execute();
    return rows.map((row) => ({ ...row, content: contentOf(ctx, row) }));
  });

describe('a list of residents', () => {
  test('is taken over, and again changes nothing', async () => {
    const [one, two] = [idNumber(), idNumber()];
    const book = makeWorkbook([
      ['奎文区东关街道求职人员名单'],
      ['序号', '姓名', '身份证号', '联系电话', '学历', '求职意向', '现住址', '期望工资'],
      ['1', '王小明', one, '１３８００００１１１１', '本科', '收银员、理货员', '潍坊市奎文区', '4500元'],
      ['2', '李 霞', ` ${two}`, '', '大专', '', '', ''],
    ]);
    const first = await bring('people', book);
    expect(first).toMatchObject({
      state: 'committed',
      rows_in: 2,
      valid: 0,
      fixed: 2,
      quarantined: 0,
      rejected: 0,
    });
    expect(first.outcomes).toEqual({ created: 2 });
    const rows = await rowsOf(first.import_id);
    expect(rows.map(({ line }) => line)).toEqual([3, 4]);
    expect(rows[0]?.content.fixes.map(({ column, to }) => [column, to])).toEqual([
      ['phone', '13800001111'],
      ['residenceArea', '山东省潍坊市奎文区'],
      ['person.education', '大学本科'],
      ['person.wanted_pay', '4500'],
    ]);
    const again = await bring('people', book);
    expect(again.outcomes).toEqual({ unchanged: 2 });
  });
});

test('a number under an area code that had ended waits, and goes in once somebody has confirmed it', async () => {
  const front = '37011119950307011';
  const number = front + checkCharacter(front);
  const { import_id, quarantined } = await bring('people', `姓名,身份证号,常住地\n旧区码,${number},370705\n`);
  expect(quarantined).toBe(1);
  const mended = await db.as(clerkOf(kuiwen), (ctx) =>
    mendRow(ctx, import_id, 2, { cells: {}, confirm: ['number-area-ended'] }),
  );
  expect(mended).toMatchObject({ state: 'fixed', faults: [] });
});
