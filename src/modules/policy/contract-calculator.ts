import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';
import { standings } from './domain/standing.ts';

const everybody = ['visitor', 'resident', 'agent', 'clerk', 'manager'];
const closed = { additionalProperties: false } as const;
const Nullable = <T extends Type.TSchema>(schema: T, description?: string) =>
  Type.Union([schema, Type.Null()], description === undefined ? {} : { description });
const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const Name = Type.String({ minLength: 1, maxLength: 60 });
const Told = Type.Union([
  Type.String({ maxLength: 40 }),
  Type.Number(),
  Type.Boolean(),
  Type.Null(),
  Type.Array(Name, { maxItems: 100 }),
]);
const Facts = Type.Record(Type.String({ maxLength: 60 }), Told, {
  maxProperties: 120,
  description:
    'By name of fact: fen, months, 2026-03-01; null: there is none. Who does not know leaves it out.',
});
const subject = Type.Enum(['person', 'unit']);
const mostHires = 500;

/** What is told; the same to ask, to hand over and to take. */
export const Asking = Type.Object(
  {
    subject,
    told: Facts,
    unclear: Type.Array(Name, { maxItems: 120, description: 'Facts that were said to be not clear' }),
    hires: Type.Optional(Type.Array(Type.Object({ id: Name, told: Facts }, closed), { maxItems: mostHires })),
    area: Type.Optional(
      Type.String({
        pattern: '^\\d{12}$',
        description: 'Where the person lives or the unit is, to the county at least',
      }),
    ),
    policy: Type.Optional(Name),
  },
  closed,
);

const Known = Type.Object({
  fact: Type.String(),
  label: Words,
  value: Told,
  words: Words,
  from: Type.Object({
    kind: Type.Enum(['answer', 'self', 'counter', 'department', 'rule']),
    name: Nullable(Words),
    on: Nullable(Type.String({ description: 'From which day the register has it so' })),
  }),
});

const AskedFact = Type.Object({
  fact: Type.String(),
  label: Words,
  type: Type.String(),
  answers: Type.Array(Type.Object({ code: Type.String(), label: Words })),
  none: Type.Boolean({ description: 'There may be none: then null is told' }),
});

const HiredHere = Type.Integer({
  description: 'So many whom the employer has hired here are in, while no list was sent',
});

const Counts = Type.Object(
  Object.fromEntries(standings.map((standing) => [standing, Type.Integer()])) as Record<
    (typeof standings)[number],
    Type.TInteger
  >,
);

const Doubt = {
  level: Type.Enum(['likely', 'unsure', 'guess', 'ours']),
  note: Nullable(Type.String()),
};

const Amount = Type.Object({
  words: Words,
  fen: Nullable(Type.Integer({ description: 'Where it is known to the fen' })),
  kind: Type.String(),
  doubt: Nullable(Type.Object(Doubt), 'Of the amount alone: the conditions may be sure'),
  sources: Type.Array(Type.Object({ id: Type.String(), what: Type.String() })),
  articles: Type.Array(Type.String({ description: 'A document and its article' })),
});

const Named = Type.Object({ id: Type.String(), name: Words });
const Condition = Type.Object({
  words: Words,
  outcome: Type.Enum(['yes', 'no', 'open']),
  depth: Type.Integer({ description: 'How deep it stands; all and any are lines of their own' }),
  kind: Type.Enum(['all', 'any', 'not', 'atom']),
  fact: Nullable(Type.String(), 'What it asks of; where it is among `known`, that says who told it and when'),
  value: Nullable(Words),
  sources: Type.Array(Type.Object({ id: Type.String(), what: Type.String() })),
  articles: Type.Array(Type.String({ description: 'A document and its article' })),
  doubt: Nullable(Type.Object(Doubt)),
  confirmed: Nullable(Type.String({ description: 'The day on which two people had confirmed it' })),
  change: Nullable(
    Type.Object(
      { by: Type.Enum(['day', 'act', 'never']), on: Nullable(Type.String()), policy: Nullable(Named) },
      { description: 'What would make it come out as it should' },
    ),
  ),
  until: Nullable(Type.String({ description: 'The last day on which it holds' })),
});

const Sums = Type.Array(
  Type.Object({
    every: Type.Enum(['once', 'month', 'year', 'less'], {
      description: 'less: what there is less to pay in a year',
    }),
    fen: Type.Integer(),
    policies: Type.Integer(),
    sure: Type.Boolean(),
  }),
);

const Opened = {
  policy: Named,
  amount: Nullable(Words),
  doubtful: Type.Boolean({ description: 'A condition that decides, or the amount, was never confirmed' }),
};

