import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import type { Actor } from '../../ground/context.ts';
import { Problem } from '../../ground/problem.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { findByPhone } from './actions/find-by-id-number.ts';
import {
  comparePeople,
  createOrFindPerson,
  findByIdNumber,
  getCurrent,
  mergePeople,
  recordFacts,
  searchPeople,
  undoMerge,
} from './index.ts';
import { madeUpIdNumber, madeUpPhone } from './testing/made-up.ts';

const kuiwen = '370705000000';
const clerkOf = (code: string): Partial<Actor> => ({
  kind: 'staff',
  role: 'clerk',
  id: newId(1),
  area: { code, ...loadAreas().range(code) },
  stationId: newId(2),
});
const clerk = clerkOf(kuiwen);

let db: TestDatabase;
let seed = 700;
beforeAll(async () => {
  db = await openTestDatabase();
});

async function makePerson(more: { name?: string; phone?: string | null; area?: string } = {}) {
  seed += 1;
  const input = {
    personId: newId(seed),
    idNumber: madeUpIdNumber(seed),
    name: more.name ?? '张小明',
    phone: more.phone === undefined ? madeUpPhone(seed) : more.phone,
  };
  await db.as(clerkOf(more.area ?? kuiwen), (ctx) => createOrFindPerson(ctx, input));
  return input;
}
type Made = Awaited<ReturnType<typeof makePerson>>;

const merge = (into: Made, from: Made, by = clerk) => {
  const mergeId = newId(db.clock.now().getTime());
  const act = { mergeId, into: into.personId, from: from.personId, why: 'card-seen' as const };
  return db.as(by, (ctx) => mergePeople(ctx, act)).then(() => mergeId);
};
const tell = (who: Made, fact: string, value: unknown, validFrom?: string) =>
  db.as(clerk, (ctx) =>
    recordFacts(ctx, who.personId, [{ fact, value, ...(validFrom ? { validFrom } : {}) }]),
  );
const pass = (minutes: number) => db.clock.advance({ minutes });

/** All rows of this module about some people, as they are stored. */
async function rowsOf(...people: Made[]) {
  const ids = people.map(({ personId }) => personId);
  const rows = (text: string) => db.rows<{ fact?: string; merge_id?: string | null }>(text, [ids]);
  const of = 'where person_id = any ($1) order by person_id';
  const person = await rows(`select * from people.person ${of}`);
  const log = await rows(`select * from people.fact_log ${of}, entry_id`);
  const identity = await rows(`select * from people.identity ${of}, blind_index`);
  const phones = await rows(`select * from people.phone_index ${of}, blind_index`);
  return { person, log, identity, phones };
}
const knows = async (who: Made, fact: string) =>
  (await db.as(clerk, (ctx) => getCurrent(ctx, who.personId, [fact]))).get(fact);
const codeOf = (act: Promise<unknown>) =>
  act.then(
    () => 'nothing was refused',
    (error) => (error instanceof Problem ? error.code : Promise.reject(error)),
  );

