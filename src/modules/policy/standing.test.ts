import { beforeAll, describe, expect, it } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import { parseDay } from '../../ground/clock/day.ts';
import type { Actor } from '../../ground/context.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { openTestService } from '../../testing.ts';
import { checkCharacter } from '../people/domain/id-number.ts';
import { createOrFindPerson, createPeople, recordFacts } from '../people/index.ts';
import { keepStanding } from './actions/keep-standing.ts';
import { lookAgain } from './actions/look-again.ts';
import { myEntitlements, putAwayEntitlements } from './actions/my-entitlements.ts';
import { turnByDay } from './actions/turn-by-day.ts';
import { hears } from './events.ts';
import { evaluatePerson, plan, prefill } from './index.ts';
import { readStandings } from './store-standing.ts';
import { confirmAll } from './testing/confirm-all.ts';
import { dice } from './testing/random-people.ts';

let db: TestDatabase;
let service: Awaited<ReturnType<typeof openTestService>>;
const street = '370705006000';
const self = { kind: 'self', name: null } as const;
const resident = (person: string): Partial<Actor> => ({
  kind: 'resident',
  role: 'resident',
  id: person,
  person,
});

beforeAll(async () => {
  db = await openTestDatabase();
  service = await openTestService(db);
});

let made = 0;
function idNumber(birth: string): string {
  made += 1;
  const seventeen = `370700${birth.replaceAll('-', '')}${String(100 + made)}`;
  return seventeen + checkCharacter(seventeen);
}
const hearing = () => ({ hearers: service.deployment.hearers });

async function born(birth: string): Promise<string> {
  const personId = newId(Date.now());
  const number = idNumber(birth);
  await db.asJob(
    (ctx) =>
      createOrFindPerson(ctx, {
        personId,
        name: '秦小样',
        idNumber: number,
        phone: `199${String(20_000_000 + made)}`,
        residenceArea: street,
        source: self,
      }),
    hearing(),
  );
  return personId;
}
const tell = (personId: string, fact: string, value: unknown) =>
  db.as(resident(personId), (ctx) => recordFacts(ctx, personId, [{ fact, value }]), hearing());

const kept = (personId: string) =>
  db.rows<{ policy: string; state: string; since: string; turns_on: string | null; turns_to: string | null }>(
    `select policy, state, since::text, turns_on::text, turns_to from policy.standing where holder_id = $1 order by policy`,
    [personId],
  );
interface Said {
  personId: string;
  policyId: string;
  from: string;
  to: string;
  why: string;
}
const changes = async (personId: string) =>
  (
    await db.rows<{ payload: Said }>(
      `select payload from ground.outbox where name = 'policy.entitlement-changed@1' and payload->>'personId' = $1 order by ctid`,
      [personId],
    )
  ).map(({ payload: { policyId, from, to, why } }) => `${policyId} ${from}>${to} ${why}`);

const mine = (personId: string) => db.as(resident(personId), myEntitlements);

