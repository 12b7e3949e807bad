import { beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../ground/clock/clock.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { openTestService } from '../../testing.ts';
import { shippedText } from './load-catalogue.ts';
import { type Officer, officersOf } from './testing/officers.ts';

/** P25 ends on 2026-12-31, P19 to P21 a year later. */
const clock = fixedClock('2026-11-20T09:00:00+08:00');

let db: TestDatabase;
let service: Awaited<ReturnType<typeof openTestService>>;
let [manager, clerk]: Officer[] = [];
beforeAll(async () => {
  db = await openTestDatabase();
  service = await openTestService(db, { clock });
  const officer = officersOf(db, service);
  manager = await officer('ends', 'manager', '370705000000');
  clerk = await officer('clerk', 'clerk', '370705000000');
});

async function ask(method: 'GET' | 'POST', url: string, payload?: object, who = manager) {
  const answer = await service.http.inject({
    method,
    url: `/api/policies/${url}`,
    headers: who ?? {},
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
}
const waiting = async (): Promise<{ id: string; daysLeft: number; late: boolean }[]> =>
  (await ask('GET', 'endings')).body.endings;

describe('a policy whose last day comes near', () => {
  it('waits for somebody who finds out what follows, the first to end first', async () => {
    const endings = await waiting();
    expect(endings.find(({ id }) => id === 'P25')).toMatchObject({
      until: '2026-12-31',
      daysLeft: 41,
      dueOn: '2026-12-01',
      late: false,
    });
    // Over, and nobody has said anything; P20 has a year left; what is closed for good is no task.
    expect(endings.find(({ id }) => id === 'P36')).toMatchObject({ late: true });
    const ids = endings.map(({ id }) => id);
    expect(ids).not.toContain('P20');
    const left = endings.map(({ daysLeft }) => daysLeft);
    expect(left).toEqual(left.toSorted((a, b) => a - b));
  });

  it('is done when a text goes on', async () => {
    const text = shippedText('P25').replace(
      /inForce: \{ from: "[\d-]+", until: "[\d-]+"/,
      'inForce: { from: "2027-01-01", until: null',
    );
    expect(text).toContain('from: "2027-01-01", until: null');
    await db.rows(
      `insert into policy.version values ($1, 1, 'P25', $2, '{"zh":"一句话","en":"One"}', '2027-01-01', '\\x00', $3, '甲', $4, '乙', $5)`,
      [newId(1), text, newId(2), newId(3), clock.now()],
    );
    expect((await waiting()).map(({ id }) => id)).not.toContain('P25');
  });

  it('is done when somebody says that nothing follows, for that last day alone', async () => {
    const [{ id, until } = { id: '', until: '' }] = (await ask('GET', 'endings')).body.endings;
    const another = await ask('POST', `${id}/ending`, { until: '2026-12-30' });
    expect(another).toMatchObject({ status: 409, body: { code: 'ending-changed' } });
    expect((await ask('POST', `${id}/ending`, { until })).body).toEqual({ done: true });
    expect((await waiting()).map((one) => one.id)).not.toContain(id);
    expect((await ask('POST', `${id}/ending`, { until })).status).toBe(409);
    expect(await db.rows('select policy_id, by_name from policy.ending')).toEqual([
      { policy_id: id, by_name: '核对员ends' },
    ]);
  });

  it('is no matter of a clerk', async () => {
    expect((await ask('GET', 'endings', undefined, clerk)).status).toBe(403);
  });
});
