import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { openVisit } from '../access/index.ts';
import { madeUpIdNumber, madeUpPhone } from '../people/testing/made-up.ts';
import {
  attachAtCounter,
  endAgent,
  joinEmployer,
  listAgents,
  listMyEmployers,
  makeJoiningCode,
} from './actions/agents.ts';
import { closeEmployer } from './actions/change-employer.ts';
import { receiveEmployer, searchEmployers } from './actions/serve-employers.ts';
import { type NewEmployer, registerEmployer } from './index.ts';
import { agentOf, clerkOf, fixturesOf, street } from './testing/fixtures.ts';

let db: TestDatabase;
let make: ReturnType<typeof fixturesOf>;

beforeAll(async () => {
  db = await openTestDatabase();
  make = fixturesOf(db, { idNumber: madeUpIdNumber, phone: madeUpPhone });
});

async function registered(input: NewEmployer = make.company()) {
  const owner = await make.somebody();
  await db.as(owner, (ctx) => registerEmployer(ctx, input));
  return { owner, agent: agentOf(owner, input.employerId), employerId: input.employerId, input };
}

const codeOf = (agent: Parameters<TestDatabase['as']>[0]) => db.as(agent, (ctx) => makeJoiningCode(ctx));
const join = (actor: Parameters<TestDatabase['as']>[0], code: string) =>
  db.as(actor, (ctx) => joinEmployer(ctx, { code, mandateId: newId(1) }));

describe('a joining code', () => {
  it('lets one colleague in, once, however he types it', async () => {
    const { agent, employerId, input } = await registered();
    const colleague = await make.somebody('李小红');
    const { shown } = await codeOf(agent);
    db.clock.advance({ seconds: 1 });
    expect(shown).toMatch(/^\d{3} \d{3} \d{4}$/);
    expect(await join(colleague, ` ${shown}`)).toEqual({ employerId, name: input.name });
    expect(await db.as(colleague, (ctx) => listMyEmployers(ctx))).toMatchObject([{ employerId }]);
    expect(await db.as(agent, (ctx) => listAgents(ctx))).toMatchObject([
      { name: '张**', how: 'registered', me: true },
      { name: '李**', how: 'code', me: false },
    ]);
    await expect(join(await make.somebody(), shown)).rejects.toMatchObject({ code: 'code-not-right' });
  });

  it('is worthless after ten minutes, after a new one, and where it was guessed', async () => {
    const { agent } = await registered();
    const stranger = await make.somebody();
    const old = await codeOf(agent);
    const fresh = await codeOf(agent);
    for (const code of [old.code, '0000000000', '12', '']) {
      await expect(join(stranger, code)).rejects.toMatchObject({ code: 'code-not-right' });
    }
    db.clock.advance({ minutes: 10 });
    await expect(join(stranger, fresh.code)).rejects.toMatchObject({ code: 'code-not-right' });
    const [row] = await db.rows<{ plain: boolean }>(
      `select bool_or(code_index::text like '%' || encode($1::bytea, 'hex') || '%') as plain from employers.join_code`,
      [Buffer.from(fresh.code)],
    );
    expect(row?.plain).toBe(false);
  });

  it('is made by nobody who does not act for the employer', async () => {
    const { employerId } = await registered();
    const stranger = await make.somebody();
    // The gate would not let him name the employer; without that there is no employer to make one for.
    await expect(codeOf(stranger)).rejects.toMatchObject({ code: 'choose-employer' });
    expect(await db.as(stranger, (ctx) => listMyEmployers(ctx))).toEqual([]);
    expect(employerId).toBeTruthy();
  });
});

