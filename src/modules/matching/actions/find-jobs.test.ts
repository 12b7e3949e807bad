import { beforeAll, describe, expect, test } from 'vitest';
import { loadAreas } from '../../../ground/areas/load.ts';
import type { Actor } from '../../../ground/context.ts';
import { openTestDatabase } from '../../../ground/testing/database.ts';
import { newId } from '../../../ground/uuid.ts';
import { createOrFindPerson, recordFacts } from '../../people/index.ts';
import { bringAds } from '../testing/bring-ads.ts';
import { openMarket } from '../testing/market.ts';
import { findJobs, findJobsFor, type JobQuery } from './find-jobs.ts';
import { seeJob } from './see-job.ts';
import { seeWhatIf, seeWhatIfFor } from './see-what-if.ts';

const db = await openTestDatabase();

const kuiwen = { province: '山东省', city: '潍坊市', district: '奎文区' };
const ad = (id: string, more: Record<string, unknown>) => ({
  id,
  site: '演示',
  source: '演示数据',
  crawl_year: 2026,
  company: `${id}公司`,
  ...more,
});

async function load(rows: Record<string, unknown>[]): Promise<void> {
  expect(await bringAds(db, rows)).toBe(rows.length);
}

/** A made-up id number: birth and sequence, whose last digit is odd for a man (GB 11643). */
function idNumber(birth: string, sequence: number): string {
  const body = `370705${birth}${String(sequence).padStart(3, '0')}`;
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * 2 ** (17 - at), 0);
  return body + ('10X98765432'[sum % 11] ?? '');
}

let people = 0;
/** A resident of 奎文区 of whom these facts are known. */
async function resident(
  facts: Record<string, unknown>,
  birth = '19900301',
  sex: 'man' | 'woman' = 'woman',
): Promise<Partial<Actor>> {
  people += 1;
  const personId = newId(people);
  const number = idNumber(birth, people * 2 + (sex === 'man' ? 1 : 0));
  await db.asJob(async (ctx) => {
    await createOrFindPerson(ctx, {
      personId,
      name: '王一',
      idNumber: number,
      residenceArea: '370705000000',
      source: { kind: 'self', name: null },
    });
    const told = Object.entries(facts).map(([fact, value]) => ({
      fact,
      value,
      source: { kind: 'self' as const, name: null },
    }));
    if (told.length) await recordFacts(ctx, personId, told);
  });
  return { kind: 'resident', role: 'resident', id: personId, person: personId };
}

const list = (actor: Partial<Actor>, query: JobQuery = {}) => db.as(actor, (ctx) => findJobs(ctx, query));
const titles = async (actor: Partial<Actor>, query: JobQuery = {}) =>
  (await list(actor, query)).jobs.map(({ title }) => title);
const visitor = {};
/** No order is to go by what somebody said. */
const refusal = { 'person.consent_recommendations': false };

beforeAll(async () => {
  await load([
    ad('far', { title: '保洁员', province: '广东省', city: '深圳市', salary_raw: '4-5千' }),
    ad('near', { title: '保洁员', ...kuiwen, salary_raw: '4-5千', exp_raw: '无需经验', welfare: ['包吃'] }),
    ad('low', { title: '保洁员', ...kuiwen, salary_raw: '3-3.8千', education: '大专' }),
    ad('silent', { title: '保洁员', ...kuiwen }),
    ad('old', { title: '保洁员', ...kuiwen, salary_raw: '4-5千', crawl_year: 2018 }),
    ad('close', { title: '保洁主管（酒店）', ...kuiwen, salary_raw: '5-6千', skills: ['水电'] }),
    ad('other', { title: '焊工', ...kuiwen, salary_raw: '6-8千', posted: '2026-10-01' }),
    ad('piece', { title: '配送员', function: '送餐员', ...kuiwen, salary_raw: '5-6元/单' }),
    ad('twin-1', {
      title: '保安',
      company: '同一家公司',
      ...kuiwen,
      salary_raw: '3-4千',
      posted: '2026-09-01',
    }),
    ad('twin-2', {
      title: '保安',
      company: '同一家公司',
      ...kuiwen,
      salary_raw: '3-4千',
      posted: '2026-09-02',
    }),
  ]);
});