describe('two on record who are one', () => {
  it('become one under the first number: the second number and phone lead to it, and the second is not shown', async () => {
    const first = await makePerson({ name: '李合一' });
    pass(1);
    const second = await makePerson({ name: '李合一' });
    await merge(first, second);
    expect(await db.as(clerk, (ctx) => findByIdNumber(ctx, second.idNumber))).toBe(first.personId);
    const again = { ...second, personId: newId(9) };
    expect(await db.as(clerk, (ctx) => createOrFindPerson(ctx, again))).toEqual({
      personId: first.personId,
      created: false,
    });
    const { people } = await db.as(clerk, (ctx) => searchPeople(ctx, { name: '李合一' }));
    expect(people.map(({ personId }) => personId)).toEqual([first.personId]);
    expect(await codeOf(db.as(clerk, (ctx) => getCurrent(ctx, second.personId, ['person.name'])))).toBe(
      'person-not-here',
    );
    // Of two phones said on one day the one recorded later is in force, and only under that one is he found.
    expect(await db.as(clerk, (ctx) => findByPhone(ctx, second.phone ?? ''))).toEqual([first.personId]);
    expect(await db.as(clerk, (ctx) => findByPhone(ctx, first.phone ?? ''))).toEqual([]);
  });

  it('keep the history of both: each word with its own day, and the latest in force', async () => {
    const [first, second] = [await makePerson(), await makePerson()];
    await tell(first, 'person.education', '21', '2020-07-01');
    await tell(second, 'person.education', '11', '2024-07-01');
    await tell(second, 'person.last_job', '焊工', '2019-01-01');
    await tell(first, 'person.last_job', '保安', '2023-01-01');
    await merge(first, second);
    expect(await knows(first, 'person.education')).toMatchObject({ value: '11', validFrom: '2024-07-01' });
    expect(await knows(first, 'person.last_job')).toMatchObject({ value: '保安', validFrom: '2023-01-01' });
    const { log } = await rowsOf(first);
    expect(log.filter(({ fact }) => fact === 'person.last_job')).toHaveLength(2);
    expect((await knows(first, 'person.id_number'))?.value).toMatch(/^3707/);
  });

  it('are again as they were, to the byte, when it is taken back', async () => {
    const [first, second] = [await makePerson(), await makePerson({ phone: null })];
    await tell(second, 'person.phone', madeUpPhone(99_001));
    await tell(second, 'person.skills', ['电工']);
    const before = await rowsOf(first, second);
    const mergeId = await merge(first, second);
    expect(await rowsOf(first, second)).not.toEqual(before);
    pass(5);
    await db.as(clerk, (ctx) => undoMerge(ctx, mergeId));
    expect(await rowsOf(first, second)).toEqual(before);
    expect(await codeOf(db.as(clerk, (ctx) => undoMerge(ctx, mergeId)))).toBe('merge-not-here');
  });

  it('are as they were whatever had been said of them', async () => {
    const word = fc.record({
      of: fc.constantFrom('first', 'second'),
      what: fc.constantFrom(
        ['person.education', '21'],
        ['person.education', '11'],
        ['person.education', null],
        ['person.last_job', '保洁'],
        ['person.phone', madeUpPhone(99_100)],
        ['person.phone', madeUpPhone(99_101)],
        ['person.no_nights', true],
        ['person.wanted_jobs', ['焊工', '保安']],
      ),
      day: fc.constantFrom('2024-01-01', '2025-06-01', '2026-11-20'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 8 }), async (words) => {
        const [first, second] = [await makePerson(), await makePerson()];
        for (const { of, what, day } of words)
          await tell(of === 'first' ? first : second, String(what[0]), what[1], day);
        const before = await rowsOf(first, second);
        const mergeId = await merge(first, second);
        pass(1);
        await db.as(clerk, (ctx) => undoMerge(ctx, mergeId));
        expect(await rowsOf(first, second)).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });

  it('keep what was said after they were one', async () => {
    const [first, second] = [await makePerson(), await makePerson()];
    await tell(second, 'person.education', '11', '2024-07-01');
    const mergeId = await merge(first, second);
    pass(60);
    await tell(first, 'person.last_job', '会计');
    await tell(first, 'person.phone', madeUpPhone(99_200));
    await db.as(clerk, (ctx) => undoMerge(ctx, mergeId));
    expect((await knows(first, 'person.last_job'))?.value).toBe('会计');
    expect(await knows(first, 'person.education')).toBeUndefined();
    expect(await db.as(clerk, (ctx) => findByPhone(ctx, madeUpPhone(99_200)))).toEqual([first.personId]);
    expect(await db.as(clerk, (ctx) => findByPhone(ctx, second.phone ?? ''))).toEqual([second.personId]);
  });
});

describe('a merge', () => {
  it('takes somebody who sees both', async () => {
    const [first, second] = [await makePerson(), await makePerson({ area: '370702000000' })];
    expect(await codeOf(merge(first, second))).toBe('person-not-here');
    expect(await codeOf(merge(second, first))).toBe('person-not-here');
    await merge(first, second, clerkOf('370700000000'));
  });

  it('is taken back before the one that it led to is merged further', async () => {
    const [first, second, third] = [await makePerson(), await makePerson(), await makePerson()];
    const mergeId = await merge(second, third);
    expect(await codeOf(merge(first, second))).toBe('merged-already');
    await merge(second, first);
    await db.as(clerk, (ctx) => undoMerge(ctx, mergeId));
    expect(await db.as(clerk, (ctx) => findByIdNumber(ctx, third.idNumber))).toBe(third.personId);
    expect(await db.as(clerk, (ctx) => findByIdNumber(ctx, first.idNumber))).toBe(second.personId);
  });

  it('is asked for by whoever turns a number', async () => {
    const [first, second] = [await makePerson(), await makePerson()];
    const mergeId = await merge(first, second);
    for (const by of [clerkOf('370702000000'), clerk]) {
      const turned = db.as(by, (ctx) => sql`select people.turn_number(${mergeId})`.execute(ctx.tx));
      await expect(turned).rejects.toThrow('the number of this merge leads elsewhere');
    }
    await db.as(clerk, (ctx) => sql`select people.forget_copies(${mergeId})`.execute(ctx.tx));
    expect((await rowsOf(first)).log.filter(({ merge_id }) => merge_id === mergeId)).not.toEqual([]);
  });
});

describe('comparePeople', () => {
  it('finds by name, by phone and by birthday, once, and gives what was made of the two', async () => {
    const phone = madeUpPhone(88_001);
    const one = await makePerson({ name: '綦独一', phone });
    const samePhone = await makePerson({ name: '窦他人', phone });
    const sameName = await makePerson({ name: '綦独一' });
    const made = await db.as(clerk, (ctx) =>
      comparePeople(ctx, [one.personId, sameName.personId], (a, b) => ({
        name: a.name === b.name,
        phone: a.phone === b.phone,
      })),
    );
    const withOne = (other: Made) =>
      made.filter(({ a, b }) => [a, b].includes(one.personId) && [a, b].includes(other.personId));
    expect(withOne(samePhone)).toMatchObject([{ block: true, made: { name: false, phone: true } }]);
    expect(withOne(sameName)).toMatchObject([{ block: true, made: { name: true, phone: false } }]);
    expect(
      await db.as(clerkOf('370702000000'), (ctx) => comparePeople(ctx, [one.personId], () => 1)),
    ).toEqual([]);
  });
});
