import { beforeAll, describe, expect, it } from 'vitest';
import { addMonths, parseDay } from '../../ground/clock/day.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { createOrFindPerson, recordFacts } from '../people/index.ts';
import { askNext, seeResults } from './actions/calculate.ts';
import { handAnswers, sweepAnswers, takeAnswers } from './actions/hand-answers.ts';
import type { Asking } from './asking.ts';
import { founder } from './testing/made-up.ts';

let db: TestDatabase;
const me = newId(1);
beforeAll(async () => {
  db = await openTestDatabase();
  await db.asJob((ctx) =>
    createOrFindPerson(ctx, {
      personId: me,
      name: '陈桂芬',
      // Born on 21 February 1966, a woman.
      idNumber: '370700196602210021',
      phone: '19900000004',
      residenceArea: '370705006000',
      source: { kind: 'self', name: null },
    }),
  );
});
const himself = { kind: 'resident', role: 'resident', id: me, person: me } as const;
const nothing: Asking = { subject: 'person', told: {}, unclear: [] };

describe('the next question', () => {
  it('is asked of a visitor, and what was answered is not asked again', async () => {
    const asking: Asking = { ...nothing, told: {}, unclear: [] };
    const asked: string[] = [];
    for (;;) {
      const { question } = await db.as({}, (ctx) => askNext(ctx, asking));
      if (!question) break;
      expect(asked).not.toContain(question.id);
      expect(question.facts.length).toBeGreaterThan(0);
      expect(question.policies.length).toBeGreaterThan(0);
      asked.push(question.id);
      // Knows nothing: every question is left.
      asking.unclear.push(...question.facts.map(({ fact }) => fact));
    }
    expect(asked.length).toBeGreaterThan(5);
  });

  it('starts from what the register holds, and tells whose word it is', async () => {
    await db.as(himself, (ctx) =>
      recordFacts(ctx, me, [{ fact: 'person.employment_status', value: 'unemployed' }]),
    );
    const { known } = await db.as(himself, (ctx) => askNext(ctx, nothing));
    expect(known.map(({ fact, value, from }) => [fact, value, from.kind])).toEqual([
      ['birth_date', '1966-02-21', 'rule'],
      ['sex', 'F', 'rule'],
      ['city', '潍坊', 'self'],
      ['county', '潍坊奎文区', 'self'],
      ['tier', 'tier1', 'self'],
      ['work_status', 'unemployed', 'self'],
    ]);
    const own = await db.as(himself, (ctx) =>
      askNext(ctx, { ...nothing, told: { work_status: 'flexible' } }),
    );
    expect(own.known.find(({ fact }) => fact === 'work_status')).toMatchObject({
      value: 'flexible',
      from: { kind: 'answer' },
    });
    const again = await db.as(himself, (ctx) => askNext(ctx, { ...nothing, again: 'work_status' }));
    expect(again.question?.facts.map(({ fact }) => fact)).toEqual(['work_status']);
  });

  it('takes a place for the city and the tier of its least wage', async () => {
    const { known } = await db.as({}, (ctx) => askNext(ctx, { ...nothing, area: '370114000000' }));
    expect(known.map(({ fact, value }) => [fact, value])).toEqual([
      ['city', '济南'],
      ['county', '济南章丘区'],
      ['tier', 'tier2'],
    ]);
    await expect(
      db.as({}, (ctx) => askNext(ctx, { ...nothing, area: '990000000000' })),
    ).rejects.toMatchObject({
      fields: [{ field: '/area' }],
    });
  });

  it('names what cannot be, and keeps nothing', async () => {
    const told = {
      birth_date: '昨天',
      dibao: 'yes',
      rent_paid_year: -1,
      age: 30,
      nobody: true,
      sex: 'X',
      loan_years: 10_000,
    };
    await expect(db.as({}, (ctx) => askNext(ctx, { ...nothing, told }))).rejects.toMatchObject({
      code: 'answers-unreadable',
      fields: Object.keys(told).map((fact) => ({ field: `/told/${fact}` })),
    });
  });
});

