import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../../ground/context.ts';
import { Problem } from '../../../../ground/problem.ts';
import { openTestDatabase } from '../../../../ground/testing/database.ts';
import { newId } from '../../../../ground/uuid.ts';
import { candidatesWanting, recordFacts, workWanted } from '../../../people/index.ts';
import { byFit, isWanted } from '../../domain/candidates/fit.ts';
import { judge } from '../../domain/engine/judge.ts';
import { wishesOf } from '../../domain/wishes.ts';
import { listJudged, seekingOf } from '../../explain.ts';
import { employerOf } from '../../testing/employers.ts';
import { openMarket } from '../../testing/market.ts';
import { peopleMaker } from '../../testing/people.ts';
import { apply, previewApplication } from '../applications/apply.ts';
import { changePosting } from '../postings/change-posting.ts';
import { countBeforePosting, countCandidates } from './count-candidates.ts';
import { inviteCandidate } from './invite-candidate.ts';
import { listCandidates } from './list-candidates.ts';
import { declineMyInvitation, listMyInvitations } from './my-invitations.ts';
import { seeShown } from './see-shown.ts';

const db = await openTestDatabase();
const market = openMarket(db);
const town = '370705001000';
const people = peopleMaker(db);

const driver = {
  'person.consent_employers': true,
  'person.wanted_jobs': ['叉车司机'],
  'person.wanted_pay': 400_000,
  'person.education': '61',
  'person.experience_years': 3,
  'person.certificates': ['N1 叉车证', '健康证明'],
  'person.skills': ['叉车', '我是宝妈，微信 abcdef123'],
  'person.no_nights': false,
};
const forklift = {
  place: [town],
  title: '叉车司机',
  'pay-low': 450_000,
  'pay-high': 500_000,
  education: '71',
  experience: 1,
  certificates: ['叉车证', '健康证'],
  hours: ['两班倒'],
};

let acting: Partial<Actor>;
let postingId = '';
beforeAll(async () => {
  const shop = await market.employer();
  acting = shop.acting;
  postingId = await market.posting(shop.employerId, forklift);
});

// Each begins with nobody who agrees.
afterEach(async () => {
  await db.rows('update people.person set consent_employers = false');
});

const list = (by = acting, id = postingId) =>
  db.as(by, (ctx) => listCandidates(ctx, id), { purpose: 'job-matching' });
const counts = (by = acting, id = postingId) => db.as(by, (ctx) => countCandidates(ctx, id));
const codeOf = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error) => (error instanceof Problem ? error.code : Promise.reject(error)),
  );

it('shows nobody who has not agreed, and nobody any more from the moment in which he takes it back', async () => {
  const { 'person.consent_employers': _, ...silent } = driver;
  await people(3, silent);
  await people(3, { ...driver, 'person.consent_employers': false });
  const { personId, me } = await market.person(driver);
  expect((await list()).candidates).toHaveLength(1);

  const say = (agrees: boolean) =>
    db.as(me, (ctx) => recordFacts(ctx, personId, [{ fact: 'person.consent_employers', value: agrees }]));
  await say(false);
  expect((await list()).candidates).toEqual([]);
  expect(await db.rows('select 1 from people.candidate where person_id = $1', [personId])).toEqual([]);
  await say(true);
  expect((await list()).candidates).toHaveLength(1);
  await db.as(me, (ctx) => recordFacts(ctx, personId, [{ fact: 'person.wanted_jobs', value: null }]));
  expect((await list()).candidates).toEqual([]);
});

