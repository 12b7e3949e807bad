import type { Day } from '../../ground/clock/day.ts';
import type { Context } from '../../ground/context.ts';
import { type EmployerFacts, openEmployers } from '../employers/index.ts';
import { knownPeople } from '../people/index.ts';
import { factsHeld, prefilledUnit } from './actions/prefill-facts.ts';
import { prefillHires } from './actions/prefill-hires.ts';
import type { Catalogue, Policy } from './domain/definition.ts';
import { withGiven } from './domain/facts.ts';
import type { Stage } from './domain/kept-standing.ts';
import { loadRegisterRules } from './load-register-rules.ts';
import { stagesOf } from './stages.ts';

export type Subject = Policy['subject'];

/** A person or an employer of whom it is kept where policies stand. */
export interface Holder {
  id: string;
  areaCode: string;
  areaLo: number;
  /** What is known of it by the register from a day on. */
  stages: [Stage, ...Stage[]];
}

/**
 * What an employer and those whom it has hired here tell: nothing of it grows old.
 * @param withHires only policies that ask of those who were hired need them.
 */
export async function unitStage(
  ctx: Context,
  catalogue: Catalogue,
  employer: Pick<EmployerFacts, 'employerId' | 'kind' | 'areaCode'>,
  { from, withHires }: { from: Day; withHires: boolean },
): Promise<Stage> {
  const told = prefilledUnit(loadRegisterRules(), employer).map(({ fact, value }) => [fact, value]);
  const facts = withGiven(catalogue, Object.fromEntries(told));
  const hires = withHires ? await prefillHires(ctx, employer.employerId) : [];
  return { from, facts, hires: hires.map((hire) => ({ id: hire.id, facts: hire.told })) };
}

/** These as they are known today; who has died, was merged into another or has closed is left out. */
export async function findHolders(
  ctx: Context,
  catalogue: Catalogue,
  of: { subject: Subject; ids: readonly string[]; from: Day; withHires: boolean },
): Promise<Holder[]> {
  const { subject, ids, from } = of;
  const rules = loadRegisterRules();
  if (subject === 'person') {
    const people = await knownPeople(ctx, factsHeld(rules), { ids });
    return people.map(({ personId: id, areaCode, areaLo, known }) => ({
      id,
      areaCode,
      areaLo,
      stages: stagesOf(catalogue, rules, known, from),
    }));
  }
  const found: Holder[] = [];
  for (const employer of await openEmployers(ctx, { ids })) {
    const { employerId: id, areaCode, areaLo } = employer;
    found.push({ id, areaCode, areaLo, stages: [await unitStage(ctx, catalogue, employer, of)] });
  }
  return found;
}

/** The ids that follow on one, in their order. */
export async function holdersAfter(
  ctx: Context,
  subject: Subject,
  { after, most }: { after: string; most: number },
): Promise<string[]> {
  if (subject === 'person')
    return (await knownPeople(ctx, [], { after, most })).map(({ personId }) => personId);
  return (await openEmployers(ctx, { after, most })).map(({ employerId }) => employerId);
}