describe('the results', () => {
  it('show a policy with amount, reasons, sources and what is doubtful', async () => {
    const { results, sums, counts } = await db.as({}, (ctx) =>
      seeResults(ctx, { ...nothing, told: founder as Asking['told'] }),
    );
    const grant = results.find(({ policy }) => policy.id === 'P01');
    expect(grant).toMatchObject({ standing: 'check', amount: { fen: 1_200_000 } });
    expect(grant?.conditions.every(({ outcome }) => outcome === 'yes')).toBe(true);
    expect(grant?.conditions.some(({ sources }) => sources.length > 0)).toBe(true);
    expect(grant?.doubts.length).toBeGreaterThan(0);
    expect(sums).toContainEqual({ every: 'once', fen: 1_200_000, policies: 1, sure: false });
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(results.length);
    // Every policy is there, and nothing is hidden.
    expect(results.length).toBe(27);
  });

  it('name what was left unclear, once, and each leads back to its question', async () => {
    const asking: Asking = { ...nothing, unclear: [] };
    for (;;) {
      const { question } = await db.as({}, (ctx) => askNext(ctx, asking));
      if (!question) break;
      asking.unclear.push(...question.facts.map(({ fact }) => fact));
    }
    const { more, unclear, counts } = await db.as({}, (ctx) => seeResults(ctx, asking));
    expect([more, counts.open > 0, unclear.length > 5]).toEqual([false, true, true]);
    for (const { fact } of unclear) {
      const { question } = await db.as({}, (ctx) => askNext(ctx, { ...asking, again: fact }));
      expect(question?.facts.map((one) => one.fact)).toContain(fact);
    }
    // A place tells several facts, and is asked for once.
    expect(unclear.filter(({ fact }) => ['city', 'county', 'tier'].includes(fact))).toHaveLength(1);
    // What is answered meanwhile is not unclear any more.
    const placed = await db.as({}, (ctx) => seeResults(ctx, { ...asking, area: '370705006000' }));
    expect(placed.unclear.some(({ fact }) => ['city', 'county', 'tier'].includes(fact))).toBe(false);
  });

  it('call nothing one step away that only decades bring: it is a no with its day', async () => {
    const told = {
      birth_date: '1990-05-21',
      sex: 'M',
      retire_category: 'male',
      city: '潍坊',
      tier: 'tier1',
      work_status: 'unemployed',
      unemp_registered: true,
      ui_receiving: true,
    };
    const { results, asOf } = await db.as({}, (ctx) => seeResults(ctx, { ...nothing, told }));
    const horizon = addMonths(parseDay(asOf), 24);
    for (const { standing, ways } of results)
      if (standing === 'almost') expect((ways[0]?.on ?? '') <= horizon).toBe(true);
    const far = results.filter(({ conditions }) =>
      conditions.some(({ change, outcome }) => outcome === 'no' && String(change?.on) > '2050'),
    );
    expect(far.map(({ standing }) => standing)).toContain('not');
  });

  it('never say no where a doubt decides', async () => {
    const { results } = await db.as({}, (ctx) =>
      seeResults(ctx, { ...nothing, told: founder as Asking['told'] }),
    );
    for (const { standing, doubts, policy } of results)
      if (standing === 'not' || standing === 'entitled') expect([policy.id, doubts]).toEqual([policy.id, []]);
  });
});

describe('answers that are handed over', () => {
  const asking: Asking = { ...nothing, told: { dibao: true }, unclear: ['birth_date'] };

  it('are taken once, by their code', async () => {
    const { code } = await db.as({}, (ctx) => handAnswers(ctx, asking));
    const rows = await db.rows<{ sealed: Buffer }>('select sealed from policy.handed_answers');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.sealed.toString('utf8')).not.toContain('dibao');
    expect(await db.as({}, (ctx) => takeAnswers(ctx, code.toLowerCase()))).toEqual(asking);
    await expect(db.as({}, (ctx) => takeAnswers(ctx, code))).rejects.toMatchObject({
      code: 'code-not-right',
    });
    expect(await db.rows('select 1 from policy.handed_answers')).toHaveLength(0);
  });

  it('are gone after ten minutes', async () => {
    const { code } = await db.as({}, (ctx) => handAnswers(ctx, asking));
    db.clock.advance({ minutes: 11 });
    await expect(db.as({}, (ctx) => takeAnswers(ctx, code))).rejects.toMatchObject({
      code: 'code-not-right',
    });
    await db.as({}, (ctx) => handAnswers(ctx, asking));
    db.clock.advance({ minutes: 11 });
    await db.asJob((ctx) => sweepAnswers(ctx));
    expect(await db.rows('select 1 from policy.handed_answers')).toHaveLength(0);
  });
});
