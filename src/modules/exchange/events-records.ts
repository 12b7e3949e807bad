import type { Hear } from '../../ground/events/hearers.ts';
import { judgeFlagged } from './actions/records/judge-flagged.ts';
import { judgeSubject, type Subject } from './actions/records/judge-records.ts';

const judges =
  (of: Subject['of'], name: string): Hear =>
  (ctx, { payload }) =>
    judgeSubject(ctx, { of, id: String(payload[name]) });

const person = judges('person', 'personId');
const employer = judges('employer', 'employerId');
const posting = judges('posting', 'postingId');
const service = judges('service', 'eventId');

const bothOfMerge: Hear = async (ctx, { payload }) => {
  for (const id of [payload.intoPersonId, payload.fromPersonId]) {
    await judgeSubject(ctx, { of: 'person', id: String(id) });
    // What both were given on one day is one visit of one person, or two of two again.
    await judgeSubject(ctx, { of: 'services-of', id: String(id) });
  }
};

/** Of what happens, what makes a record that may count as 有效数据. */
export const recordHears: Record<string, Hear> = {
  'people.person-made@1': person,
  'people.facts-recorded@1': person,
  'people.person-moved@1': person,
  'people.person-merged@1': bothOfMerge,
  'people.merge-undone@1': bothOfMerge,
  'employers.employer-registered@1': employer,
  'employers.employer-changed@1': employer,
  'employers.employer-verified@1': employer,
  'employers.employer-refused@1': employer,
  'employers.employer-lapsed@1': employer,
  'matching.posting-published@1': posting,
  'matching.posting-changed@1': posting,
  'matching.posting-closed@1': posting,
  'cases.case-decided@1': judges('case', 'caseId'),
  'ledger.service-recorded@1': service,
  'ledger.service-reversed@1': service,
  // A flag was confirmed, or taken back.
  'exchange.flag-decided@1': (ctx, { payload }) => judgeFlagged(ctx, String(payload.flagId)),
};
