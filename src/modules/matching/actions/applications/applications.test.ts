import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../ground/clock/day.ts';
import type { Actor } from '../../../../ground/context.ts';
import { Problem } from '../../../../ground/problem.ts';
import { openTestDatabase } from '../../../../ground/testing/database.ts';
import { openVisit } from '../../../access/index.ts';
import { getCurrent } from '../../../people/index.ts';
import { idNumber, openMarket } from '../../testing/market.ts';
import { type Apply, apply, previewApplication } from './apply.ts';
import { countWaiting } from './count-waiting.ts';
import { type EmployerMove, moveAsEmployer, openPhone } from './move-as-employer.ts';
import { moveAsPerson, type PersonMove } from './move-as-person.ts';
import { countApplicants, listApplicants, seeApplicant } from './see-applicant.ts';
import { listApplications, seeApplication } from './see-application.ts';

const db = await openTestDatabase();
const market = openMarket(db);

const known = {
  'person.education': '61',
  'person.experience_years': 3,
  'person.last_job': '饭店洗碗',
  'person.skills': ['点数', '能搬货'],
  'person.certificates': ['叉车证 N1'],
  'person.wanted_jobs': ['仓库管理员'],
  'person.no_nights': true,
  'person.childcare_hours': true,
};

async function send(me: Partial<Actor>, postingId: string, more: Partial<Apply> = {}) {
  const { seen } = await db.as(me, (ctx) => previewApplication(ctx, postingId));
  const input = { applicationId: randomUUID(), postingId, leaveOut: [], note: null, seen, ...more };
  return db.as(me, (ctx) => apply(ctx, input), { short: true });
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => (error instanceof Problem ? error.code : Promise.reject(error)),
  );

/** Of an application just sent: what the employer does next, without having to count. */
async function asEmployer(
  acting: Partial<Actor>,
  applicationId: string,
  move: Omit<EmployerMove, 'applicationId' | 'after'>,
) {
  const { events } = await db.as(acting, (ctx) => seeApplicant(ctx, applicationId));
  return db.as(acting, (ctx) => moveAsEmployer(ctx, { ...move, applicationId, after: events }));
}

async function asPerson(
  me: Partial<Actor>,
  applicationId: string,
  move: Omit<PersonMove, 'applicationId' | 'after'>,
) {
  const { events } = await db.as(me, (ctx) => seeApplication(ctx, applicationId));
  return db.as(me, (ctx) => moveAsPerson(ctx, { ...move, applicationId, after: events }));
}

const inHours = (hours: number) => new Date(db.clock.now().getTime() + hours * 3_600_000).toISOString();
const invite = () => ({
  move: 'invite' as const,
  times: [inHours(24), inHours(48)],
  place: '演示路 6 号二楼',
  bring: '身份证',
});

