import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';
import { Change } from './contract-definitions.ts';
import type { ConditionNode } from './domain/library/condition-tree.ts';

const everybody = ['visitor', 'resident', 'agent', 'clerk', 'manager'];
const closed = { additionalProperties: false } as const;
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const Named = Type.Object({ id: Type.String(), name: Words });
const Id = Type.String({ pattern: '^[PD]\\d\\d$', maxLength: 3 });
const Word = Type.String({ pattern: '^[a-z][a-z-]*$', maxLength: 60 });

const Source = Type.Object({
  id: Type.String(),
  grade: Type.Enum(['A', 'B', 'C']),
  what: Type.String(),
});
const Articles = Type.Array(
  Type.Object({ document: Type.String(), date: Nullable(Type.String()), article: Type.String() }),
);
const Doubt = Nullable(
  Type.Object({
    level: Type.Enum(['likely', 'unsure', 'guess', 'ours']),
    note: Nullable(Type.String()),
  }),
);

const Confirmed = Nullable(
  Type.String({ description: 'The day on which two people had read it in its document' }),
);

const Part = {
  is: Type.Enum(['one', 'all', 'any', 'none']),
  id: Nullable(Type.String()),
  words: Words,
  named: Type.Boolean({ description: 'Shared with other policies under a name' }),
  sources: Type.Array(Source),
  articles: Articles,
  doubt: Doubt,
  confirmed: Confirmed,
};
const level = (of: Type.TSchema) => Type.Object({ ...Part, of: Type.Array(of) });
const deepest = Type.Object({ ...Part, of: Type.Array(Type.Unknown(), { maxItems: 0 }) });

/** How deep a condition may stand in others. */
export const mostLevels = 7;

// Level by level and not by a reference to itself, which readers of the OpenAPI document resolve each in its own way.
const Condition = Type.Unsafe<ConditionNode>(
  Array.from({ length: mostLevels - 1 }).reduce<Type.TSchema>((inner) => level(inner), deepest),
);

const Validity = Type.Object({
  from: Type.String(),
  until: Nullable(Type.String()),
  today: Type.Enum(['in-force', 'not-yet', 'ended']),
  daysLeft: Nullable(Type.Integer()),
  doubt: Doubt,
  confirmed: Confirmed,
});

const Subject = Type.Enum(['person', 'unit']);
const Line = {
  id: Type.String(),
  name: Words,
  short: Words,
  subject: Subject,
  city: Nullable(Type.String()),
  amount: Words,
  validity: Validity,
  unread: Type.Boolean({ description: 'Nobody has read its text: shown, and proposed to nobody' }),
};

const VersionId = Type.String({ maxLength: 36 });

const Count = Type.Object({
  count: Type.Integer(),
  few: Type.Boolean({ description: 'Some, and fewer than five: then count is 0' }),
});

/** The library: what there is, found by what people type, and the page of one policy. */
export const libraryContract = defineContract({
  'GET /api/policies': {
    summary: { zh: '政策库', en: 'Policies, found by words, pinyin, group and turn of life' },
    who: everybody,
    purpose: 'look-up',
    list: { name: 'policies', of: 'area', rows: 'policies', who: ['clerk', 'manager'] },
    query: Type.Object(
      {
        q: Type.Optional(Type.String({ maxLength: 60 })),
        group: Type.Optional(Word),
        event: Type.Optional(Word),
        subject: Type.Optional(Subject),
      },
      closed,
    ),
    reply: Type.Object({
      asked: Nullable(Type.String({ description: 'What was looked for, for paper; null: all' })),
      policies: Type.Array(Type.Object(Line)),
      events: Type.Array(Type.Object({ id: Type.String(), name: Words, for: Subject })),
      groups: Type.Array(Named),
    }),
  },
  'GET /api/policies/:id/population': {
    summary: {
      zh: '本辖区有多少人符合',
      en: 'For how many people of the area a policy stands how, by the register; none below five',
    },
    who: ['clerk', 'manager'],
    purpose: 'service-count',
    params: Type.Object({ id: Id }, closed),
    reply: Type.Object({
      population: Nullable(
        Type.Object({ countedAt: Type.String(), entitled: Count, check: Count, open: Count }),
      ),
    }),
  },
  'GET /api/policies/:id': {
    summary: {
      zh: '看一项政策',
      en: 'A policy in plain words, with its conditions, their sources and doubts',
    },
    who: everybody,
    purpose: 'look-up',
    params: Type.Object({ id: Id }, closed),
    reply: Type.Object({
      ...Line,
      standing: Type.Enum(['read', 'older', 'national', 'recalled', 'closed']),
      amountDoubt: Doubt,
      amountConfirmed: Confirmed,
      amountSources: Type.Array(Source),
      amountArticles: Articles,
      conditions: Type.Array(Type.Object({ about: Type.Enum(['self', 'hire']), tree: Condition }), {
        description: 'Of the person or unit, and of each person hired where the amount is by them',
      }),
      documents: Type.Array(
        Type.Object({
          number: Type.String(),
          date: Nullable(Type.String()),
          note: Nullable(Type.String()),
          doubt: Doubt,
        }),
      ),
      materials: Type.Array(Words),
      channel: Type.Object({ text: Words, doubt: Doubt }),
      workingDays: Nullable(Type.Integer()),
      workingDaysDoubt: Doubt,
      workingDaysArticles: Articles,
      daysArticles: Articles,
      excludes: Type.Array(
        Type.Object({
          ...Named.properties,
          within: Type.Enum(['person', 'unit', 'hire', 'month', 'certificate']),
          articles: Articles,
          doubt: Doubt,
          confirmed: Confirmed,
        }),
      ),
      opens: Type.Array(Named),
      answers: Type.Array(
        Type.Object({
          id: Type.Enum(['who', 'how-much', 'bring', 'where', 'how-long', 'excludes', 'opens', 'until']),
          question: Words,
          answer: Words,
          unsure: Type.Boolean(),
        }),
      ),
      layers: Type.Array(
        Type.Object({
          place: Words,
          level: Type.Enum(['province', 'city', 'county']),
          amount: Nullable(Words),
          differs: Type.Array(
            Type.Object({
              here: Nullable(Condition),
              above: Nullable(Words),
            }),
          ),
          sources: Type.Array(Source),
          articles: Articles,
          doubt: Doubt,
        }),
        {
          description:
            'What provinces, cities and counties say otherwise; `here` null: not asked for there, `above` null: only there',
        },
      ),
      note: Nullable(Type.String()),
      changed: Type.Integer({ description: 'How often its text was changed since it came with the files' }),
    }),
  },
  'GET /api/policies/:id/versions': {
    summary: {
      zh: '一项政策的各个写法，两个比一比',
      en: 'A policy as it was written from when to when, and what one text says otherwise than another',
    },
    who: everybody,
    purpose: 'look-up',
    params: Type.Object({ id: Id }, closed),
    query: Type.Object({ before: Type.Optional(VersionId), after: Type.Optional(VersionId) }, closed),
    reply: Type.Object({
      id: Type.String(),
      name: Words,
      versions: Type.Array(
        Type.Object({
          id: VersionId,
          from: Type.String(),
          until: Nullable(Type.String()),
          held: Type.Enum(['now', 'later', 'over', 'corrected'], {
            description: 'corrected: another took its place for all its days',
          }),
          approvedOn: Nullable(Type.String()),
          amount: Nullable(Words),
        }),
        { description: 'The latest first' },
      ),
      compared: Type.Object({
        before: VersionId,
        after: VersionId,
        changes: Nullable(Type.Array(Change)),
      }),
    }),
  },
});
