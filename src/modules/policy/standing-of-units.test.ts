import { beforeAll, describe, expect, it } from 'vitest';
import { parseDay } from '../../ground/clock/day.ts';
import type { Actor } from '../../ground/context.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { openTestService } from '../../testing.ts';
import { changeEmployer, closeEmployer } from '../employers/actions/change-employer.ts';
import { registerEmployer } from '../employers/index.ts';
import { agentOf, clerkOf, fixturesOf } from '../employers/testing/fixtures.ts';
import { madeUpCode } from '../employers/testing/made-up.ts';
import { madeUpIdNumber, madeUpPhone } from '../people/testing/made-up.ts';
import { keepStanding } from './actions/keep-standing.ts';
import { lookAgain } from './actions/look-again.ts';
import { myEntitlements, putAwayEntitlements } from './actions/my-entitlements.ts';
import { turnByDay } from './actions/turn-by-day.ts';
import { standingOver } from './domain/kept-standing.ts';
import { hears } from './events.ts';
import { loadPolicies } from './load-catalogue.ts';
import { readStandings } from './store-standing.ts';
import { confirmAll } from './testing/confirm-all.ts';
import { firm } from './testing/made-up.ts';

let db: TestDatabase;
let service: Awaited<ReturnType<typeof openTestService>>;
let make: ReturnType<typeof fixturesOf>;

beforeAll(async () => {
  db = await openTestDatabase();
  service = await openTestService(db);
  make = fixturesOf(db, { idNumber: madeUpIdNumber, phone: madeUpPhone });
});

const hearing = () => ({ hearers: service.deployment.hearers });

/** Somebody with a stall, who acts for it: 「六税两费」减半 is for every 个体工商户. */
async function stall(): Promise<{ agent: Partial<Actor>; employerId: string }> {
  const owner = await make.somebody();
  const input = make.stall();
  await db.as(owner, (ctx) => registerEmployer(ctx, input), hearing());
  await service.jobs.runDue();
  return { agent: agentOf(owner, input.employerId), employerId: input.employerId };
}

const change = async (agent: Partial<Actor>, told: Parameters<typeof changeEmployer>[1]) => {
  await db.as(agent, (ctx) => changeEmployer(ctx, told), hearing());
  await service.jobs.runDue();
};

const kept = (employerId: string) =>
  db.rows(
    `select policy, state, turns_on::text, turns_to from policy.standing
     where subject = 'unit' and holder_id = $1 order by policy`,
    [employerId],
  );

interface Said {
  policyId: string;
  from: string;
  to: string;
  why: string;
}
const changes = async (employerId: string) =>
  (
    await db.rows<{ payload: Said }>(
      `select payload from ground.outbox
       where name = 'policy.unit-entitlement-changed@1' and payload->>'employerId' = $1 order by ctid`,
      [employerId],
    )
  ).map(({ payload: { policyId, from, to, why } }) => `${policyId} ${from}>${to} ${why}`);