describe('what is sent', () => {
  it('is exactly what the preview shows, less what the person took out, with a masked name', async () => {
    const { employerId, acting } = await market.employer();
    const postingId = await market.posting(employerId);
    const { me } = await market.person(known);
    const preview = await db.as(me, (ctx) => previewApplication(ctx, postingId));
    expect(preview.lines.map(({ line }) => line)).toEqual([
      'name',
      'wanted-jobs',
      'education',
      'years',
      'last-job',
      'skills',
      'certificates',
      'nights',
    ]);
    expect(preview).toMatchObject({ answerBy: '2026-11-27', refused: null, applicationId: null });
    expect(preview.lines.filter(({ removable }) => !removable).map(({ line }) => line)).toEqual(['name']);

    const { applicationId, sent, next } = await send(me, postingId, {
      leaveOut: ['last-job', 'name'],
      note: '下周一就能上班',
    });
    expect(next.zh).toBe('单位应在 11月27日前回复，到时没回我们去催');
    const seen = await db.as(acting, (ctx) => seeApplicant(ctx, applicationId));
    expect(sent.filter(({ line }) => line !== 'name')).toEqual(seen.lines);
    expect(seen.name).toBe('孙**');
    expect(seen.lines.map(({ line }) => line)).not.toContain('last-job');
    expect(seen.lines.at(-1)).toMatchObject({ line: 'note', value: { zh: '下周一就能上班' } });
    expect(seen.compared).toEqual([
      { asked: expect.objectContaining({ zh: '初中以上' }), given: expect.anything(), fits: true },
      { asked: expect.objectContaining({ zh: '1 年经验' }), given: expect.anything(), fits: true },
    ]);
  });

  it('is counted for its employer alone, as in his list', async () => {
    const { employerId, acting } = await market.employer();
    const { acting: another } = await market.employer();
    const postingId = await market.posting(employerId);
    const { me } = await market.person(known);
    await send(me, postingId);
    const { counts } = await db.as(acting, (ctx) => listApplicants(ctx, { view: 'over' }));
    expect(await db.as(acting, (ctx) => countApplicants(ctx))).toEqual(counts);
    expect(counts).toEqual({ waiting: 1, talking: 0, over: 0 });
    expect((await db.as(another, (ctx) => countApplicants(ctx))).waiting).toBe(0);
  });

  it('tells nothing of age, sex, family, full name or phone, wherever it is looked for', async () => {
    const { employerId, acting } = await market.employer();
    const postingId = await market.posting(employerId);
    const { me, personId, phone } = await market.person({
      ...known,
      'person.skills': ['做饭'],
      'person.last_job': `打电话 ${'13800001111'}`,
    });
    const { applicationId } = await send(me, postingId);
    const page = JSON.stringify([
      await db.as(acting, (ctx) => seeApplicant(ctx, applicationId)),
      await db.as(acting, (ctx) => listApplicants(ctx, { view: 'waiting' })),
    ]);
    expect(page).not.toMatch(/建国|岁|1990|性别|女|孩|13800001111/);
    expect(page).not.toContain(phone);
    expect(page).not.toContain(personId);
    expect(await codeOf(db.as(acting, (ctx) => openPhone(ctx, applicationId)))).toBe('not-agreed-yet');
    const said = await db.rows<{ payload: unknown }>(
      `select payload from ground.outbox where payload->>'applicationId' = $1`,
      [applicationId],
    );
    const payloads = JSON.stringify(said);
    expect(payloads).not.toMatch(/孙|13800001111|做饭/);
    expect(payloads).not.toContain(phone);
  });

  it('is not sent on an older look, nor with a telephone number in the own line', async () => {
    const { employerId } = await market.employer();
    const postingId = await market.posting(employerId);
    const { me } = await market.person(known);
    expect(await codeOf(send(me, postingId, { seen: 'something-else' }))).toBe('lines-changed');
    expect(await codeOf(send(me, postingId, { note: '电话 13800001111' }))).toBe('contact-in-words');
    expect(await codeOf(send(me, postingId, { note: '我叫孙建国' }))).toBe('name-in-words');
    expect(await codeOf(send(me, postingId, { note: '好'.repeat(81) }))).toBe('too-long');
  });
});

