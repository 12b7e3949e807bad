import { beforeAll, describe, expect, it } from 'vitest';
import { parseDay } from '../../ground/clock/day.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { listMandates } from '../access/index.ts';
import { madeUpIdNumber, madeUpPhone } from '../people/testing/made-up.ts';
import {
  contactOf,
  findByCreditCode,
  findEmployer,
  namesOfEmployers,
  registerEmployer,
  registerEmployers,
} from './index.ts';
import { agentOf, clerkOf, fixturesOf, street } from './testing/fixtures.ts';
import { madeUpCode } from './testing/made-up.ts';

type Fixtures = ReturnType<typeof fixturesOf>;

let db: TestDatabase;
let somebody: Fixtures['somebody'];
let company: Fixtures['company'];
let stall: Fixtures['stall'];

beforeAll(async () => {
  db = await openTestDatabase();
  ({ somebody, company, stall } = fixturesOf(db, { idNumber: madeUpIdNumber, phone: madeUpPhone }));
});

describe('registering', () => {
  it('makes the resident its agent; everybody sees the name, and nobody else the telephone', async () => {
    const owner = await somebody();
    const input = company();
    await db.as(owner, (ctx) => registerEmployer(ctx, input));
    const mandates = await db.as(owner, (ctx) => listMandates(ctx));
    expect(mandates).toMatchObject([{ employerId: input.employerId, personId: owner.id }]);

    const { employerId } = input;
    expect(await db.as({}, (ctx) => findEmployer(ctx, employerId))).toMatchObject({
      name: '潍坊演示保洁有限公司',
      state: 'unverified',
      verified: false,
      address: '文化路 1 号',
      areaName: expect.stringContaining('北苑街道'),
    });
    expect(await db.as({}, (ctx) => namesOfEmployers(ctx, [employerId, newId(9)]))).toEqual(
      new Map([[employerId, { name: '潍坊演示保洁有限公司', kind: 'enterprise', verified: false }]]),
    );
    const agent = agentOf(owner, employerId);
    expect(await db.as(agent, (ctx) => contactOf(ctx, employerId))).toEqual({
      name: '王经理',
      phone: '0536-8888888',
      address: '文化路 1 号',
    });
    const others = [{}, owner, await somebody(), clerkOf('370702000000'), clerkOf(street)];
    for (const other of others) {
      expect(await db.as(other, (ctx) => contactOf(ctx, employerId))).toBeUndefined();
    }
  });

  it('is found by its code however it is typed', async () => {
    const input = company();
    await db.as(await somebody(), (ctx) => registerEmployer(ctx, input));
    const typed = ` ${(input.creditCode ?? '').toLowerCase()} `;
    expect(await db.as({}, (ctx) => findByCreditCode(ctx, typed))).toMatchObject({
      employerId: input.employerId,
    });
    expect(await db.as({}, (ctx) => findByCreditCode(ctx, madeUpCode(999_999)))).toBeUndefined();
    expect(await db.as({}, (ctx) => findByCreditCode(ctx, '91'))).toBeUndefined();
  });

  it('attaches nobody to an employer that is there, also not by its id', async () => {
    const input = company();
    await db.as(await somebody(), (ctx) => registerEmployer(ctx, input));
    const stranger = await somebody();
    const again = company({ creditCode: input.creditCode });
    await expect(db.as(stranger, (ctx) => registerEmployer(ctx, again))).rejects.toMatchObject({
      code: 'employer-registered',
      fields: [{ field: '/creditCode' }],
    });
    const taken = company({ employerId: input.employerId });
    await expect(db.as(stranger, (ctx) => registerEmployer(ctx, taken))).rejects.toMatchObject({
      code: 'employer-id-taken',
    });
    expect(await db.as(stranger, (ctx) => listMandates(ctx))).toEqual([]);
    expect(await db.as({}, (ctx) => findEmployer(ctx, again.employerId))).toBeUndefined();
  });

  it('lets two who register one code at once meet: one of them has it', async () => {
    const creditCode = madeUpCode(12_345);
    const tries = await Promise.allSettled(
      [await somebody(), await somebody()].map((actor) =>
        db.as(actor, (ctx) => registerEmployer(ctx, company({ creditCode }))),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('keeps a household’s address from everybody, and a person has one household and one stall', async () => {
    const owner = await somebody();
    const home = stall({ kind: 'household', name: null, address: '幸福小区 3 号楼 201' });
    await db.as(owner, (ctx) => registerEmployer(ctx, home));
    const facts = await db.as({}, (ctx) => findEmployer(ctx, home.employerId));
    expect(facts).toMatchObject({ name: '北苑街道一户居民', address: null });
    expect(JSON.stringify(facts)).not.toContain('幸福');
    const agent = agentOf(owner, home.employerId);
    expect(await db.as(agent, (ctx) => contactOf(ctx, home.employerId))).toMatchObject({
      address: '幸福小区 3 号楼 201',
    });
    await db.as(owner, (ctx) => registerEmployer(ctx, stall()));
    await expect(db.as(owner, (ctx) => registerEmployer(ctx, stall()))).rejects.toMatchObject({
      code: 'own-employer-registered',
    });
  });

  it('says of each field what to mend', async () => {
    const wrong = company({
      creditCode: '91350100M000100Y44',
      name: '甲',
      areaCode: '370000000000',
      address: '',
      contactName: '1',
      contactPhone: '8888888',
    });
    const problem = await db
      .as(await somebody(), (ctx) => registerEmployer(ctx, wrong))
      .catch((error) => error);
    expect(problem.fields.map(({ field, code }: { field: string; code: string }) => [field, code])).toEqual([
      ['/creditCode', 'checksum'],
      ['/areaCode', 'area-too-wide'],
      ['/name', 'too-short'],
      ['/address', 'too-short'],
      ['/contactName', 'too-short'],
      ['/contactPhone', 'area-code-missing'],
    ]);
  });

  it('by a clerk is for the person of the visit; without one only where there is a code', async () => {
    const person = await somebody();
    const received = clerkOf(street, { person: person.id ?? null });
    const input = stall();
    await db.as(received, (ctx) => registerEmployer(ctx, input));
    expect(await db.as(person, (ctx) => listMandates(ctx))).toHaveLength(1);
    await expect(db.as(clerkOf(street), (ctx) => registerEmployer(ctx, stall()))).rejects.toMatchObject({
      code: 'visit-first',
    });
    await db.as(clerkOf(street), (ctx) => registerEmployer(ctx, company()));
  });
});

it('brings many in, once, with their day of verification', async () => {
  const owner = await somebody();
  const many = [
    { ...company(), verifiedOn: parseDay('2026-11-01'), agents: [], place: { lat: 36.7, lon: 119.1 } },
    { ...company(), verifiedOn: parseDay('2026-05-01'), agents: [] },
    {
      ...stall(),
      verifiedOn: null,
      agents: [{ mandateId: newId(77), personId: owner.id ?? '', nameMask: '张*' }],
    },
  ];
  expect(await db.asJob((ctx) => registerEmployers(ctx, many))).toBe(3);
  expect(await db.asJob((ctx) => registerEmployers(ctx, many.slice(0, 2)))).toBe(0);
  const seen = await db.as({}, (ctx) =>
    Promise.all(many.map(({ employerId }) => findEmployer(ctx, employerId))),
  );
  expect(
    seen.map((each) => [each?.state, each?.verifyAgainOn ?? null, each?.place?.precision ?? null]),
  ).toEqual([
    ['verified', '2027-05-01', 'exact'],
    ['lapsed', '2026-11-01', null],
    ['unverified', null, null],
  ]);
  expect(await db.as(owner, (ctx) => listMandates(ctx))).toHaveLength(1);
});
