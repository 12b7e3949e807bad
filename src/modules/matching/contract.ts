import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';
import { analysisRoutes } from './contract-analysis.ts';
import { applicationsContract } from './contract-applications.ts';
import { candidateRoutes } from './contract-candidates.ts';
import { personRoutes } from './contract-person.ts';
import { OwnJob, postingRoutes } from './contract-postings.ts';
import { profileRoutes } from './contract-profile.ts';
import { supplyRoutes } from './contract-supply.ts';
import { doubts } from './domain/doubts.ts';
import { changePattern } from './domain/engine/changes.ts';
import { postedSince, schoolings } from './domain/engine/filters.ts';
import { changeKinds, reasonParts, scoreParts } from './domain/engine/parts.ts';
import { labels } from './domain/labels.ts';
import { parts } from './domain/missing.ts';
import { educations } from './domain/requirements.ts';
import { statements } from './domain/same-job/differences.ts';
import { JobCard, ShownAnswers } from './job-card-schema.ts';

const Text = Type.Union([Type.String(), Type.Null()]);
const Whole = Type.Union([Type.Integer(), Type.Null()]);
const Words = { zh: Type.String(), en: Type.String() };

const page = Type.Optional(Type.Integer({ minimum: 1, maximum: 50, description: 'Pages of 20' }));

const asIf = Type.Optional(
  Type.String({
    pattern: changePattern,
    description: 'A change of /api/jobs/what-if: what it opens, as if it held',
  }),
);

const ToldChange = Type.Object({
  id: Type.String({ description: 'To be given as `if` to the list' }),
  kind: Type.Enum(changeKinds),
  words: Type.Object(Words),
  keep: Type.Union(
    [
      Type.Object({
        fact: Type.String(),
        value: Type.Union([Type.Integer(), Type.Boolean(), Type.Array(Type.String())]),
      }),
      Type.Null(),
    ],
    { description: 'The wish that it would be; null where it is none' },
  ),
});

const JobList = Type.Object({
  order: Type.Enum(['personal', 'newest'], { description: 'newest: the same order for everybody' }),
  refuses: Type.Boolean({ description: 'The person said that no order is to go by what he said' }),
  basis: Type.Array(Type.Object({ part: Type.Enum(scoreParts), weight: Type.Integer() }), {
    description: 'The parts that the personal order weighs for this person',
  }),
  jobs: Type.Array(JobCard),
  more: Type.Boolean(),
  held: Type.Union([ToldChange, Type.Null()], { description: 'The change as if which it is listed' }),
});

const WhatIf = Type.Object({
  within: Type.Union([Type.Object(Words), Type.Null()], {
    description: 'Where it was counted; null: nothing was',
  }),
  changes: Type.Array(
    Type.Intersect([
      ToldChange,
      Type.Object({ count: Type.Integer({ description: 'Jobs more, that are not in the list as it is' }) }),
    ]),
  ),
});

const JobSource = Type.Object({
  site: Text,
  source: Type.String({ description: 'Who collected it' }),
  number: Type.String({ description: 'Under which it stands there' }),
  collectedYear: Whole,
  postedDay: Text,
  title: Type.String(),
  company: Text,
  placePrinted: Text,
  payLow: Type.Union([Type.Integer(), Type.Null()], { description: 'Fen a month' }),
  payHigh: Whole,
  payPrinted: Text,
  education: Type.Union([Type.Enum(educations), Type.Null()]),
  experienceYears: Whole,
  headcount: Whole,
  differs: Type.Array(Type.Enum(statements), {
    description: 'What it says differently from the advertisement that leads',
  }),
});

/** Why a job fits somebody, and what would bring it into his list. */
const fit = {
  reasons: Type.Array(
    Type.Object({
      part: Type.Enum(reasonParts),
      limit: Type.Boolean({ description: 'It keeps the job out of the personal list' }),
      kind: Type.Enum(['fit', 'drawback', 'unknown']),
      chip: Type.Object(Words),
      detail: Type.Object(Words),
      share: Type.Integer({ description: 'Per cent of the score' }),
    }),
    { description: 'Empty where nobody is signed in, or nothing is known to go by' },
  ),
  opens: Type.Union(
    [
      Type.Object({
        changes: Type.Array(ToldChange),
        enough: Type.Boolean({ description: 'With all of them it stands in the list' }),
      }),
      Type.Null(),
    ],
    { description: 'What would bring a job into the personal list; null: it is there, or nothing would' },
  ),
};

