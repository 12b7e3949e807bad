import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';
import { contractKinds, hirePayUnits } from './domain/applications/hire.ts';
import { employerMoves, personMoves } from './domain/applications/moves.ts';
import { snapshotLines } from './domain/applications/snapshot.ts';
import { applicationStates } from './domain/applications/states.ts';
import { JobCard } from './job-card-schema.ts';

const closed = { additionalProperties: false } as const;
const person = ['resident', 'clerk'];
const employer = ['agent', 'clerk'];

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const Text = Nullable(Type.String());
const Id = Type.String({ format: 'uuid' });
const Moment = Type.String({ format: 'date-time' });
const Day = Type.String({ format: 'date' });
const Name = Type.String({ pattern: '^[a-z][a-z-]*$', maxLength: 40 });
const Count = Type.Integer({ minimum: 0, maximum: 100_000 });
const LineId = Type.Enum([...snapshotLines]);
const PayUnit = Type.Enum([...hirePayUnits]);
const ContractKind = Type.Enum([...contractKinds]);
const Times = Type.Array(Moment, { maxItems: 5 });

const SentLine = Type.Object({ line: LineId, label: Words, value: Words });

/** What both sides see of an application in a list. */
const line = {
  applicationId: Type.String(),
  state: Type.Object({
    id: Type.Enum([...applicationStates]),
    name: Words,
    tone: Type.Enum(['good', 'wait', 'neutral']),
  }),
  yourTurn: Type.Boolean({ description: 'Whoever reads has to do something' }),
  over: Type.Boolean(),
  ended: Nullable(Words),
  next: Words,
  dueOn: Text,
  late: Type.Boolean(),
  sentAt: Type.String(),
  changedAt: Type.String(),
  daysWaiting: Nullable(Type.Integer({ description: 'Where the employer has to act' })),
  interviewAt: Text,
  events: Type.Integer({ description: 'Length of the history; a move names it' }),
  moves: Type.Array(
    Type.Object({
      move: Type.Enum([...personMoves, ...employerMoves, 'close', 'lapse']),
      needs: Type.Array(Type.Enum(['reason', 'times', 'time', 'place', 'hire', 'started'])),
      reasons: Type.Array(Type.Object({ value: Type.String(), label: Words })),
    }),
  ),
};

const appointment = {
  offered: Type.Array(Type.String()),
  proposed: Type.Array(Type.String()),
  place: Text,
  bring: Text,
  hire: Nullable(
    Type.Object({
      startOn: Type.String(),
      payFen: Nullable(Type.Integer()),
      payUnit: Nullable(PayUnit),
      contract: ContractKind,
    }),
  ),
};

const History = Type.Array(
  Type.Object({
    move: Type.Enum([...personMoves, ...employerMoves, 'close', 'lapse', 'send', 'remind', 'remind-person']),
    label: Words,
    at: Type.String(),
    by: Type.Enum(['person', 'employer', 'rule', 'clock']),
    assisted: Type.Boolean({ description: 'A member of staff did it on behalf' }),
    reason: Nullable(Words),
    note: Text,
  }),
);

const Contact = Type.Object({ name: Type.String(), phone: Text });

const job = Type.Object({
  jobId: Type.String(),
  title: Text,
  area: Text,
  employer: Text,
  verified: Type.Boolean(),
});

const Application = Type.Object({
  ...line,
  job,
  sent: Type.Array(SentLine, { description: 'Exactly what the employer has received' }),
  ...appointment,
  contact: Nullable(Contact),
  history: History,
  similar: Type.Array(JobCard),
});

const Counts = Type.Object({ waiting: Type.Integer(), talking: Type.Integer(), over: Type.Integer() });

const ApplicantCard = Type.Object({
  ...line,
  name: Type.String({ description: 'Masked until an interview is agreed' }),
  jobId: Type.String(),
  title: Text,
  short: Type.Array(Words),
});

const Applicant = Type.Object({
  ...ApplicantCard.properties,
  lines: Type.Array(SentLine),
  compared: Type.Array(
    Type.Object({
      asked: Words,
      given: Nullable(Words),
      fits: Nullable(Type.Boolean({ description: 'Null: not known' })),
    }),
  ),
  ...appointment,
  phoneOpen: Type.Boolean(),
  history: History,
  before: Type.Object({ place: Text, bring: Text }, { description: 'Of the last invitation' }),
  asked: Nullable(Type.Object({ payUnit: Type.String(), payFen: Type.Integer(), contract: Text })),
  nextWaiting: Text,
});

const JobParams = Type.Object({ id: Id }, closed);
const ApplicationParams = Type.Object({ application: Id }, closed);

