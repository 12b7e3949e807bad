import Type from 'typebox';

const strict = { additionalProperties: false } as const;
const id = Type.String({ pattern: '^[a-z][a-z0-9-]*$' });
const day = Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const words = Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, strict);
const basis = Type.Array(id, { minItems: 1, description: 'Ids of the sources it stands on' });
const value = Type.Union([Type.String({ minLength: 1 }), Type.Number(), Type.Boolean()]);

const condition = Type.Cyclic(
  {
    Condition: Type.Union([
      Type.Object({ question: id, is: value }, strict),
      Type.Object({ question: id, in: Type.Array(Type.String(), { minItems: 1 }) }, strict),
      Type.Object({ question: id, has: Type.String() }, strict),
      Type.Object({ question: id, some: Type.Literal(true) }, strict),
      Type.Object({ all: Type.Array(Type.Ref('Condition'), { minItems: 1 }) }, strict),
      Type.Object({ any: Type.Array(Type.Ref('Condition'), { minItems: 1 }) }, strict),
      Type.Object({ not: Type.Ref('Condition') }, strict),
    ]),
  },
  'Condition',
);

const count = Type.Integer({ minimum: 0 });
const answerSchema = Type.Cyclic(
  {
    AnswerSchema: Type.Object(
      {
        type: Type.Optional(Type.Enum(['string', 'integer', 'number', 'boolean', 'array'])),
        enum: Type.Optional(Type.Array(value, { minItems: 1 })),
        minimum: Type.Optional(Type.Number()),
        maximum: Type.Optional(Type.Number()),
        multipleOf: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
        minLength: Type.Optional(count),
        maxLength: Type.Optional(count),
        pattern: Type.Optional(Type.String({ format: 'regex' })),
        minItems: Type.Optional(count),
        maxItems: Type.Optional(count),
        uniqueItems: Type.Optional(Type.Boolean()),
        items: Type.Optional(Type.Ref('AnswerSchema')),
      },
      { ...strict, description: 'The keywords of JSON Schema 2020-12 that answers are checked by' },
    ),
  },
  'AnswerSchema',
);

const option = Type.Object(
  { value, label: words, example: Type.Optional(words), alone: Type.Optional(Type.Literal(true)) },
  strict,
);

const question = Type.Object(
  {
    id,
    section: id,
    label: words,
    title: words,
    hint: Type.Optional(words),
    widget: Type.Enum(['choice', 'many', 'words', 'text', 'number', 'money', 'areas']),
    records: Type.Optional(
      Type.Array(
        Type.Object(
          {
            fact: Type.String(),
            has: Type.Optional(Type.String()),
            otherwise: Type.Optional(Type.Literal('unknown')),
          },
          strict,
        ),
        { minItems: 1 },
      ),
    ),
    prefill: Type.Optional(
      Type.Array(Type.Object({ fact: Type.String(), as: Type.Optional(Type.Literal('county')) }, strict), {
        minItems: 1,
      }),
    ),
    options: Type.Optional(Type.Array(option, { minItems: 2 })),
    suggest: Type.Optional(Type.Array(option, { minItems: 1 })),
    unit: Type.Optional(words),
    none: Type.Optional(words),
    schema: answerSchema,
    messages: Type.Record(Type.String({ pattern: '^[a-zA-Z]+$' }), words),
    why: Type.Object({ ...words.properties, basis }, strict),
    unsure: Type.Union([words, Type.Literal(false)]),
    when: Type.Optional(condition),
  },
  strict,
);

const mover = Type.Enum(['resident', 'clerk', 'rule', 'clock']);

const move = Type.Object(
  {
    move: id,
    from: Type.Array(id, { minItems: 1 }),
    to: id,
    who: Type.Array(mover, { minItems: 1, uniqueItems: true }),
    needs: Type.Array(Type.Enum(['answers', 'declaration', 'confirmation', 'reason', 'due']), {
      uniqueItems: true,
    }),
    event: Type.String({ pattern: '^case-[a-z]+$' }),
    label: words,
    reasons: Type.Optional(Type.Array(Type.Object({ value: id, label: words }, strict), { minItems: 1 })),
  },
  strict,
);