describe('the order for one person', () => {
  test('the wanted work near home at the wanted pay stands first; what is far, below the wish or old comes later', async () => {
    const actor = await resident({
      'person.wanted_jobs': ['保洁'],
      'person.wanted_pay': 400000,
      'person.education': '71',
      'person.experience_years': 0,
    });
    const { order, basis, jobs } = await list(actor);
    expect(order).toBe('personal');
    expect(basis.map(({ part }) => part)).toEqual([
      'title',
      'occupation',
      'place',
      'pay',
      'newness',
      'answers',
    ]);
    expect(jobs.map(({ company }) => company)).toEqual([
      'near公司',
      'close公司',
      'silent公司',
      'old公司',
      'other公司',
      '同一家公司',
      'piece公司',
      'far公司',
    ]);
    expect(jobs[0]?.chips).toEqual([
      { kind: 'fit', zh: '在奎文区', en: 'In 奎文区' },
      { kind: 'fit', zh: '想做的岗位', en: 'The job you want' },
      { kind: 'fit', zh: '工资够期望', en: 'Pays what you want' },
    ]);
    const chips = (company: string) =>
      jobs.find((job) => job.company === company)?.chips.map(({ kind, zh }) => `${kind} ${zh}`);
    expect(chips('silent公司')).toEqual(['fit 在奎文区', 'fit 想做的岗位', 'unknown 没写工资']);
    expect(chips('far公司')).toContain('drawback 在深圳市');
    expect(jobs.find(({ company }) => company === 'old公司')).toMatchObject({
      old: true,
      collectedYear: 2018,
    });
  });

  test('what passes a limit is left out, comes last where a word is named, and its page says by how much', async () => {
    const actor = await resident({
      'person.wanted_jobs': ['保洁'],
      'person.wanted_pay': 400000,
      'person.education': '71',
    });
    expect((await list(actor)).jobs.map(({ company }) => company)).not.toContain('low公司');
    const searched = (await list(actor, { words: '保洁' })).jobs;
    expect(searched.at(-1)).toMatchObject({ company: 'low公司' });
    expect(searched.at(-1)?.chips.map(({ kind, zh }) => `${kind} ${zh}`)).toEqual([
      'fit 在奎文区',
      'drawback 比期望少 200 元',
      'drawback 要求大专',
    ]);
    const { reasons } = await db.as(actor, (ctx) => seeJob(ctx, searched.at(-1)?.jobId ?? ''));
    expect(reasons.filter(({ limit }) => limit).map(({ detail }) => detail.zh)).toEqual([
      '您最少要 4000 元，这里 3000–3800 元',
      '要求大专，高于您登记的学历',
    ]);
  });

  test('of one advertisement under two numbers the newer is shown', async () => {
    const actor = await resident({ 'person.wanted_jobs': ['保安'] });
    const twins = (await list(actor)).jobs.filter(({ company }) => company === '同一家公司');
    expect(twins).toHaveLength(1);
    const { postedDay } = await db.as(actor, (ctx) => seeJob(ctx, twins[0]?.jobId ?? ''));
    expect(postedDay).toBe('2026-09-02');
  });

  test('sex and age change no position, and neither does the household registration', async () => {
    const wishes = { 'person.wanted_jobs': ['保洁', '焊工'], 'person.wanted_pay': 350000 };
    const lists = await Promise.all([
      resident(wishes, '19920303', 'man').then((one) => list(one)),
      resident(wishes, '19670303', 'woman').then((one) => list(one)),
      resident({ ...wishes, 'person.household_area': '440305000000' }, '20030303', 'man').then((one) =>
        list(one),
      ),
    ]);
    expect(lists[1]).toEqual(lists[0]);
    expect(lists[2]).toEqual(lists[0]);
  });

  test('skills lift and are named; nothing is asked of whom nothing is known but the residence', async () => {
    const skilled = await resident({ 'person.wanted_jobs': ['保洁'], 'person.skills': ['水电', '插花'] });
    const close = (await list(skilled)).jobs.find(({ company }) => company === 'close公司');
    expect(close?.chips.map(({ zh }) => zh)).toContain('会水电');
    const unspoken = await resident({});
    expect(await list(unspoken)).toMatchObject({
      order: 'personal',
      basis: [{ part: 'place' }, { part: 'newness' }, { part: 'answers' }],
    });
  });

  test('the place that is wanted counts before the residence', async () => {
    const actor = await resident({ 'person.wanted_jobs': ['保洁'], 'person.wanted_areas': ['440300000000'] });
    expect((await list(actor)).jobs[0]?.company).toBe('far公司');
  });
});

