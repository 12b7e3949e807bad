import type { Context } from '../../../ground/context.ts';
import { answerOf, nameOf, policiesOf } from '../answers.ts';
import type { Asking, Told } from '../asking.ts';
import { currentCatalogue } from '../current-catalogue.ts';
import { bestCombination } from '../domain/combination.ts';
import { atomsOf } from '../domain/condition.ts';
import type { Catalogue, Policy, Question } from '../domain/definition.ts';
import type { Answer, Asked } from '../domain/evaluate.ts';
import { hireColumns, readHireList } from '../domain/hire-list.ts';
import { nextQuestion } from '../domain/questions.ts';
import { placeFacts } from '../domain/register.ts';
import { type Standing, standingOf, standings } from '../domain/standing.ts';
import { valueWords } from '../domain/words.ts';
import { type KnownFact, knowFor } from '../known-facts.ts';
import { loadPolicies } from '../load-catalogue.ts';
import { hiresOf, insteadOf, sumsOf, togetherOf } from '../show-combination.ts';
import { showResult } from '../show-result.ts';
import { plansFor } from './see-plans.ts';

function shownKnown(catalogue: Catalogue, known: readonly KnownFact[]) {
  return known.flatMap(({ fact: name, value, from }) => {
    const fact = catalogue.facts.get(name);
    if (!fact || value === undefined) return [];
    const words = valueWords(fact, value, nameOf(catalogue));
    return [{ fact: name, label: fact.label, value: value as Told, words, from }];
  });
}

const countsOf = (all: readonly Standing[]) =>
  Object.fromEntries(standings.map((one) => [one, all.filter((other) => other === one).length])) as Record<
    Standing,
    number
  >;

const alone = new WeakMap<Policy, Policy>();

/** What a policy asks of somebody himself. The same object each time: what a policy is unfolded to is kept by it. */
function ofItself(policy: Policy): Policy {
  if (policy.hireConditions === null) return policy;
  const known = alone.get(policy) ?? { ...policy, hireConditions: null };
  alone.set(policy, known);
  return known;
}

/** The next question about somebody himself: those whom a unit has hired come as a list. */
const nextOf = (catalogue: Catalogue, policies: readonly Policy[], asked: Asked, { unclear }: Asking) =>
  nextQuestion(catalogue, policies.map(ofItself), { ...asked, hires: [] }, new Set(unclear));

/**
 * The next question for somebody, and how things stand so far. What is sent is used and not kept.
 * @throws Problem 422 naming each answer that cannot be.
 */
export async function askNext(ctx: Context, asking: Asking & { again?: string }) {
  const catalogue = await currentCatalogue(ctx);
  const { asked, known, listed } = await knowFor(ctx, asking);
  const policies = policiesOf(catalogue, asking);
  const answers = policies.map((policy) => answerOf(catalogue, policy, asked, listed));
  const again = catalogue.questions.find(({ facts }) => facts.some(({ fact }) => fact === asking.again));
  const next = again ? undefined : nextOf(catalogue, policies, asked, asking);
  const question = again ?? catalogue.questions.find(({ id }) => id === next?.question);
  return {
    asOf: asked.asOf,
    known: shownKnown(catalogue, known),
    hiredHere: listed === 'part' ? (asked.hires ?? []).length : 0,
    question: question
      ? shownQuestion(catalogue, question, again ? [String(asking.again)] : (next?.facts ?? []), answers)
      : null,
    // What one step would do is told with the results: looking for it takes longer than an answer may.
    counts: countsOf(answers.map((answer) => standingOf(answer, false))),
  };
}

function shownQuestion(
  catalogue: Catalogue,
  { id, ask, words, hint, facts }: Question,
  wanted: readonly string[],
  answers: readonly Answer[],
) {
  return {
    id,
    ask,
    title: words,
    hint,
    facts: facts.flatMap(({ fact: name, words: label }) => {
      const fact = catalogue.facts.get(name);
      if (!fact || !wanted.includes(name)) return [];
      const { type, answers: known, none } = fact;
      const offered =
        type === 'policies'
          ? answeredPolicies(catalogue, answers)
          : known.map(({ code, label: of }) => ({ code, label: of }));
      return [{ fact: name, label, type, answers: offered, none }];
    }),
    policies: answers
      .filter(({ missing }) => missing.some((fact) => wanted.includes(fact)))
      .map(({ policy }) => policy.name),
  };
}

/** Which policies somebody has had is asked of those alone on which something hangs. */
function answeredPolicies(catalogue: Catalogue, answers: readonly Answer[]) {
  const hang = new Set(
    answers
      .filter(({ missing }) => missing.includes('history'))
      .flatMap(({ policy }) => atomsOf(policy.conditions))
      .flatMap(({ test }) => (test.is === 'received' ? [test.policy] : [])),
  );
  return catalogue.policies
    .filter(({ id }) => hang.has(id))
    .map(({ id, name }) => ({ code: id, label: name }));
}

/**
 * How every policy stands for somebody, with reasons, amounts and ways; the surest and greatest first. What is sent is used and not kept.
 * @throws Problem 422 naming each answer that cannot be.
 */
export async function seeResults(ctx: Context, asking: Asking) {
  const catalogue = await currentCatalogue(ctx);
  const { asked, known, listed } = await knowFor(ctx, asking);
  const policies = policiesOf(catalogue, asking);
  const answers = policies.map((policy) => answerOf(catalogue, policy, asked, listed));
  const best = bestCombination(catalogue, answers, asked);
  const results = answers.map((answer) => ({
    ...showResult(catalogue, answer, asked),
    instead: insteadOf(catalogue, best, answer.policy.id),
    together: togetherOf(best, answer),
  }));
  return {
    asOf: asked.asOf,
    known: shownKnown(catalogue, known),
    hiredHere: listed === 'part' ? (asked.hires ?? []).length : 0,
    counts: countsOf(results.map(({ standing }) => standing)),
    more: nextOf(catalogue, policies, asked, asking) !== null,
    unclear: stillUnclear(catalogue, answers, asking),
    sums: sumsOf(best),
    hires: hiresOf(catalogue, best, answers, asked.hires ?? []),
    plans: plansFor(catalogue, asking, answers, asked).length,
    results: results.map(({ answer: _, ...shown }) => shown),
  };
}

/** What was left unclear and still decides something, each to be asked again; a place is one thing, whatever it tells. */
function stillUnclear(catalogue: Catalogue, answers: readonly Answer[], { unclear }: Asking) {
  const missing = new Set(answers.flatMap((answer) => answer.missing));
  const left = unclear.filter((name) => missing.has(name));
  const [place] = left.filter(isPlace);
  return left
    .filter((name) => !isPlace(name) || name === place)
    .flatMap((name) => {
      const fact = catalogue.facts.get(name);
      const asks = catalogue.questions.find(({ facts }) => facts.some((one) => one.fact === name));
      return fact && asks ? [{ fact: name, label: isPlace(name) ? asks.words : fact.label }] : [];
    });
}

const isPlace = (name: string) => placeFacts.some((one) => one === name);

/** Reads a list of people whom a unit has hired. What is sent is used and not kept. */
export function readHires(text: string) {
  const catalogue = loadPolicies();
  return { columns: hireColumns(catalogue), ...readHireList(catalogue, text) };
}
