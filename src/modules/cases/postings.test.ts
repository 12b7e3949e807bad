import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import { parseDay } from '../../ground/clock/day.ts';
import type { Actor } from '../../ground/context.ts';
import type { Exchange } from '../../ground/http/contract.ts';
import { planJob } from '../../ground/jobs/jobs.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { openTestService } from '../../testing.ts';
import { openVisit } from '../access/index.ts';
import { registerEmployers } from '../employers/index.ts';
import { madeUpCode } from '../employers/testing/made-up.ts';
import { apply, previewApplication } from '../matching/actions/applications/apply.ts';
import { changePosting, findPosting } from '../matching/index.ts';
import { openMarket } from '../matching/testing/market.ts';
import { answerQuestion } from './actions/answer-question.ts';
import { askDraftConfirmation } from './actions/ask-confirmation.ts';
import { beginDraft } from './actions/begin-draft.ts';
import { followPosting } from './actions/follow-posting.ts';
import { listCases } from './actions/list-cases.ts';
import { moveCase } from './actions/move-case.ts';
import { seeCase } from './actions/see-case.ts';
import { seeKnown } from './actions/see-known.ts';
import { submitDraft } from './actions/submit-draft.ts';
import type { Answer } from './domain/case-type.ts';

let db: TestDatabase;
let service: Awaited<ReturnType<typeof openTestService>>;
const beiyuan = '370705006000';
const area = { code: beiyuan, ...loadAreas().range(beiyuan) };
const [bakery, rival] = [randomUUID(), randomUUID()];
const agentOf = (employer: string): Partial<Actor> => ({
  kind: 'resident',
  role: 'agent',
  id: randomUUID(),
  employer,
});
const agent = agentOf(bakery);
const clerk: Partial<Actor> = {
  kind: 'staff',
  role: 'clerk',
  id: randomUUID(),
  stationId: randomUUID(),
  area,
};
const http = { setSession() {}, sessionToken: null, clientAddress: '127.0.0.1' } satisfies Exchange;
const sentence = '招两个保洁，早八点到下午五点，一个月三千五，管午饭';

beforeAll(async () => {
  db = await openTestDatabase();
  service = await openTestService(db);
  await db.asJob((ctx) =>
    registerEmployers(
      ctx,
      [bakery, rival].map((employerId, at) => ({
        employerId,
        creditCode: madeUpCode(at + 1),
        name: `北苑第${at + 1}面食店（演示）`,
        kind: 'merchant' as const,
        areaCode: beiyuan,
        address: '演示路 1 号',
        contactName: '王师傅',
        contactPhone: '13800000001',
        verifiedOn: parseDay('2026-11-01'),
        agents: [],
      })),
    ),
  );
});

const begin = (actor: Partial<Actor>, from?: Parameters<typeof beginDraft>[1]['from']) =>
  db.as(actor, (ctx) =>
    beginDraft(ctx, { draftId: randomUUID(), type: 'job-posting', ...(from ? { from } : {}) }, http),
  );

/** Confirms what is offered and answers the rest, question by question. */
async function answerAll(actor: Partial<Actor>, draftId: string, own: Record<string, Answer> = {}) {
  let draft = await db.as(actor, (ctx) =>
    answerQuestion(ctx, { draftId, question: 'title', answer: '保洁', revision: 0 }),
  );
  while (draft.next !== null) {
    const { next: question, revision } = draft;
    const offered = draft.offers.find((offer) => offer.question === question)?.answer;
    const answer = own[question] ?? offered ?? rest[question];
    draft = await db.as(actor, (ctx) => answerQuestion(ctx, { draftId, question, answer, revision }));
  }
  return draft;
}