const Plan = Type.Object({
  ...Opened,
  on: Type.String({ description: 'The day on which the last step is done' }),
  missing: Type.Array(Words),
  steps: Type.Array(
    Type.Object({
      by: Type.Enum(['policy', 'act', 'wait'], {
        description: 'Applied for; done by oneself; comes with time',
      }),
      words: Nullable(Words),
      policy: Nullable(Named),
      on: Type.String({ description: 'The first day on which it can be done' }),
      done: Type.String({ description: 'From when it counts' }),
      daysUnknown: Type.Boolean({ description: 'Nobody has read how long it takes' }),
      where: Nullable(Words),
      materials: Type.Array(Words),
      opens: Type.Array(Type.Object(Opened)),
      closes: Type.Array(Type.Object(Opened)),
    }),
  ),
});

const Choice = Type.Object({
  id: Type.String(),
  words: Words,
  hires: Type.Boolean({ description: 'It may be thought of so many' }),
  asks: Nullable(Type.Object({ label: Words, type: Type.String() })),
  opens: Type.Integer(),
  maybe: Type.Integer({ description: 'It would hang on more that is not known' }),
  closes: Type.Integer(),
});

const Changed = {
  ...Opened,
  instead: Nullable(Type.Object({ policy: Words, same: Type.Boolean() })),
};
const Compared = Type.Object({
  before: Sums,
  after: Sums,
  gained: Type.Array(Type.Object(Changed)),
  lost: Type.Array(Type.Object({ ...Changed, needs: Nullable(Words) })),
  changed: Type.Array(Type.Object({ policy: Named, from: Words, to: Words })),
  maybe: Type.Array(Type.Object({ policy: Named, missing: Type.Array(Words) })),
});

const Instead = Type.Object(
  {
    policy: Words,
    within: Type.String(),
    less: Type.Integer({ description: 'Fen by which the whole would be less with it' }),
    same: Type.Boolean({ description: 'Either gives the same' }),
  },
  { description: 'What is better and does not go together with it' },
);

const HirePart = { policy: Named, amount: Nullable(Words) };
const Hire = Type.Object({
  id: Type.String(),
  fen: Type.Integer(),
  taken: Type.Array(Type.Object(HirePart)),
  left: Type.Array(Type.Object({ ...HirePart, instead: Nullable(Instead) })),
  missing: Type.Array(Words, { description: 'What would have to be known of him to say more' }),
});

const Result = Type.Object({
  policy: Named,
  standing: Type.Enum(standings),
  amount: Nullable(Amount),
  conditions: Type.Array(Condition),
  doubts: Type.Array(Type.Object({ about: Words, ...Doubt })),
  ways: Type.Array(
    Type.Object(
      {
        steps: Type.Array(
          Type.Object({
            words: Nullable(Words),
            by: Type.Enum(['wait', 'act', 'go-on']),
            policy: Nullable(Named),
          }),
        ),
        on: Type.String({ description: 'From which day it would hold' }),
        open: Type.Boolean({ description: 'It still hangs on something that is not known' }),
      },
      { description: 'The cheapest first' },
    ),
  ),
  missing: Type.Array(Words),
  reason: Nullable(Words, 'Why not: what settles it'),
  instead: Nullable(Instead),
  together: Nullable(Words, 'What it brings together with all others, where that is less'),
  channel: Words,
  materials: Type.Array(Words),
  workingDays: Nullable(Type.Integer()),
  documents: Type.Array(
    Type.Object({
      number: Type.String(),
      date: Nullable(Type.String()),
      articles: Type.Array(Type.String(), { description: 'In which of its articles the policy stands' }),
    }),
  ),
  hires: Type.Array(
    Type.Object({
      id: Type.String(),
      outcome: Type.Enum(['yes', 'no', 'open']),
      amount: Nullable(Words),
      failed: Type.Array(Words, { description: 'What he lacks' }),
    }),
  ),
});