describe('the order for everybody', () => {
  test('who takes his yes back sees it from the next request, and so does the clerk; an answer that is not there is none', async () => {
    const actor = await resident({ 'person.wanted_jobs': ['保洁'] });
    const person = actor.person ?? '';
    expect(await list(actor)).toMatchObject({ order: 'personal', refuses: false });
    const say = (value: boolean) =>
      db.as(actor, (ctx) => recordFacts(ctx, person, [{ fact: 'person.consent_recommendations', value }]));
    await say(false);
    expect(await list(actor)).toMatchObject({ order: 'newest', refuses: true });
    expect(await db.asJob((ctx) => findJobsFor(ctx, person, {}))).toMatchObject({
      order: 'newest',
      refuses: true,
    });
    await say(true);
    expect(await list(actor)).toMatchObject({ order: 'personal', refuses: false });
  });

  test('with the personal order off, and signed out, all see the same: newest first', async () => {
    const [one, two] = [
      await resident({ 'person.wanted_jobs': ['保洁'], ...refusal }),
      await resident({ 'person.wanted_jobs': ['焊工'], ...refusal }),
    ];
    const [mine, theirs, signedOut] = [await list(one), await list(two), await list(visitor)];
    expect(mine).toEqual({ ...signedOut, refuses: true });
    expect(theirs).toEqual(mine);
    expect(signedOut).toMatchObject({ order: 'newest', basis: [] });
    // Those without a day come after, in an order that is the same for everybody and says nothing.
    expect(signedOut.jobs.slice(0, 2).map(({ title }) => title)).toEqual(['焊工', '保安']);
    expect(signedOut.jobs.at(-1)).toMatchObject({ company: 'old公司', old: true });
  });

  test.each<[JobQuery, string[]]>([
    [{ area: '440000000000' }, ['far公司']],
    [{ pay: 600000 }, ['other公司', 'silent公司', 'piece公司', 'close公司']],
    [{ words: '酒店' }, ['close公司']],
    [{ words: '送餐' }, ['piece公司']],
    [{ words: '保洁', education: '61' }, ['far公司', 'near公司', 'silent公司', 'old公司', 'close公司']],
    [{ words: '保洁', posted: 'year' }, ['far公司', 'near公司', 'low公司', 'silent公司', 'close公司']],
    [{ words: '焊', posted: 'month' }, []],
    [{ area: '370705000000', minutes: 15, words: '焊' }, ['other公司']],
    [{ area: '370202000000', minutes: 60, words: '焊' }, []],
    [{ words: '保洁 酒店' }, ['close公司']],
    [{ words: '“' }, []],
    [{ words: "'|&!:*()\\" }, []],
    [{ words: '没有的词' }, []],
  ])('%j leaves %j', async (query, companies) => {
    const { jobs } = await list(visitor, query);
    expect(jobs.map(({ company }) => company).sort()).toEqual([...companies].sort());
    const personal = await list(await resident({ 'person.wanted_jobs': ['保洁', '焊工', '配送'] }), query);
    expect(personal.jobs.map(({ company }) => company).sort()).toEqual([...companies].sort());
  });

  test('minutes count from home where no place is named, and are told where there is neither', async () => {
    const actor = await resident({ 'person.wanted_jobs': ['焊工'] });
    expect((await list(actor, { minutes: 15, words: '焊' })).jobs.map(({ company }) => company)).toEqual([
      'other公司',
    ]);
    const refusing = await resident({ 'person.wanted_jobs': ['保洁'], ...refusal });
    expect(await list(refusing, { minutes: 15, words: '焊' })).toMatchObject({
      order: 'newest',
      jobs: [{ company: 'other公司' }],
    });
    for (const query of [{ minutes: 15 }, { minutes: 15, area: '370000000000' }])
      await expect(list(visitor, query)).rejects.toMatchObject({ code: 'no-place' });
  });

  test('what says that it has nights can be left out', async () => {
    await load([
      ad('by-night', { title: '搬运工（夜班）', ...kuiwen }),
      ad('by-day', { title: '搬运工（不上夜班）', ...kuiwen }),
    ]);
    const companies = async (query: JobQuery) =>
      (await list(visitor, { words: '搬运', ...query })).jobs.map(({ company }) => company).sort();
    expect(await companies({})).toEqual(['by-day公司', 'by-night公司']);
    expect(await companies({ nights: false })).toEqual(['by-day公司']);
  });

  test('an area that is none is told', async () => {
    await expect(list(visitor, { area: '999999999999' })).rejects.toMatchObject({ code: 'no-such-area' });
  });
});