describe('leaving', () => {
  it('is open to all but the last, who hands over or closes', async () => {
    const { owner, agent, employerId } = await registered();
    const [own] = await db.as(agent, (ctx) => listAgents(ctx));
    const leave = (id: string) => db.as(agent, (ctx) => endAgent(ctx, id));
    await expect(leave(own?.mandateId ?? '')).rejects.toMatchObject({ code: 'last-agent' });

    const colleague = await make.somebody('李小红');
    await join(colleague, (await codeOf(agent)).code);
    await leave(own?.mandateId ?? '');
    expect(await db.as(owner, (ctx) => listMyEmployers(ctx))).toEqual([]);

    const rest = agentOf(colleague, employerId);
    const [last] = await db.as(rest, (ctx) => listAgents(ctx));
    await db.as(rest, (ctx) => closeEmployer(ctx, true));
    await db.as(rest, (ctx) => endAgent(ctx, last?.mandateId ?? ''));
    expect(await db.as(colleague, (ctx) => listMyEmployers(ctx))).toEqual([]);
  });

  it('of two who leave at once, one stays', async () => {
    const { agent, employerId } = await registered();
    const colleague = await make.somebody();
    await join(colleague, (await codeOf(agent)).code);
    const [one, two] = await db.as(agent, (ctx) => listAgents(ctx));
    const left = await Promise.allSettled([
      db.as(agent, (ctx) => endAgent(ctx, one?.mandateId ?? '')),
      db.as(agentOf(colleague, employerId), (ctx) => endAgent(ctx, two?.mandateId ?? '')),
    ]);
    expect(left.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('does not end the mandate of another employer', async () => {
    const [one, two] = [await registered(), await registered()];
    const [theirs] = await db.as(two.agent, (ctx) => listAgents(ctx));
    await expect(db.as(one.agent, (ctx) => endAgent(ctx, theirs?.mandateId ?? ''))).rejects.toMatchObject({
      code: 'agent-not-here',
    });
    expect(await db.as(two.owner, (ctx) => listMyEmployers(ctx))).toHaveLength(1);
  });
});

describe('at the counter', () => {
  it('the rightful owner gets back a company that somebody else registered', async () => {
    const { owner: squatter, employerId } = await registered();
    const rightful = await make.somebody('赵一平');
    const clerk = clerkOf(street);
    await expect(
      db.as(clerk, (ctx) => attachAtCounter(ctx, { employerId, mandateId: newId(1) })),
    ).rejects.toMatchObject({ code: 'visit-first' });
    const visit = { ...clerk, person: rightful.id };
    await expect(
      db.as({ ...clerkOf('370702000000'), person: rightful.id }, (ctx) =>
        attachAtCounter(ctx, { employerId, mandateId: newId(1) }),
      ),
    ).rejects.toMatchObject({ code: 'another-area' });
    await db.as(visit, (ctx) => attachAtCounter(ctx, { employerId, mandateId: newId(1) }));
    const agent = agentOf(rightful, employerId);
    const people = await db.as(agent, (ctx) => listAgents(ctx));
    const other = people.find(({ me }) => !me)?.mandateId ?? '';
    await db.as(agent, (ctx) => endAgent(ctx, other));
    expect(await db.as(squatter, (ctx) => listMyEmployers(ctx))).toEqual([]);
  });

  it('an employer is found by a part of its name in the area, by its code anywhere, and received', async () => {
    const { agent, employerId, input } = await registered(make.company({ name: '奇名百分%演示公司' }));
    const clerk = clerkOf(street);
    const find = (words: string, by = clerk) =>
      db.as(by, (ctx) => searchEmployers(ctx, { words })).then(({ employers }) => employers);
    expect(await find('奇名百分%')).toMatchObject([{ employerId, contact: { phone: '0536-*****88' } }]);
    expect(await find('奇名%演示')).toEqual([]);
    const elsewhere = clerkOf('370702000000');
    expect(await find('奇名百分', elsewhere)).toEqual([]);
    expect(await find(input.creditCode ?? '', elsewhere)).toMatchObject([{ employerId, contact: null }]);

    const receive = (by: typeof clerk, way: 'counter' | 'telephone') =>
      db.as(by, (ctx) => receiveEmployer(ctx, { visitId: newId(1), employerId, way }));
    await expect(receive(elsewhere, 'telephone')).rejects.toMatchObject({ code: 'another-area' });
    expect(await receive(elsewhere, 'counter')).toMatchObject({ employerId });
    const [read] = await db.rows<{ what: string[] }>(
      'select what from employers.read_log where employer_id = $1',
      [employerId],
    );
    expect(read?.what).toEqual(['visit-counter']);
    await expect(db.as(agent, (ctx) => openVisit(ctx, newId(1), { employerId }))).rejects.toMatchObject({
      code: 'staff-only',
    });
  });
});

it('what was read is never changed', async () => {
  await expect(db.rows('delete from employers.read_log')).rejects.toThrow('append-only');
});
