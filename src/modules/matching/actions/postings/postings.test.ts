import { Value } from 'typebox/value';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadAreas } from '../../../../ground/areas/load.ts';
import type { Actor } from '../../../../ground/context.ts';
import { Problem } from '../../../../ground/problem.ts';
import { openTestDatabase } from '../../../../ground/testing/database.ts';
import { newId } from '../../../../ground/uuid.ts';
import { postingRoutes } from '../../contract-postings.ts';
import { grams } from '../../domain/grams.ts';
import { wishesOf } from '../../domain/wishes.ts';
import { hears } from '../../events.ts';
import { seekingOf } from '../../explain.ts';
import { changePosting, codeOccupation, findPosting, offerPosting, publishPosting } from '../../index.ts';
import { rank } from '../../ranking.ts';
import { employerOf, noodleShop } from '../../testing/employers.ts';
import { findJobs } from '../find-jobs.ts';
import { seeJob } from '../see-job.ts';
import { findWordingIn, listTemplates, readSaid } from './begin-posting.ts';
import { expirePostings } from './change-posting.ts';
import { listMyPostings, seeMyPosting } from './list-my-postings.ts';
import { placeIn } from './offer-posting.ts';
import { sayOccupation } from './say-occupation.ts';
import { seeMirror } from './see-mirror.ts';

const db = await openTestDatabase();
type Agent = Awaited<ReturnType<typeof employerOf>>;
let shop: Agent;
let other: Agent;
let unverified: Agent;
let seed = 1000;

beforeAll(async () => {
  shop = await employerOf(db, 1);
  other = await employerOf(db, 2, { name: '潍坊演示超市' });
  unverified = await employerOf(db, 3, { name: '潍坊演示小店', verified: false });
});

const now = () => db.clock.now();
async function publish(agent: Agent, more: Record<string, unknown> = {}): Promise<string> {
  seed += 1;
  const postingId = newId(seed);
  await db.as(agent, (ctx) =>
    publishPosting(ctx, {
      postingId,
      employerId: agent.employer,
      answers: { ...noodleShop, ...more },
      at: now(),
    }),
  );
  return postingId;
}
const clerkOf = (code: string): Partial<Actor> => ({
  kind: 'staff',
  role: 'clerk',
  id: newId(5),
  area: { code, ...loadAreas().range(code) },
});
const find = (actor: Partial<Actor>, id: string) => db.as(actor, (ctx) => findPosting(ctx, id));
const verify = (agent: Agent, what: 'verified' | 'refused' | 'lapsed') =>
  db.asJob(
    (ctx) =>
      hears[`employers.employer-${what}@1`]?.(ctx, {
        eventId: newId(1),
        name: `employers.employer-${what}@1`,
        payload: { employerId: agent.employer },
        saidAt: now(),
      }) ?? Promise.reject(new Error('nobody hears it')),
  );
const setState = (agent: Agent, state: 'verified' | 'waiting' | 'lapsed') =>
  db.rows(
    `update employers.employer set state = $2, verified_on = coalesce(verified_on, '2026-11-01'), verify_again_on = coalesce(verify_again_on, '2027-05-01') where employer_id = $1`,
    [agent.employer, state],
  );
const codeOf = (act: Promise<unknown>) =>
  act.then(
    () => 'nothing was refused',
    (error) => (error instanceof Problem ? error.code : Promise.reject(error)),
  );
const listed = async (id: string) =>
  (await db.rows('select 1 from matching.listed_posting where posting_id = $1', [id])).length === 1;