describe('one advertisement', () => {
  test('says why, what speaks against it, what it leaves out and where it is from', async () => {
    const actor = await resident({ 'person.wanted_jobs': ['保洁'], 'person.wanted_pay': 400000 });
    const low = (await list(actor, { words: '保洁' })).jobs.find(({ company }) => company === 'low公司');
    const job = await db.as(actor, (ctx) => seeJob(ctx, low?.jobId ?? ''));
    expect(job).toMatchObject({
      title: '保洁员',
      area: '潍坊市奎文区',
      source: '演示数据',
      site: '演示',
      old: false,
      missing: ['headcount', 'duties'],
    });
    expect(job.reasons.map(({ part, kind, detail }) => [part, kind, detail.zh])).toEqual([
      ['pay', 'drawback', '您最少要 4000 元，这里 3000–3800 元'],
      ['place', 'fit', '就在您住的地方'],
      ['title', 'fit', '您想做保洁'],
      ['newness', 'fit', '今年收集的'],
    ]);
    const { reasons } = await db.as(visitor, (ctx) => seeJob(ctx, low?.jobId ?? ''));
    expect(reasons).toEqual([]);
  });

  test('that is not here is told', async () => {
    await expect(db.as(visitor, (ctx) => seeJob(ctx, newId(1)))).rejects.toMatchObject({
      status: 404,
      code: 'job-not-here',
    });
  });
});

describe('what one change would open', () => {
  const wishes = {
    'person.wanted_jobs': ['保洁'],
    'person.wanted_pay': 400000,
    'person.no_nights': true,
    'person.certificates': [],
  };

  test('is told with its number, listed as if it held, and changes nothing that is known of the person', async () => {
    const actor = await resident(wishes);
    const { within, changes } = await db.as(actor, (ctx) => seeWhatIf(ctx));
    expect(within?.zh).toBe('您住的市里');
    expect(changes.map(({ id, count }) => [id, count])).toEqual([
      ['certificate-welder', 1],
      ['certificate-guard', 1],
      ['pay-350000', 1],
    ]);
    expect([changes[0], changes[2]]).toEqual([
      {
        id: 'certificate-welder',
        kind: 'certificate',
        words: { zh: '有焊工证', en: "With a welder's certificate" },
        keep: null,
        count: 1,
      },
      {
        id: 'pay-350000',
        kind: 'pay',
        words: { zh: '每月 3500 元起也可以', en: 'If 3500 yuan a month would do' },
        keep: { fact: 'person.wanted_pay', value: 350_000 },
        count: 1,
      },
    ]);
    const held = await list(actor, { if: 'pay-350000' });
    expect(held.jobs.map(({ company }) => company)).toEqual(['low公司']);
    expect(held.held).toMatchObject({ id: 'pay-350000' });
    expect((await list(actor)).jobs.map(({ company }) => company)).not.toContain('low公司');
    await expect(list(actor, { if: 'reach-45' })).rejects.toMatchObject({ code: 'no-such-change' });
  });

  test('is nothing for a visitor, or somebody of whom nothing is known to go by', async () => {
    expect(await db.as({}, (ctx) => seeWhatIf(ctx))).toEqual({ within: null, changes: [] });
  });

  test('is the same for the clerk beside him, and for no clerk of another area', async () => {
    const actor = await resident(wishes);
    const clerk = (code: string): Partial<Actor> => ({
      kind: 'staff',
      role: 'clerk',
      id: newId(6),
      area: { code, ...loadAreas().range(code) },
    });
    const beside = await db.as(clerk('370705000000'), (ctx) => seeWhatIfFor(ctx, actor.id ?? ''));
    expect(beside).toEqual(await db.as(actor, (ctx) => seeWhatIf(ctx)));
    await expect(
      db.as(clerk('370202000000'), (ctx) => seeWhatIfFor(ctx, actor.id ?? '')),
    ).rejects.toMatchObject({ status: 404 });
  });

  test('is said on the page of a job that is not in the list: what is enough, and what is not', async () => {
    const actor = await resident({ ...wishes, 'person.reach_minutes': 20 });
    const idOf = async (company: string, words: string) =>
      (await list(actor, { words })).jobs.find((job) => job.company === company)?.jobId ?? '';
    const opens = async (company: string, words: string) =>
      (await db.as(actor, async (ctx) => seeJob(ctx, await idOf(company, words)))).opens;
    expect(await opens('near公司', '保洁')).toBeNull();
    expect(await opens('low公司', '保洁')).toMatchObject({
      changes: [{ id: 'pay-380000', words: { zh: '每月 3800 元起也可以' } }],
      enough: true,
    });
    expect(await opens('other公司', '焊')).toMatchObject({
      changes: [{ id: 'certificate-welder' }],
      enough: true,
    });
    const schooled = await resident({ ...wishes, 'person.education': '71' });
    const low = (await list(schooled, { words: '保洁' })).jobs.find(({ company }) => company === 'low公司');
    expect((await db.as(schooled, (ctx) => seeJob(ctx, low?.jobId ?? ''))).opens).toMatchObject({
      changes: [{ id: 'pay-380000' }],
      enough: false,
    });
  });
});

