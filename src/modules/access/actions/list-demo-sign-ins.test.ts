import { expect, it } from 'vitest';
import { openTestDatabase } from '../../../ground/testing/database.ts';
import { openTestService } from '../../../testing.ts';

const db = await openTestDatabase();

it('gives made-up people away in the demonstration', async () => {
  const { http } = await openTestService(db);
  const reply = await http.inject({ url: '/api/demo/sign-ins' });
  expect(reply.statusCode).toBe(200);
  const { staff, residents, agents } = reply.json();
  expect(staff).toContainEqual(
    expect.objectContaining({ login: 'limin', displayName: '李敏', roleName: '就业专员' }),
  );
  for (const { stationName } of staff) expect(stationName).not.toBe('');
  expect(new Set(staff.map(({ stationName }: { stationName: string }) => stationName))).toContain(
    '鸢都学院职业指导站（演示）',
  );
  expect([residents.length, agents.length]).toEqual([4, 2]);
  for (const { note } of [...staff, ...residents, ...agents]) expect(note).toMatch(/^.{6,30}$/);
  // A city's code, under which no card is issued, and a range of phones that nobody has.
  for (const { idNumber, phone, areaName } of [...residents, ...agents]) {
    expect(idNumber).toMatch(/^370700/);
    expect(phone).toMatch(/^1990000/);
    expect(areaName).toMatch(/区/);
  }
});

it('is not there outside of the demonstration', async () => {
  const { http } = await openTestService(db, { demo: false });
  const reply = await http.inject({ url: '/api/demo/sign-ins' });
  expect(reply.statusCode).toBe(404);
  expect(reply.body).not.toContain('leye-demo');
});
