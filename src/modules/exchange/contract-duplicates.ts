import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';

const staff = ['clerk', 'manager'];
const closed = { additionalProperties: false } as const;
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Id = Type.String({ format: 'uuid' });
const Pair = Type.Object({ duplicate: Id }, closed);

const Trait = Type.Enum(['name', 'idNumber', 'birthDate', 'phone', 'area', 'sex']);
const Level = Type.Enum([
  'equal',
  'alike',
  'one',
  'surname',
  'slip',
  'sequence',
  'township',
  'county',
  'different',
]);
export const Part = Type.Object({
  trait: Trait,
  level: Level,
  weight: Type.Number({ description: 'log2 of how many times likelier it is of one person than of two' }),
});
export const Against = Type.Enum([
  'name-and-birthday-alone',
  'two-valid-numbers',
  'perhaps-twins',
  'other-name',
]);
/** Somebody in masks. */
export const MaskedLine = Type.Object({
  personId: Type.String(),
  name: Type.String(),
  idNumber: Type.String(),
  birthYear: Type.String(),
  phone: Nullable(Type.String()),
  area: Type.String(),
  registeredOn: Type.String(),
});
const Kept = Type.Object(
  {
    personId: Type.String(),
    cases: Type.Integer(),
    drafts: Type.Integer(),
    applications: Type.Integer(),
    services: Type.Integer(),
    mandates: Type.Integer(),
    callbacks: Type.Integer(),
    reports: Type.Integer(),
  },
  { description: 'Counts alone; mandates: employers that he acts for' },
);

export const duplicatesContract = defineContract({
  'GET /api/duplicates': {
    summary: { zh: '可能重复的人', en: 'Pairs on record that may be one person, masked' },
    who: staff,
    purpose: 'find-duplicates',
    list: { name: 'duplicates', of: 'area', rows: 'pairs' },
    query: Type.Object({ view: Type.Optional(Type.Enum(['waiting', 'decided'])) }, closed),
    reply: Type.Object({
      pairs: Type.Array(
        Type.Object({
          duplicateId: Type.String(),
          state: Type.Enum(['waiting', 'same', 'different']),
          merged: Type.Boolean({ description: 'They are one on record now' }),
          weight: Type.Number(),
          parts: Type.Array(Part),
          against: Type.Array(Against),
          decidedAt: Nullable(Type.String()),
          people: Type.Array(MaskedLine, { description: 'Two; where they are merged, the one that stayed' }),
        }),
      ),
      more: Type.Boolean(),
    }),
  },
  'GET /api/duplicates/model': {
    summary: { zh: '重复是怎么算的', en: 'The weights that were learnt, and the thresholds' },
    who: staff,
    purpose: 'find-duplicates',
    reply: Type.Object({
      learntAt: Nullable(Type.String({ description: 'Null: from made-up pairs, the register has too few' })),
      pairs: Type.Integer(),
      upper: Type.Number(),
      lower: Type.Number(),
      wrongAbove: Type.Number(),
      missedBelow: Type.Number(),
      weights: Type.Array(Part),
    }),
  },
  'GET /api/duplicates/:duplicate/kept': {
    summary: { zh: '两个号下各办过多少事', en: 'How much was done under each of the two' },
    who: staff,
    purpose: 'find-duplicates',
    params: Pair,
    reply: Type.Object({ people: Type.Array(Kept) }),
  },
  'POST /api/duplicates/:duplicate/same': {
    summary: { zh: '是同一个人', en: 'They are one person; they become one on record' },
    who: staff,
    purpose: 'find-duplicates',
    params: Pair,
    body: Type.Object(
      {
        keep: Nullable(Id),
        why: Type.Enum(['card-seen', 'person-said', 'papers-agree']),
      },
      closed,
    ),
    reply: Type.Object({ merged: Type.Boolean() }),
  },
  'POST /api/duplicates/:duplicate/different': {
    summary: { zh: '不是同一个人', en: 'They are two people' },
    who: staff,
    purpose: 'find-duplicates',
    params: Pair,
    body: Type.Object({}, closed),
    reply: Type.Object({ noted: Type.Literal(true) }),
  },
  'POST /api/duplicates/:duplicate/later': {
    summary: { zh: '先放着', en: 'Put off for a week' },
    who: staff,
    purpose: 'find-duplicates',
    params: Pair,
    body: Type.Object({}, closed),
    reply: Type.Object({ noted: Type.Literal(true) }),
  },
  'POST /api/duplicates/:duplicate/undo': {
    summary: { zh: '撤销', en: 'Take the decision back, and the merge with it' },
    who: staff,
    purpose: 'find-duplicates',
    params: Pair,
    body: Type.Object({}, closed),
    reply: Type.Object({ noted: Type.Literal(true) }),
  },
});
