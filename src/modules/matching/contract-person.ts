import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';
import { evidenceFrom, longestQuote } from '../people/index.ts';
import { resumeFacts } from './domain/resume/reading.ts';
import { longestResume } from './domain/resume/tidy.ts';
import { TitleLook } from './title-look-schema.ts';

const closed = { additionalProperties: false } as const;
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const Day = Type.String({ format: 'date' });
const Person = Type.Object({ person: Type.String({ format: 'uuid' }) }, closed);
const Year = Nullable(Type.Integer({ minimum: 1900, maximum: 2200 }));
const From = Type.Enum([...evidenceFrom]);
const Source = Type.Object({
  kind: Type.Enum(['self', 'counter', 'department', 'rule']),
  name: Nullable(Words),
});

const Shown = Type.Object({
  fact: Type.String(),
  label: Words,
  words: Nullable(Words),
  source: Nullable(Source),
  on: Nullable(Day),
  stale: Type.Boolean(),
});

const Item = Type.Object({
  item: Type.String(),
  since: Type.String({ format: 'date', description: 'Since when it is on record' }),
  source: Source,
  evidence: Nullable(
    Type.Object(
      { quote: Type.String(), from: From, year: Year },
      { description: 'The words of a résumé in which it stands' },
    ),
  ),
});

/** What is known of a person as one who looks for work. */
export const PersonProfile = Type.Object({
  wanted: Type.Object({ titles: Type.Array(TitleLook), on: Nullable(Day), stale: Type.Boolean() }),
  hired: Type.Array(
    Type.Object({
      title: Type.String(),
      employer: Nullable(Type.String()),
      startOn: Nullable(Day),
      confirmedOn: Day,
    }),
  ),
  done: Type.Array(Shown),
  skills: Type.Array(Item),
  certificates: Type.Array(Item),
  wishes: Type.Array(Shown),
  limits: Type.Array(Shown),
});

/** A file of 2 MB in base64, and its envelope. */
const fileKilobytes = 2800;

const Resume = Type.Object(
  {
    text: Type.Optional(Type.String({ maxLength: longestResume * 2 })),
    file: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9+/]+={0,2}$',
        maxLength: fileKilobytes * 1024,
        description: 'base64',
      }),
    ),
  },
  closed,
);

const Value = Type.Union([Type.String({ maxLength: 60 }), Type.Number(), Type.Boolean()]);

const Proposals = Type.Object({
  from: From,
  speaksOfHealth: Type.Boolean({ description: 'It says something of health, which is never kept' }),
  facts: Type.Array(
    Type.Object({
      fact: Type.String(),
      label: Words,
      many: Type.Boolean({ description: 'A list: items are added to those on record' }),
      most: Type.Integer(),
      now: Nullable(Words),
      held: Type.Integer({ description: 'Of a list, items on record' }),
      readings: Type.Array(
        Type.Object({
          value: Value,
          words: Words,
          quote: Type.String(),
          year: Year,
          sure: Type.Boolean(),
          why: Words,
          known: Type.Boolean({ description: 'On record already' }),
        }),
      ),
    }),
  ),
});

const Kept = Type.Object(
  {
    from: From,
    kept: Type.Array(
      Type.Object(
        {
          fact: Type.Enum([...resumeFacts]),
          value: Value,
          quote: Type.String({ maxLength: longestQuote * 2 }),
          year: Year,
        },
        closed,
      ),
      { minItems: 1, maxItems: 80 },
    ),
  },
  closed,
);

const Recorded = Type.Object({ recorded: Type.Literal(true) });
const reading = { perMinute: 10, reads: true, mostKilobytes: fileKilobytes } as const;

/** Routes of a person's profile as one who looks for work, and of his résumé: his own, and at a counter. */
export const personRoutes = defineContract({
  'GET /api/my/profile': {
    summary: {
      zh: '我的求职档案',
      en: 'What I have done, can, want and what limits me, each with its evidence',
    },
    who: ['resident'],
    purpose: 'own-data',
    reply: PersonProfile,
  },
  'POST /api/my/resume': {
    summary: { zh: '从简历里读', en: 'What a résumé says of me, as proposals; nothing of it is kept' },
    who: ['resident'],
    purpose: 'own-data',
    ...reading,
    body: Resume,
    reply: Proposals,
  },
  'POST /api/my/resume/kept': {
    summary: { zh: '记下简历里说对的', en: 'Record what I confirm of it, item by item' },
    who: ['resident'],
    purpose: 'own-data',
    body: Kept,
    reply: Recorded,
  },
  'POST /api/people/:person/profile': {
    summary: {
      zh: '居民的求职档案',
      en: 'The same of a person, for the clerk who serves him; that he looked and what for is written down',
    },
    who: ['clerk'],
    purpose: 'job-matching',
    params: Person,
    reply: PersonProfile,
  },
  'POST /api/people/:person/resume': {
    summary: { zh: '窗口读简历', en: 'What the résumé of a person at the counter says, as proposals' },
    who: ['clerk'],
    purpose: 'counter-service',
    ...reading,
    params: Person,
    body: Resume,
    reply: Proposals,
  },
  'POST /api/people/:person/resume/kept': {
    summary: { zh: '窗口记下简历里说对的', en: 'Record what a person at the counter confirms of it' },
    who: ['clerk'],
    purpose: 'counter-service',
    params: Person,
    body: Kept,
    reply: Recorded,
  },
});