it('tells an employer why somebody fits and no more: nobody could be found by it', async () => {
  const [personId = ''] = await people(1, driver);
  await people(1, { ...driver, 'person.wanted_jobs': ['保洁员'] });
  const { candidates } = await list();
  expect(candidates).toHaveLength(1);
  const [card] = candidates;
  expect(card?.since).toBe('2026-11-20');
  expect(card?.lines.map(({ part, kind, text }) => `${part} ${kind} ${text.zh}`)).toEqual([
    'work fit 想做叉车司机',
    'experience fit 干过 3 年，要求 1 年',
    'education fit 普通高中，要求初中',
    'certificates fit 有叉车证、健康证',
    'skills fit 会叉车',
    'way fact 住在同一个乡镇街道',
    'pay fit 工资够期望',
    'nights fit 能上夜班',
  ]);
  const said = JSON.stringify(candidates);
  for (const secret of [personId, '孙', '199', '3707', 'abcdef', '宝妈', '400000', '4000'])
    expect(said).not.toContain(secret);
  // Another posting of the same employer calls him otherwise.
  const other = await market.posting(acting.employer ?? '', forklift);
  expect((await list(acting, other)).candidates[0]?.candidateId).not.toBe(card?.candidateId);
  expect((await list()).candidates[0]?.candidateId).toBe(card?.candidateId);
});

it('keeps the limits of both sides, and puts who has waited longest first of those who fit equally', async () => {
  const fits = await people(2, driver);
  for (const facts of [
    { 'person.no_nights': true },
    { 'person.childcare_hours': true },
    { 'person.wanted_pay': 600_000 },
    { 'person.education': '81' },
    { 'person.experience_years': 0 },
    { 'person.certificates': ['健康证明'] },
    { 'person.wanted_areas': ['370202000000'], 'person.reach_minutes': 30 },
  ])
    await people(1, { ...driver, ...facts }, 'person.reach_minutes' in facts ? '370202000000' : town);
  expect((await list()).candidates).toHaveLength(2);
  await db.rows('update people.candidate set wished_on = wished_on - 9 where person_id = $1', [fits[1]]);
  expect((await list()).candidates.map(({ since }) => since)).toEqual(['2026-11-11', '2026-11-20']);
  // A wish, or a yes, that is too old has to be asked again.
  await db.rows(`update people.candidate set wished_on = wished_on - 200 where person_id = $1`, [fits[1]]);
  await db.rows(`update people.candidate set agreed_on = agreed_on - 400 where person_id = $1`, [fits[0]]);
  expect((await list()).candidates).toEqual([]);
});