export const calculatorContract = defineContract({
  'POST /api/calculator': {
    summary: {
      zh: '算一算：下一个问题',
      en: 'The next question, and how things stand so far; nothing is kept',
    },
    who: everybody,
    purpose: 'look-up',
    reads: true,
    body: Type.Object(
      {
        ...Asking.properties,
        again: Type.Optional(
          Type.String({
            maxLength: 60,
            description: 'A fact that is known, and that somebody wants to tell anew',
          }),
        ),
      },
      closed,
    ),
    reply: Type.Object({
      asOf: Type.String(),
      known: Type.Array(Known),
      hiredHere: HiredHere,
      question: Nullable(
        Type.Object({
          id: Type.String(),
          ask: Type.Enum(['one', 'ticks', 'fields'], {
            description: 'One answer; lines to tick, where what is not ticked is no; a few fields',
          }),
          title: Words,
          hint: Nullable(Words),
          facts: Type.Array(AskedFact),
          policies: Type.Array(Words, { description: 'What still hangs on the answer' }),
        }),
      ),
      counts: Counts,
    }),
  },
  'POST /api/calculator/results': {
    summary: { zh: '算一算：结果', en: 'Every policy, with reasons, amounts and ways; nothing is kept' },
    who: everybody,
    purpose: 'look-up',
    reads: true,
    body: Asking,
    reply: Type.Object({
      asOf: Type.String(),
      known: Type.Array(Known),
      hiredHere: HiredHere,
      counts: Counts,
      more: Type.Boolean({ description: 'There is a question left that would settle something' }),
      unclear: Type.Array(Type.Object({ fact: Type.String(), label: Words }), {
        description: 'What was said to be not clear and still decides something; each may be asked again',
      }),
      sums: Sums,
      hires: Type.Array(Hire, { description: 'Those whom a unit has hired, and what is taken for each' }),
      plans: Type.Integer({ description: 'How many plans there are to more' }),
      results: Type.Array(Result),
    }),
  },
  'POST /api/calculator/plans': {
    summary: { zh: '算一算：一步一步来', en: 'Plans to what is not had yet, with days; nothing is kept' },
    who: everybody,
    purpose: 'look-up',
    reads: true,
    body: Asking,
    reply: Type.Object({ asOf: Type.String(), plans: Type.Array(Plan) }),
  },
  'POST /api/calculator/what-if': {
    summary: { zh: '算一算：如果……', en: 'How things would stand, beside how they do; nothing is kept' },
    who: everybody,
    purpose: 'look-up',
    reads: true,
    body: Type.Object(
      {
        ...Asking.properties,
        choice: Type.Optional(Type.String({ maxLength: 60 })),
        count: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
        figure: Type.Optional(Type.Integer({ minimum: 0, maximum: 1e12 })),
        on: Type.Optional(Type.String({ maxLength: 10, description: 'A later day' })),
      },
      closed,
    ),
    reply: Type.Object({
      asOf: Type.String(),
      on: Type.String(),
      goingOn: Type.Array(Words, { description: 'What is taken to go on until that day' }),
      choices: Type.Array(Choice, { description: 'What opens most first' }),
      compared: Nullable(Compared),
    }),
  },
  'POST /api/calculator/hires': {
    summary: { zh: '读招用人员名单', en: 'Reads a list of people hired; nothing is kept' },
    who: everybody,
    purpose: 'look-up',
    reads: true,
    body: Type.Object({ text: Type.String({ maxLength: 100_000 }) }, closed),
    reply: Type.Object({
      columns: Type.Array(Words, { description: 'Headings that a list may have' }),
      hires: Type.Array(Type.Object({ id: Type.String(), told: Facts })),
      faults: Type.Array(Type.Object({ row: Type.Integer(), column: Type.Integer(), words: Words })),
    }),
  },
  'GET /api/employer/hires': {
    summary: {
      zh: '在这里招的人，能给单位带来什么',
      en: 'Those whom the employer has hired here: what each may open for it, and a list of them to complete',
    },
    who: ['agent', 'clerk'],
    purpose: 'job-matching',
    reply: Type.Object({
      hires: Type.Array(
        Type.Object({
          applicationId: Type.String(),
          id: Type.String({ description: 'How the list calls him: masked' }),
          opens: Type.Array(
            Type.Object({
              policy: Named,
              standing: Type.Enum(['entitled', 'check', 'open']),
              missing: Type.Array(Words),
            }),
          ),
        }),
      ),
      list: Nullable(Words),
    }),
  },
  'POST /api/calculator/code': {
    summary: {
      zh: '请人看看：取一次性的码',
      en: 'A code, good once and for ten minutes, that hands the answers over',
    },
    who: everybody,
    purpose: 'look-up',
    perMinute: 10,
    body: Asking,
    reply: Type.Object({
      code: Type.String(),
      path: Type.String({ description: 'Page of this deployment that takes the code' }),
      seconds: Type.Integer(),
    }),
  },
  'POST /api/calculator/taken': {
    summary: { zh: '用码接着算', en: 'Takes answers over by their code' },
    who: everybody,
    purpose: 'look-up',
    perMinute: 10,
    body: Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) }, closed),
    reply: Asking,
  },
});