describe('what somebody is entitled to', () => {
  let young: string;
  let child: string;

  it('is kept where a doubt alone keeps it back, and shown to nobody', async () => {
    young = await born('2006-05-01');
    child = await born('2010-12-31');
    for (const one of [young, child]) await tell(one, 'person.employment_status', 'unemployed');
    await service.jobs.runDue();
    expect(await kept(young)).toEqual([
      { policy: 'P46', state: 'check', since: '2026-11-20', turns_on: '2027-02-21', turns_to: 'none' },
    ]);
    expect(await kept(child)).toEqual([
      { policy: 'P46', state: 'none', since: '2026-11-20', turns_on: '2026-12-31', turns_to: 'check' },
    ]);
    expect(await changes(young)).toEqual(['P46 none>check facts']);
    expect(await changes(child)).toEqual([]);
    expect((await mine(young)).policies).toEqual([]);
  });

  it('is looked at again for a policy that two people have confirmed, and for no other', async () => {
    // What begins to be kept is no change of anybody's.
    await db.asJob((ctx) => lookAgain(ctx));
    expect(await changes(young)).toHaveLength(1);
    await confirmAll(db, 'P46', db.clock.now());
    await db.asJob((ctx) => lookAgain(ctx), hearing());
    expect(await changes(young)).toEqual(['P46 none>check facts', 'P46 check>entitled catalogue']);
    expect(await kept(child)).toMatchObject([{ state: 'none', turns_to: 'entitled' }]);
    expect((await mine(young)).policies).toMatchObject([{ id: 'P46', from: null }]);
    expect((await mine(child)).policies).toMatchObject([{ id: 'P46', from: '2026-12-31' }]);
    await db.asJob((ctx) => lookAgain(ctx), hearing());
    expect(await changes(young)).toHaveLength(2);
  });

  it('is his own, is put away by him alone, and comes back when it changes', async () => {
    const other = await born('1980-01-01');
    await db.as(resident(other), (ctx) => putAwayEntitlements(ctx, ['P46']));
    expect((await mine(young)).policies).toHaveLength(1);
    expect((await mine(other)).policies).toEqual([]);
    await db.as(resident(young), (ctx) => putAwayEntitlements(ctx, ['P46']));
    expect((await mine(young)).policies).toEqual([]);
    await tell(young, 'person.employment_status', 'employed');
    await service.jobs.runDue();
    expect(await kept(young)).toEqual([]);
    await tell(young, 'person.employment_status', 'unemployed');
    await service.jobs.runDue();
    expect((await changes(young)).slice(2)).toEqual(['P46 entitled>none facts', 'P46 none>entitled facts']);
    expect((await mine(young)).policies).toHaveLength(1);
  });

  it('is shown as it is today, also where nobody has kept it yet', async () => {
    await db.as(resident(young), (ctx) =>
      recordFacts(ctx, young, [{ fact: 'person.employment_status', value: 'employed' }]),
    );
    expect((await mine(young)).policies).toEqual([]);
    await tell(young, 'person.employment_status', 'unemployed');
    await service.jobs.runDue();
  });

  it('changes with its day, said once, from that day on', async () => {
    await db.asJob((ctx) => turnByDay(ctx), hearing());
    expect(await changes(child)).toEqual([]);
    db.clock.advance({ days: 44 });
    for (let again = 0; again < 2; again += 1) await db.asJob((ctx) => turnByDay(ctx), hearing());
    expect(await changes(child)).toEqual(['P46 none>entitled day']);
    expect(await kept(child)).toMatchObject([
      { state: 'entitled', since: '2026-12-31', turns_on: '2027-02-21' },
    ]);
    expect((await mine(child)).policies).toMatchObject([{ id: 'P46', from: null }]);
  });

  it('is evaluated through the door with the facts that it hangs on', async () => {
    const [one] = await db.as(resident(child), (ctx) => evaluatePerson(ctx, child, { policyIds: ['P46'] }));
    expect(one).toMatchObject({ policyId: 'P46', standing: 'entitled', state: 'entitled', proposable: true });
    const asOf = parseDay('2026-12-30');
    const [before] = await db.as(resident(child), (ctx) =>
      evaluatePerson(ctx, child, { policyIds: ['P46'], asOf }),
    );
    expect(before).toMatchObject({ state: 'none', turns: { on: '2026-12-31', to: 'entitled' } });
    const all = await db.as(resident(child), (ctx) => evaluatePerson(ctx, child));
    expect(all.length).toBeGreaterThan(20);
    await expect(db.as(resident(child), (ctx) => evaluatePerson(ctx, young))).rejects.toMatchObject({
      code: 'person-not-here',
    });
    const steps = await db.as(resident(child), (ctx) => plan(ctx, child, 'P46'));
    expect(steps).toMatchObject([{ by: 'policy', policy: 'P46', on: '2027-01-03' }]);
    const told = await db.as(resident(child), (ctx) => prefill(ctx, child));
    expect(told.map(({ fact }) => fact)).toEqual(
      expect.arrayContaining(['birth_date', 'work_status', 'city']),
    );
  });

  it('follows who is brought in by a list, and forgets who has died', async () => {
    const personId = newId(Date.now());
    const one = {
      personId,
      idNumber: idNumber('2005-02-02'),
      name: '柳小样',
      phone: null,
      residenceArea: street,
    };
    const facts = [{ fact: 'person.employment_status', value: 'unemployed', source: self }];
    await db.asJob((ctx) => createPeople(ctx, [{ ...one, source: self, facts }]), hearing());
    await service.jobs.runDue();
    expect(await kept(personId)).toMatchObject([{ policy: 'P46', state: 'entitled' }]);
    const source = { kind: 'department', name: 'public-security' } as const;
    await db.asJob(
      (ctx) => recordFacts(ctx, personId, [{ fact: 'person.died_on', value: '2027-01-02', source }]),
      hearing(),
    );
    await service.jobs.runDue();
    expect(await kept(personId)).toEqual([]);
    expect(await changes(personId)).toEqual(['P46 none>entitled facts']);
  });

  it('moves with the person, and is not seen from where he was', async () => {
    const clerk = (code: string): Partial<Actor> => ({
      kind: 'staff',
      id: newId(3),
      role: 'clerk',
      area: { code, ...loadAreas().range(code) },
    });
    const seen = (code: string) => db.as(clerk(code), (ctx) => readStandings(ctx, [young]));
    expect(await seen('370705000000')).toHaveLength(1);
    await tell(young, 'person.residence_area', '370702001000');
    await service.jobs.runDue();
    expect(await seen('370705000000')).toEqual([]);
    expect(await seen('370702000000')).toHaveLength(1);
  });
});

