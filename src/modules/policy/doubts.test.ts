import { beforeAll, describe, expect, it } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import type { Actor } from '../../ground/context.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { openTestService } from '../../testing.ts';
import { checkCharacter } from '../people/domain/id-number.ts';
import { createOrFindPerson, recordFacts } from '../people/index.ts';
import { seeResults } from './actions/calculate.ts';
import { listDoubts } from './actions/list-doubts.ts';
import { rankDoubts } from './actions/rank-doubts.ts';
import { population } from './index.ts';
import { type Officer, officersOf } from './testing/officers.ts';

let db: TestDatabase;
let service: Awaited<ReturnType<typeof openTestService>>;
const county = '370705000000';
const street = '370705006000';
const other = '370702000000';
const area = (code: string) => ({ code, ...loadAreas().range(code) });

let [one, two, three, clerk]: Officer[] = [];

beforeAll(async () => {
  db = await openTestDatabase();
  service = await openTestService(db);
  const officer = officersOf(db, service);
  one = await officer('one', 'manager', county);
  two = await officer('two', 'manager', county);
  three = await officer('three', 'manager', other);
  clerk = await officer('clerk', 'clerk', county);
});

async function send(headers: Officer | undefined, method: 'GET' | 'POST', url: string, payload?: object) {
  const answer = await service.http.inject({
    method,
    url,
    headers: headers ?? {},
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
}
const see = async (who: Officer | undefined, id: string) =>
  (await send(who, 'GET', `/api/policies/statements/${id}`)).body;

/** Reads a statement in its document as the page shows it, and says what was found. */
async function read(who: Officer | undefined, id: string, more: object = {}) {
  const { hash } = await see(who, id);
  return send(who, 'POST', `/api/policies/statements/${id}/read`, {
    hash,
    verdict: 'agrees',
    document: '鲁人社规〔2024〕1号',
    article: '第七条',
    words: '在领职工养老金的不能报名',
    ...more,
  });
}

it('a statement names the articles in which it stands', async () => {
  expect(await see(one, 'P37.c1')).toMatchObject({
    articles: [
      { document: '中华人民共和国社会保险法', date: '2018-12-29', article: '第四十五条第（一）项' },
      { document: '失业保险条例', date: '1999-01-22', article: '第十四条第（一）项' },
    ],
    sources: [{ grade: 'B' }, { grade: 'B' }],
  });
});

describe('a doubt', () => {
  it('is gone when two different people have read the same', async () => {
    expect(await see(one, 'P33.c6')).toMatchObject({
      words: { zh: expect.stringContaining('不是') },
      state: 'unread',
      doubt: { level: 'ours' },
      sources: [{ id: 'S49' }],
      policies: [{ id: 'P33', documents: expect.arrayContaining(['鲁人社规〔2024〕1号']) }],
      mayAgree: true,
    });
    expect((await read(one, 'P33.c6')).body).toEqual({ state: 'once' });
    const again = await read(one, 'P33.c6');
    expect(again).toMatchObject({ status: 409, body: { code: 'confirmed-already' } });
    expect(await see(one, 'P33.c6')).toMatchObject({ mayAgree: false, mayDiffer: true, state: 'once' });
    expect((await service.http.inject({ url: '/api/policies/P33' })).body).toContain('"level":"ours"');
    // Read from a place of its own: it is one catalogue for all.
    expect((await read(three, 'P33.c6')).body).toEqual({ state: 'confirmed' });

    const page = JSON.parse((await service.http.inject({ url: '/api/policies/P33' })).body);
    const c6 = page.conditions[0].tree.of.find(({ id }: { id: string }) => id === 'c6');
    expect(c6).toMatchObject({ doubt: null, confirmed: '2026-11-20' });
    const results = await db.as({}, (ctx) =>
      seeResults(ctx, { subject: 'person', told: { work_status: 'retired' }, unclear: [] }),
    );
    const p33 = results.results.find(({ policy }) => policy.id === 'P33');
    // Nobody who has retired is told to work again for the sake of it.
    expect(p33).toMatchObject({ standing: 'not', ways: [], doubts: [] });
    const list = await db.as({ kind: 'staff', id: newId(1), role: 'manager', area: area(county) }, (ctx) =>
      listDoubts(ctx, { policy: 'P33' }),
    );
    expect(list.statements.map(({ id }) => id)).not.toContain('P33.c6');
    expect(list.counts.confirmed).toBe(1);
  });

  it('is back when somebody finds that the text says something else', async () => {
    expect((await read(two, 'P33.c6', { verdict: 'differs' })).body.fields).toMatchObject([
      { field: '/instead', code: 'too-short' },
    ]);
    const differs = { verdict: 'differs', instead: '条文写的是享受城镇职工养老保险待遇的' };
    expect((await read(two, 'P33.c6', differs)).body).toEqual({ state: 'differs' });
    const shown = await see(two, 'P33.c6');
    expect(shown).toMatchObject({ mayAgree: false, mayDiffer: false, state: 'differs' });
    expect(shown.said[0]).toMatchObject({ by: '核对员two', instead: differs.instead, changed: false });
    // Who has agreed may find so later; who has found so has said all he can.
    expect((await read(two, 'P33.c6', differs)).status).toBe(409);
    expect((await read(one, 'P33.c6', differs)).body).toEqual({ state: 'differs' });
    expect((await service.http.inject({ url: '/api/policies/P33' })).body).toContain('"level":"ours"');
  });

  it('is read as the page showed it, in a document and not at an address', async () => {
    expect(await read(one, 'P43.amount', { hash: 'ab'.repeat(32) })).toMatchObject({
      status: 409,
      body: { code: 'statement-changed' },
    });
    expect(await read(one, 'P43.amount', { document: 'https://example.com/a' })).toMatchObject({
      status: 422,
      body: { code: 'reading-unclear' },
    });
    expect(
      (await read(one, 'P43.amount', { document: '', article: ' ', words: '对' })).body.fields,
    ).toHaveLength(3);
    expect((await send(one, 'GET', '/api/policies/statements/P99.c1')).status).toBe(404);
  });

  it('is for who answers for an area alone, and nobody changes what was said', async () => {
    for (const who of [clerk, undefined]) {
      expect([401, 403]).toContain((await send(who, 'GET', '/api/policies/doubts')).status);
      expect([401, 403]).toContain((await send(who, 'GET', '/api/policies/statements/P33.c6')).status);
    }
    const kept = await db.rows<{ words_sealed: Buffer }>('select words_sealed from policy.confirmation');
    for (const { words_sealed } of kept) expect(words_sealed.toString('utf8')).not.toContain('养老');
    const { sql } = await import('kysely');
    for (const text of [
      'update policy.confirmation set by_name = by_name',
      'delete from policy.confirmation',
    ])
      await expect(db.as({}, (ctx) => sql.raw(text).execute(ctx.tx))).rejects.toMatchObject({
        code: '42501',
      });
  });

  it('is confirmed once where two say so at the same moment', async () => {
    const [a, b, c] = await Promise.all([
      read(one, 'P35.in-force'),
      read(two, 'P35.in-force'),
      read(three, 'P35.in-force'),
    ]);
    expect([a.body.state, b.body.state, c.body.state].sort()).toEqual(['confirmed', 'confirmed', 'once']);
  });
});

describe('the rank', () => {
  const staff = (code: string): Partial<Actor> => ({
    kind: 'staff',
    id: newId(2),
    role: 'manager',
    area: area(code),
  });
  async function live(count: number, residenceArea: string, from: number) {
    for (let at = from; at < from + count; at += 1) {
      const seventeen = `37070019660221${String(100 + at)}`;
      const personId = newId(1000 + at);
      await db.asJob((ctx) =>
        createOrFindPerson(ctx, {
          personId,
          name: '秦小样',
          idNumber: seventeen + checkCharacter(seventeen),
          phone: `199${String(10_000_000 + at)}`,
          residenceArea,
          source: { kind: 'self', name: null },
        }),
      );
      await db.as({ kind: 'resident', role: 'resident', id: personId, person: personId }, (ctx) =>
        recordFacts(ctx, personId, [{ fact: 'person.employment_status', value: 'retired' }]),
      );
    }
  }

  it('counts the people of the area on whose results a doubt alone decides, and tells no number below five', async () => {
    // P33 is refused to pensioners by a condition of our own reading; nothing that is not known can change that.
    await live(6, street, 0);
    await live(3, '370705002000', 10);
    await live(2, '370702001000', 20);
    await db.asJob((ctx) => rankDoubts(ctx));
    const at = async (code: string) => {
      const { statements, countedAt } = await db.as(staff(code), (ctx) => listDoubts(ctx, { policy: 'P33' }));
      expect(countedAt).not.toBeNull();
      return statements.find(({ id }) => id === 'P33.c6')?.blocked?.refused;
    };
    const counted = (code: string, policy: string) => db.as(staff(code), (ctx) => population(ctx, policy));
    const none = { count: 0, few: false };
    expect(await counted(county, 'P33')).toMatchObject({ entitled: none, check: none, open: none });
    expect(await counted(county, 'P43')).toMatchObject({ open: { count: 9, few: false } });
    expect(await counted(other, 'P43')).toMatchObject({ entitled: none, open: { count: 0, few: true } });
    expect(await counted(county, 'P10')).toBeNull();
    expect(await at(county)).toEqual({ count: 9, few: false });
    expect(await at(street)).toEqual({ count: 6, few: false });
    expect(await at('370705002000')).toEqual({ count: 0, few: true });
  });

  it('does not count a policy for units, nor what decides no verdict, and has most people first', async () => {
    const { statements } = await db.as(staff(county), (ctx) => listDoubts(ctx, {}));
    const unit = statements.find(({ id }) => id === 'P10.in-force');
    expect(unit?.blocked).toBeNull();
    expect(statements.find(({ kind }) => kind === 'amount')?.blocked ?? null).toBeNull();
    const told = ({ count, few }: { count: number; few: boolean }) => (few ? 1 : count);
    const counts = statements.map(({ blocked }) =>
      blocked ? [told(blocked.yes), told(blocked.perhaps), told(blocked.refused)] : [0, 0, 0],
    );
    expect(counts).toEqual(
      counts.toSorted((a, b) => b.map((count, at) => count - (a[at] ?? 0)).find((more) => more !== 0) ?? 0),
    );
    expect(counts.some(([yes, , refused]) => yes === 0 && refused === 9)).toBe(true);
  });

  it('is counted again when somebody asks for it', async () => {
    await live(1, street, 30);
    expect((await send(one, 'POST', '/api/policies/doubts/count', {})).body).toEqual({ done: true });
    await service.jobs.runDue();
    const { body } = await send(one, 'GET', '/api/policies/doubts?policy=P33');
    expect(body.statements.find(({ id }: { id: string }) => id === 'P33.c6').blocked.refused.count).toBe(10);
    expect(body.policies.find(({ id }: { id: string }) => id === 'P33')).toMatchObject({ proposable: false });
  });
});

it('a request pays one row by two indexes for what was confirmed and approved', async () => {
  await db.as({}, (ctx) => listDoubts(ctx, {}));
  const sent = await db.statements(() =>
    db.as({}, (ctx) => seeResults(ctx, { subject: 'person', told: {}, unclear: [] })),
  );
  expect(sent.filter(({ sql }) => sql.includes('confirmation')).map(({ sql }) => sql)).toEqual([
    expect.stringMatching(/confirmation"."seq" desc limit .*version"."seq" desc limit/),
  ]);
});
