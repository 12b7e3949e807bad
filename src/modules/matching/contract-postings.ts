import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';
import { labels } from './domain/labels.ts';
import { payUnits } from './domain/own-pay.ts';
import { contracts, postingFields } from './domain/own-posting.ts';
import { closedReasons } from './domain/posting-state.ts';
import { educations } from './domain/requirements.ts';
import { OccupationCode, TitleLook } from './title-look-schema.ts';

const closed = { additionalProperties: false } as const;
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const Texts = Type.Array(Type.String());
const Fen = Type.Integer({ description: 'Fen a unit' });
const Month = Nullable(Type.Integer({ description: 'Fen a month' }));

const State = Type.Enum(['waiting', 'open', 'lowered', 'closed'], {
  description: 'waiting: the employer is not verified; lowered: he leaves people without an answer',
});
const Reason = Nullable(Type.Enum(closedReasons));
const StepFree = Nullable(Type.Boolean({ description: 'A wheelchair gets in and out; null: not said' }));
const Contract = Nullable(Type.Enum(contracts));

/** What a page shows of our own posting besides what every job has. */
export const OwnJob = Type.Object({
  employerId: Type.String(),
  verified: Type.Boolean(),
  state: State,
  closedReason: Reason,
  payRule: Nullable(Type.String()),
  hours: Nullable(Texts),
  stepFree: StepFree,
  certificates: Nullable(Texts),
  labels: Type.Array(Type.Object({ id: Type.Enum(labels), name: Words, means: Words })),
  contract: Contract,
  validUntil: Type.String(),
  place: Nullable(
    Type.Object(
      { lat: Type.Number(), lon: Type.Number(), precision: Type.Enum(['exact', 'area']) },
      { description: 'WGS-84; area: the centre of the area' },
    ),
  ),
});

const Line = Type.Object({
  postingId: Type.String(),
  title: Type.String(),
  headcount: Type.Integer(),
  state: State,
  closedReason: Reason,
  payPrinted: Type.String(),
  areaName: Nullable(Type.String()),
  validUntil: Type.String(),
  daysLeft: Type.Integer({ description: 'Whole days; negative: over' }),
  changedDay: Type.String(),
});

const Posting = Type.Object({
  ...Line.properties,
  areaCode: Type.String(),
  duties: Type.String(),
  address: Nullable(Type.String()),
  payUnit: Type.Enum(payUnits),
  payLow: Fen,
  payHigh: Fen,
  payRule: Nullable(Type.String()),
  monthLow: Month,
  monthHigh: Month,
  hours: Nullable(Texts),
  stepFree: StepFree,
  education: Type.Enum(educations),
  experienceYears: Type.Integer(),
  certificates: Nullable(Texts),
  labels: Type.Array(Type.Enum(labels)),
  welfare: Nullable(Texts),
  contract: Contract,
  verified: Type.Boolean({ description: 'The employer is' }),
  occupation: TitleLook,
  history: Type.Array(
    Type.Object({
      at: Type.String({ format: 'date-time' }),
      move: Type.String(),
      to: Type.String(),
      reason: Nullable(Type.String()),
      by: Type.String(),
    }),
  ),
});

const Finding = Type.Object({
  field: Type.String(),
  level: Type.Enum(['unlawful', 'advice']),
  category: Words,
  words: Type.String(),
  start: Type.Integer({ description: 'Where they stand in the text, in UTF-16 units' }),
  end: Type.Integer(),
  says: Words,
  better: Words,
  sources: Type.Array(Type.Object({ law: Words, article: Type.String() })),
});

const employerSide = ['agent', 'clerk'];
const purpose = 'job-matching';

const Fives = Type.Integer({ minimum: 5, multipleOf: 5, description: 'Rounded to fives' });
const Asked = Type.Integer({ description: 'Fen a month, to whole hundreds of yuan' });

const Seekers = Type.Object({
  area: Type.String({ description: 'The county' }),
  work: Type.String({ description: 'As what the title was counted' }),
  countedOn: Nullable(Type.String({ description: 'Null: never yet' })),
  late: Type.Boolean({ description: 'Neither today nor yesterday was counted' }),
  shown: Nullable(
    Type.Object({
      seekers: Fives,
      pay: Nullable(Type.Object({ of: Fives, low: Nullable(Asked), middle: Asked, high: Nullable(Asked) })),
      noNights: Nullable(Fives),
    }),
  ),
});