describe('whoever may not apply', () => {
  it('is told why, in the preview as when sending', async () => {
    const { employerId, agent } = await market.employer();
    const postingId = await market.posting(employerId);
    const own = await db.as(agent.me, (ctx) => previewApplication(ctx, postingId));
    expect(own.refused?.code).toBe('own-employer');
    expect(await codeOf(send(agent.me, postingId))).toBe('own-employer');
  });

  it('is under 16 until the day after the sixteenth birthday', async () => {
    const { employerId } = await market.employer();
    const postingId = await market.posting(employerId);
    const today = dayOf(db.clock.now());
    expect(today).toBe('2026-11-20');
    const born = async (day: string) => {
      const { me } = await market.person({}, { idNumber: idNumber(`370705${day}001`) });
      return codeOf(send(me, postingId));
    };
    expect(await born('20101120')).toBe('too-young');
    expect(await born('20101119')).toBe('done');
  });

  it('finds a closed posting said so, with similar ones', async () => {
    const { employerId } = await market.employer();
    const postingId = await market.posting(employerId, { title: '钢琴调律师' });
    const other = await market.posting(employerId, { title: '钢琴调律师' });
    await db.rows(
      `update matching.posting set state = 'closed', closed_reason = 'filled' where posting_id = $1`,
      [postingId],
    );
    await db.rows('delete from matching.listed_posting where posting_id = $1', [postingId]);
    const { me } = await market.person();
    const preview = await db.as(me, (ctx) => previewApplication(ctx, postingId));
    expect(preview.refused?.code).toBe('posting-closed');
    expect(preview.similar.map(({ jobId }) => jobId)).toContain(other);
    expect(preview.similar.map(({ jobId }) => jobId)).not.toContain(postingId);
  });

  it('finds work of the same kind under another name, and nothing else', async () => {
    const { employerId } = await market.employer();
    const postingId = await market.posting(employerId, { title: '急聘美睫师（夜班）' });
    const like = await market.posting(employerId, { title: '美甲师' });
    const unlike = await market.posting(employerId, { title: '美容院保安' });
    await db.rows(
      `update matching.posting set state = 'closed', closed_reason = 'filled' where posting_id = $1`,
      [postingId],
    );
    await db.rows('delete from matching.listed_posting where posting_id = $1', [postingId]);
    const { me } = await market.person();
    const { similar } = await db.as(me, (ctx) => previewApplication(ctx, postingId));
    expect(similar.map(({ jobId }) => jobId)).toContain(like);
    expect(similar.map(({ jobId }) => jobId)).not.toContain(unlike);
  });
});

describe('sending', () => {
  it('again under its id is the same application, however many requests come at once', async () => {
    const { employerId } = await market.employer();
    const postingId = await market.posting(employerId);
    const { me } = await market.person(known);
    const { seen } = await db.as(me, (ctx) => previewApplication(ctx, postingId));
    const input = { applicationId: randomUUID(), postingId, leaveOut: [], note: null, seen };
    const codes = await Promise.all(
      Array.from({ length: 12 }, () => codeOf(db.as(me, (ctx) => apply(ctx, input), { short: true }))),
    );
    expect(new Set(codes)).toEqual(new Set(['done']));
    const others = await Promise.all(
      Array.from({ length: 6 }, () =>
        codeOf(db.as(me, (ctx) => apply(ctx, { ...input, applicationId: randomUUID() }))),
      ),
    );
    expect(new Set(others)).toEqual(new Set(['applied-already']));
    const { applications } = await db.as(me, (ctx) => listApplications(ctx));
    expect(applications).toHaveLength(1);
    const said = await db.rows(
      `select 1 from ground.outbox where name = 'matching.application-sent@1' and payload->>'applicationId' = $1`,
      [input.applicationId],
    );
    expect(said).toHaveLength(1);
  });

  it('with two ids at once gives one open application', async () => {
    const { employerId } = await market.employer();
    const postingId = await market.posting(employerId);
    const { me, personId } = await market.person(known);
    const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf(send(me, postingId))));
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    expect(await db.rows('select 1 from matching.application where person_id = $1', [personId])).toHaveLength(
      1,
    );
  });

  it('is possible again after it was taken back, not after a no', async () => {
    const { employerId, acting } = await market.employer();
    const postingId = await market.posting(employerId);
    const { me } = await market.person(known);
    const first = await send(me, postingId);
    await asPerson(me, first.applicationId, { move: 'withdraw', reason: 'unsaid' });
    const second = await send(me, postingId);
    expect(second.applicationId).not.toBe(first.applicationId);
    await asEmployer(acting, second.applicationId, { move: 'refuse', reason: 'hours' });
    expect(await codeOf(send(me, postingId))).toBe('answered-already');
  });
});

