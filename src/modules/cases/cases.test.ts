import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAreas } from '../../ground/areas/load.ts';
import type { Actor, Context } from '../../ground/context.ts';
import type { Exchange } from '../../ground/http/contract.ts';
import { Problem } from '../../ground/problem.ts';
import { openTestDatabase, type TestDatabase } from '../../ground/testing/database.ts';
import { openVisit } from '../access/index.ts';
import { createOrFindPerson, getCurrent, recordFacts } from '../people/index.ts';
import { answerQuestion } from './actions/answer-question.ts';
import { askDraftConfirmation, askMoveConfirmation } from './actions/ask-confirmation.ts';
import { beginDraft } from './actions/begin-draft.ts';
import { continueDraft, giveDraft } from './actions/continue-draft.ts';
import { discardDraft } from './actions/discard-draft.ts';
import { lapseCases } from './actions/lapse-cases.ts';
import { listCases } from './actions/list-cases.ts';
import { makeContinueCode } from './actions/make-continue-code.ts';
import { moveCase } from './actions/move-case.ts';
import { seeCase } from './actions/see-case.ts';
import { seeDraft } from './actions/see-draft.ts';
import { seeKnown } from './actions/see-known.ts';
import { submitDraft } from './actions/submit-draft.ts';
import { sweepDrafts } from './actions/sweep-drafts.ts';
import type { Answer } from './domain/case-type.ts';
import { readCaseNumber } from './domain/number.ts';
import { idNumber, seeking } from './testing.ts';

let db: TestDatabase;
const kuiwen = { code: '370705000000', ...loadAreas().range('370705000000') };
const clerk: Partial<Actor> = {
  kind: 'staff',
  role: 'clerk',
  id: randomUUID(),
  stationId: randomUUID(),
  area: kuiwen,
};

let people = 0;
/** Somebody new of 奎文区, as a clerk registers him; born 1978. */
async function newPerson({ birth = '19781103', phone = '13800000000' } = {}): Promise<string> {
  people += 1;
  const { personId } = await db.as(clerk, (ctx) =>
    createOrFindPerson(ctx, {
      personId: randomUUID(),
      idNumber: idNumber(`370705${birth}${String(people).padStart(3, '0')}`),
      name: '孙建国',
      phone,
      residenceArea: '370705000000',
    }),
  );
  return personId;
}

const resident = (personId: string): Partial<Actor> => ({
  kind: 'resident',
  role: 'resident',
  id: personId,
  person: personId,
});
const visitor = (id = randomUUID()): Partial<Actor> => ({
  kind: 'visitor',
  role: 'visitor',
  id,
  sessionId: id,
});

async function atCounter(personId: string): Promise<Partial<Actor>> {
  const visitId = randomUUID();
  await db.as(clerk, (ctx) => openVisit(ctx, visitId, { personId }));
  return { ...clerk, person: personId, visitId };
}

/** A browser that takes whatever cookie it is given. */
function browser(): Exchange {
  return { setSession: () => {}, sessionToken: null, clientAddress: '127.0.0.1' };
}

const begin = (actor: Partial<Actor>, draftId: string = randomUUID(), skin: Context['skin'] = 'phone') =>
  db.as(actor, (ctx) => beginDraft(ctx, { draftId, type: 'job-seeking' }, browser()), { skin });

async function answerAll(actor: Partial<Actor>, draftId: string, answers: Record<string, Answer> = seeking) {
  let draft = await db.as(actor, (ctx) => seeDraft(ctx, draftId));
  for (const [question, answer] of Object.entries(answers)) {
    const { revision } = draft;
    draft = await db.as(actor, (ctx) => answerQuestion(ctx, { draftId, question, answer, revision }));
  }
  return draft;
}

async function register(personId: string) {
  const me = resident(personId);
  const { draftId } = await begin(me);
  const { revision } = await answerAll(me, draftId);
  return db.as(me, (ctx) => submitDraft(ctx, { draftId, revision, declaration: true }));
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => (error instanceof Problem ? error.code : Promise.reject(error)),
  );