it('whatever comes in whatever order, what is kept is what is found by looking at everybody anew', async () => {
  const below = dice(42);
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const births = ['2011-02-01', '2001-12-15', '2009-01-01', '1999-06-30', '2003-08-08', '2010-03-03'];
  const people = await Promise.all(births.map(born));
  const waiting: { name: string; payload: Record<string, unknown>; at: number }[] = [];
  let seen = 0;
  const collect = async () => {
    const all = await db.rows<{ name: string; payload: Record<string, unknown> }>(
      `select name, payload from ground.outbox where name like 'people.%' order by ctid`,
    );
    for (const said of all.slice(seen)) waiting.push({ ...said, at: 0 });
    seen = all.length;
  };
  const hear = (said: (typeof waiting)[number]) =>
    db.asJob(
      async (ctx) =>
        hears[said.name]?.(ctx, {
          eventId: newId(1),
          saidAt: ctx.clock.now(),
          name: said.name,
          payload: said.payload,
        }),
      hearing(),
    );
  const values: Record<string, readonly unknown[]> = {
    'person.employment_status': ['unemployed', 'unemployed', 'employed', 'student', null],
    'person.education': ['11', '21', '31', '61'],
    'person.groups': [['veteran'], ['student'], []],
    'person.residence_area': [street, '370702001000'],
  };
  for (let step = 0; step < 160; step += 1) {
    const fact = one(Object.keys(values));
    await tell(one(people), fact, one(values[fact] ?? []));
    await collect();
    if (below(3) === 0) db.clock.advance({ days: below(40) });
    if (below(3) === 0) await db.asJob((ctx) => turnByDay(ctx), hearing());
    // Heard late, in any order, and now and then twice.
    while (waiting.length > 0 && below(3) > 0) {
      const at = below(waiting.length);
      const [said] = below(5) === 0 ? waiting.slice(at, at + 1) : waiting.splice(at, 1);
      if (said) await hear(said);
    }
  }
  for (const said of waiting.splice(0)) await hear(said);
  await db.asJob((ctx) => turnByDay(ctx), hearing());
  const all = () =>
    db.rows(
      `select holder_id, policy, state, turns_on::text, turns_to, area_lo from policy.standing where holder_id = any($1) order by 1, 2`,
      [people],
    );
  const incremental = await all();
  const said = await Promise.all(people.map(changes));
  await db.rows('delete from policy.standing where holder_id = any($1)', [people]);
  const everybody = new Map(people.map((id) => [id, 'all' as const]));
  await db.asJob((ctx) => keepStanding(ctx, 'person', everybody, 'facts', { quiet: true }));
  expect(await all()).toEqual(incremental);
  // Each change begins where the one before has ended.
  expect(said.flat().length).toBeGreaterThan(10);
  for (const own of said) {
    let state = 'none';
    for (const change of own) {
      const [from, to] = change.split(' ')[1]?.split('>') ?? [];
      expect(from).toBe(state);
      state = to ?? '';
    }
  }
});