describe('from application to work', () => {
  it('goes by invitation, agreement, hire and the person’s own word; then it is a fact', async () => {
    const { employerId, acting, phone: employerPhone, name } = await market.employer();
    const postingId = await market.posting(employerId);
    const other = await market.posting(employerId);
    const { me, personId, phone } = await market.person(known);
    const { applicationId } = await send(me, postingId);
    const second = await send(me, other);

    expect((await asEmployer(acting, applicationId, { move: 'open' })).state.id).toBe('seen');
    const invited = await asEmployer(acting, applicationId, invite());
    expect(invited).toMatchObject({ state: { id: 'invited' }, name: '孙**', phoneOpen: false });
    const mine = await db.as(me, (ctx) => seeApplication(ctx, applicationId));
    expect(mine).toMatchObject({ yourTurn: true, contact: null, place: '演示路 6 号二楼', bring: '身份证' });
    expect(mine.next.zh).toBe('请在 11月22日前选个时间');

    const asked = await asPerson(me, applicationId, { move: 'propose', times: [inHours(72)] });
    expect(asked).toMatchObject({ state: { id: 'other-time' }, contact: null });
    // He has said yes to one of his own times only: the employer has not.
    expect(await codeOf(db.as(acting, (ctx) => openPhone(ctx, applicationId)))).toBe('not-agreed-yet');
    const agreed = await asEmployer(acting, applicationId, { move: 'agree-time', time: inHours(72) });
    expect(agreed).toMatchObject({ state: { id: 'interview-agreed' }, name: '孙建国', phoneOpen: true });
    expect(await db.as(acting, (ctx) => openPhone(ctx, applicationId))).toEqual({ name: '孙建国', phone });
    const both = await db.as(me, (ctx) => seeApplication(ctx, applicationId));
    expect(both.contact).toEqual({ name: '周岚', phone: employerPhone });
    const reads = await db.rows<{ role: string }>(
      `select role from access.audit where person_id = $1 and what = '{person.phone}'`,
      [personId],
    );
    expect(reads).toEqual([{ role: 'agent' }]);

    db.clock.advance({ hours: 80 });
    await asEmployer(acting, applicationId, {
      move: 'hire',
      startOn: '2026-11-30',
      payFen: 480_000,
      payUnit: 'month',
      contract: 'labour',
    });
    const hired = await db.as(me, (ctx) => seeApplication(ctx, applicationId));
    expect(hired.moves.map(({ move }) => move)).toEqual(['withdraw', 'deny']);
    expect(hired.next.zh).toBe('11月30日上班，那天来点一下确认');
    expect(await codeOf(asPerson(me, applicationId, { move: 'confirm' }))).toBe('not-started-yet');

    db.clock.advance({ hours: 24 * 7 });
    const confirmed = await asPerson(me, applicationId, { move: 'confirm', others: true });
    expect(confirmed.state.id).toBe('hire-confirmed');
    const facts = await db.as(me, (ctx) =>
      getCurrent(ctx, personId, [
        'person.employment_status',
        'person.employer_name',
        'person.employed_since',
      ]),
    );
    expect(
      Object.fromEntries([...facts].map(([id, { value, source }]) => [id, [value, source.kind]])),
    ).toEqual({
      'person.employment_status': ['employed', 'self'],
      'person.employer_name': [name, 'self'],
      'person.employed_since': ['2026-11-30', 'self'],
    });
    const [said] = await db.rows<{ payload: object }>(
      `select payload from ground.outbox where name = 'matching.person-hired@1' and payload->>'personId' = $1`,
      [personId],
    );
    expect(said?.payload).toMatchObject({ employerId, postingId, startOn: '2026-11-30', contract: 'labour' });
    const last = await db.as(me, (ctx) => seeApplication(ctx, second.applicationId));
    expect(last).toMatchObject({ state: { id: 'withdrawn' }, ended: { zh: '找到工作了' } });
  });

  it('a denied hire goes back to the employer, and nothing is recorded', async () => {
    const { employerId, acting } = await market.employer();
    const postingId = await market.posting(employerId);
    const { me, personId } = await market.person();
    const { applicationId } = await send(me, postingId);
    const { offered } = await asEmployer(acting, applicationId, invite());
    await asPerson(me, applicationId, { move: 'accept', time: offered[0] ?? '' });
    await asEmployer(acting, applicationId, {
      move: 'hire',
      startOn: dayOf(db.clock.now()),
      contract: 'labour',
    });
    const denied = await asPerson(me, applicationId, { move: 'deny', reason: 'never-agreed' });
    expect(denied).toMatchObject({ state: { id: 'interview-agreed' }, hire: null });
    const shown = await db.as(acting, (ctx) => seeApplicant(ctx, applicationId));
    expect(shown.history.at(-1)?.reason?.zh).toBe('本人说没有答应过');
    expect(
      await db.rows(`select 1 from people.fact_log where person_id = $1 and fact = 'person.employer_name'`, [
        personId,
      ]),
    ).toEqual([]);
  });

  it('what the employer writes is held to the law of advertisements', async () => {
    const { employerId, acting } = await market.employer();
    const postingId = await market.posting(employerId);
    const { me } = await market.person();
    const { applicationId } = await send(me, postingId);
    const refuse = (note?: string) =>
      codeOf(
        asEmployer(acting, applicationId, { move: 'refuse', reason: 'other', ...(note ? { note } : {}) }),
      );
    expect(await refuse()).toBe('note-needed');
    expect(await refuse('我们只要男的')).toBe('unlawful-wording');
    expect(await refuse('这批货改到外地仓了')).toBe('done');
    const mine = await db.as(me, (ctx) => seeApplication(ctx, applicationId));
    expect(mine.history.at(-1)).toMatchObject({
      note: '这批货改到外地仓了',
      reason: { zh: '单位这次先不约了' },
    });
  });
});

