import { describe, expect, test } from 'vitest';
import { fromGcj02 } from '../../ground/areas/gcj02.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { makeWorkbook } from '../../ground/testing/make-workbook.ts';
import { newId } from '../../ground/uuid.ts';
import { listsOf } from './testing/lists.ts';
import { rowsIn } from './testing/rows.ts';

const db = await openTestDatabase();
const { bring } = listsOf(db);
const { rowsOf, faultsOf, undo } = rowsIn(db);

const head = [
  '驿站名称',
  '所属街道',
  '类型',
  '地址',
  '服务电话',
  '服务时间',
  '经度',
  '纬度',
  '坐标系',
  '事项',
  '功能',
];
const book = (...rows: string[][]) => makeWorkbook([head, ...rows]);
const row = (name: string, more: { [at: number]: string } = {}) =>
  [
    name,
    '潍坊市奎文区东关街道',
    '零工驿站',
    '胜利东街 12 号',
    '0536-8000000',
    '周一至周五 8:30-12:00 13:30-17:30',
    '',
    '',
    '',
    '求职登记、失业登记',
    '',
  ].map((cell, at) => more[at] ?? cell);
const stationsNow = (name: string) =>
  db.rows<{ phone: string; level: number; lat: number; items: string[]; closed_on: string | null }>(
    'select phone, level, lat, items, closed_on::text from network.station where name = $1',
    [name],
  );

describe('a list of stations', () => {
  test('is taken over with level and hours, changes nothing again, and what it says anew', async () => {
    const first = await bring(
      'stations',
      book(row('甲站'), row('乙站', { 6: '119.1700', 7: '36.7100', 8: '高德' })),
    );
    expect(first.outcomes).toEqual({ created: 2 });
    expect(await stationsNow('甲站')).toMatchObject([
      { level: 4, items: ['job-seeking', 'unemployment-registration'], phone: '0536-8000000' },
    ]);
    const [other] = await stationsNow('乙站');
    expect(other?.lat).toBeCloseTo(fromGcj02({ lat: 36.71, lng: 119.17 }).lat, 6);
    const [staged] = await rowsOf(first.import_id);
    expect(staged?.content.fixes.find(({ code }) => code === 'hours-spelled')?.to).toBe(
      '周一至周五 08:30-12:00、13:30-17:30',
    );
    expect((await bring('stations', book(row('甲站')))).outcomes).toEqual({ unchanged: 1 });
    const again = await bring('stations', book(row('甲站', { 4: '0536-8111111', 9: '' })), {
      source: 'next',
    });
    expect(again.outcomes).toEqual({ changed: 1 });
    expect(await stationsNow('甲站')).toMatchObject([
      { phone: '0536-8111111', items: ['job-seeking', 'unemployment-registration'] },
    ]);
    expect((await undo(again.import_id)).outcomes).toMatchObject({ undone: 1 });
    expect(await stationsNow('甲站')).toMatchObject([{ phone: '0536-8000000' }]);
  });

  test('undone, those on which nobody has worked are closed', async () => {
    const list = await bring('stations', book(row('丙站'), row('丁站')));
    await db.rows(
      `insert into network.station_history select $1, station_id, area_lo, now(), 'checked' from network.station where name = '丁站'`,
      [newId(1)],
    );
    expect((await undo(list.import_id)).outcomes).toMatchObject({ undone: 1, kept: 1 });
    expect(await stationsNow('丙站')).toMatchObject([{ closed_on: '2026-11-20' }]);
    expect(await stationsNow('丁站')).toMatchObject([{ closed_on: null }]);
  });

  test('what is wrong waits with its column and reason', async () => {
    const list = await bring(
      'stations',
      book(
        row('戊一', { 5: '8:30-17:30' }),
        row('戊二', { 6: '36.71', 7: '119.17' }),
        row('戊三', { 6: '119.17' }),
        row('戊四', { 6: '121.5', 7: '36.7' }),
        row('戊五', { 2: '饭馆' }),
        row('戊六', { 1: '潍坊市青州市' }),
        row('戊七'),
        row('戊七', { 3: '另一条街' }),
      ),
    );
    expect(await faultsOf(list.import_id)).toEqual([
      '2 hours hours-without-days',
      '3 lat coordinates-turned',
      '4 lat coordinate-missing',
      '5 lat far-from-area',
      '6 kind unknown-option',
      '7 area moves-away',
      '9 null duplicate-differs',
    ]);
    expect(list.outcomes).toEqual({ created: 1 });
  });
});