export const applicationsContract = defineContract({
  'GET /api/jobs/:id/application': {
    summary: {
      zh: '投之前看要发的内容',
      en: 'What would be sent to the employer, and until when he should answer',
    },
    who: person,
    purpose: 'job-matching',
    params: JobParams,
    reply: Type.Object({
      jobId: Type.String(),
      title: Type.String(),
      employer: Text,
      lines: Type.Array(Type.Object({ line: LineId, label: Words, value: Words, removable: Type.Boolean() })),
      seen: Type.String({ description: 'Names these lines; goes back with the application' }),
      answerBy: Type.String(),
      refused: Nullable(Type.Object({ code: Type.String(), words: Words })),
      applicationId: Nullable(Type.String({ description: 'Of the application that is under way' })),
      similar: Type.Array(JobCard),
    }),
  },
  'POST /api/jobs/:id/application': {
    summary: { zh: '投给这家', en: 'Send an application' },
    who: person,
    purpose: 'job-matching',
    params: JobParams,
    short: true,
    body: Type.Object(
      {
        applicationId: Id,
        seen: Type.String({ maxLength: 40 }),
        leaveOut: Type.Array(LineId, { maxItems: snapshotLines.length }),
        note: Type.Optional(Type.String({ maxLength: 400 })),
      },
      closed,
    ),
    reply: Application,
  },
  'GET /api/applications': {
    summary: { zh: '我的求职', en: 'The person’s applications, each with what happens next' },
    who: person,
    purpose: 'job-matching',
    list: { name: 'applications', of: 'subject', rows: 'applications' },
    reply: Type.Object({ applications: Type.Array(Type.Object({ ...line, job, place: appointment.place })) }),
  },
  'GET /api/applications/:application': {
    summary: { zh: '看一份求职', en: 'An application of the person’s, with what was sent' },
    who: person,
    purpose: 'job-matching',
    params: ApplicationParams,
    reply: Application,
  },
  'POST /api/applications/:application/moves/:move': {
    summary: { zh: '选面试时间、撤回、确认上班', en: 'Answer an invitation, take back, confirm a hire' },
    who: person,
    purpose: 'job-matching',
    params: Type.Object({ application: Id, move: Type.Enum([...personMoves]) }, closed),
    body: Type.Object(
      {
        after: Count,
        reason: Type.Optional(Name),
        time: Type.Optional(Moment),
        times: Type.Optional(Times),
        others: Type.Optional(
          Type.Boolean({ description: 'With confirm: take the other applications back too' }),
        ),
      },
      closed,
    ),
    reply: Application,
  },
  'GET /api/employer/applicants/counts': {
    summary: { zh: '多少人等回复', en: 'How many wait for an answer; for a bar that stands on every page' },
    who: employer,
    purpose: 'job-matching',
    reply: Counts,
  },
  'GET /api/employer/applicants': {
    summary: { zh: '求职者', en: 'Applicants of the employer, those who wait first' },
    who: employer,
    purpose: 'job-matching',
    list: { name: 'applicants', of: 'subject', rows: 'applicants' },
    query: Type.Object(
      { view: Type.Enum(['waiting', 'talking', 'over']), posting: Type.Optional(Id) },
      closed,
    ),
    reply: Type.Object({
      counts: Counts,
      soon: Type.Array(ApplicantCard, {
        description: 'Whose interview is today or tomorrow, the next first',
      }),
      applicants: Type.Array(ApplicantCard),
    }),
  },
  'GET /api/employer/applications/:application': {
    summary: { zh: '看一位求职者', en: 'What an applicant has sent, beside what the posting asks for' },
    who: employer,
    purpose: 'job-matching',
    params: ApplicationParams,
    reply: Applicant,
  },
  'POST /api/employer/applications/:application/moves/:move': {
    summary: { zh: '约面试、说明不合适、录用', en: 'Look, invite, say no, say hired' },
    who: employer,
    purpose: 'job-matching',
    params: Type.Object({ application: Id, move: Type.Enum([...employerMoves]) }, closed),
    body: Type.Object(
      {
        after: Count,
        reason: Type.Optional(Name),
        note: Type.Optional(Type.String({ maxLength: 400 })),
        time: Type.Optional(Moment),
        times: Type.Optional(Times),
        place: Type.Optional(Type.String({ maxLength: 200 })),
        bring: Type.Optional(Type.String({ maxLength: 200 })),
        startOn: Type.Optional(Day),
        payFen: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 })),
        payUnit: Type.Optional(PayUnit),
        contract: Type.Optional(ContractKind),
      },
      closed,
    ),
    reply: Applicant,
  },
  'POST /api/employer/applications/:application/phone': {
    summary: {
      zh: '看求职者电话',
      en: 'The applicant’s number, once an interview is agreed; it is written down',
    },
    who: employer,
    purpose: 'full-read',
    params: ApplicationParams,
    body: Type.Object({}, closed),
    reply: Contact,
  },
  'GET /api/applications-waiting': {
    summary: {
      zh: '本辖区等回复的求职',
      en: 'Where people wait for an employer’s answer in my area, in counts',
    },
    who: ['clerk', 'manager'],
    purpose: 'service-count',
    list: { name: 'applications-waiting', of: 'area', rows: 'postings' },
    reply: Type.Object({
      postings: Type.Array(
        Type.Object({
          jobId: Type.String(),
          employerId: Type.String(),
          employer: Text,
          title: Type.String(),
          lowered: Type.Boolean(),
          waiting: Type.Integer(),
          longestDays: Nullable(Type.Integer()),
          talking: Type.Integer(),
          hired: Type.Integer(),
          over: Type.Integer(),
          alerts: Type.Integer({ description: 'Taken back for what the station should check' }),
        }),
      ),
    }),
  },
  'GET /api/answering': {
    summary: { zh: '回复的约定和口径', en: 'By when employers answer, and how that is measured' },
    who: ['visitor', 'resident', 'agent', 'clerk', 'manager'],
    purpose: 'look-up',
    reply: Type.Object({
      version: Type.Integer(),
      validFrom: Type.String(),
      owner: Words,
      days: Type.Array(Type.Object({ id: Type.String(), days: Type.Integer(), why: Words })),
      rule: Words,
      counts: Type.Array(Words),
      removed: Type.Array(Words),
      few: Words,
    }),
  },
});
