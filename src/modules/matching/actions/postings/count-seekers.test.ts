import { expect, it } from 'vitest';
import { openTestDatabase } from '../../../../ground/testing/database.ts';
import { employerOf } from '../../testing/employers.ts';
import { openMarket } from '../../testing/market.ts';
import { countSeekers } from './count-seekers.ts';
import { seeMirror } from './see-mirror.ts';

const db = await openTestDatabase();
const market = openMarket(db);
const shop = await employerOf(db, 70_001);

const look = async (title = '烤鸭师傅', area?: string) =>
  (await db.as(shop, (ctx) => seeMirror(ctx, area === undefined ? { title } : { title, area }))).seekers;
const count = () => db.asJob((ctx) => countSeekers(ctx));
const wishes = { 'person.wanted_jobs': ['烤鸭师傅'], 'person.consent_employers': true };
const seekers = async (many: number, facts: Record<string, unknown> = wishes) => {
  for (let at = 0; at < many; at += 1) await market.person(facts);
};

it('says that nobody has counted, that there are fewer than five, and then how many, of whom nobody is to be seen', async () => {
  expect(await look()).toEqual({
    area: '奎文区',
    work: '烤鸭师傅',
    countedOn: null,
    late: false,
    shown: null,
  });
  await seekers(4);
  // Whoever has not agreed is not counted, and no answer is no consent.
  await seekers(6, { ...wishes, 'person.consent_employers': false });
  await seekers(6, { 'person.wanted_jobs': ['烤鸭师傅'] });
  await count();
  expect(await look()).toMatchObject({ countedOn: '2026-11-20', shown: null });
  expect(await db.rows('select 1 from matching.seeker_count')).toEqual([]);

  await seekers(9, { ...wishes, 'person.wanted_pay': 450_000, 'person.no_nights': true });
  await count();
  expect((await look())?.shown).toEqual({ seekers: 15, pay: null, noNights: null });
  await seekers(11, { ...wishes, 'person.wanted_pay': 550_000, 'person.no_nights': false });
  await count();
  expect((await look())?.shown).toEqual({
    seekers: 25,
    pay: { of: 20, low: 450_000, middle: 550_000, high: 550_000 },
    noNights: 10,
  });
  // Of another county, another kind of work, and as another calls it.
  expect((await look('烤鸭师傅', '370702000000'))?.shown).toBeNull();
  expect((await look('电工'))?.shown).toBeNull();
  expect((await look('急招烤鸭师傅（包吃住）'))?.shown?.seekers).toBe(25);
  expect(await look('烤鸭师傅', '370700000000')).toBeNull();
});

it('does not move by one person, and says where no later day was counted', async () => {
  await seekers(1);
  await count();
  expect((await look())?.shown?.seekers).toBe(25);
  db.clock.advance({ days: 1 });
  expect(await look()).toMatchObject({ countedOn: '2026-11-20', late: false });
  db.clock.advance({ days: 1 });
  expect(await look()).toMatchObject({ countedOn: '2026-11-20', late: true });
  await count();
  expect(await look()).toMatchObject({ countedOn: '2026-11-22', late: false });
});

it('two countings at once leave one', async () => {
  await Promise.all([count(), count()]);
  expect(await db.rows('select seekers from matching.seeker_count')).toEqual([{ seekers: 25 }]);
  expect(await db.rows('select 1 from matching.seeker_counting')).toHaveLength(1);
});

it('is the only thing that an employer sees of them: a small count is refused by the table itself', async () => {
  await expect(
    db.rows(`insert into matching.seeker_count (area_code, kind, seekers) values ('370705000000', 'x', 4)`),
  ).rejects.toMatchObject({ code: '23514' });
  await expect(
    db.as(shop, (ctx) =>
      ctx.tx
        .insertInto('matching.seeker_counting' as never)
        .values({ counted_on: '2026-11-20' } as never)
        .execute(),
    ),
  ).rejects.toMatchObject({ code: '42501' });
});
