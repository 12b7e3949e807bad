import { loadAreas } from '../../../ground/areas/load.ts';
import type { Day } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import type { Words } from '../../../ground/problem.ts';
import { type EmployerFacts, findEmployer } from '../../employers/index.ts';
import { type CurrentFact, departmentOf, getCurrent, staleFrom } from '../../people/index.ts';
import { placeFacts, type RegisterRules, toldBy, toldByPlace } from '../domain/register.ts';
import type { Known } from '../domain/value.ts';
import { loadRegisterRules } from '../load-register-rules.ts';

/** A fact that need not be asked, and who said it. */
export interface Prefilled {
  fact: string;
  value: Known;
  from: { kind: CurrentFact['source']['kind']; name: Words | null; on: Day | null };
}

/**
 * What the register holds of a person of what policies ask: the surest word on each fact, by the order of data/policies/register.yaml. What is
 * so old that it should be asked again is left out, and so is what the register's word does not settle.
 * @throws Problem 404 `person-not-here`.
 */
export async function prefillFacts(ctx: Context, personId: string): Promise<Prefilled[]> {
  const rules = loadRegisterRules();
  return prefilled(rules, await getCurrent(ctx, personId, factsHeld(rules)));
}

/** The facts of the register that tell something of what policies ask. */
export const factsHeld = ({ held }: RegisterRules): string[] => [...new Set(held.map(({ from }) => from))];

/** What these facts of somebody tell today, or on a later day if nothing is recorded until then. */
export function prefilled(
  rules: RegisterRules,
  known: ReadonlyMap<string, CurrentFact>,
  on?: Day,
): Prefilled[] {
  const found = new Map<string, Prefilled>();
  for (const held of rules.held) {
    const current = known.get(held.from);
    if (!current || current.value === null || found.has(held.fact)) continue;
    if (isStale(current, on)) continue;
    const value = held.by
      ? toldByPlace(rules, held.by, loadAreas().path(String(current.value)))
      : toldBy(held, current.value);
    if (value === undefined) continue;
    const { source, validFrom } = current;
    found.set(held.fact, {
      fact: held.fact,
      value,
      from: { kind: source.kind, name: departmentOf(source), on: validFrom },
    });
  }
  return [...found.values()];
}

function isStale(current: CurrentFact, on: Day | undefined): boolean {
  const from = staleFrom(current);
  return on === undefined ? current.stale : from !== null && from <= on;
}

/** The same of an employer: its kind, and what the place where it is tells. */
export async function prefillUnit(ctx: Context, employerId: string): Promise<Prefilled[]> {
  const employer = await findEmployer(ctx, employerId);
  return employer ? prefilledUnit(loadRegisterRules(), employer) : [];
}

/** What an employer that is read tells. */
export function prefilledUnit(
  rules: RegisterRules,
  employer: Pick<EmployerFacts, 'kind' | 'areaCode'>,
): Prefilled[] {
  const from: Prefilled['from'] = { kind: 'self', name: null, on: null };
  const path = loadAreas().path(employer.areaCode);
  const told: [string, Known][] = [
    ['unit_kind', rules.units.kind[employer.kind]],
    ...placeFacts.map((by): [string, Known] => [by, toldByPlace(rules, by, path)]),
  ];
  return told.flatMap(([fact, value]) => (value === undefined ? [] : [{ fact, value, from }]));
}
