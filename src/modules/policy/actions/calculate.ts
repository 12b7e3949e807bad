import type { Context } from '../../../ground/context.ts';
import type { Words } from '../../../ground/problem.ts';
import type { Asking } from '../asking.ts';
import { amountWords, sumWords } from '../domain/amount-words.ts';
import type { Catalogue, Policy } from '../domain/definition.ts';
import { type Answer, type Asked, evaluate } from '../domain/evaluate.ts';
import { type Standing, standingOf, standings } from '../domain/standing.ts';
import type { Known } from '../domain/value.ts';
import { valueWords } from '../domain/words.ts';
import { type KnownFact, knowFor } from '../known-facts.ts';
import { loadPolicies } from '../load-catalogue.ts';

const policiesOf = (catalogue: Catalogue, { subject, policy }: Asking) =>
  catalogue.policies.filter((one) => one.subject === subject && (policy === undefined || one.id === policy));

/** How often an amount is paid, where sums of several may be added up. */
const payments: Partial<Record<Policy['amount']['kind'], 'once' | 'month' | 'year'>> = {
  once: 'once',
  'per-hire': 'once',
  'per-hire-months': 'once',
  'in-all': 'once',
  'a-month': 'month',
  'once-a-year': 'year',
  'a-year': 'year',
  'per-hire-year': 'year',
};

const nameOf =
  (catalogue: Catalogue) =>
  (id: string): Words =>
    catalogue.policies.find((one) => one.id === id)?.name ?? { zh: id, en: id };

function shownKnown(catalogue: Catalogue, { fact: name, value, from }: KnownFact) {
  const fact = catalogue.facts.get(name);
  if (!fact || value === undefined) return [];
  const words = valueWords(fact, value, nameOf(catalogue));
  return [{ fact: name, label: fact.label, value: value as Exclude<Known, undefined>, words, from }];
}

const countsOf = (all: readonly Standing[]) =>
  Object.fromEntries(standings.map((one) => [one, all.filter((other) => other === one).length])) as Record<
    Standing,
    number
  >;

export type { Answer, Asked };
export { amountWords, countsOf, evaluate, payments, policiesOf, shownKnown, standingOf, sumWords };
export async function askNext(ctx: Context, asking: Asking & { again?: string }) {
  await knowFor(ctx, asking);
  loadPolicies();
  throw new Error('later');
}
export async function seeResults(ctx: Context, asking: Asking) {
  await knowFor(ctx, asking);
  throw new Error('later');
}