describe('publishing', () => {
  test('keeps the occupation that the title means, and how sure that is', async () => {
    const kept = async (title: string) => {
      const id = await publish(shop, { title });
      return (
        await db.rows(
          'select occupation, occupation_confidence as sure from matching.posting where posting_id = $1',
          [id],
        )
      )[0];
    };
    expect(await kept('收银员')).toEqual({ occupation: '4-01-02-04', sure: 0.98 });
    expect(await kept('服务员')).toEqual({ occupation: '4-03-02-05', sure: 0.6 });
    expect(await kept('能吃苦的来')).toEqual({ occupation: null, sure: null });
  });

  test('what its employer says the occupation is wins over what the title was read as, at once and for the next of this title', async () => {
    const id = await publish(shop, { title: '服务员' });
    const look = async (postingId: string, agent = shop) =>
      (await db.as(agent, (ctx) => seeMyPosting(ctx, postingId))).occupation;
    expect(await look(id)).toMatchObject({ code: '4-03-02-05', confidence: 60, sure: false, said: false });
    const say = (postingId: string, code: string, agent = shop) =>
      db.as(agent, (ctx) => sayOccupation(ctx, postingId, code));
    const listedAs = async (postingId: string) =>
      (
        await db.rows<{ occupation: string | null }>(
          'select occupation from matching.job where posting_id = $1',
          [postingId],
        )
      )[0]?.occupation;
    expect(await listedAs(id)).toBeNull();
    const said = await say(id, '4-03-01-02');
    expect(said).toMatchObject({ code: '4-03-01-02', name: '客房服务员', sure: true, said: true });
    expect(said.others.map(({ code }) => code)).toContain('4-03-02-05');
    expect(await look(id)).toEqual(said);
    expect(await listedAs(id)).toBe('4-03-01-02');
    const seen = await db.as(shop, (ctx) => seeMyPosting(ctx, id));
    expect(seen.history[0]).toMatchObject({ move: 'occupation-said', to: 'open' });
    expect(Value.Check(postingRoutes['GET /api/postings/:id'].reply, seen)).toBe(true);

    // The same again notes nothing; what follows keeps it; the next of this title has it, another employer's has not.
    await say(id, '4-03-01-02');
    expect((await db.as(shop, (ctx) => seeMyPosting(ctx, id))).history).toHaveLength(2);
    await db.as(shop, (ctx) => changePosting(ctx, id, 'renewed'));
    expect(await look(id)).toEqual(said);
    expect(await look(await publish(shop, { title: '服务员' }))).toMatchObject({
      code: '4-03-01-02',
      said: true,
    });
    expect(await look(await publish(other, { title: '服务员' }), other)).toMatchObject({ said: false });

    expect(await codeOf(say(id, '4-03'))).toBe('no-such-occupation');
    expect(await codeOf(say(id, '4-03-01-02', other))).toBe('posting-not-here');
    await db.as(shop, (ctx) => changePosting(ctx, id, 'withdrawn'));
    expect(await codeOf(say(id, '4-03-02-05'))).toBe('posting-over');
  });

  test('of a verified employer is open to everybody, with its history', async () => {
    const id = await publish(shop);
    expect(await find({}, id)).toMatchObject({
      employerId: shop.employer,
      state: 'open',
      title: '服务员',
      areaCode: '370705006000',
      validUntil: '2026-12-20',
    });
    expect(await listed(id)).toBe(true);
    const mine = await db.as(shop, (ctx) => seeMyPosting(ctx, id));
    expect(mine.history.map(({ move, to, by }) => [move, to, by])).toEqual([
      ['published', 'open', 'resident'],
    ]);
    const said = await db.rows<{ payload: object }>(
      `select payload from ground.outbox where name = 'matching.posting-published@1' and payload->>'postingId' = $1`,
      [id],
    );
    expect(said).toHaveLength(1);
  });

  test('of one who is not verified waits, seen by him and his area only', async () => {
    const id = await publish(unverified);
    expect(await find({}, id)).toBeUndefined();
    expect(await find(other, id)).toBeUndefined();
    expect(await find(clerkOf('370202000000'), id)).toBeUndefined();
    expect(await find(unverified, id)).toMatchObject({ state: 'waiting' });
    expect(await find(clerkOf('370705000000'), id)).toMatchObject({ state: 'waiting' });
    expect(await listed(id)).toBe(false);
    await expect(db.as({}, (ctx) => seeJob(ctx, id))).rejects.toMatchObject({ code: 'job-not-here' });
    await expect(db.as(other, (ctx) => seeMyPosting(ctx, id))).rejects.toMatchObject({ status: 404 });
    const { postings } = await db.as(other, (ctx) => listMyPostings(ctx));
    expect(postings.map(({ postingId }) => postingId)).not.toContain(id);
  });

  test('with words that the law forbids is refused with the words, their field and better ones', async () => {
    const problem = await publish(shop, {
      duties: '点单端面，限女性，35岁以下',
      title: '服务员，限女',
    }).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(Problem);
    const { code, fields } = problem as Problem;
    expect(code).toBe('unlawful-wording');
    expect(fields.map(({ field }) => field).sort()).toEqual(['duties', 'title']);
    expect(fields.find(({ field }) => field === 'duties')?.detail.zh).toMatch(/“限女性”要改：.+。男女不限/);
  });

  test('without what article 24 asks for is refused field by field', async () => {
    const problem = await publish(shop, { 'pay-low': null, duties: '' }).catch((error: unknown) => error);
    expect(problem).toMatchObject({ code: 'posting-incomplete' });
    expect((problem as Problem).fields.map(({ field }) => field)).toEqual(['duties', 'pay-low']);
  });

  test('for another employer is refused by the database', async () => {
    seed += 1;
    const postingId = newId(seed);
    await expect(
      db.as(shop, (ctx) =>
        publishPosting(ctx, { postingId, employerId: other.employer, answers: noodleShop, at: now() }),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

describe('what becomes of a posting', () => {
  test('filled, it leaves the list and can still be looked up', async () => {
    const id = await publish(shop);
    await db.as(shop, (ctx) => changePosting(ctx, id, 'filled'));
    expect(await listed(id)).toBe(false);
    const seen = await db.as({}, (ctx) => seeJob(ctx, id));
    expect(seen).toMatchObject({
      title: '服务员',
      address: null,
      own: { state: 'closed', closedReason: 'filled' },
    });
    await db.as(shop, (ctx) => changePosting(ctx, id, 'filled'));
    await expect(db.as(shop, (ctx) => changePosting(ctx, id, 'renewed'))).rejects.toMatchObject({
      code: 'posting-over',
    });
    expect((await db.as(shop, (ctx) => seeMyPosting(ctx, id))).history.map(({ move }) => move)).toEqual([
      'filled',
      'published',
    ]);
  });

  test('nobody else moves it', async () => {
    const id = await publish(shop);
    // He sees it, for it is open, and still may not touch it.
    await expect(db.as(other, (ctx) => changePosting(ctx, id, 'withdrawn'))).rejects.toMatchObject({
      status: 404,
    });
    expect(await find({}, id)).toMatchObject({ state: 'open' });
  });

  test('its last day over, it is closed; renewed, it holds as long again', async () => {
    const id = await publish(shop, { 'valid-days': 7 });
    await db.rows(`update matching.posting set valid_until = '2026-11-19' where posting_id = $1`, [id]);
    expect(await db.asJob((ctx) => expirePostings(ctx))).toBe(1);
    expect(await find(shop, id)).toMatchObject({ state: 'closed', reason: 'expired' });
    // The case's own clock comes to the same end.
    await db.asJob((ctx) => changePosting(ctx, id, 'expired'));
    await db.as(shop, (ctx) => changePosting(ctx, id, 'renewed'));
    expect(await find({}, id)).toMatchObject({ state: 'open', validUntil: '2026-11-27' });
    expect(await listed(id)).toBe(true);
  });

  test('silence lowers it and then closes it; an answer lifts it again', async () => {
    const id = await publish(shop);
    await db.asJob((ctx) => changePosting(ctx, id, 'grew-silent'));
    expect(await find({}, id)).toMatchObject({ state: 'lowered' });
    await db.asJob((ctx) => changePosting(ctx, id, 'answered-again'));
    expect(await find({}, id)).toMatchObject({ state: 'open' });
    await db.asJob((ctx) => changePosting(ctx, id, 'grew-silent'));
    await db.asJob((ctx) => changePosting(ctx, id, 'stayed-silent'));
    expect(await listed(id)).toBe(false);
  });

  test('it follows the verification of its employer', async () => {
    const agent = await employerOf(db, 9, { verified: false });
    const [one, late] = [await publish(agent), await publish(agent)];
    await db.rows(`update matching.posting set valid_until = '2026-11-19' where posting_id = $1`, [late]);
    await setState(agent, 'verified');
    await verify(agent, 'verified');
    expect(await find({}, one)).toMatchObject({ state: 'open' });
    expect(await find(agent, late)).toMatchObject({ state: 'closed', reason: 'expired' });
    await verify(agent, 'lapsed');
    expect(await find({}, one)).toBeUndefined();
    expect(await listed(one)).toBe(false);
    await verify(agent, 'refused');
    expect(await find(agent, one)).toMatchObject({ state: 'closed', reason: 'employer-refused' });
    expect(await find({}, one)).toBeUndefined();
    await verify(agent, 'verified');
    expect(await find({}, one)).toMatchObject({ state: 'open' });
  });

  test('the list holds exactly what is open or lowered', async () => {
    expect(
      await db.rows(
        `select posting_id from matching.posting where state in ('open', 'lowered') except select posting_id from matching.listed_posting
         union all
         (select posting_id from matching.listed_posting except select posting_id from matching.posting where state in ('open', 'lowered'))`,
      ),
    ).toEqual([]);
  });

  test('history is never changed', async () => {
    const id = await publish(shop);
    for (const statement of [
      `update matching.posting_event set move = 'x' where posting_id = '${id}'`,
      `delete from matching.posting_event where posting_id = '${id}'`,
    ]) {
      await expect(
        db.as(shop, async ({ tx }) => {
          const { sql } = await import('kysely');
          await sql.raw(statement).execute(tx);
        }),
      ).rejects.toThrow(/permission denied/);
    }
  });
});

describe('in the list of jobs', () => {
  test('our own stands beside the collected, marked, with the name of its employer', async () => {
    const id = await publish(other, {
      title: '理货员',
      labels: ['mothers'],
      'pay-unit': 'hour',
      'pay-low': 1800,
    });
    const { jobs } = await db.as({}, (ctx) => findJobs(ctx, { words: '理货' }));
    expect(jobs.find(({ jobId }) => jobId === id)).toMatchObject({
      company: '潍坊演示超市',
      direct: true,
      lowered: false,
      old: false,
      collectedYear: null,
      payLow: 313_200,
      payPrinted: '18 元/小时',
      chips: [
        { kind: 'fact', zh: '妈妈岗' },
        { kind: 'fact', zh: '不要经验' },
        { kind: 'fact', zh: '学历不限' },
      ],
    });
    await db.asJob((ctx) => changePosting(ctx, id, 'grew-silent'));
    const lowered = (await db.as({}, (ctx) => findJobs(ctx, { words: '理货' }))).jobs;
    expect(lowered.find(({ jobId }) => jobId === id)).toMatchObject({ direct: false, lowered: true });
  });

  test('what was said of a wanted job goes before what it is read as', async () => {
    const closeTo = async (said: string[]) => {
      const known = new Map([
        ['person.wanted_jobs', { value: ['服务员'] }],
        ['person.wanted_occupations', { value: said }],
      ]);
      return (await db.as({}, (ctx) => seekingOf(ctx, wishesOf(known)))).demand.occupations;
    };
    expect(await closeTo([])).toBeNull();
    expect(await closeTo(['保洁：保洁员 4-09-08-01'])).toBeNull();
    expect((await closeTo(['服务员：客房服务员 4-03-01-02']))?.[0]?.get('4-03-01-02')).toBe(1000);
  });

  test('a day’s work has no pay a month that nobody knows', async () => {
    const id = await publish(other, {
      title: '摘苹果工',
      labels: ['gig'],
      'pay-unit': 'day',
      'pay-low': 12_000,
    });
    const { jobs } = await db.as({}, (ctx) => findJobs(ctx, { words: '摘苹果' }));
    expect(jobs.find(({ jobId }) => jobId === id)).toMatchObject({ payLow: null, payPrinted: '120 元/天' });
  });

  test('its page says everything and means what its labels promise', async () => {
    const id = await publish(shop, { labels: ['silver'] });
    expect(await db.as({}, (ctx) => seeJob(ctx, id))).toMatchObject({
      company: '潍坊演示面馆',
      description: '点单、端面、收拾桌子',
      headcount: 2,
      source: null,
      missing: [],
      own: {
        verified: true,
        state: 'open',
        validUntil: '2026-12-20',
        hours: ['10:00–21:00', '轮休'],
        labels: [{ id: 'silver', means: { zh: '欢迎退休后还想做事的人' } }],
      },
    });
  });
});

describe('in the order for one person', () => {
  test('of equal scores our own stands first, and what is left unanswered last', async () => {
    const title = '泥瓦匠人';
    const wishes = {
      ...wishesOf(new Map([['person.wanted_jobs', { value: [title] }]])),
      residence: '370705006000',
    };
    await db.rows(
      `insert into matching.collected_posting (posting_id, area_lo, area_code, place_confidence, posted_day, collected_year, remote,
         title_grams, grams, source, source_id, title, company, skills, welfare, missing, doubts, content_hash, imported_at,
         occupation, occupation_confidence)
       select $1, $2, '370705006000', 1, '2026-11-20', 2026, false, array_to_tsvector($3::text[]), array_to_tsvector($3::text[]),
         '演示数据', 'order-1', $4, '别处的公司', '{}', '{}', '{}', '{}', '', now(), $5, $6`,
      [
        newId(1),
        loadAreas().range('370705006000').lo,
        grams(title),
        title,
        codeOccupation(title)?.code,
        codeOccupation(title)?.confidence,
      ],
    );
    const open = await publish(shop, { title });
    const lowered = await publish(shop, { title });
    await db.asJob((ctx) => changePosting(ctx, lowered, 'grew-silent'));
    const filters = { area: null, leastPay: null, words: null, label: null };
    const ranked = await db.as({}, async (ctx) => {
      const { demand, rings, rules } = await seekingOf(ctx, wishes);
      return rank(ctx, { demand, rings, rules, filters, offset: 0, limit: 200 });
    });
    const mine = ranked.filter(({ postingId }) => [open, lowered].includes(postingId));
    expect(ranked[0]?.postingId).toBe(open);
    expect(ranked.map(({ postingId }) => postingId).indexOf(lowered)).toBeGreaterThan(1);
    expect(mine.length).toBeGreaterThan(1);
    expect(ranked[0]?.score).toBe(ranked[1]?.score);
  });
});

describe('offers', () => {
  const offer = async (agent: Agent, from: Parameters<typeof offerPosting>[1]) =>
    Object.fromEntries(
      [...(await db.as(agent, (ctx) => offerPosting(ctx, from)))].map(([id, { answer }]) => [id, answer]),
    );

  test('from a sentence: what it says, and nothing else', async () => {
    expect(
      await offer(shop, {
        kind: 'sentence',
        text: '招两个保洁，早八点到下午五点，一个月三千五，管午饭，在北苑街道文化路',
      }),
    ).toEqual({
      title: '保洁',
      headcount: 2,
      place: ['370705006000'],
      address: '北苑街道文化路',
      'pay-unit': 'month',
      'pay-low': 350_000,
      hours: ['8:00–17:00'],
      welfare: ['管午饭'],
    });
    expect(await offer(shop, { kind: 'sentence', text: '招人' })).toEqual({});
  });

  test('several jobs are told by name', async () => {
    await expect(offer(shop, { kind: 'sentence', text: '招服务员两名厨师一名' })).rejects.toMatchObject({
      code: 'several-jobs',
      detail: { zh: '这里有几个岗位：服务员、厨师。请一次发一个' },
    });
  });

  test('from a template: no pay, and no promise', async () => {
    const offered = await offer(shop, { kind: 'template', id: 'waiter' });
    expect(offered).toMatchObject({ title: '服务员', education: 'any', experience: 0 });
    expect(Object.keys(offered).filter((id) => /pay|welfare|labels|headcount/.test(id))).toEqual([]);
    await expect(offer(shop, { kind: 'template', id: 'astronaut' })).rejects.toMatchObject({ status: 404 });
  });

  test('from an earlier posting of his own, not of another', async () => {
    const id = await publish(shop, { 'pay-high': 420_000 });
    const offered = await offer(shop, { kind: 'posting', postingId: id });
    expect(offered).toMatchObject({
      title: '服务员',
      'pay-low': 350_000,
      'pay-high': 420_000,
      place: ['370705006000'],
    });
    await expect(offer(other, { kind: 'posting', postingId: id })).rejects.toMatchObject({ status: 404 });
  });

  test.each([
    [['北苑街道'], '370705001000', '370705006000'],
    [['奎文区'], '370705006000', '370705000000'],
    [['青州市'], '370705006000', '370781000000'],
    [['不存在街道'], '370705006000', undefined],
    [[], '370705006000', undefined],
  ])('%j near %s is %s', (divisions, near, code) => {
    expect(placeIn(divisions, near)).toBe(code);
  });
});

test('what others pay is told from five jobs on', async () => {
  const mirror = () => db.as(unverified, (ctx) => seeMirror(ctx, { title: '烤鸭师傅' }));
  for (const low of [400_000, 450_000, 500_000, 550_000]) {
    await publish(shop, { title: '烤鸭师傅', 'pay-low': low });
    expect((await mirror()).found).toBeNull();
  }
  await publish(other, { title: '烤鸭师傅', 'pay-low': 600_000 });
  expect((await mirror()).found).toEqual({
    area: '奎文区',
    since: 2025,
    count: 5,
    own: 5,
    low: 450_000,
    middle: 500_000,
    high: 550_000,
  });
  // His own postings are not what others pay.
  expect((await db.as(shop, (ctx) => seeMirror(ctx, { title: '烤鸭师傅' }))).found).toBeNull();
});

test('every answer is what its contract says', async () => {
  const id = await publish(shop);
  const answers = await db.as(shop, async (ctx) => ({
    'GET /api/postings': await listMyPostings(ctx),
    'GET /api/postings/:id': await seeMyPosting(ctx, id),
    'GET /api/postings/templates': await listTemplates(),
    'GET /api/postings/mirror': await seeMirror(ctx, { title: '服务员' }),
    'POST /api/postings/sentence': await readSaid('招两个保洁，一个月三千五，管午饭，残疾人也可以'),
    'POST /api/postings/wording': await findWordingIn({ texts: { duties: '限女性' } }),
  }));
  for (const [route, answer] of Object.entries(answers)) {
    const { reply } = postingRoutes[route as keyof typeof postingRoutes];
    const cleaned = Value.Clean(reply, structuredClone(answer));
    expect(
      [...Value.Errors(reply, cleaned)].map(
        ({ instancePath, message }) => `${route}${instancePath} ${message}`,
      ),
    ).toEqual([]);
  }
});