describe('two at once', () => {
  it('a person who takes back while the employer invites: one is done, the other sees what happened', async () => {
    const { employerId, acting } = await market.employer();
    const postingId = await market.posting(employerId);
    for (let round = 0; round < 5; round += 1) {
      const { me } = await market.person();
      const { applicationId, events: after } = await send(me, postingId);
      const codes = await Promise.all([
        codeOf(db.as(acting, (ctx) => moveAsEmployer(ctx, { applicationId, after, ...invite() }))),
        codeOf(
          db.as(me, (ctx) => moveAsPerson(ctx, { applicationId, after, move: 'withdraw', reason: 'unsaid' })),
        ),
      ]);
      expect(codes.toSorted()).toEqual(['application-changed', 'done']);
      const seqs = await db.rows<{ seq: number }>(
        'select seq from matching.application_event where application_id = $1 order by seq',
        [applicationId],
      );
      expect(seqs.map(({ seq }) => seq)).toEqual([1, 2]);
    }
  });

  it('the same move sent twice is done once', async () => {
    const { employerId, acting } = await market.employer();
    const postingId = await market.posting(employerId);
    const { me } = await market.person();
    const { applicationId, events: after } = await send(me, postingId);
    const refuse = () =>
      db.as(acting, (ctx) => moveAsEmployer(ctx, { applicationId, after, move: 'refuse', reason: 'filled' }));
    const both = await Promise.all([refuse(), refuse(), refuse()]);
    expect(both.map(({ events }) => events)).toEqual([2, 2, 2]);
  });

  it('a look in between does not stop the person', async () => {
    const { employerId, acting } = await market.employer();
    const postingId = await market.posting(employerId);
    const { me } = await market.person();
    const { applicationId, events: after } = await send(me, postingId);
    await db.as(acting, (ctx) => moveAsEmployer(ctx, { applicationId, after, move: 'open' }));
    const back = await db.as(me, (ctx) =>
      moveAsPerson(ctx, { applicationId, after, move: 'withdraw', reason: 'way' }),
    );
    expect(back.state.id).toBe('withdrawn');
  });
});

