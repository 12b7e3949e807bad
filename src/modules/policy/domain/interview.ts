import type { Catalogue, Policy } from './definition.ts';
import { type Asked, evaluate } from './evaluate.ts';
import { withGiven } from './facts.ts';
import { type NextQuestion, nextQuestion } from './questions.ts';
import type { Known } from './value.ts';

/** What is known of everybody before anything is asked. */
const basics = ['birth_date', 'sex', 'city', 'tier'];

/** Questions as somebody would be asked them who answers each as `truth` says, and with 不清楚 what it does not say. */
export interface Interview {
  questions: readonly NextQuestion[];
  /** The longest that choosing one took, in ms. */
  longest: number;
}

/** Asks one person until nothing that is asked can change any answer. `now`: a clock in ms. */
export function interview(
  catalogue: Catalogue,
  policies: readonly Policy[],
  truth: Asked,
  now: () => number,
): Interview {
  const known: Record<string, Known> = knownOf(truth);
  const unclear = new Set<string>();
  const questions: NextQuestion[] = [];
  let longest = 0;
  for (;;) {
    const began = now();
    const next = nextQuestion(catalogue, policies, { asOf: truth.asOf, facts: known }, unclear);
    longest = Math.max(longest, now() - began);
    if (next === null) return { questions, longest };
    questions.push(next);
    for (const fact of next.facts) {
      if (truth.facts[fact] === undefined) unclear.add(fact);
      else known[fact] = truth.facts[fact];
    }
  }
}

/** How many questions it takes when facts are asked in the order in which they are declared, leaving out those that change nothing. */
export function inFixedOrder(catalogue: Catalogue, policies: readonly Policy[], truth: Asked): number {
  const known: Record<string, Known> = knownOf(truth);
  const { asOf } = truth;
  let count = 0;
  for (const { name, follows } of catalogue.facts.values()) {
    if (follows !== null || known[name] !== undefined) continue;
    const facts = withGiven(catalogue, known);
    const matters = policies.some((policy) =>
      evaluate(catalogue, policy, { asOf, facts }).missing.includes(name),
    );
    if (!matters) continue;
    count += 1;
    known[name] = truth.facts[name];
  }
  return count;
}

const knownOf = ({ facts }: Asked): Record<string, Known> =>
  Object.fromEntries(basics.map((name) => [name, facts[name]]));
