import type { Hear } from '../../ground/events/hearers.ts';
import { keepStanding } from './actions/keep-standing.ts';
import { currentCatalogue } from './current-catalogue.ts';
import { definitionsOf } from './kept-definitions.ts';

const everything = (ids: readonly unknown[]) => new Map(ids.map((id) => [String(id), 'all' as const]));

const person: Hear = (ctx, { payload }) =>
  keepStanding(ctx, 'person', everything([payload.personId]), 'facts');

const both: Hear = (ctx, { payload }) =>
  keepStanding(ctx, 'person', everything([payload.intoPersonId, payload.fromPersonId]), 'facts');

/** Only policies that hang on one of the facts are looked at; who has died is entitled to nothing that he could be told. */
const changedFacts: Hear = async (ctx, { payload }) => {
  const facts = payload.facts as string[];
  if (facts.includes('person.died_on'))
    return keepStanding(ctx, 'person', everything([payload.personId]), 'facts');
  const definitions = [...definitionsOf(await currentCatalogue(ctx))];
  const hanging = definitions.filter(([, { reads }]) => facts.some((fact) => reads.has(fact)));
  if (hanging.length === 0) return;
  const ids = new Set(hanging.map(([id]) => id));
  return keepStanding(ctx, 'person', new Map([[String(payload.personId), ids]]), 'facts');
};

const employer: Hear = (ctx, { payload }) =>
  keepStanding(ctx, 'unit', everything([payload.employerId]), 'facts');

/** Moves of an application by which somebody is hired, or is so no more. */
const hiring = new Set(['hire', 'take-back', 'confirm', 'deny', 'withdraw', 'lapse']);

/** Only policies that ask of those whom a unit has hired are looked at. */
const changedHires: Hear = async (ctx, { payload }) => {
  if (!hiring.has(String(payload.move))) return;
  const asks = [...definitionsOf(await currentCatalogue(ctx))].flatMap(([id, { policy }]) =>
    policy.hireConditions ? [id] : [],
  );
  return keepStanding(ctx, 'unit', new Map([[String(payload.employerId), new Set(asks)]]), 'facts');
};

/** What changes on what somebody is entitled to. */
export const hears: Record<string, Hear> = {
  'people.facts-recorded@1': changedFacts,
  'people.person-made@1': person,
  'people.people-made@1': (ctx, { payload }) =>
    keepStanding(ctx, 'person', everything(payload.personIds as string[]), 'facts'),
  'people.person-taken-back@1': person,
  'people.person-moved@1': person,
  'people.person-merged@1': both,
  'people.merge-undone@1': both,
  'employers.employer-registered@1': employer,
  'employers.employers-added@1': (ctx, { payload }) =>
    keepStanding(ctx, 'unit', everything(payload.employerIds as string[]), 'facts'),
  'employers.employer-changed@1': employer,
  'employers.employer-lapsed@1': employer,
  'employers.employer-verified@1': employer,
  'matching.application-answered@1': changedHires,
  'matching.application-moved@1': changedHires,
};