describe('what a unit is entitled to', () => {
  let one: Awaited<ReturnType<typeof stall>>;
  const ours = () => db.as(one.agent, myEntitlements);

  it('is kept from its registration on, said, and shown only once two people have confirmed it', async () => {
    one = await stall();
    expect(await kept(one.employerId)).toEqual([
      { policy: 'P19', state: 'check', turns_on: '2028-01-01', turns_to: 'none' },
    ]);
    expect(await changes(one.employerId)).toEqual(['P19 none>check facts']);
    expect((await ours()).policies).toEqual([]);
    await db.asJob((ctx) => lookAgain(ctx), hearing());
    await confirmAll(db, 'P19', db.clock.now());
    for (let again = 0; again < 2; again += 1) await db.asJob((ctx) => lookAgain(ctx), hearing());
    expect((await changes(one.employerId)).slice(1)).toEqual(['P19 check>entitled catalogue']);
    expect((await ours()).policies).toMatchObject([{ id: 'P19', from: null }]);
  });

  it('is put away by who acts for it alone, and seen by whoever answers for its area', async () => {
    const another = await stall();
    await db.as(another.agent, (ctx) => putAwayEntitlements(ctx, ['P19']));
    expect((await ours()).policies).toHaveLength(1);
    const seen = (actor: Partial<Actor>) => db.as(actor, (ctx) => readStandings(ctx, [one.employerId]));
    expect(await seen(another.agent)).toEqual([]);
    expect(await seen(clerkOf('370705000000'))).toHaveLength(1);
    expect(await seen(clerkOf('370702000000'))).toEqual([]);
    await db.as(one.agent, (ctx) => putAwayEntitlements(ctx, ['P19']));
    expect((await ours()).policies).toEqual([]);
  });

  it('changes with what it is, comes back where it was put away, and moves with it', async () => {
    await change(one.agent, { kind: 'enterprise', creditCode: madeUpCode(900) });
    expect(await kept(one.employerId)).toEqual([]);
    await change(one.agent, {
      kind: 'merchant',
      creditCode: madeUpCode(901, '92'),
      areaCode: '370702001000',
    });
    expect((await changes(one.employerId)).slice(2)).toEqual([
      'P19 entitled>none facts',
      'P19 none>entitled facts',
    ]);
    expect((await ours()).policies).toHaveLength(1);
    const area = (code: string) => db.as(clerkOf(code), (ctx) => readStandings(ctx, [one.employerId]));
    expect(await area('370705000000')).toEqual([]);
    expect(await area('370702000000')).toHaveLength(1);
  });

  it('is looked at again when somebody is hired, in what asks of those hired alone', async () => {
    const { employerId } = one;
    await db.rows(
      `insert into policy.standing (holder_id, subject, policy, area_code, area_lo, state, since, definition_hash)
       select holder_id, subject, unnest(array['P10', 'P20']), area_code, area_lo, 'check', since, definition_hash
       from policy.standing where holder_id = $1`,
      [employerId],
    );
    const hear = (move: string) =>
      db.asJob(
        async (ctx) =>
          hears['matching.application-answered@1']?.(ctx, {
            eventId: newId(1),
            saidAt: ctx.clock.now(),
            name: 'matching.application-answered@1',
            payload: { employerId, move },
          }),
        hearing(),
      );
    await hear('invite');
    expect(await kept(employerId)).toHaveLength(3);
    await hear('hire');
    expect(await kept(employerId)).toMatchObject([{ policy: 'P19' }, { policy: 'P20' }]);
    expect((await changes(employerId)).at(-1)).toBe('P10 check>none facts');
    await db.asJob((ctx) => keepStanding(ctx, 'unit', new Map([[employerId, 'all']]), 'facts'));
  });

  it('ends with its day, said once, and is forgotten where it has closed', async () => {
    const closing = await stall();
    await db.as(closing.agent, (ctx) => closeEmployer(ctx, true), hearing());
    await service.jobs.runDue();
    expect(await kept(closing.employerId)).toEqual([]);
    const before = (await changes(one.employerId)).length;
    db.clock.advance({ days: 410 });
    for (let again = 0; again < 2; again += 1) await db.asJob((ctx) => turnByDay(ctx), hearing());
    expect((await changes(one.employerId)).slice(before)).toEqual(['P19 entitled>none day']);
    expect(await kept(one.employerId)).toEqual([]);
  });
});

it('counts those whom a unit has hired: a yes is a yes, and none is no word on others', () => {
  const catalogue = loadPolicies();
  const policy = catalogue.policies.find(({ id }) => id === 'P11');
  if (!policy) throw new Error('P11 is missing');
  const from = parseDay('2026-11-20');
  const hired = { 'h.hired_on': '2026-07-10', 'h.contract_months': 12, 'h.si_months': 4, 'h.hardship': true };
  const over = (...hires: { id: string; facts: typeof hired }[]) =>
    standingOver(catalogue, policy, [{ from, facts: firm, hires }]).state;
  expect(over()).toBe('none');
  expect(over({ id: 'A', facts: hired })).toBe('check');
  expect(over({ id: 'A', facts: { ...hired, 'h.hardship': false } }, { id: 'B', facts: hired })).toBe(
    'check',
  );
});
