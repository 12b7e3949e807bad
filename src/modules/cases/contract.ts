import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';
import { EmployerProfile, PersonProfile } from '../matching/index.ts';
import { shownCaseType } from './case-type-schema.ts';

const everybody = ['visitor', 'resident', 'agent', 'clerk', 'manager'];
const signedIn = ['resident', 'agent', 'clerk', 'manager'];
const staff = ['clerk', 'manager'];
const closed = { additionalProperties: false } as const;

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const Id = Type.String({ format: 'uuid' });
const Moment = Type.String({
  format: 'date-time',
  description: 'When it was done, where a device sends later',
});
const Name = Type.String({ pattern: '^[a-z][a-z0-9-]*$', maxLength: 60 });
const Code = Type.String({ pattern: '^[0-9]{6}$' });
const Count = Type.Integer({ minimum: 0, maximum: 1_000_000 });

const Answer = Type.Union([
  Type.Null({ description: '说不清楚' }),
  Type.Boolean(),
  Type.Number(),
  Type.String({ maxLength: 2000 }),
  Type.Array(Type.String({ maxLength: 200 }), { maxItems: 50 }),
]);
const From = Type.Union(
  [
    Type.Object(
      { kind: Type.Literal('sentence'), text: Type.String({ minLength: 1, maxLength: 2000 }) },
      closed,
    ),
    Type.Object({ kind: Type.Literal('template'), id: Name }, closed),
    Type.Object({ kind: Type.Literal('posting'), postingId: Id }, closed),
  ],
  { description: 'What answers are read out of, to be confirmed one by one' },
);
const Areas = Type.Array(Type.Object({ code: Type.String(), name: Type.String() }));

const Draft = Type.Object({
  draftId: Type.String(),
  type: Type.String(),
  version: Type.Integer(),
  state: Type.Enum(['open', 'submitted', 'discarded']),
  anonymous: Type.Boolean({ description: 'Nobody has signed in for it yet' }),
  revision: Type.Integer(),
  asked: Type.Array(Type.String(), { description: 'Questions that are asked with these answers, in order' }),
  next: Nullable(Type.String({ description: 'The first of them without an answer' })),
  answers: Type.Array(
    Type.Object({
      question: Type.String(),
      answer: Answer,
      at: Type.String(),
      by: Type.Enum(['visitor', 'resident', 'staff', 'department']),
    }),
  ),
  offers: Type.Array(
    Type.Object({
      question: Type.String(),
      answer: Answer,
      source: Type.Object({
        kind: Type.Enum([
          'self',
          'counter',
          'department',
          'rule',
          'sentence',
          'template',
          'earlier',
          'employer',
        ]),
        name: Nullable(Words),
      }),
      validFrom: Nullable(Type.String()),
      stale: Type.Boolean(),
    }),
    { description: 'What is known already, with its source and date' },
  ),
  areas: Areas,
  endsAt: Type.String(),
});

const line = {
  caseId: Type.String(),
  number: Type.String(),
  type: Type.String(),
  name: Words,
  state: Type.Object({ id: Type.String(), name: Words, tone: Type.Enum(['good', 'wait', 'neutral']) }),
  due: Nullable(
    Type.Object({
      label: Words,
      day: Type.String(),
      mayMove: Type.Boolean({
        description: 'It may come later: the working days of that year are not published yet',
      }),
    }),
  ),
  decidedAt: Type.String(),
  changedAt: Type.String(),
};

const Case = Type.Object({
  ...line,
  version: Type.Integer(),
  areaCode: Type.String({ description: 'The area that is responsible' }),
  events: Type.Integer({ description: 'Length of the history; a move names it' }),
  subjectName: Nullable(
    Type.String({
      description: 'A person’s masked, an employer’s in full; null outside of a visit with them',
    }),
  ),
  station: Nullable(Type.String()),
  result: Words,
  next: Nullable(Type.Object({ words: Words, to: Type.String() })),
  objection: Words,
  moves: Type.Array(
    Type.Object({
      move: Type.String(),
      label: Words,
      needs: Type.Array(Type.Enum(['answers', 'declaration', 'confirmation', 'reason', 'due'])),
      reasons: Type.Array(Type.Object({ value: Type.String(), label: Words })),
    }),
  ),
  history: Type.Array(
    Type.Object({
      label: Words,
      state: Words,
      reason: Nullable(Words),
      at: Type.String(),
      recordedAt: Type.String(),
      by: Type.Enum(['resident', 'clerk', 'rule', 'clock']),
      skin: Type.String(),
      station: Nullable(Type.String()),
      confirmed: Nullable(Type.Enum(['declaration', 'code'])),
    }),
  ),
  answers: Type.Array(Type.Object({ question: Type.String(), answer: Answer })),
  areas: Areas,
});

const DraftParams = Type.Object({ draft: Id }, closed);
const CaseParams = Type.Object({ case: Id }, closed);
const Confirmation = Type.Object({
  demoCode: Nullable(Type.String({ description: 'The code itself, in a demonstration only' })),
});