export const contract = defineContract({
  ...applicationsContract,
  ...postingRoutes,
  ...candidateRoutes,
  ...profileRoutes,
  ...personRoutes,
  ...supplyRoutes,
  ...analysisRoutes,
  'GET /api/jobs': {
    summary: { zh: '找岗位', en: 'Job advertisements, those that fit first or the newest first' },
    who: ['visitor', 'resident', 'agent', 'clerk', 'manager'],
    purpose: 'job-matching',
    query: Type.Object(
      {
        page,
        area: Type.Optional(Type.String({ pattern: '^[0-9]{12}$' })),
        pay: Type.Optional(
          Type.Integer({ minimum: 0, maximum: 10_000_000, description: 'Fen a month at least' }),
        ),
        words: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
        label: Type.Optional(
          Type.Enum([...labels], { description: 'Only postings that are meant for these' }),
        ),
        education: Type.Optional(
          Type.Enum([...schoolings], {
            description: 'Schooling asked for at the most; what does not say stays',
          }),
        ),
        nights: Type.Optional(
          Type.Boolean({ description: 'false: without those that say they have nights' }),
        ),
        posted: Type.Optional(
          Type.Enum([...postedSince], {
            description: 'Advertised within a week or a month, by its day; or in this year',
          }),
        ),
        minutes: Type.Optional(
          Type.Integer({
            minimum: 5,
            maximum: 120,
            description: 'Of the way by the straight line, from the area that is named, else from home',
          }),
        ),
        if: asIf,
      },
      { additionalProperties: false },
    ),
    reply: JobList,
  },
  'GET /api/jobs/:id': {
    summary: {
      zh: '看一个岗位',
      en: 'One job, why it fits, what it leaves out and where it is from',
    },
    who: ['visitor', 'resident', 'agent', 'clerk', 'manager'],
    purpose: 'job-matching',
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    reply: Type.Object({
      jobId: Type.String(),
      title: Type.String(),
      jobFunction: Text,
      company: Text,
      companyKind: Text,
      companySize: Text,
      industry: Text,
      area: Text,
      placePrinted: Text,
      address: Text,
      remote: Type.Boolean(),
      payLow: Whole,
      payHigh: Whole,
      payPeriod: Type.Union([Type.Enum(['month', 'year', 'day', 'hour', 'piece']), Type.Null()], {
        description: 'What the pay was printed for before it was made a month’s',
      }),
      payPrinted: Text,
      education: Type.Union([Type.Enum(educations), Type.Null()], {
        description: 'GB/T 4658-2006; any: 不限',
      }),
      experienceYears: Whole,
      skills: Type.Array(Type.String()),
      welfare: Type.Array(Type.String()),
      headcount: Whole,
      description: Text,
      postedDay: Text,
      collectedYear: Whole,
      old: Type.Boolean(),
      source: Type.Union([Type.String(), Type.Null()], {
        description: 'Who collected it; null: posted here',
      }),
      own: Type.Union([OwnJob, Type.Null()]),
      site: Text,
      number: Type.Union([Type.String(), Type.Null()], { description: 'Under which it stands there' }),
      sources: Type.Array(JobSource, {
        description:
          'The other advertisements of the same job, the newest first; the address of each of them opens this one',
      }),
      missing: Type.Array(Type.Enum(parts), { description: '人力资源市场暂行条例 art. 24' }),
      doubts: Type.Array(Type.Enum(doubts)),
      answers: Type.Union([
        Type.Object({ employer: ShownAnswers, posting: ShownAnswers, lowered: Type.Boolean() }),
        Type.Null(),
      ]),
      wording: Type.Array(
        Type.Object({
          category: Type.Object(Words),
          level: Type.Enum(['unlawful', 'advice']),
          words: Type.String(),
        }),
        { description: 'Words that the law forbids in an advertisement, or that are better left out' },
      ),
      ...fit,
    }),
  },
  'GET /api/jobs/what-if': {
    summary: { zh: '换一个条件会多出多少岗位', en: 'What one change each would open for me' },
    who: ['resident', 'clerk'],
    purpose: 'job-matching',
    reply: WhatIf,
  },
  'GET /api/people/:person/jobs': {
    summary: { zh: '合适这个人的岗位', en: 'Jobs that fit a person, for the clerk who serves him' },
    who: ['clerk'],
    purpose: 'job-matching',
    list: { name: 'person-jobs', of: 'subject', rows: 'jobs' },
    params: Type.Object({ person: Type.String({ format: 'uuid' }) }),
    query: Type.Object({ page, if: asIf }, { additionalProperties: false }),
    reply: JobList,
  },
  'GET /api/people/:person/jobs/:id': {
    summary: { zh: '这个岗位为什么合适这个人', en: 'Why a job fits a person, or does not' },
    who: ['clerk'],
    purpose: 'job-matching',
    params: Type.Object({ person: Type.String({ format: 'uuid' }), id: Type.String({ format: 'uuid' }) }),
    reply: Type.Object(fit),
  },
  'GET /api/people/:person/jobs/what-if': {
    summary: { zh: '换一个条件，这个人会多出多少岗位', en: 'What one change each would open for a person' },
    who: ['clerk'],
    purpose: 'job-matching',
    params: Type.Object({ person: Type.String({ format: 'uuid' }) }),
    reply: WhatIf,
  },
});