beforeAll(async () => {
  db = await openTestDatabase();
});

describe('a resident registers for work', () => {
  it('from the first question to a receipt, with number, history and facts', async () => {
    const personId = await newPerson();
    const me = resident(personId);
    const begun = await begin(me);
    expect(begun).toMatchObject({ next: 'wanted-jobs', anonymous: false, revision: 0 });
    expect(begun.offers).toContainEqual(
      expect.objectContaining({
        question: 'areas',
        answer: ['370705000000'],
        source: { kind: 'counter', name: null },
        validFrom: '2026-11-20',
      }),
    );

    const full = await answerAll(me, begun.draftId);
    expect(full.next).toBeNull();
    const receipt = await db.as(me, (ctx) =>
      submitDraft(ctx, { draftId: full.draftId, revision: full.revision, declaration: true }),
    );

    expect(readCaseNumber(receipt.number)).toMatchObject({ prefix: 'QZ', county: '370705', month: '2611' });
    expect(receipt).toMatchObject({
      state: { id: 'registered' },
      due: { day: '2027-02-18', mayMove: false },
      subjectName: '孙**',
    });
    expect(receipt.history).toMatchObject([{ by: 'resident', confirmed: 'declaration', skin: 'phone' }]);
    expect(receipt.moves.map(({ move }) => move)).toEqual(['renew', 'withdraw']);

    const facts = await db.as(me, (ctx) =>
      getCurrent(ctx, personId, [
        'person.wanted_jobs',
        'person.no_nights',
        'person.remote_ok',
        'person.consent_employers',
        'person.certificates',
      ]),
    );
    const values = Object.fromEntries([...facts].map(([fact, { value }]) => [fact, value]));
    expect(values).toEqual({
      'person.wanted_jobs': ['保洁', '厨房帮工'],
      'person.no_nights': true,
      'person.consent_employers': false,
      'person.certificates': [],
    });
  });

  it('says it once, with ids only, in the same transaction', async () => {
    const personId = await newPerson();
    const { caseId } = await register(personId);
    const said = await db.rows<{ name: string; payload: Record<string, unknown> }>(
      `select name, payload from ground.outbox where payload->'subject'->>'id' = $1 and name like 'cases.%'`,
      [personId],
    );
    expect(said).toHaveLength(1);
    expect(said[0]).toMatchObject({
      name: 'cases.case-decided@1',
      payload: { caseId, type: 'job-seeking', function: 'F1', by: 'resident', stationId: null },
    });
    expect(JSON.stringify(said)).not.toMatch(/孙|13800000000|饭店/);
  });

  it('submitted again, even by twenty requests at once, gives one case', async () => {
    const personId = await newPerson();
    const me = resident(personId);
    const { draftId } = await begin(me);
    const { revision } = await answerAll(me, draftId);
    const submit = () => db.as(me, (ctx) => submitDraft(ctx, { draftId, revision, declaration: true }));
    const receipts = await Promise.all(Array.from({ length: 20 }, submit));
    expect(new Set(receipts.map(({ number }) => number)).size).toBe(1);
    const { cases, drafts } = await db.as(me, (ctx) => listCases(ctx));
    expect([cases.length, drafts.length]).toEqual([1, 0]);
  });

  it('numbers of a county and month are all different, however many ask at once', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => newPerson()));
    const receipts = await Promise.all(ids.map(register));
    expect(new Set(receipts.map(({ number }) => number)).size).toBe(12);
  });

  it('is not registered without declaring, with a question open, or on answers that were not checked', async () => {
    const me = resident(await newPerson());
    const { draftId } = await begin(me);
    const { 'consent-employers': last, ...most } = seeking;
    const before = await answerAll(me, draftId, most);
    const submit = (revision: number, declaration = true) =>
      codeOf(db.as(me, (ctx) => submitDraft(ctx, { draftId, revision, declaration })));
    expect(await submit(before.revision)).toBe('move-needs-answers');
    const after = await answerAll(me, draftId, { 'consent-employers': last ?? null });
    expect(await submit(after.revision, false)).toBe('move-needs-declaration');
    expect(await submit(before.revision)).toBe('answers-changed');
    expect(await submit(after.revision)).toBe('done');
  });

  it('is too young before sixteen', async () => {
    expect(await codeOf(begin(resident(await newPerson({ birth: '20101121' }))))).toBe('too-young');
    expect(await codeOf(begin(resident(await newPerson({ birth: '20101120' }))))).toBe('done');
  });

  it('a second registration takes the place of the first, whose history stays', async () => {
    const personId = await newPerson();
    const first = await register(personId);
    const second = await register(personId);
    const old = await db.as(resident(personId), (ctx) => seeCase(ctx, first.caseId));
    expect(old).toMatchObject({ state: { id: 'replaced' }, due: null, moves: [] });
    expect(old.history.map(({ by }) => by)).toEqual(['resident', 'rule']);
    expect(second.state.id).toBe('registered');
  });

  it('what a department certified is not asked again, and stays the department’s word', async () => {
    const personId = await newPerson();
    const source = { kind: 'department' as const, name: 'education' };
    await db.asJob((ctx) => recordFacts(ctx, personId, [{ fact: 'person.education', value: '31', source }]));
    const me = resident(personId);
    const begun = await begin(me);
    expect(begun.answers).toMatchObject([{ question: 'education', answer: '31', by: 'department' }]);
    const { education: _, ...asked } = seeking;
    const { revision } = await answerAll(me, begun.draftId, asked);
    await db.as(me, (ctx) => submitDraft(ctx, { draftId: begun.draftId, revision, declaration: true }));
    const known = await db.as(me, (ctx) => getCurrent(ctx, personId, ['person.education']));
    expect(known.get('person.education')).toMatchObject({ value: '31', source });
  });
});

