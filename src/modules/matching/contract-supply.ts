import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const Count = Type.Integer({ minimum: 0 });
const Fen = Type.Integer({ description: 'Fen a month' });
const Key = Type.Object({ key: Type.String(), name: Words });

const figures = {
  own: Nullable(
    Type.Object(
      {
        postings: Count,
        headcount: Type.Integer({ minimum: 0, description: 'People wanted' }),
        employers: Count,
      },
      { description: 'Postings of this platform; null: there were none yet in this area' },
    ),
  ),
  collected: Type.Object(
    {
      postings: Count,
      headcount: Type.Integer({ minimum: 0, description: 'Of those that say how many' }),
      unsaid: Type.Integer({ minimum: 0, description: 'Postings that do not say how many' }),
    },
    { description: 'Advertisements collected elsewhere, one for each job' },
  ),
  seekers: Nullable(
    Type.Object(
      { least: Count, most: Count },
      {
        description:
          'People with a wish in force, in steps of five; 0 to 4: fewer than five, or nobody. Null: not counted, or not that closely',
      },
    ),
  ),
  ratio: Nullable(
    Type.Integer({
      description: '求人倍率 in hundredths: people wanted by our own postings for one who looks',
    }),
  ),
  pay: Nullable(
    Type.Object(
      { of: Count, low: Fen, middle: Fen, high: Fen },
      { description: 'Quartiles of the middle between both ends of each posting; null: fewer than five say' },
    ),
  ),
};

export const supplyRoutes = defineContract({
  'GET /api/supply-demand': {
    summary: {
      zh: '供需分析：岗位、求职、求人倍率、工资',
      en: 'Openings, seekers and pay by occupation, area and month',
    },
    who: ['clerk', 'manager'],
    purpose: 'service-count',
    list: { name: 'supply-demand', of: 'area', rows: 'rows' },
    query: Type.Object(
      {
        area: Type.Optional(Type.String({ pattern: '^[0-9]{12}$' })),
        occupation: Type.Optional(
          Type.String({
            pattern: '^[0-9](-[0-9]{2}){0,3}$',
            description: '0: what no occupation could be told of',
          }),
        ),
        month: Type.Optional(Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$' })),
        by: Type.Optional(Type.Enum(['occupation', 'area', 'month', 'scarce'])),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({
      area: Type.Object({ code: Type.String(), name: Type.String() }),
      within: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }), {
        description: 'Areas above it that the actor may ask for',
      }),
      occupation: Nullable(Key),
      above: Type.Array(Key, { description: 'Entries above the occupation, from the 大类 down' }),
      month: Type.String(),
      by: Type.Enum(['occupation', 'area', 'month', 'scarce']),
      counted: Type.Object({
        from: Type.String(),
        to: Type.String({ description: 'The last day that was counted' }),
        partial: Type.Boolean({ description: 'The month is not over' }),
        seekersOn: Nullable(Type.String({ description: 'The day on which seekers were counted' })),
      }),
      missing: Type.Object({
        yearOnly: Type.Integer({
          description: 'Collected advertisements of this year that name no day: in no month',
        }),
        placeUnknown: Type.Integer({
          description: 'Collected ones of this month whose place is not known: in no area',
        }),
      }),
      total: Type.Object(figures),
      rows: Type.Array(
        Type.Object({
          key: Type.String(),
          name: Words,
          opens: Type.Boolean({ description: 'It can be asked for by its key' }),
          ...figures,
        }),
      ),
    }),
  },
});
