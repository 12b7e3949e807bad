import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';

// Who answers for an area answers for what is told there; a clerk tells what he finds to him.
const officers = ['manager'];
const closed = { additionalProperties: false } as const;
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const Named = Type.Object({ id: Type.String(), name: Words });
const Id = Type.String({ pattern: '^[PD]\\d\\d$', maxLength: 3 });
const StatementId = Type.String({ maxLength: 100, pattern: '^[A-Za-z_][A-Za-z0-9_]*(\\.[a-zA-Z0-9-]+)+$' });
const kind = Type.Enum(['atom', 'in-force', 'amount', 'exclusion']);
const state = Type.Enum(['unread', 'once', 'confirmed', 'differs']);
const view = Type.Enum(['doubted', 'read', 'confirmed']);
const Doubt = Nullable(
  Type.Object({
    level: Type.Enum(['likely', 'unsure', 'guess', 'ours']),
    note: Nullable(Type.String()),
  }),
);
const Count = Type.Object({
  count: Type.Integer(),
  few: Type.Boolean({ description: 'Some, and fewer than five: then count is 0' }),
});
const shared = {
  id: Type.String(),
  kind,
  words: Words,
  doubt: Doubt,
  state,
  confirmed: Nullable(Type.String({ description: 'The day on which the second person agreed' })),
  blocked: Nullable(
    Type.Object(
      { yes: Count, perhaps: Count, refused: Count },
      {
        description:
          'Of the area: who would be entitled but for it, of whom something has to be asked first, and whose no hangs on it. Null: not counted',
      },
    ),
  ),
};

/** The officer's desk: what nobody has confirmed yet, those first that keep most people waiting. */
export const doubtsContract = defineContract({
  'GET /api/policies/doubts': {
    summary: { zh: '待核实的条件', en: 'What two people have not confirmed, most people first' },
    who: officers,
    purpose: 'look-up',
    list: { name: 'policy-doubts', of: 'area', rows: 'statements' },
    query: Type.Object({ policy: Type.Optional(Id), view: Type.Optional(view) }, closed),
    reply: Type.Object({
      statements: Type.Array(Type.Object({ ...shared, policies: Type.Array(Named) })),
      counts: Type.Object({ doubted: Type.Integer(), read: Type.Integer(), confirmed: Type.Integer() }),
      countedAt: Nullable(Type.String()),
      policies: Type.Array(
        Type.Object({
          ...Named.properties,
          statements: Type.Integer({ description: 'Conditions, days, amount' }),
          unconfirmed: Type.Integer(),
          proposable: Type.Boolean({ description: 'May be proposed: all of them are confirmed' }),
        }),
      ),
    }),
  },
  'POST /api/policies/doubts/count': {
    summary: { zh: '现在数一次', en: 'Count the people now' },
    who: officers,
    purpose: 'look-up',
    body: Type.Object({}, closed),
    reply: Type.Object({ done: Type.Literal(true) }),
  },
  'GET /api/policies/statements/:statement': {
    summary: { zh: '一条待核实的条件', en: 'One statement, its source and doubt, and what was said of it' },
    who: officers,
    purpose: 'look-up',
    params: Type.Object({ statement: StatementId }, closed),
    reply: Type.Object({
      ...shared,
      hash: Type.String({ description: 'Of what it says; sent back with what was read' }),
      about: Nullable(Words),
      value: Nullable(Words),
      joined: Nullable(
        Type.Enum(['all', 'any', 'not'], { description: 'Has to hold, is one of several, or may not hold' }),
      ),
      policies: Type.Array(Type.Object({ ...Named.properties, documents: Type.Array(Type.String()) })),
      sources: Type.Array(
        Type.Object({ id: Type.String(), grade: Type.Enum(['A', 'B', 'C']), what: Type.String() }),
      ),
      articles: Type.Array(
        Type.Object({ document: Type.String(), date: Nullable(Type.String()), article: Type.String() }),
      ),
      mayAgree: Type.Boolean(),
      mayDiffer: Type.Boolean(),
      refused: Nullable(Words),
      said: Type.Array(
        Type.Object({
          id: Type.String(),
          verdict: Type.Enum(['agrees', 'differs']),
          by: Type.String(),
          at: Type.String(),
          document: Type.String(),
          article: Type.String(),
          words: Type.String(),
          instead: Nullable(Type.String()),
          changed: Type.Boolean({ description: 'Said of words that have changed since: it does not count' }),
        }),
      ),
    }),
  },
  'POST /api/policies/statements/:statement/read': {
    summary: { zh: '核对一条条件', en: 'Say that its document agrees, or what it says instead' },
    who: officers,
    purpose: 'look-up',
    params: Type.Object({ statement: StatementId }, closed),
    body: Type.Object(
      {
        hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
        verdict: Type.Enum(['agrees', 'differs']),
        document: Type.String({ maxLength: 100 }),
        article: Type.String({ maxLength: 60 }),
        words: Type.String({ maxLength: 300 }),
        instead: Type.Optional(Type.String({ maxLength: 300 })),
      },
      closed,
    ),
    reply: Type.Object({ state }),
  },
});