describe('answers', () => {
  it('repeated change nothing, and late ones carry their own time', async () => {
    const me = resident(await newPerson());
    const { draftId } = await begin(me);
    const give = () =>
      db.as(me, (ctx) =>
        answerQuestion(ctx, {
          draftId,
          question: 'reach',
          answer: 30,
          revision: 0,
          at: '2026-11-20T03:00:00Z',
        }),
      );
    expect((await give()).revision).toBe(1);
    const again = await give();
    expect(again.revision).toBe(1);
    expect(again.answers).toMatchObject([{ question: 'reach', at: '2026-11-20T03:00:00.000Z' }]);
  });

  it('of two devices stand beside each other, and a conflict names what changed', async () => {
    const me = resident(await newPerson());
    const { draftId } = await begin(me);
    const give = (question: string, answer: Answer, revision: number) =>
      db.as(me, (ctx) => answerQuestion(ctx, { draftId, question, answer, revision }));
    await give('reach', 30, 0);
    expect((await give('years', 3, 0)).answers).toHaveLength(2);
    const error = await give('reach', 60, 0).catch((problem: Problem) => problem);
    expect(error).toMatchObject({
      code: 'answer-changed-elsewhere',
      fields: [{ field: 'reach' }, { field: 'years' }],
    });
    expect((await give('reach', 60, 2)).revision).toBe(3);
  });

  it('that cannot be are refused with the sentence of the question', async () => {
    const me = resident(await newPerson());
    const { draftId } = await begin(me);
    const give = (question: string, answer: unknown) =>
      db
        .as(me, (ctx) => answerQuestion(ctx, { draftId, question, answer, revision: 0 }))
        .catch((problem: Problem) => problem);
    expect(await give('pay', 1)).toMatchObject({
      code: 'answer-not-readable',
      fields: [{ field: '/answer', code: 'minimum' }],
    });
    expect(await give('areas', ['370799000000'])).toMatchObject({ fields: [{ code: 'items' }] });
    expect(await give('salary', 1)).toMatchObject({ code: 'no-such-question' });
  });

  it('are sealed in the database', async () => {
    const personId = await newPerson();
    const me = resident(personId);
    const { draftId } = await begin(me);
    await answerAll(me, draftId);
    await register(personId);
    const stored = await db.rows<{ text: string }>(
      `select d::text as text from cases.draft d union all select e::text from cases.case_event e union all select f::text from cases.case_file f`,
    );
    const plain = stored
      .map(({ text }) => text + Buffer.from(text.replace(/[^0-9a-f]/g, ''), 'hex').toString('utf8'))
      .join();
    expect(plain).not.toContain('饭店');
    expect(plain).not.toContain(Buffer.from('饭店').toString('hex'));
  });
});