const rest: Record<string, Answer> = {
  headcount: 1,
  duties: '打扫办公楼三层的楼道和卫生间',
  hours: ['白班'],
  'step-free': false,
  'pay-unit': 'month',
  'pay-low': 350_000,
  'pay-high': 400_000,
  'pay-rule': null,
  education: 'any',
  experience: 0,
  certificates: [],
  labels: ['none'],
  welfare: [],
  contract: 'labour',
  'valid-days': 30,
};

describe('招聘登记', () => {
  it('from a sentence to an open posting, every offer with where it comes from', async () => {
    const draft = await begin(agent, { kind: 'sentence', text: sentence });
    const offers = Object.fromEntries(
      draft.offers.map(({ question, answer, source }) => [question, [answer, source.kind]]),
    );
    expect(offers).toMatchObject({
      title: ['保洁', 'sentence'],
      headcount: [2, 'sentence'],
      'pay-low': [350_000, 'sentence'],
      place: [[beiyuan], 'employer'],
      address: ['演示路 1 号', 'employer'],
    });
    const { revision } = await answerAll(agent, draft.draftId);
    const receipt = await db.as(agent, (ctx) =>
      submitDraft(ctx, { draftId: draft.draftId, revision, declaration: true }),
    );
    expect(receipt).toMatchObject({
      subjectName: expect.stringContaining('北苑第1面食店'),
      due: { day: '2026-12-20' },
    });
    const seen = await db.as({}, (ctx) => findPosting(ctx, draft.draftId));
    expect(seen).toMatchObject({
      employerId: bakery,
      state: 'open',
      title: '保洁',
      stepFree: false,
      validUntil: '2026-12-20',
    });
    expect((await db.as(agent, listCases)).cases.map(({ caseId }) => caseId)).toContain(draft.draftId);
  });

  it("is nobody else's: not another employer's, not the agent's own as a person", async () => {
    const { draftId } = await begin(agent);
    const { revision } = await answerAll(agent, draftId);
    await db.as(agent, (ctx) => submitDraft(ctx, { draftId, revision, declaration: true }));
    const person = {
      kind: 'resident' as const,
      role: 'resident',
      id: agent.id ?? '',
      person: agent.id ?? '',
    };
    await expect(db.as(agentOf(rival), (ctx) => seeCase(ctx, draftId))).rejects.toMatchObject({
      code: 'case-not-here',
    });
    await expect(db.as(person, (ctx) => seeCase(ctx, draftId))).rejects.toMatchObject({
      code: 'case-not-here',
    });
    await expect(
      db.as(person, (ctx) => beginDraft(ctx, { draftId: randomUUID(), type: 'job-posting' }, http)),
    ).rejects.toMatchObject({
      code: 'employer-first',
    });
    await expect(
      db.as(agent, (ctx) => beginDraft(ctx, { draftId: randomUUID(), type: 'job-seeking' }, http)),
    ).rejects.toMatchObject({
      code: 'another-subject',
    });
  });

  it('says at the question which words are not lawful, and what to write instead', async () => {
    const { draftId } = await begin(agent);
    await expect(
      db.as(agent, (ctx) =>
        answerQuestion(ctx, {
          draftId,
          question: 'duties',
          answer: '打扫楼道，只要女的，45岁以下',
          revision: 0,
        }),
      ),
    ).rejects.toMatchObject({
      code: 'answer-not-lawful',
      fields: [{ field: '/answer', code: 'unlawful-wording' }],
    });
    expect(
      (
        await db.rows<{ revision: number }>('select revision from cases.draft where draft_id = $1', [draftId])
      )[0]?.revision,
    ).toBe(0);
  });

  it('and its posting end together: filled, withdrawn with a reason, renewed', async () => {
    const { draftId } = await begin(agent);
    const { revision } = await answerAll(agent, draftId);
    await db.as(agent, (ctx) => submitDraft(ctx, { draftId, revision, declaration: true }));
    const move = (name: string, after: number, reason?: string) =>
      db.as(agent, (ctx) =>
        moveCase(ctx, { caseId: draftId, move: name, after, ...(reason ? { reason } : {}) }),
      );
    db.clock.advance({ days: 10 });
    const renewed = await move('renew', 1);
    expect(renewed.due?.day).toBe('2026-12-30');
    expect(await db.as(agent, (ctx) => findPosting(ctx, draftId))).toMatchObject({
      validUntil: '2026-12-30',
    });
    await expect(move('withdraw', 2)).rejects.toMatchObject({ code: 'move-needs-reason' });
    await move('filled', 2);
    expect(await db.as(agent, (ctx) => findPosting(ctx, draftId))).toMatchObject({ state: 'closed' });
    db.clock.advance({ days: -10 });
  });

  it('follows a posting that silence closed, says why, and is posted again from the old one', async () => {
    const { draftId } = await begin(agent);
    const { revision } = await answerAll(agent, draftId, { 'valid-days': 90 });
    await db.as(agent, (ctx) => submitDraft(ctx, { draftId, revision, declaration: true }));
    const { me } = await openMarket(db).person();
    const { seen } = await db.as(me, (ctx) => previewApplication(ctx, draftId));
    await db.as(me, (ctx) =>
      apply(ctx, { applicationId: randomUUID(), postingId: draftId, leaveOut: [], note: null, seen }),
    );
    const look = () => db.as(agent, (ctx) => seeCase(ctx, draftId));
    const after = async (days: number) => {
      db.clock.advance({ days });
      for (const job of ['matching.follow-silence', 'cases.lapse'])
        await db.asJob((ctx) => planJob(ctx, job, {}));
      await service.jobs.runDue();
    };
    await after(29);
    expect(await look()).toMatchObject({ state: { id: 'registered' }, events: 1 });
    await after(2);
    expect(await look()).toMatchObject({
      state: { id: 'silent', name: { zh: '没回复，已停' } },
      due: null,
      moves: [],
      history: [{ by: 'resident' }, { by: 'rule', reason: { zh: '有人报名，一直没回复' } }],
    });
    await after(90);
    expect(await look()).toMatchObject({ state: { id: 'silent' }, events: 2 });
    const [told] = await db.rows<{ closings: number }>(
      `select count(*)::int as closings from matching.posting_event where posting_id = $1 and to_state = 'closed'`,
      [draftId],
    );
    expect(told?.closings).toBe(1);
    const again = await begin(agent, { kind: 'posting', postingId: draftId });
    expect(again.offers).toContainEqual(
      expect.objectContaining({ question: 'title', answer: '保洁', source: { kind: 'earlier', name: null } }),
    );
    db.clock.advance({ days: -121 });
  });

  describe('whose posting was closed by somebody else says so and offers only what can be done', () => {
    const posted = async (version?: number) => {
      const { draftId } = await begin(agent);
      if (version)
        await db.rows('update cases.draft set version = $1 where draft_id = $2', [version, draftId]);
      const { revision } = await answerAll(agent, draftId);
      await db.as(agent, (ctx) => submitDraft(ctx, { draftId, revision, declaration: true }));
      return draftId;
    };
    const close = (id: string, ...moves: Parameters<typeof changePosting>[2][]) =>
      db.asJob(async (ctx) => {
        for (const move of moves) await changePosting(ctx, id, move);
      });
    const look = async (id: string) => {
      const line = (await db.as(agent, listCases)).cases.find(({ caseId }) => caseId === id);
      const { state, due, moves, result } = await db.as(agent, (ctx) => seeCase(ctx, id));
      expect(line).toMatchObject({ state, due });
      return {
        state: state.id,
        name: state.name.zh,
        due,
        result: result.zh,
        moves: moves.map(({ move }) => move),
      };
    };

    it('found unlawful: no move is left, before its last day and after', async () => {
      const id = await posted();
      await close(id, 'found-unlawful');
      const stopped = { state: 'unlawful', name: '用语要改，已停', due: null, moves: [] };
      expect(await look(id)).toMatchObject(stopped);
      db.clock.advance({ days: 31 });
      await db.asJob((ctx) => planJob(ctx, 'cases.lapse', {}));
      await service.jobs.runDue();
      expect(await look(id)).toMatchObject(stopped);
      db.clock.advance({ days: -31 });
    });

    it('of an employer who was refused: it can be renewed, which waits for him', async () => {
      const id = await posted();
      await close(id, 'employer-refused');
      expect(await look(id)).toMatchObject({
        state: 'employer-refused',
        name: '单位没核验上，已停',
        moves: ['renew', 'filled', 'withdraw'],
      });
    });

    it('by silence, of a case of version 1, whose table knows no silence', async () => {
      const id = await posted(1);
      await close(id, 'grew-silent', 'stayed-silent');
      await db.asJob((ctx) => followPosting(ctx, id));
      expect(await look(id)).toMatchObject({
        state: 'silent',
        name: '没回复，已停',
        due: null,
        moves: ['renew', 'filled', 'withdraw'],
      });
      await db.as(agent, (ctx) => moveCase(ctx, { caseId: id, move: 'renew', after: 1 }));
      expect(await look(id)).toMatchObject({ state: 'registered', name: '招聘中' });
    });
  });

  it('stays where the employer put it, though silence had closed the posting before that was heard', async () => {
    const { draftId } = await begin(agent);
    const { revision } = await answerAll(agent, draftId);
    await db.as(agent, (ctx) => submitDraft(ctx, { draftId, revision, declaration: true }));
    await db.asJob(async (ctx) => {
      await changePosting(ctx, draftId, 'grew-silent');
      await changePosting(ctx, draftId, 'stayed-silent');
    });
    await db.as(agent, (ctx) => moveCase(ctx, { caseId: draftId, move: 'renew', after: 1 }));
    await db.asJob((ctx) => followPosting(ctx, draftId));
    expect(await db.as(agent, (ctx) => seeCase(ctx, draftId))).toMatchObject({
      state: { id: 'registered' },
      events: 2,
    });
    await db.asJob((ctx) => followPosting(ctx, randomUUID()));
  });

  it('by a clerk for an employer on the telephone, confirmed by a code to the number on record', async () => {
    const visitId = randomUUID();
    await db.as(clerk, (ctx) => openVisit(ctx, visitId, { employerId: bakery }));
    const onBehalf = { ...clerk, employer: bakery, visitId };
    const { draftId } = await begin(onBehalf, { kind: 'sentence', text: sentence });
    const { revision } = await answerAll(onBehalf, draftId);
    const challengeId = randomUUID();
    const { demoCode } = await db.as(onBehalf, (ctx) =>
      askDraftConfirmation(ctx, { draftId, challengeId, revision }),
    );
    await expect(db.as(onBehalf, (ctx) => submitDraft(ctx, { draftId, revision }))).rejects.toMatchObject({
      code: 'move-needs-confirmation',
    });
    const receipt = await db.as(onBehalf, (ctx) =>
      submitDraft(ctx, { draftId, revision, challengeId, code: demoCode ?? '' }),
    );
    expect(receipt.history).toMatchObject([{ by: 'clerk', confirmed: 'code' }]);
    expect(await db.as({}, (ctx) => findPosting(ctx, draftId))).toMatchObject({ state: 'open' });

    // Beside it what is known of the employer: what it needs, and whether it keeps its word.
    const known = await db.as(onBehalf, (ctx) => seeKnown(ctx, draftId));
    expect(known).toMatchObject({ person: null, employer: { employer: { employerId: bakery } } });
    expect(known.employer?.needs.months.at(-1)?.headcount).toBeGreaterThanOrEqual(2);
    const others = { ...onBehalf, employer: rival };
    await expect(db.as(others, (ctx) => seeKnown(ctx, draftId))).rejects.toMatchObject({
      code: 'another-person',
    });
  });
});
