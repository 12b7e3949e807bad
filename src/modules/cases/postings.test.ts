import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import { parseDay } from '../../ground/clock/day.ts';
import type { Actor } from '../../ground/context.ts';
import type { Exchange } from '../../ground/http/contract.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { openVisit } from '../access/index.ts';
import { registerEmployers } from '../employers/index.ts';
import { madeUpCode } from '../employers/testing/made-up.ts';
import { findPosting } from '../matching/index.ts';
import { answerQuestion } from './actions/answer-question.ts';
import { askDraftConfirmation } from './actions/ask-confirmation.ts';
import { beginDraft } from './actions/begin-draft.ts';
import { listCases } from './actions/list-cases.ts';
import { moveCase } from './actions/move-case.ts';
import { seeCase } from './actions/see-case.ts';
import { submitDraft } from './actions/submit-draft.ts';
import type { Answer } from './domain/case-type.ts';

let db: TestDatabase;
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
  });
});