describe('what is not yours', () => {
  it('is not seen by another resident, a visitor, a clerk elsewhere, or as a draft by any clerk without a visit', async () => {
    const personId = await newPerson();
    const { draftId } = await begin(resident(personId));
    const { caseId } = await register(personId);
    const elsewhere = {
      ...clerk,
      id: randomUUID(),
      area: { code: '370100000000', ...loadAreas().range('370100000000') },
    };
    for (const other of [
      resident(await newPerson()),
      visitor(),
      elsewhere,
      clerk,
      await atCounter(await newPerson()),
    ]) {
      expect(await codeOf(db.as(other, (ctx) => seeDraft(ctx, draftId)))).toBe('draft-not-here');
    }
    for (const other of [resident(await newPerson()), visitor(), elsewhere]) {
      expect(await codeOf(db.as(other, (ctx) => seeCase(ctx, caseId)))).toBe('case-not-here');
    }
    const { answers, subjectName, moves, number } = await db.as(clerk, (ctx) => seeCase(ctx, caseId));
    expect({ answers, subjectName, moves }).toEqual({ answers: [], subjectName: null, moves: [] });
    expect(number).toMatch(/^QZ-/);
  });

  it('and has an id that you would take does not tell whose it is', async () => {
    const { draftId } = await begin(resident(await newPerson()));
    expect(await codeOf(begin(resident(await newPerson()), draftId))).toBe('draft-id-taken');
  });

  it('to change is history, even for the owner of the tables', async () => {
    await register(await newPerson());
    await expect(db.rows(`update cases.case_event set reason = 'other'`)).rejects.toThrow(/append-only/);
    await expect(db.rows('delete from cases.case_event')).rejects.toThrow(/append-only/);
  });
});