/** Routes of our own postings, for those who act for an employer. */
export const postingRoutes = defineContract({
  'GET /api/postings': {
    summary: { zh: '我的岗位', en: 'Postings of the employer acted for, those in force first' },
    who: employerSide,
    purpose,
    list: { name: 'postings', of: 'subject', rows: 'postings' },
    reply: Type.Object({ verified: Type.Boolean(), postings: Type.Array(Line) }),
  },
  'GET /api/postings/templates': {
    summary: { zh: '岗位样板', en: 'What a kind of work usually is and asks for' },
    who: employerSide,
    purpose,
    reply: Type.Array(
      Type.Object({
        id: Type.String(),
        group: Words,
        title: Words,
        duties: Type.String(),
        hours: Texts,
        education: Type.Enum(educations),
        experience: Type.Integer(),
        certificates: Texts,
        often: Type.Object({ welfare: Texts, labels: Type.Array(Type.Enum(labels)) }),
        tip: Nullable(Words),
      }),
    ),
  },
  'GET /api/postings/mirror': {
    summary: {
      zh: '看看别家给多少、多少人在找',
      en: 'What similar jobs near pay, and how many look for such work; nothing below five',
    },
    who: employerSide,
    purpose,
    query: Type.Object(
      {
        title: Type.String({ minLength: 2, maxLength: 40 }),
        area: Type.Optional(Type.String({ pattern: '^[0-9]{12}$' })),
      },
      closed,
    ),
    reply: Type.Object({
      title: Type.String(),
      found: Nullable(
        Type.Object({
          area: Type.String({ description: 'Where the jobs are: the county, or what is above it' }),
          count: Type.Integer(),
          own: Type.Integer({ description: 'Of them posted here' }),
          since: Type.Integer({ description: 'Collected ones are of this year or later' }),
          low: Type.Integer({ description: 'A quarter pays less; fen a month' }),
          middle: Type.Integer(),
          high: Type.Integer({ description: 'A quarter pays more' }),
        }),
      ),
      seekers: Nullable(Seekers),
    }),
  },
  'GET /api/postings/:id': {
    summary: { zh: '看一个自己的岗位', en: 'One posting of the employer acted for, with its history' },
    who: employerSide,
    purpose,
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    reply: Posting,
  },
  'PUT /api/postings/:id/occupation': {
    summary: { zh: '说明是哪个职业', en: 'Say which occupation a posting is; it wins over what was read' },
    who: employerSide,
    purpose,
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    body: Type.Object({ code: OccupationCode }, closed),
    reply: TitleLook,
  },
  'GET /api/occupations': {
    summary: { zh: '找职业', en: 'Occupations of 职业分类大典 by name, by what people say, or by code' },
    who: [...employerSide, 'manager'],
    purpose: 'look-up',
    query: Type.Object({ words: Type.String({ minLength: 1, maxLength: 40 }) }, closed),
    reply: Type.Object({
      occupations: Type.Array(
        Type.Object({ code: Type.String(), name: Type.String(), within: Nullable(Type.String()) }),
      ),
    }),
  },
  'POST /api/postings/wording': {
    summary: {
      zh: '看看用语',
      en: 'Words that the law forbids in an advertisement, and what to write instead',
    },
    who: employerSide,
    purpose,
    reads: true,
    body: Type.Object(
      { texts: Type.Record(Type.String(), Type.String({ maxLength: 2000 }), { maxProperties: 20 }) },
      closed,
    ),
    reply: Type.Object({ findings: Type.Array(Finding) }),
  },
  'POST /api/postings/sentence': {
    summary: { zh: '听懂一句话', en: 'What a sentence says of a job, and where it says so' },
    who: employerSide,
    purpose,
    reads: true,
    body: Type.Object({ text: Type.String({ minLength: 1, maxLength: 1000 }) }, closed),
    reply: Type.Object({
      fields: Type.Array(
        Type.Object({
          field: Type.Enum(postingFields),
          shown: Words,
          start: Type.Integer(),
          end: Type.Integer(),
          sure: Type.Boolean(),
        }),
      ),
      missing: Type.Array(Type.Enum(postingFields), {
        description: 'What still has to be said (人力资源市场暂行条例 art. 24)',
      }),
      several: Type.Array(
        Type.Object({
          title: Type.String(),
          headcount: Nullable(Type.Integer()),
          alone: Type.String({ description: 'The sentence without the other jobs' }),
        }),
      ),
      payOpen: Type.Boolean({ description: '面议' }),
    }),
  },
});