describe('for the clerk beside a person', () => {
  const clerkOf = (code: string): Partial<Actor> => ({
    kind: 'staff',
    role: 'clerk',
    id: newId(5),
    area: { code, ...loadAreas().range(code) },
  });

  test('the same list as the person sees', async () => {
    const actor = await resident({ 'person.wanted_jobs': ['保洁'] });
    const his = await list(actor);
    expect(await db.as(clerkOf('370705000000'), (ctx) => findJobsFor(ctx, actor.id ?? '', {}))).toEqual(his);
  });

  test('a person of another area is not there', async () => {
    const actor = await resident({ 'person.wanted_jobs': ['保洁'] });
    await expect(
      db.as(clerkOf('370202000000'), (ctx) => findJobsFor(ctx, actor.id ?? '', {})),
    ).rejects.toMatchObject({ status: 404 });
  });
});

test('pages follow one another without gap or repeat, in both orders', async () => {
  await load(
    Array.from({ length: 50 }, (_, at) =>
      ad(`many-${at}`, {
        title: `收银员${at % 7 === 0 ? '（早班）' : ''}`,
        province: '山东省',
        city: '济南市',
        salary_raw: '4-5千',
      }),
    ),
  );
  const wanted = { 'person.wanted_jobs': ['收银'], 'person.wanted_areas': ['370100000000'] };
  for (const facts of [wanted, { ...wanted, ...refusal }]) {
    const actor = await resident(facts);
    const pages = [];
    for (const page of [1, 2, 3]) pages.push(await list(actor, { page, words: '收银' }));
    expect(pages.map(({ jobs, more }) => [jobs.length, more])).toEqual([
      [20, true],
      [20, true],
      [10, false],
    ]);
    expect(new Set(pages.flatMap(({ jobs }) => jobs.map(({ jobId }) => jobId))).size).toBe(50);
    expect(await titles(actor, { page: 16, words: '收银' })).toEqual([]);
  }
});

describe('a label', () => {
  test('lists the postings that promise it and nothing else, for everybody and by one’s own wishes', async () => {
    const market = openMarket(db);
    const { employerId } = await market.employer();
    const silver = await market.posting(employerId, { title: '门卫', labels: ['silver', 'part-time'] });
    await market.posting(employerId, { title: '门卫', labels: ['part-time'] });
    await market.posting(employerId, { title: '门卫', labels: ['none'] });
    const me = await resident({ 'person.wanted_jobs': ['厨师'] });
    for (const actor of [{}, me]) {
      const { jobs } = await db.as(actor, (ctx) => findJobs(ctx, { label: 'silver' }));
      expect(jobs.map(({ jobId }) => jobId)).toEqual([silver]);
    }
  });
});