describe('continued elsewhere', () => {
  const codeFor = (actor: Partial<Actor>, draftId: string) =>
    db.as(actor, (ctx) => makeContinueCode(ctx, draftId));
  const go = (actor: Partial<Actor>, code: string, more: { visitId?: string; skin?: Context['skin'] } = {}) =>
    db.as(
      actor,
      (ctx) => continueDraft(ctx, { code, ...(more.visitId ? { visitId: more.visitId } : {}) }, browser()),
      {
        skin: more.skin ?? 'phone',
      },
    );

  it('from a terminal, where nobody had signed in, to the resident’s phone', async () => {
    const terminal = visitor();
    const { draftId } = await begin(terminal, randomUUID(), 'kiosk');
    await answerAll(terminal, draftId, { reach: 15 });
    const { code } = await codeFor(terminal, draftId);

    const me = resident(await newPerson());
    expect(await codeOf(go(visitor(), code))).toBe('sign-in-first');
    const { draft } = await go(me, code.toLowerCase());
    expect(draft).toMatchObject({ draftId, anonymous: false, answers: [{ question: 'reach', answer: 15 }] });
    expect(await codeOf(db.as(terminal, (ctx) => seeDraft(ctx, draftId)))).toBe('draft-not-here');
    expect(await codeOf(go(me, code))).toBe('code-not-right');
  });

  it('from a phone to a counter: the code brings the draft and opens a visit with this person', async () => {
    const personId = await newPerson();
    const { draftId } = await begin(resident(personId));
    const { code } = await codeFor(resident(personId), draftId);
    const visitId = randomUUID();
    const taken = await go(clerk, code, { visitId, skin: 'desk' });
    expect(taken).toMatchObject({ visitId, draft: { draftId } });
    const now = { ...clerk, person: personId, visitId };
    expect((await answerAll(now, draftId)).next).toBeNull();
    // The resident still holds it too.
    expect((await db.as(resident(personId), (ctx) => seeDraft(ctx, draftId))).next).toBeNull();
  });

  it('from a terminal to a counter, where the person is received afterwards', async () => {
    const terminal = visitor();
    const { draftId } = await begin(terminal, randomUUID(), 'kiosk');
    const { code } = await codeFor(terminal, draftId);
    expect(await go(clerk, code, { visitId: randomUUID() })).toMatchObject({
      visitId: null,
      draft: { anonymous: true },
    });
    const personId = await newPerson();
    expect(await codeOf(db.as(clerk, (ctx) => giveDraft(ctx, draftId)))).toBe('visit-first');
    const given = await db.as(await atCounter(personId), (ctx) => giveDraft(ctx, draftId));
    expect(given.anonymous).toBe(false);
  });

  it('is not another resident’s, nor a second person’s at one counter', async () => {
    const personId = await newPerson();
    const { draftId } = await begin(resident(personId));
    const { code } = await codeFor(resident(personId), draftId);
    expect(await codeOf(go(resident(await newPerson()), code))).toBe('code-not-right');
    expect(await codeOf(go(await atCounter(await newPerson()), code, { visitId: randomUUID() }))).toBe(
      'another-person',
    );
    expect(await codeOf(go(clerk, code, { visitId: randomUUID() }))).toBe('done');
  });

  it('not after ten minutes, not by the code before the last, and not by a guess', async () => {
    const personId = await newPerson();
    const me = resident(personId);
    const { draftId } = await begin(me);
    const first = await codeFor(me, draftId);
    const second = await codeFor(me, draftId);
    expect(await codeOf(go(me, first.code))).toBe('code-not-right');
    for (const guess of ['2222 2222', 'hello', '0000'])
      expect(await codeOf(go(me, guess))).toBe('code-not-right');
    db.clock.advance({ minutes: 10, seconds: 1 });
    expect(await codeOf(go(me, second.code))).toBe('code-not-right');
  });
});