export const contract = defineContract({
  'GET /api/case-types': {
    summary: { zh: '能办的事', en: 'The matters that can be dealt with' },
    who: everybody,
    purpose: 'look-up',
    reply: Type.Object({
      types: Type.Array(
        Type.Object({
          id: Type.String(),
          version: Type.Integer(),
          name: Words,
          about: Words,
          minutes: Type.Integer(),
          subject: Type.Enum(['person', 'employer']),
        }),
      ),
    }),
  },
  'GET /api/case-types/:type': {
    summary: { zh: '一件事怎么办', en: 'A matter: its questions, rules and moves' },
    who: everybody,
    purpose: 'look-up',
    params: Type.Object({ type: Name }, closed),
    query: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })) }, closed),
    reply: shownCaseType,
  },
  'POST /api/drafts': {
    summary: { zh: '开始办一件事', en: 'Begin a matter' },
    who: everybody,
    purpose: 'case-work',
    perMinute: 60,
    body: Type.Object(
      { draftId: Id, type: Name, from: Type.Optional(From), at: Type.Optional(Moment) },
      closed,
    ),
    reply: Draft,
  },
  'GET /api/drafts/:draft': {
    summary: { zh: '接着填', en: 'A draft with its answers, and what comes next' },
    who: everybody,
    purpose: 'case-work',
    params: DraftParams,
    reply: Draft,
  },
  'PUT /api/drafts/:draft/answers/:question': {
    summary: { zh: '答一题', en: 'Answer a question' },
    who: everybody,
    purpose: 'case-work',
    params: Type.Object({ draft: Id, question: Name }, closed),
    body: Type.Object({ answer: Type.Optional(Answer), revision: Count, at: Type.Optional(Moment) }, closed),
    reply: Draft,
  },
  'POST /api/drafts/:draft/continue-code': {
    summary: { zh: '换一台设备接着办', en: 'A code to continue on another device' },
    who: everybody,
    purpose: 'case-work',
    perMinute: 20,
    params: DraftParams,
    body: Type.Object({}, closed),
    reply: Type.Object({
      code: Type.String(),
      path: Type.String({ description: 'Page of this deployment that takes the code' }),
      seconds: Type.Integer({
        description: 'How long it is good from now on; a device may have another time of day',
      }),
    }),
  },
  'POST /api/continue': {
    summary: { zh: '用接续码接着办', en: 'Take a draft over by its code; the code signs nobody in' },
    who: everybody,
    purpose: 'case-work',
    perMinute: 10,
    body: Type.Object(
      { code: Type.String({ minLength: 1, maxLength: 40 }), visitId: Type.Optional(Id) },
      closed,
    ),
    reply: Type.Object({
      draft: Draft,
      visitId: Nullable(Type.String({ description: 'The visit that is open now' })),
    }),
  },
  'POST /api/drafts/:draft/person': {
    summary: { zh: '把登记交给正在接待的居民', en: 'Give a draft to the person of the visit' },
    who: signedIn,
    purpose: 'case-work',
    params: DraftParams,
    body: Type.Object({}, closed),
    reply: Draft,
  },
  'POST /api/drafts/:draft/discard': {
    summary: { zh: '不办了', en: 'Give a draft up; what was answered is wiped' },
    who: everybody,
    purpose: 'case-work',
    params: DraftParams,
    body: Type.Object({}, closed),
    reply: Type.Object({ discarded: Type.Literal(true) }),
  },
  'POST /api/drafts/:draft/confirmation': {
    summary: { zh: '请本人确认', en: 'Send the person a code that confirms these answers' },
    who: staff,
    purpose: 'counter-service',
    perMinute: 20,
    params: DraftParams,
    body: Type.Object({ challengeId: Id, revision: Count }, closed),
    reply: Confirmation,
  },
  'POST /api/drafts/:draft/submit': {
    summary: { zh: '提交', en: 'Submit and decide' },
    who: signedIn,
    purpose: 'case-work',
    params: DraftParams,
    body: Type.Object(
      {
        revision: Count,
        declaration: Type.Optional(Type.Boolean()),
        challengeId: Type.Optional(Id),
        code: Type.Optional(Code),
        at: Type.Optional(Moment),
      },
      closed,
    ),
    reply: Case,
  },
  'GET /api/cases': {
    summary: { zh: '我的办件', en: 'The cases of the person, and what was begun' },
    who: signedIn,
    purpose: 'case-work',
    list: { name: 'cases', of: 'subject', rows: 'cases' },
    reply: Type.Object({
      cases: Type.Array(Type.Object(line)),
      drafts: Type.Array(
        Type.Object({
          draftId: Type.String(),
          type: Type.String(),
          name: Words,
          answered: Type.Integer(),
          asked: Type.Integer(),
          changedAt: Type.String(),
          skin: Type.String(),
        }),
      ),
    }),
  },
  'GET /api/cases/:case': {
    summary: { zh: '办件详情和回执', en: 'A case with its receipt and history' },
    who: signedIn,
    purpose: 'case-work',
    params: CaseParams,
    reply: Case,
  },
  'POST /api/cases/:case/known': {
    summary: {
      zh: '办件人或单位的情况',
      en: 'What is known of the person or employer whose case it is; a look at a person is written down',
    },
    who: ['clerk'],
    purpose: 'job-matching',
    params: CaseParams,
    reply: Type.Object({ person: Nullable(PersonProfile), employer: Nullable(EmployerProfile) }),
  },
  'POST /api/cases/:case/confirmation': {
    summary: { zh: '请本人确认这一步', en: 'Send the person a code that confirms a move' },
    who: staff,
    purpose: 'counter-service',
    perMinute: 20,
    params: CaseParams,
    body: Type.Object({ challengeId: Id, move: Name, reason: Type.Optional(Name) }, closed),
    reply: Confirmation,
  },
  'POST /api/cases/:case/moves/:move': {
    summary: { zh: '续期、停止等', en: 'Renew, stop and other moves of a case' },
    who: signedIn,
    purpose: 'case-work',
    params: Type.Object({ case: Id, move: Name }, closed),
    body: Type.Object(
      {
        after: Count,
        reason: Type.Optional(Name),
        challengeId: Type.Optional(Id),
        code: Type.Optional(Code),
        at: Type.Optional(Moment),
      },
      closed,
    ),
    reply: Case,
  },
});
