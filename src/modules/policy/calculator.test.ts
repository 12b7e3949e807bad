import { beforeAll, describe, expect, it } from 'vitest';
import { addMonths, parseDay } from '../../ground/clock/day.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { newId } from '../../ground/uuid.ts';
import { createOrFindPerson, recordFacts } from '../people/index.ts';
import { askNext, seeResults } from './actions/calculate.ts';
import { handAnswers, sweepAnswers, takeAnswers } from './actions/hand-answers.ts';
import type { Asking } from './asking.ts';
import type { Facts } from './domain/value.ts';
import { firm, founder, hired } from './testing/made-up.ts';

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
    const { results, sums, counts, known } = await db.as({}, (ctx) =>
      seeResults(ctx, { ...nothing, told: founder as Asking['told'] }),
    );
    const grant = results.find(({ policy }) => policy.id === 'P01');
    // Who told what a condition was held against stands with what is known.
    const from = new Map(known.map((one) => [one.fact, one.from.kind]));
    const heldBy = grant?.conditions.flatMap(({ kind, fact }) =>
      kind === 'atom' ? [from.get(fact ?? '')] : [],
    );
    expect(heldBy).toContain('answer');
    expect(grant).toMatchObject({ standing: 'check', amount: { fen: 1_200_000 } });
    expect(grant?.conditions.every(({ outcome }) => outcome === 'yes')).toBe(true);
    expect(grant?.conditions.some(({ sources }) => sources.length > 0)).toBe(true);
    expect(grant?.doubts.length).toBeGreaterThan(0);
    expect(sums).toContainEqual({ every: 'once', fen: 1_200_000, policies: 1, sure: false });
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(results.length);
    // Every policy is there, and nothing is hidden.
    expect(results.length).toBe(27);
  });

  it('name the articles, beside each condition and with the documents of a policy', async () => {
    const { results } = await db.as({}, (ctx) => seeResults(ctx, nothing));
    const benefit = results.find(({ policy }) => policy.id === 'P37');
    const paid = benefit?.conditions.find(({ fact }) => fact === 'ui_paid_months');
    expect(paid?.articles).toEqual([
      '中华人民共和国社会保险法第四十五条第（一）项',
      '失业保险条例第十四条第（一）项',
    ]);
    // Each article once, however many of its parts are cited.
    expect(benefit?.documents).toContainEqual({
      number: '失业保险条例',
      date: '1999-01-22',
      articles: ['第十四条', '第十五条', '第十七条', '第十八条'],
    });
    // In the order of the law, whichever statement cites them first.
    expect(benefit?.documents[0]).toMatchObject({
      articles: ['第四十五条', '第四十六条', '第四十七条', '第五十一条', '第九十八条'],
    });
  });

  it('count no doubtful amount as sure, and tell what is less to pay as that', async () => {
    const told: Facts = {
      city: '济南',
      business_kind: 'individual',
      business_registered_on: '2026-01-10',
      poverty_alleviated: true,
      tax_relief_months_used: 0,
      tax_payable_year: 3_000_000,
      business_months_in_year: 12,
    };
    const { results, sums } = await db.as({}, (ctx) =>
      seeResults(ctx, { ...nothing, told: told as Asking['told'], policy: 'P42' }),
    );
    expect(results).toMatchObject([
      {
        standing: 'entitled',
        amount: { fen: 2_400_000, words: { zh: '每年少交 24000 元' }, doubt: { level: 'likely' } },
        doubts: [],
      },
    ]);
    expect(results[0]?.amount?.sources.map(({ id }) => id)).toEqual(['S33']);
    expect(sums).toEqual([{ every: 'less', fen: 2_400_000, policies: 1, sure: false }]);
  });

  it('say of a no what is nearest, or which ways there are', async () => {
    const groups = [
      'unemp_registered',
      'hardship_certified',
      'disability_cert',
      'veteran',
      'prison_released',
    ];
    const more = [
      'capacity_cut_worker',
      'returned_migrant',
      'online_merchant',
      'poverty_alleviated',
      'rural_founder',
    ];
    const none = Object.fromEntries([...groups, ...more].map((fact) => [fact, false]));
    const told = { ...none, birth_date: '1990-05-20', edu_level: 'none', business_kind: 'none' };
    const { results } = await db.as({}, (ctx) =>
      seeResults(ctx, { ...nothing, told: told as Asking['told'] }),
    );
    const loan = results.find(({ policy }) => policy.id === 'P05');
    expect(loan?.reason?.zh).toMatch(/^需要：.*(企业|个体|创业|生意).*；有一项就行：.*等 10 项$/);
    for (const { standing, reason, policy } of results)
      if (['not', 'unlikely', 'over'].includes(standing)) expect([policy.id, reason]).not.toContain(null);
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

describe('the results of a unit', () => {
  const hires = (...some: Facts[]): Asking['hires'] =>
    some.map((one, nth) => ({ id: 'ABC'[nth] ?? '', told: { ...hired, ...one } as Asking['told'] }));
  const resultsOf = async (told: Facts, some: Asking['hires']) => {
    const all = { ...firm, ...told } as Asking['told'];
    const asking: Asking = { subject: 'unit', told: all, unclear: [], ...(some ? { hires: some } : {}) };
    const { results, ...rest } = await db.as({}, (ctx) => seeResults(ctx, asking));
    return { ...rest, of: (id: string) => results.find(({ policy }) => policy.id === id) };
  };

  it('tell a total over those hired as a total, and the part of one as his', async () => {
    const { of } = await resultsOf({ unit_tax_payable: 10_000_000 }, hires({}, { 'h.si_months': 4 }, {}));
    expect(of('P02')?.amount).toMatchObject({ fen: 600_000, words: { zh: '合计一次性 6000 元（3 人）' } });
    expect(of('P10')?.amount?.words.zh).toBe('合计 14400 元（3 人，按已缴的月数）');
    expect(of('P10')?.hires[1]).toMatchObject({ id: 'B', amount: { zh: '一共 3600 元，按已缴的月数' } });
    expect(of('P17')?.amount?.words.zh).toBe('当年合计少交 11700 元（3 人）');
    expect(of('P17')?.hires[0]?.amount?.zh).toBe('当年少交 3900 元');
  });

  it('add up what goes together, by hire, and say what was taken for whom and what not', async () => {
    const both = { 'h.hardship': true };
    const {
      of,
      sums,
      hires: each,
    } = await resultsOf(
      { key_industry: false, unit_tax_payable: 10_000_000 },
      hires(both, { ...both, 'h.edu_level': 'none', 'h.graduation_date': null }),
    );
    // Two founders' posts at 2,000, and 5,400 once for each hire: as graduate or as hard to place, and not both.
    expect(sums.filter(({ every }) => every === 'once')).toMatchObject([{ fen: 1_480_000 }]);
    expect(of('P11')).toMatchObject({
      amount: { words: { zh: '合计 10800 元（2 人，按已缴的月数）' } },
      together: { zh: '合计 5400 元（1 人，按已缴的月数）' },
      instead: null,
    });
    expect(each[0]?.taken.map(({ policy }) => policy.id)).toEqual(['P02', 'P10', 'P17']);
    expect(each[0]?.left).toMatchObject([
      { policy: { id: 'P11' }, instead: { policy: { zh: '小微企业招用高校毕业生社会保险补贴' }, less: 0 } },
    ]);
    expect(each[1]).toMatchObject({ fen: 200_000 + 540_000 + 390_000, left: [] });
  });

  it('name for each hire what would have to be known of him, and nothing where all is', async () => {
    const { hires: each } = await resultsOf({}, [
      ...(hires({}) ?? []),
      { id: 'new', told: { 'h.hired_on': '2026-08-01' } },
    ]);
    expect(each[0]?.missing).toEqual([]);
    expect(each[1]).toMatchObject({ id: 'new', fen: 0, taken: [] });
    expect(each[1]?.missing.map(({ zh }) => zh)).toContain('劳动合同月数');
    // Also where another opens all that he might: that nothing is known of him is no word that there is nothing.
    const stall = await resultsOf({ unit_kind: 'individual_business' }, [
      ...(hires({ 'h.hardship': true }) ?? []),
      { id: 'new', told: { 'h.hired_on': '2026-08-01' } },
    ]);
    expect(stall.of('P11')?.hires.map(({ outcome }) => outcome)).toEqual(['yes', 'open']);
    expect(stall.hires[1]?.missing.map(({ zh }) => zh)).toContain('已认定就业困难人员');
  });

  it('relieve of one tax no more than there is of it, by whatever policies', async () => {
    const { of, sums } = await resultsOf(
      { key_industry: false, unit_tax_payable: 500_000 },
      hires(
        { 'h.poverty_alleviated': true, 'h.months_in_year': 12 },
        { 'h.veteran_self_choice': true, 'h.unemp_registered_on': null, 'h.months_in_year': 12 },
      ),
    );
    expect([of('P17')?.amount?.fen, of('P18')?.amount?.fen]).toEqual([500_000, 500_000]);
    expect(sums.filter(({ every }) => every === 'less')).toMatchObject([{ fen: 500_000 }]);
    expect(of('P18')?.together?.zh).toContain('当年合计少交 0 元（1 人）');
  });

  it('say what settles a no, of the unit or of those hired', async () => {
    const { of } = await resultsOf(
      { loan_qualified_hires: 0, disabled_count: 0, guaranteed_loans_count: 0, loan_years: 1 },
      hires({ 'h.edu_level': 'none' }, { 'h.edu_level': 'none', 'h.unemp_registered_on': null }),
    );
    const said = (id: string) => of(id)?.reason?.zh;
    // It is short of people hired for the loan, and not of 88 more employees.
    expect(said('P06')).toContain('新招');
    expect(said('P06')).not.toContain('100 人');
    expect(said('P11')).toBe('招用的 2 人都还不满足。需要：认定过是就业困难人员');
    expect(said('P14')).toBe('2022年12月31日已经截止');
    expect(said('P21')).toContain('不能是');
    // Somebody of 潍坊 is not told what is asked for in 济南.
    expect(
      of('P10')
        ?.hires.flatMap(({ failed }) => failed.map(({ zh }) => zh))
        .join(),
    ).not.toContain('济南');
    expect(of('P18')?.hires.every(({ failed }) => failed.length > 0)).toBe(true);
  });

  it('count no hire in full where nobody knows the taxes that it is held by', async () => {
    const { sums } = await resultsOf({ key_industry: false }, hires({}));
    expect(sums.filter(({ every }) => every === 'less')).toEqual([]);
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