describe('at the counter', () => {
  it('the person confirms by his own code, bound to these answers', async () => {
    const personId = await newPerson();
    const counter = await atCounter(personId);
    const { draftId } = await begin(counter, randomUUID(), 'desk');
    const { revision } = await answerAll(counter, draftId);
    const submit = (more: { challengeId?: string; code?: string }, at = revision) =>
      codeOf(
        db.as(counter, (ctx) => submitDraft(ctx, { draftId, revision: at, declaration: true, ...more }), {
          skin: 'desk',
        }),
      );
    expect(await submit({})).toBe('move-needs-confirmation');

    const challengeId = randomUUID();
    const { demoCode } = await db.as(counter, (ctx) =>
      askDraftConfirmation(ctx, { draftId, challengeId, revision }),
    );
    const code = demoCode ?? '';
    const changed = await answerAll(counter, draftId, { pay: 300_000 });
    expect(await submit({ challengeId, code }, changed.revision)).toBe('code-not-right');

    const again = randomUUID();
    const second = await db.as(counter, (ctx) =>
      askDraftConfirmation(ctx, { draftId, challengeId: again, revision: changed.revision }),
    );
    expect(await submit({ challengeId: again, code: second.demoCode ?? '' }, changed.revision)).toBe('done');

    const seen = await db.as(resident(personId), (ctx) => seeCase(ctx, draftId));
    expect(seen.history).toMatchObject([{ by: 'clerk', confirmed: 'code' }]);
    const [event] = await db.rows<{ actor_kind: string; actor_id: string; assisted_by: string }>(
      'select actor_kind, actor_id, assisted_by from cases.case_event where case_id = $1',
      [draftId],
    );
    expect(event).toEqual({ actor_kind: 'staff', actor_id: clerk.id, assisted_by: clerk.id });
  });

  it('reading the phone for the code is written down', async () => {
    const personId = await newPerson();
    const counter = await atCounter(personId);
    const { draftId } = await begin(counter);
    const { revision } = await answerAll(counter, draftId);
    await db.as(counter, (ctx) =>
      askDraftConfirmation(ctx, { draftId, challengeId: randomUUID(), revision }),
    );
    const reads = await db.rows(
      'select purpose, what, case_id from access.audit where person_id = $1 and case_id is not null',
      [personId],
    );
    expect(reads).toEqual([{ purpose: 'contact-person', what: ['person.phone'], case_id: draftId }]);
  });

  it('what was done without a network keeps its own day, for a month', async () => {
    const late = async (daysAgo: number) => {
      const personId = await newPerson();
      const counter = await atCounter(personId);
      const { draftId } = await begin(counter);
      const { revision } = await answerAll(counter, draftId);
      const challengeId = randomUUID();
      const { demoCode } = await db.as(counter, (ctx) =>
        askDraftConfirmation(ctx, { draftId, challengeId, revision }),
      );
      const at = new Date(db.clock.now().getTime() - daysAgo * 24 * 3_600_000).toISOString();
      return db.as(counter, (ctx) =>
        submitDraft(ctx, { draftId, revision, challengeId, code: demoCode ?? '', at }),
      );
    };
    const entered = await late(3);
    expect(entered.history[0]?.at.slice(0, 10)).toBe('2026-11-17');
    expect(entered.history[0]?.recordedAt.slice(0, 10)).toBe('2026-11-20');
    expect(entered.due?.day).toBe('2027-02-15');
    expect(await codeOf(late(32))).toBe('entered-too-late');
  });

  it('nothing begins without a visit', async () => {
    expect(await codeOf(begin(clerk))).toBe('visit-first');
    expect(await codeOf(db.as(clerk, (ctx) => listCases(ctx)))).toBe('visit-first');
  });

  it('what is known of the person stands beside the case, and a look is written down under it, once a day', async () => {
    const personId = await newPerson();
    const { caseId } = await register(personId);
    const counter = await atCounter(personId);
    const look = (actor: Partial<Actor>) => db.as(actor, (ctx) => seeKnown(ctx, caseId));
    const { person, employer } = await look(counter);
    expect(employer).toBeNull();
    expect(person).toMatchObject({
      wanted: { titles: [{ title: '保洁' }, { title: '厨房帮工' }] },
      skills: [{ item: '做饭', source: { kind: 'self' }, since: '2026-11-20', evidence: null }],
      certificates: [],
    });
    expect(JSON.stringify(person)).not.toMatch(/孙|建国|1978|13800000000/);
    await look(counter);
    const reads = await db.rows<{ what: string[] }>(
      'select purpose, actor_id, case_id, what from access.audit where person_id = $1 and case_id is not null',
      [personId],
    );
    expect(reads).toMatchObject([{ purpose: 'job-matching', actor_id: clerk.id, case_id: caseId }]);
    expect(reads[0]?.what).toEqual(expect.arrayContaining(['person.wanted_jobs', 'person.skills']));

    expect(await codeOf(look(clerk))).toBe('visit-first');
    expect(await codeOf(look(await atCounter(await newPerson())))).toBe('another-person');
    expect(await codeOf(look(resident(await newPerson())))).toBe('case-not-here');
  });

  it('stopping is confirmed, going on is not', async () => {
    const personId = await newPerson();
    const { caseId } = await register(personId);
    const counter = await atCounter(personId);
    const move = (input: {
      move: string;
      after: number;
      reason?: string;
      challengeId?: string;
      code?: string;
    }) => codeOf(db.as(counter, (ctx) => moveCase(ctx, { caseId, ...input })));
    expect(await move({ move: 'renew', after: 1 })).toBe('done');
    expect(await move({ move: 'withdraw', after: 2, reason: 'found-work' })).toBe('move-needs-confirmation');
    const ask = { caseId, challengeId: randomUUID() as string, move: 'withdraw', reason: 'found-work' };
    const { demoCode } = await db.as(counter, (ctx) => askMoveConfirmation(ctx, ask));
    const confirmed = { challengeId: ask.challengeId, code: demoCode ?? '' };
    expect(await move({ move: 'withdraw', after: 2, reason: 'other', ...confirmed })).toBe('code-not-right');
    expect(await move({ move: 'withdraw', after: 2, reason: 'found-work', ...confirmed })).toBe('done');
  });
});