it('is for the verified employer of an open posting, and the database shows no candidate to anybody else', async () => {
  const [personId = ''] = await people(1, driver);
  const unverified = await employerOf(db, 70_601, { verified: false });
  const waiting = await market.posting(unverified.employer, forklift);
  expect(await codeOf(list(unverified, waiting))).toBe('posting-not-open');
  expect(await codeOf(list(unverified, postingId))).toBe('posting-not-here');
  const closed = await market.posting(acting.employer ?? '', forklift);
  await db.asJob((ctx) => changePosting(ctx, closed, 'withdrawn'));
  expect(await codeOf(list(acting, closed))).toBe('posting-not-open');

  const clerk = {
    kind: 'staff',
    role: 'clerk',
    id: newId(3),
    area: { code: '370000000000', lo: 0, hi: 999_999 },
  } as const;
  const me = { kind: 'resident', role: 'resident', id: personId, person: personId } as const;
  const seen = (by: Partial<Actor>, table: string) =>
    db.as(by, async (ctx) => (await sql`select 1 from ${sql.table(table)}`.execute(ctx.tx)).rows.length);
  expect([await seen(clerk, 'people.candidate'), await seen(me, 'people.candidate')]).toEqual([0, 0]);
  expect([await seen(acting, 'people.person'), await seen(acting, 'people.candidate')]).toEqual([0, 1]);
  await expect(db.as(acting, (ctx) => sql`delete from people.candidate`.execute(ctx.tx))).rejects.toThrow(
    /permission denied/,
  );
  const columns = await db.rows<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema = 'people' and table_name = 'candidate'`,
  );
  expect(
    columns.filter(({ name }) => /name|phone|number|sex|birth|household|group|disab|employ/.test(name)),
  ).toEqual([]);
});

it('notes each look once a day, and the person reads how many employers looked, not who', async () => {
  const { me } = await market.person(driver);
  const shown = () => db.as(me, seeShown);
  expect(await shown()).toEqual({ agrees: true, wishes: true, employers: 0 });
  await list();
  await list();
  const other = await market.employer('另一家');
  await list(other.acting, await market.posting(other.employerId, forklift));
  expect(await shown()).toEqual({ agrees: true, wishes: true, employers: 2 });
  expect(
    await db.rows(
      `select purpose, count(*)::int as looks from matching.candidate_look where person_id = $1 group by 1`,
      [me.person],
    ),
  ).toEqual([{ purpose: 'job-matching', looks: 2 }]);

  // Who applies himself stands among the applicants.
  const { seen } = await db.as(me, (ctx) => previewApplication(ctx, postingId));
  const sent = { applicationId: randomUUID(), postingId, leaveOut: [], note: null, seen };
  await db.as(me, (ctx) => apply(ctx, sent), { short: true });
  expect((await list()).candidates).toEqual([]);
});

it('counts who fits in steps of five, before and after it is posted, and what each thing costs', async () => {
  await people(4, driver);
  expect((await counts()).within?.further).toEqual({ least: 0, most: 4 });
  await people(8, driver);
  await people(11, { ...driver, 'person.experience_years': 0 });
  await people(6, { ...driver, 'person.no_nights': true });
  await people(5, { ...driver, 'person.education': '81' });
  await people(5, driver, '370705002000');
  await people(5, driver, '370702000000');
  const found = await counts();
  expect(found.within).toEqual({ near: { least: 10, most: 14 }, further: { least: 15, most: 19 } });
  expect(found.all).toEqual({ least: 20, most: 24 });
  expect(found.eased.map(({ what, to, easier, more }) => [what, to.zh, easier.least, more])).toEqual([
    ['education', '学历不限', 20, 29],
    ['experience', '不要经验', 25, 59],
    ['nights', '不上夜班', 20, 29],
  ]);
  const answers = {
    ...forklift,
    headcount: 2,
    duties: '开叉车，上货下货',
    place: [town],
    'pay-unit': 'month',
    'valid-days': 30,
  };
  const before = (by: Partial<Actor>, what: Record<string, unknown>) =>
    db.as(by, (ctx) => countBeforePosting(ctx, what));
  expect(await before(acting, answers)).toEqual({ counts: found });
  expect(await before(acting, { title: '叉车司机' })).toEqual({ counts: null });
  // Of a township without a known middle nobody knows what is near.
  const { counts: unplaced } = await before(acting, { ...answers, place: ['370705006000'] });
  expect([unplaced?.within, unplaced?.all]).toEqual([null, found.all]);
});

it('invites by a card, once; the person applies as to any job or is left in peace, and the employer learns which', async () => {
  const willing = await market.person(driver);
  const unwilling = await market.person(driver);
  const shop = await market.employer('邀请的单位');
  const job = await market.posting(shop.employerId, forklift);
  const invite = (candidateId = '', by = shop.acting, id = job) =>
    db.as(by, (ctx) => inviteCandidate(ctx, { postingId: id, candidateId, invitationId: randomUUID() }));
  const { candidates } = await list(shop.acting, job);
  for (const { candidateId } of [...candidates, ...candidates])
    expect(await invite(candidateId)).toEqual({ invitedOn: '2026-11-20' });
  expect(await codeOf(invite('0'.repeat(32)))).toBe('candidate-gone');
  // A card of one posting opens nothing elsewhere.
  expect(await codeOf(invite(candidates[0]?.candidateId, acting, postingId))).toBe('candidate-gone');

  const mine = async (me: Partial<Actor>) => (await db.as(me, listMyInvitations)).invitations;
  expect(await mine(willing.me)).toMatchObject([{ jobId: job, title: '叉车司机', invitedOn: '2026-11-20' }]);
  const [open] = await mine(unwilling.me);
  const decline = (me: Partial<Actor>) =>
    db.as(me, (ctx) => declineMyInvitation(ctx, open?.invitationId ?? ''));
  expect(await codeOf(decline(willing.me))).toBe('invitation-not-here');
  await decline(unwilling.me);
  await decline(unwilling.me);
  expect(await mine(unwilling.me)).toEqual([]);

  const { seen } = await db.as(willing.me, (ctx) => previewApplication(ctx, job));
  const sent = { applicationId: randomUUID(), postingId: job, leaveOut: [], note: null, seen };
  await db.as(willing.me, (ctx) => apply(ctx, sent), { short: true });
  expect(await mine(willing.me)).toEqual([]);
  expect(await list(shop.acting, job)).toEqual({
    candidates: [],
    invited: { all: 2, applied: 1, declined: 1 },
  });
});

it('invites ten a day for a job, and nobody into one that is over', async () => {
  await people(11, driver);
  const shop = await market.employer('一天邀请很多的单位');
  const job = await market.posting(shop.employerId, forklift);
  const invite = (candidateId: string) =>
    db.as(shop.acting, (ctx) =>
      inviteCandidate(ctx, { postingId: job, candidateId, invitationId: randomUUID() }),
    );
  const { candidates } = await list(shop.acting, job);
  const answers = [];
  for (const { candidateId } of candidates) answers.push(await codeOf(invite(candidateId)));
  expect(answers).toEqual([...Array(10).fill('done'), 'invited-enough']);
  await db.asJob((ctx) => changePosting(ctx, job, 'filled'));
  const [invited] = await db.rows<{ id: string }>(
    'select person_id as id from matching.invitation where posting_id = $1',
    [job],
  );
  const me = { kind: 'resident', role: 'resident', id: invited?.id, person: invited?.id } as Partial<Actor>;
  expect((await db.as(me, listMyInvitations)).invitations).toEqual([]);
});

it('finds by titles exactly whom judging everybody would find, in the same order', async () => {
  const titles = ['叉车司机', '叉车工', '铲车司机', '仓库管理员', '装卸工', '保洁员', '开车的', '起重工'];
  for (const [at, title] of titles.entries())
    await people(2, {
      ...driver,
      'person.wanted_jobs': [title, titles[(at + 3) % titles.length]],
      'person.skills': at % 2 ? ['叉车'] : [],
    });
  await db.rows(
    `update people.person set wanted_occupations = '{开车的：叉车司机 6-30-01-00}' where consent_employers and '开车的' = any (wanted_jobs)`,
  );
  const everybody = await db.as(acting, async (ctx) => {
    const [posting] = (await listJudged(ctx, [postingId])).values();
    if (!posting) throw new Error('the posting is not listed');
    const all = await candidatesWanting(ctx, await workWanted(ctx));
    const judged = [];
    for (const one of all) {
      const wishes = { ...wishesOf(one.known), legalAge: one.legalAge };
      const { demand, rules } = await seekingOf(ctx, wishes);
      const { fails, score, values } = judge(demand, posting, rules);
      if (fails.length === 0 && isWanted({ values }, rules.figures)) judged.push({ ...one, score });
    }
    return { all: all.length, fitting: judged.sort(byFit).map(({ personId }) => personId) };
  });
  expect(everybody.all).toBe(16);
  expect(everybody.fitting.length).toBeGreaterThan(3);
  expect(everybody.fitting.length).toBeLessThan(16);
  const named = (personId: string) => db.cipher.index('matching.candidate', `${postingId} ${personId}`);
  expect((await list()).candidates.map(({ candidateId }) => candidateId)).toEqual(
    everybody.fitting.map((personId) => named(personId).toString('hex').slice(0, 32)),
  );
});
