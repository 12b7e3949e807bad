import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';
import { eased } from './domain/candidates/asked.ts';
import { candidateParts } from './domain/candidates/lines.ts';

const closed = { additionalProperties: false } as const;
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const Posting = Type.Object({ id: Type.String({ format: 'uuid' }) });
const employerSide = ['agent', 'clerk'];
const purpose = 'job-matching';

const Step = Type.Object(
  {
    least: Type.Integer({ minimum: 0, multipleOf: 5 }),
    most: Type.Integer({ minimum: 4 }),
  },
  { description: 'People, in a step of five; 0 to 4: fewer than five, or nobody' },
);

const Counts = Type.Object({
  within: Nullable(
    Type.Object(
      { near: Step, further: Step },
      {
        description:
          'Who fits within 15 and 30 minutes by the straight line; null: done from home, or the middle of its township is not known',
      },
    ),
  ),
  all: Type.Object(Step.properties, {
    description: 'Who fits at all, each within the way that he said himself',
  }),
  eased: Type.Array(
    Type.Object({
      what: Type.Enum(eased),
      from: Words,
      to: Words,
      easier: Type.Object(Step.properties, {
        description: 'Who would fit within 30 minutes; where `within` is null: at all',
      }),
      more: Nullable(
        Type.Integer({ description: 'Per cent more, by the middles of both steps; null: no step more' }),
      ),
    }),
    { description: 'One requirement changed at a time, computed' },
  ),
});

/** Routes of people for a posting, for those who act for an employer, and what the person sees of it. */
export const candidateRoutes = defineContract({
  'GET /api/postings/:id/candidates/counts': {
    summary: {
      zh: '多少人合适',
      en: 'How many who agreed to be shown fit a posting, and what each requirement costs',
    },
    who: employerSide,
    purpose,
    perMinute: 60,
    params: Posting,
    reply: Counts,
  },
  'POST /api/postings/candidates/counts': {
    summary: { zh: '发之前看多少人合适', en: 'The same before it is posted' },
    who: employerSide,
    purpose,
    perMinute: 60,
    reads: true,
    body: Type.Object(
      { answers: Type.Record(Type.String({ maxLength: 40 }), Type.Unknown(), { maxProperties: 40 }) },
      closed,
    ),
    reply: Type.Object({
      counts: Type.Union([Counts, Type.Null()], {
        description: 'Null: not all is said that an advertisement says',
      }),
    }),
  },
  'POST /api/postings/:id/candidates': {
    summary: {
      zh: '看合适的人',
      en: 'The twenty who fit best, masked, of those who agreed to be shown; each look is noted',
    },
    who: employerSide,
    purpose,
    perMinute: 60,
    params: Posting,
    reply: Type.Object({
      candidates: Type.Array(
        Type.Object({
          candidateId: Type.String({ description: 'For this posting alone' }),
          number: Type.String(),
          since: Type.String({ format: 'date', description: 'Since when this is the work wanted' }),
          invitedOn: Nullable(Type.String({ format: 'date' })),
          lines: Type.Array(
            Type.Object({
              part: Type.Enum(candidateParts),
              kind: Type.Enum(['fit', 'unknown', 'fact']),
              text: Words,
            }),
          ),
        }),
      ),
      invited: Type.Object({
        all: Type.Integer(),
        applied: Type.Integer(),
        declined: Type.Integer(),
      }),
    }),
  },
  'POST /api/postings/:id/candidates/:candidate/invitation': {
    summary: {
      zh: '邀请应聘',
      en: 'Ask one of those shown to apply; he answers, and nothing more is told of him',
    },
    who: employerSide,
    purpose,
    perMinute: 60,
    params: Type.Object({
      id: Type.String({ format: 'uuid' }),
      candidate: Type.String({ pattern: '^[0-9a-f]{32}$' }),
    }),
    body: Type.Object({ invitationId: Type.String({ format: 'uuid' }) }, closed),
    reply: Type.Object({ invitedOn: Type.String({ format: 'date' }) }),
  },
  'GET /api/my/invitations': {
    summary: { zh: '谁邀请我应聘', en: 'Employers who ask me to apply' },
    who: ['resident'],
    purpose: 'own-data',
    list: { name: 'my-invitations', of: 'subject', rows: 'invitations' },
    reply: Type.Object({
      invitations: Type.Array(
        Type.Object({
          invitationId: Type.String(),
          jobId: Type.String(),
          title: Type.String(),
          company: Nullable(Type.String()),
          payPrinted: Nullable(Type.String()),
          area: Nullable(Type.String()),
          invitedOn: Type.String({ format: 'date' }),
        }),
      ),
    }),
  },
  'POST /api/my/invitations/:invitation/decline': {
    summary: { zh: '对邀请不感兴趣', en: 'Not interested in an invitation' },
    who: ['resident'],
    purpose: 'own-data',
    params: Type.Object({ invitation: Type.String({ format: 'uuid' }) }),
    reply: Type.Object({ declined: Type.Literal(true) }),
  },
  'GET /api/my/shown': {
    summary: { zh: '单位能不能找到我', en: 'Whether employers may find me, and how many were shown my card' },
    who: ['resident'],
    purpose: 'own-data',
    reply: Type.Object({
      agrees: Type.Boolean(),
      wishes: Type.Boolean({ description: 'Said which work is wanted, and not too long ago' }),
      employers: Type.Integer({ description: 'In the last twelve months' }),
    }),
  },
});
