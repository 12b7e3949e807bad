import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';
import { payPlaces } from './domain/employer-profile/needs.ts';

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const Count = Type.Integer({ minimum: 0 });
const Fen = Type.Integer({ description: 'Fen a month' });
const rule = Type.Object(Words.properties, { description: 'How it is counted' });
const few = Type.Object(Words.properties, { description: 'Why nothing is told where there are too few' });
const key = {
  key: Type.String({ description: 'Code of the occupation; 0: none could be told' }),
  name: Words,
};

/** What is known of an employer as one who takes people on. */
export const EmployerProfile = Type.Object({
  employer: Type.Object({ employerId: Type.String(), name: Type.String(), verified: Type.Boolean() }),
  since: Nullable(
    Type.String({ description: 'The day on which the first posting was open; null: none was' }),
  ),
  needs: Type.Object({
    rule,
    months: Type.Array(
      Type.Object({ month: Type.String(), name: Words, postings: Count, headcount: Count }),
      { description: 'Twelve, the earliest first' },
    ),
    occupations: Type.Array(
      Type.Object({
        ...key,
        postings: Count,
        headcount: Count,
        months: Type.Array(Count, { description: 'People wanted in each of the months' }),
      }),
    ),
  }),
  pay: Type.Object({
    rule,
    occupations: Type.Array(
      Type.Object({
        ...key,
        own: Type.Object({ of: Count, low: Fen, middle: Fen, high: Fen }),
        others: Nullable(
          Type.Object(
            {
              area: Type.String(),
              since: Type.Integer(),
              count: Count,
              own: Type.Integer({ description: 'Of them posted here' }),
              low: Fen,
              middle: Fen,
              high: Fen,
            },
            { description: 'Quartiles of what others pay; null: fewer than five say it, up to the province' },
          ),
        ),
        place: Nullable(Type.Enum([...payPlaces])),
      }),
    ),
  }),
  answers: Type.Object({
    rule,
    few,
    measuredOn: Nullable(Type.String({ description: 'Null: nobody has applied yet' })),
    n: Type.Integer({ description: 'Applications whose days are over' }),
    rate: Nullable(Type.Integer({ description: 'Per cent answered in time; null: too few' })),
    medianDays: Nullable(Type.Number()),
    hires: Count,
  }),
  stays: Type.Object({
    rule,
    few,
    days: Count,
    due: Type.Integer({ description: 'Confirmed hires whose days are over' }),
    known: Nullable(
      Type.Integer({ description: 'Of whom it is known whether they stayed; null: fewer than five' }),
    ),
    stayed: Nullable(Count),
  }),
});

/** Routes of an employer's profile: on its own pages, and for staff. */
export const profileRoutes = defineContract({
  'GET /api/employer/profile': {
    summary: {
      zh: '本单位招聘情况',
      en: 'Needs, pay beside others, answers, hires and stays of the employer acted for',
    },
    who: ['agent', 'clerk'],
    purpose: 'employer-service',
    reply: EmployerProfile,
  },
  'GET /api/employers/:employer/profile': {
    summary: { zh: '一家单位的招聘情况', en: 'The same of an employer, for the staff of its area' },
    who: ['clerk', 'manager'],
    purpose: 'employer-service',
    params: Type.Object({ employer: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
    reply: EmployerProfile,
  },
});