describe('a case goes on', () => {
  it('a move repeated is made once; one on older knowledge is shown what happened', async () => {
    const personId = await newPerson();
    const me = resident(personId);
    const { caseId } = await register(personId);
    const renew = () => db.as(me, (ctx) => moveCase(ctx, { caseId, move: 'renew', after: 1 }));
    const [first, second] = await Promise.all([renew(), renew()]);
    expect([first.events, second.events]).toEqual([2, 2]);
    const stop = { caseId, move: 'withdraw', reason: 'not-now' };
    expect(await codeOf(db.as(me, (ctx) => moveCase(ctx, { ...stop, after: 1 })))).toBe('case-changed');
    const stopped = await db.as(me, (ctx) => moveCase(ctx, { ...stop, after: 2 }));
    expect(stopped).toMatchObject({ state: { id: 'withdrawn' }, moves: [] });
    expect(stopped.history.at(-1)).toMatchObject({ reason: { zh: '先不找了' } });
  });

  it('lapses after its day, once, and can be taken up again', async () => {
    const personId = await newPerson();
    const me = resident(personId);
    const { caseId } = await register(personId);
    db.clock.advance({ days: 90 });
    await db.asJob((ctx) => lapseCases(ctx));
    expect((await db.as(me, (ctx) => seeCase(ctx, caseId))).state.id).toBe('registered');
    db.clock.advance({ days: 1 });
    await db.asJob((ctx) => lapseCases(ctx));
    expect(await db.asJob((ctx) => lapseCases(ctx))).toBe(0);
    const lapsed = await db.as(me, (ctx) => seeCase(ctx, caseId));
    expect(lapsed).toMatchObject({ state: { id: 'lapsed' }, due: null, events: 2 });
    const renewed = await db.as(me, (ctx) => moveCase(ctx, { caseId, move: 'renew', after: 2 }));
    expect(renewed.state.id).toBe('registered');
  });

  it('drafts end: what was answered is gone when it is given up, or when its time is over', async () => {
    const me = resident(await newPerson());
    const { draftId } = await begin(me);
    await answerAll(me, draftId, { reach: 15 });
    await db.as(me, (ctx) => discardDraft(ctx, draftId));
    expect(await db.rows('select answers from cases.draft where draft_id = $1', [draftId])).toEqual([
      { answers: null },
    ]);

    const terminal = visitor();
    const anonymous = await begin(terminal, randomUUID(), 'kiosk');
    const mine = await begin(me);
    db.clock.advance({ hours: 2, seconds: 1 });
    await db.asJob((ctx) => sweepDrafts(ctx));
    expect(await codeOf(db.as(terminal, (ctx) => seeDraft(ctx, anonymous.draftId)))).toBe('draft-not-here');
    expect(await codeOf(db.as(me, (ctx) => seeDraft(ctx, mine.draftId)))).toBe('done');
  });
});