describe('who sees what', () => {
  it('nobody but the person, the employer and counts for the staff of the area', async () => {
    const { employerId, acting } = await market.employer();
    const stranger = await market.employer();
    const postingId = await market.posting(employerId);
    const { me } = await market.person(known);
    const { applicationId } = await send(me, postingId);
    const { me: another } = await market.person();
    expect(await codeOf(db.as(another, (ctx) => seeApplication(ctx, applicationId)))).toBe(
      'application-not-here',
    );
    expect(await codeOf(db.as(stranger.acting, (ctx) => seeApplicant(ctx, applicationId)))).toBe(
      'application-not-here',
    );
    expect(
      await codeOf(
        db.as(stranger.acting, (ctx) => moveAsEmployer(ctx, { applicationId, after: 1, move: 'open' })),
      ),
    ).toBe('application-not-here');
    // Even with the statement itself.
    const seen = (actor: Partial<Actor>) =>
      db.as(
        actor,
        (ctx) =>
          ctx.tx
            .withSchema('matching')
            .selectFrom('application' as never)
            .selectAll()
            .execute() as Promise<unknown[]>,
      );
    expect(await seen(another)).toEqual([]);
    expect(await seen(stranger.acting)).toEqual([]);
    expect(await seen({})).toEqual([]);

    const lo = Number(
      (
        await db.rows<{ area_lo: number }>('select area_lo from matching.posting where posting_id = $1', [
          postingId,
        ])
      )[0]?.area_lo,
    );
    const clerk: Partial<Actor> = {
      kind: 'staff',
      role: 'clerk',
      id: randomUUID(),
      stationId: randomUUID(),
      area: { code: '370705006000', lo, hi: lo },
    };
    const { postings } = await db.as(clerk, (ctx) => countWaiting(ctx));
    expect(postings.find(({ jobId }) => jobId === postingId)).toMatchObject({
      waiting: 1,
      longestDays: 0,
      alerts: 0,
    });
    expect(JSON.stringify(postings)).not.toMatch(/孙|叉车/);
    expect(await codeOf(db.as(clerk, (ctx) => seeApplicant(ctx, applicationId)))).toBe('employer-first');
    expect(await codeOf(db.as(clerk, (ctx) => seeApplication(ctx, applicationId)))).toBe('visit-first');
    const far: Partial<Actor> = { ...clerk, area: { code: '370702000000', lo: 1, hi: 2 } };
    expect((await db.as(far, (ctx) => countWaiting(ctx))).postings).toEqual([]);

    // On the telephone with the employer.
    const visitId = randomUUID();
    await db.as(clerk, (ctx) => openVisit(ctx, visitId, { employerId }));
    const received: Partial<Actor> = { ...clerk, employer: employerId, visitId };
    const answered = await asEmployer(received, applicationId, { move: 'refuse', reason: 'pay' });
    expect(answered.history.at(-1)).toMatchObject({ by: 'employer', assisted: true });
    expect((await db.as(acting, (ctx) => seeApplicant(ctx, applicationId))).state.id).toBe('refused');
  });

  it('a clerk sends for the person who is with him, and that stands there', async () => {
    const { employerId } = await market.employer();
    const postingId = await market.posting(employerId);
    const { personId } = await market.person(known);
    const clerk: Partial<Actor> = {
      kind: 'staff',
      role: 'clerk',
      id: randomUUID(),
      stationId: randomUUID(),
      area: { code: '370702000000', lo: 1, hi: 2 },
    };
    const visitId = randomUUID();
    await db.as(clerk, (ctx) => openVisit(ctx, visitId, { personId }));
    const sent = await send({ ...clerk, person: personId, visitId }, postingId);
    expect(sent.history[0]).toMatchObject({ move: 'send', assisted: true });
    const [row] = await db.rows<{ assisted_by: string }>(
      'select assisted_by, station_id from matching.application where person_id = $1',
      [personId],
    );
    expect(row).toEqual({ assisted_by: clerk.id, station_id: clerk.stationId });
  });

  it('history is never changed, not even by jobs', async () => {
    await expect(
      db.asJob((ctx) =>
        ctx.tx
          .withSchema('matching')
          .deleteFrom('application_event' as never)
          .execute(),
      ),
    ).rejects.toThrow(/permission denied/);
  });
});
