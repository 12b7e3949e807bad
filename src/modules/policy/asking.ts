import { Problem } from '../../ground/problem.ts';
import { readTold } from './domain/told.ts';
import type { Facts } from './domain/value.ts';
import { loadPolicies } from './load-catalogue.ts';

/** A value as it comes and goes. */
export type Told = string | number | boolean | null | string[];

/** What the calculator is asked with: nothing of it is kept. */
export interface Asking {
  subject: 'person' | 'unit';
  /** Facts by name: fen, months, days as 2026-03-01; null where there is none. What nobody knows is left out. */
  told: Record<string, Told>;
  /** Facts of which it was said that they are not clear. */
  unclear: string[];
  /** Where the person lives or the unit is: 12 digits. */
  area?: string;
  /** What is asked of one policy alone. */
  policy?: string;
  /** Of a unit: those it has hired. */
  hires?: { id: string; told: Record<string, Told> }[];
}

/** Those whom a unit has hired: it has said all; some are known from what it hired here; nobody has said. */
export type Listed = 'whole' | 'part' | null;

/** What was told, read. */
export interface Read {
  facts: Facts;
  hires: { id: string; facts: Facts }[];
}

/** @throws Problem 422 `answers-unreadable` naming each fact that cannot be. */
export function checkAsking({ subject, told, hires = [] }: Asking): Read {
  const catalogue = loadPolicies();
  // Where somebody lives decides a unit's policies, too: the city's own rules.
  const own = readTold(catalogue, told, subject === 'person' ? ['person'] : ['unit', 'person']);
  const faults = own.faults.map(({ fact, words }) => ({ field: `/told/${fact}`, detail: words }));
  const read = hires.map((hire, nth) => {
    const { facts, faults: wrong } = readTold(catalogue, hire.told, ['hire']);
    for (const { fact, words } of wrong) faults.push({ field: `/hires/${nth}/told/${fact}`, detail: words });
    return { id: hire.id, facts };
  });
  const [first] = faults;
  if (first) {
    throw new Problem(
      422,
      'answers-unreadable',
      first.detail,
      faults.map((fault) => ({ ...fault, code: 'answer-unreadable' })),
    );
  }
  return { facts: own.facts, hires: read };
}
