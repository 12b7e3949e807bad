import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';

// Who answers for an area answers for what is told there.
const officers = ['manager'];
const closed = { additionalProperties: false } as const;
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const Id = Type.Object({ id: Type.String({ pattern: '^[PD]\\d\\d$', maxLength: 3 }) }, closed);
const Text = Type.String({
  minLength: 1,
  maxLength: 200_000,
  description: 'A definition in the language of policies; one of more than 40,000 characters is a fault',
});
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the text' });
const Short = Type.Object(
  { zh: Type.String({ minLength: 1, maxLength: 40 }), en: Type.String({ minLength: 1, maxLength: 120 }) },
  closed,
);
/** One thing that another text says otherwise. */
export const Change = Type.Object({
  part: Type.Enum([
    'atom',
    'in-force',
    'amount',
    'exclusion',
    'source',
    'name',
    'documents',
    'materials',
    'channel',
    'working-days',
    'rest',
  ]),
  id: Type.String(),
  before: Nullable(Words),
  after: Nullable(Words),
});
const Fault = Type.Object({ line: Type.Integer({ minimum: 1 }), words: Words });
const verdict = Type.Enum(['entitled', 'check', 'open', 'unlikely', 'not', 'over']);
const Count = Type.Object({
  count: Type.Integer(),
  few: Type.Boolean({ description: 'Some, and fewer than five: then count is 0' }),
});
const Draft = Type.Object({
  id: Type.String(),
  text: Text,
  hash: Hash,
  short: Short,
  reason: Type.String(),
  returned: Nullable(Type.String({ description: 'Why it was given back' })),
  state: Type.Enum(['open', 'submitted']),
  by: Type.String(),
  mine: Type.Boolean(),
  at: Type.String(),
  late: Type.Boolean({ description: 'Another text has come since it was begun' }),
  counted: Nullable(
    Type.Object(
      {
        at: Type.String(),
        same: Type.Boolean({ description: 'Of this very text' }),
        moves: Type.Array(Type.Object({ was: verdict, becomes: verdict, people: Count })),
      },
      { description: 'People of the area by the register who come from one answer to another' },
    ),
  ),
});

/** The officer's desk: a policy's text, changed by one person and approved by another. */
export const definitionsContract = defineContract({
  'GET /api/policies/drafts': {
    summary: { zh: '等批准的写法', en: 'Texts that were submitted and wait for another who decides' },
    who: officers,
    purpose: 'look-up',
    list: { name: 'policy-drafts', of: 'area', rows: 'drafts' },
    reply: Type.Object({
      drafts: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Words,
          by: Type.String(),
          mine: Type.Boolean({ description: 'Whoever asks wrote it, and may not decide' }),
          since: Type.String(),
          from: Nullable(Type.String({ description: 'The first day on which it would be in force' })),
        }),
      ),
    }),
  },
  'GET /api/policies/:id/definition': {
    summary: { zh: '政策的定义和版本', en: 'The text of a policy, its versions, and the draft under way' },
    who: officers,
    purpose: 'look-up',
    params: Id,
    reply: Type.Object({
      id: Type.String(),
      name: Words,
      text: Text,
      hash: Hash,
      short: Short,
      draft: Nullable(Draft),
      draftFrom: Nullable(Type.String({ description: 'The first day on which the draft would be in force' })),
      covers: Type.Array(Type.String(), {
        description:
          'First days of approved texts that the draft would take the place of, since it is approved later',
      }),
      versions: Type.Array(
        Type.Object({
          id: Type.String(),
          from: Type.String(),
          at: Type.String(),
          by: Type.String(),
          approvedBy: Type.String(),
          reason: Type.String(),
          holds: Type.Boolean({ description: 'It is the text of today' }),
          changes: Type.Array(Change, { description: 'Against the one before' }),
        }),
        { description: 'What came after the text that ships, the last first' },
      ),
    }),
  },
  'POST /api/policies/:id/definition/check': {
    summary: { zh: '检查一个写法', en: 'The faults of a text, and what it says otherwise than today' },
    who: officers,
    purpose: 'look-up',
    reads: true,
    params: Id,
    body: Type.Object({ text: Text }, closed),
    reply: Type.Object({
      faults: Type.Array(Fault),
      changes: Type.Array(Change),
      examples: Type.Object({
        count: Type.Integer({ description: 'The worked examples of the policy' }),
        changed: Type.Array(Type.Object({ name: Type.String(), before: Words, after: Words }), {
          description: 'Those of which the text says something else than today’s',
        }),
      }),
    }),
  },
  'POST /api/policies/:id/draft': {
    summary: { zh: '保存草稿', en: 'Keep a draft; upon another text than today’s it is not taken' },
    who: officers,
    purpose: 'look-up',
    params: Id,
    body: Type.Object(
      { text: Text, short: Short, reason: Type.String({ maxLength: 300 }), upon: Hash },
      closed,
    ),
    reply: Type.Object({ draft: Type.String(), hash: Hash }),
  },
  'POST /api/policies/:id/draft/count': {
    summary: { zh: '数一数谁会变', en: 'Have the people counted whose answer the draft changes' },
    who: officers,
    purpose: 'look-up',
    params: Id,
    body: Type.Object({}, closed),
    reply: Type.Object({ done: Type.Literal(true) }),
  },
  'POST /api/policies/:id/draft/move': {
    summary: { zh: '提交、退回、批准或放弃草稿', en: 'Submit a draft, give it back, approve it, or drop it' },
    who: officers,
    purpose: 'look-up',
    params: Id,
    body: Type.Object(
      {
        to: Type.Enum(['submitted', 'open', 'approved', 'dropped']),
        hash: Hash,
        words: Type.Optional(Type.String({ maxLength: 300, description: 'Why it is given back' })),
      },
      closed,
    ),
    reply: Type.Object({ state: Type.Enum(['submitted', 'open', 'approved', 'dropped']) }),
  },
});
