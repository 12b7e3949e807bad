import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';
import { recordKinds } from './domain/records/definition.ts';

const staff = ['clerk', 'manager'];
const closed = { additionalProperties: false } as const;

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const Id = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });
const Year = Type.Integer({ minimum: 2020, maximum: 2100 });
const FlagState = Type.Enum(['open', 'explained', 'confirmed']);
const Done = Type.Object({ done: Type.Literal(true) });

const Need = {
  need: Type.String(),
  name: Words,
  mend: Words,
  at: Type.String({ description: 'The page on which it is added' }),
};

const listed = {
  kind: Type.String(),
  kindName: Words,
  subject: Type.String(),
  year: Type.Integer(),
  day: Day,
  name: Nullable(Type.String({ description: 'A person as a mask' })),
};

const Count = Type.Object({
  year: Type.Integer(),
  target: Type.Integer(),
  valid: Type.Integer(),
  elsewhere: Type.Integer({ description: 'Given elsewhere, with evidence: not in `valid`' }),
  kinds: Type.Array(
    Type.Object({
      kind: Type.String(),
      name: Words,
      why: Words,
      valid: Type.Integer(),
      incomplete: Type.Integer(),
      leftOut: Type.Integer(),
      elsewhere: Type.Integer(),
    }),
  ),
  months: Type.Array(Type.Object({ month: Type.Integer(), valid: Type.Integer() })),
  upper: Type.Object({
    connected: Type.Boolean(),
    simulated: Type.Boolean(),
    waiting: Type.Integer(),
    sent: Type.Integer(),
    acknowledged: Type.Integer(),
    refused: Type.Integer(),
  }),
  waiting: Type.Object({
    duplicates: Type.Integer({ description: 'Pairs of people that wait for somebody to look' }),
    flags: Type.Integer({ description: 'Flags that nobody has decided; 0 for who does not decide them' }),
  }),
  missing: Type.Array(Type.Object({ ...Need, records: Type.Integer() })),
  leftOut: Type.Array(Type.Object({ why: Type.String(), words: Words, records: Type.Integer() })),
  definition: Type.Optional(
    Type.Object({
      version: Type.Integer(),
      validFrom: Day,
      owner: Words,
      rule: Words,
      formula: Words,
      why: Words,
      notCounted: Type.Array(Words),
      elsewhere: Words,
    }),
  ),
});

export const recordsContract = defineContract({
  'GET /api/records': {
    summary: { zh: '一年的有效数据', en: 'Valid records of a year, and what is not in the number' },
    who: staff,
    purpose: 'service-count',
    list: { name: 'records', of: 'area', rows: 'kinds' },
    query: Type.Object({ year: Type.Optional(Year) }, closed),
    reply: Count,
  },
  'GET /api/records/incomplete': {
    summary: { zh: '缺项的数据和去哪里补', en: 'Records that lack something, and where it is added' },
    who: staff,
    purpose: 'service-count',
    list: { name: 'records-incomplete', of: 'area', rows: 'records' },
    query: Type.Object({ need: Type.Optional(Type.String({ pattern: '^[a-z]+\\.[a-z_]+$' })) }, closed),
    reply: Type.Object({
      records: Type.Array(Type.Object({ ...listed, missing: Type.Array(Type.Object(Need)) })),
    }),
  },
  'GET /api/records/refused': {
    summary: { zh: '上级退回的数据', en: 'Records that the level above has refused' },
    who: staff,
    purpose: 'service-count',
    list: { name: 'records-refused', of: 'area', rows: 'records' },
    reply: Type.Object({
      records: Type.Array(
        Type.Object({
          ...listed,
          reasons: Type.Array(Type.Object({ field: Type.String(), sentence: Words })),
          actBy: Nullable(Day),
          late: Type.Boolean(),
        }),
      ),
    }),
  },
  'POST /api/records/:kind/:subject/:year/again': {
    summary: { zh: '核对好了，再送一次', en: 'Send a refused record again' },
    who: staff,
    purpose: 'service-count',
    params: Type.Object({ kind: Type.Enum([...recordKinds]), subject: Id, year: Year }, closed),
    reply: Done,
  },
  'GET /api/flags': {
    summary: { zh: '存疑的记录', en: 'What looks wrong, by rules that are published' },
    who: ['manager'],
    purpose: 'service-count',
    list: { name: 'flags', of: 'area', rows: 'flags' },
    query: Type.Object({ state: Type.Optional(FlagState) }, closed),
    reply: Type.Object({
      flags: Type.Array(
        Type.Object({
          flagId: Type.String(),
          rule: Type.String(),
          name: Words,
          why: Words,
          sentence: Words,
          day: Day,
          station: Nullable(Type.String()),
          staff: Nullable(Type.String()),
          own: Type.Boolean({ description: 'About the work of the one who asks, who may not decide it' }),
          about: Type.Integer({ description: 'Services or people' }),
          state: FlagState,
          decisions: Type.Array(Type.Object({ state: FlagState, at: Type.String(), words: Type.String() })),
        }),
      ),
    }),
  },
  'POST /api/flags/:flag/decide': {
    summary: { zh: '说明或认定一条存疑', en: 'Explain or confirm a flag, or open it again' },
    who: ['manager'],
    purpose: 'service-count',
    params: Type.Object({ flag: Id }, closed),
    body: Type.Object({ state: FlagState, words: Type.String({ minLength: 4, maxLength: 300 }) }, closed),
    reply: Done,
  },
});