const state = Type.Object(
  {
    id,
    name: words,
    result: words,
    next: Type.Union([Type.Object({ words, to: Type.String({ pattern: '^/' }) }, strict), Type.Null()]),
    due: Type.Union([
      Type.Object(
        {
          label: words,
          after: Type.Object(
            {
              days: Type.Optional(count),
              months: Type.Optional(count),
              workingDays: Type.Optional(count),
              daysOf: Type.Optional(id),
              roll: Type.Enum(['none', 'next-working-day']),
            },
            strict,
          ),
        },
        strict,
      ),
      Type.Null(),
    ]),
    tone: Type.Enum(['good', 'wait', 'neutral']),
  },
  strict,
);

const source = Type.Object(
  {
    id,
    law: words,
    number: Type.Union([Type.String(), Type.Null()]),
    article: Type.Union([Type.String(), Type.Null()]),
    says: words,
    checked: Type.Union([Type.Object({ on: day, how: Type.String({ minLength: 1 }) }, strict), Type.Null()], {
      description: 'When and where its text was read; null: not verified, so pages do not quote the article',
    }),
  },
  strict,
);

const answers = Type.Record(
  id,
  Type.Union([Type.Null(), Type.Boolean(), Type.Number(), Type.String(), Type.Array(Type.String())]),
);

const example = Type.Object(
  {
    name: Type.String({ minLength: 1 }),
    answers,
    asked: Type.Optional(Type.Array(id)),
    moves: Type.Array(
      Type.Object(
        {
          move: id,
          by: mover,
          day,
          given: Type.Optional(
            Type.Object(
              {
                declaration: Type.Optional(Type.Boolean()),
                confirmation: Type.Optional(Type.Boolean()),
                reason: Type.Optional(Type.String()),
              },
              strict,
            ),
          ),
          refused: Type.Optional(Type.String({ description: 'Code of the problem that is expected' })),
        },
        strict,
      ),
    ),
    state: id,
    due: Type.Optional(Type.Union([day, Type.Null()])),
  },
  strict,
);

const shared = {
  id,
  version: Type.Integer({ minimum: 1 }),
  name: words,
  about: words,
  subject: Type.Enum(['person', 'employer'], { description: 'Whose matter it is' }),
  makes: Type.Optional(
    Type.Literal('posting', { description: 'What another module makes of each case, in its transaction' }),
  ),
  owner: Type.Enum(['ours', 'province'], { description: 'Whose register it is' }),
  function: Type.Enum(['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8']),
  prefix: Type.String({ pattern: '^[A-Z]{2,3}$' }),
  basis: Type.Array(source, { minItems: 1 }),
  begin: Type.Array(Type.Enum(['resident', 'clerk', 'kiosk']), { minItems: 1, uniqueItems: true }),
  minutes: Type.Integer({ minimum: 1, maximum: 60 }),
  minimumAge: Type.Union([Type.Object({ years: Type.Integer({ minimum: 1 }), basis }, strict), Type.Null()]),
  bring: Type.Array(words),
  gain: Type.Array(words, { minItems: 1 }),
  sections: Type.Array(Type.Object({ id, name: words }, strict), { minItems: 1 }),
  questions: Type.Array(question, { minItems: 1 }),
  declaration: words,
  single: Type.Union([Type.Object({ move: id }, strict), Type.Null()]),
  states: Type.Array(state, { minItems: 1 }),
  moves: Type.Array(move, { minItems: 1 }),
  objection: Type.Object({ ...words.properties, basis }, strict),
};

/** A case type as pages get it: without its examples. */
export const shownCaseType = Type.Object(shared, strict);

/** A file of data/case-types. Its JSON Schema stands beside the files, for editors; a test holds the two equal. */
export const caseTypeFile = Type.Object(
  { ...shared, examples: Type.Array(example, { minItems: 1 }) },
  { ...strict, $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'A case type of 乐业 Leye' },
);
