import { addDays } from '../../../../ground/clock/day.ts';
import type { Catalogue, Policy, PolicyFact } from '../definition.ts';
import { evaluate } from '../evaluate.ts';
import { factsOf } from '../facts.ts';
import { type Formula, factsIn } from '../formula/parse.ts';
import { run } from '../formula/run.ts';
import type { Known } from '../value.ts';
import { granted, solve } from './solve.ts';
import { placesOf, scaleOf, turnsOf } from './values.ts';
import { askedOf, toldBehindFormula, toldOf, type Who, withValue } from './who.ts';

/** Every part of a formula, itself first. */
export function partsOfFormula(formula: Formula): Formula[] {
  const inner =
    formula.is === 'call'
      ? formula.given
      : formula.is === 'not'
        ? [formula.of]
        : formula.is === 'two'
          ? [formula.left, formula.right]
          : formula.is === 'choice'
            ? [formula.if, formula.then, formula.else]
            : [];
  return [formula, ...inner.flatMap(partsOfFormula)];
}

/** The formulas of an amount, and of the facts that follow and of which it speaks. */
function formulasOf(catalogue: Catalogue, { amount }: Policy): Formula[] {
  const found = new Set([amount.formula, amount.months, amount.cap].filter((one) => one !== null));
  for (const formula of found) {
    for (const name of factsIn(formula)) {
      const { follows = null } = catalogue.facts.get(name) ?? {};
      if (follows) found.add(follows);
    }
  }
  return [...found];
}

/** Two values of which a formula takes one, or between which it decides. */
interface Pivot {
  left: Formula;
  right: Formula;
}
const ordering = ['<', '<=', '>', '>='];

function pivotsOf({ amount }: Policy, formulas: readonly Formula[]): Pivot[] {
  const all = formulas.flatMap(partsOfFormula).flatMap((part): Pivot[] => {
    if (part.is === 'two' && ordering.includes(part.sign)) return [part];
    const [left, right] =
      part.is === 'call' && (part.name === 'min' || part.name === 'max') ? part.given : [];
    return left && right ? [{ left, right }] : [];
  });
  return amount.formula && amount.cap ? [...all, { left: amount.formula, right: amount.cap }] : all;
}

/** Answers of which a formula speaks, and one of which it does not; of what is yes or no both. */
function answersIn(formulas: readonly Formula[], fact: PolicyFact): Known[] {
  if (fact.type === 'yesno') return [true, false];
  const parts = formulas.flatMap(partsOfFormula);
  const byIt = parts.some(
    (part) =>
      part.is === 'call' &&
      part.name === 'figure' &&
      part.given.some((one) => one.is === 'fact' && one.name === fact.name),
  );
  const codes = fact.answers.map(({ code }) => code);
  if (byIt) return codes;
  const named = new Set(parts.flatMap((part) => (part.is === 'text' ? [part.value] : [])));
  // Of what only leads to a day nothing hangs on which answer it is: the day itself is looked at.
  if (!codes.some((code) => named.has(code))) return [];
  return [
    ...codes.filter((code) => named.has(code)),
    ...codes.filter((code) => !named.has(code)).slice(0, 1),
  ];
}

const signOf = (one: Known, other: Known) =>
  one === undefined || one === null || other === undefined || other === null
    ? '?'
    : one < other
      ? '<'
      : one > other
        ? '>'
        : '=';

/** One at a time: what a formula takes into account, about the points at which it decides, and by some fen that do not share out evenly. */
function aboutFacts(catalogue: Catalogue, policy: Policy, formulas: readonly Formula[], base: Who): Who[] {
  const pivots = pivotsOf(policy, formulas);
  const isRounding = (part: Formula) =>
    part.is === 'call' && (part.name === 'round' || part.name === 'floor');
  const rounding = formulas.filter((formula) => partsOfFormula(formula).some(isRounding));
  const rounded = new Set(rounding.flatMap((formula) => toldBehindFormula(catalogue, formula)));
  const told = [...new Set(formulas.flatMap((formula) => toldBehindFormula(catalogue, formula)))];
  return told.flatMap((name) => {
    const fact = catalogue.facts.get(name);
    const scale = fact && scaleOf(fact, base.asOf, addDays);
    if (!fact || !scale) return [];
    const own = scale.at(toldOf(base, name));
    const signs = (at: number) => {
      const { facts, hire, asOf } = withValue(base, name, scale.value(at));
      const around = factsOf(catalogue, { asOf }, { ...facts, ...hire });
      return pivots.map(({ left, right }) => signOf(run(left, around), run(right, around))).join('');
    };
    const limits = { months: [], numbers: [], days: [], years: [], policies: [], times: [] };
    const turns = turnsOf(placesOf(fact, true, limits, own), signs).flatMap(([low, high]) => [
      low,
      high,
      high + 1,
    ]);
    const near =
      own === null || fact.type === 'day'
        ? []
        : fact.type === 'fen' && rounded.has(name)
          ? [1, 2, 3, 5]
          : [-1, 1];
    const places = [...new Set([...turns, ...near.map((step) => (own ?? 0) + step)])];
    return places
      .filter((at) => fact.type === 'day' || at >= 0)
      .sort((a, b) => a - b)
      .map((at) => withValue(base, name, scale.value(at)));
  });
}

/**
 * Where a formula takes the lesser or the greater of two and a part of it decides something by itself, somebody of whom that part counts:
 * the other one is moved far beyond it.
 */
function whereItCounts(
  catalogue: Catalogue,
  policy: Policy,
  formulas: readonly Formula[],
  start: Who,
): Who[] {
  const numbers = (formula: Formula) => {
    const names = toldBehindFormula(catalogue, formula);
    return names.filter((name) =>
      ['months', 'years', 'number', 'fen'].includes(catalogue.facts.get(name)?.type ?? ''),
    );
  };
  const decides = (formula: Formula) =>
    [...factsIn(formula)].some((name) => catalogue.facts.get(name)?.follows?.is === 'choice');
  return pivotsOf(policy, formulas).flatMap(({ left, right }) =>
    [
      { moved: left, counts: right },
      { moved: right, counts: left },
    ].flatMap(({ moved, counts }) => {
      const [name, more] = numbers(moved);
      if (name === undefined || more !== undefined || !decides(counts)) return [];
      const far = withValue(start, name, 100);
      return [far, ...aboutFacts(catalogue, policy, formulas, far)];
    }),
  );
}

/**
 * Somebody entitled by each answer of which an amount speaks, by each figure of law that it takes, and about the points at which it decides;
 * and with each of its facts not known.
 */
export function aboutAmount(catalogue: Catalogue, policy: Policy, start: Who): Who[] {
  const formulas = formulasOf(catalogue, policy);
  if (formulas.length === 0) return [start];
  const told = [...new Set(formulas.flatMap((formula) => toldBehindFormula(catalogue, formula)))].filter(
    (name) => name !== 'as_of',
  );
  const others = told.flatMap((name) => {
    const fact = catalogue.facts.get(name);
    if (!fact || (fact.type !== 'code' && fact.type !== 'yesno')) return [];
    const speaking = formulas.filter((formula) => toldBehindFormula(catalogue, formula).includes(name));
    return answersIn(formulas, fact)
      .filter((value) => value !== toldOf(start, name))
      .flatMap(
        (value) =>
          solve(catalogue, policy, withValue(start, name, value), granted(policy), {
            pinned: new Set([name]),
          }) ?? [],
      )
      .flatMap((base) => [base, ...aboutFacts(catalogue, policy, speaking, base)]);
  });
  const entitled = [
    start,
    ...aboutFacts(catalogue, policy, formulas, start),
    ...whereItCounts(catalogue, policy, formulas, start),
    ...others,
  ];
  const kept = entitled.filter((who) => evaluate(catalogue, policy, askedOf(who)).verdict === 'eligible');
  return [...kept, ...told.map((name) => withValue(start, name, undefined))];
}

/** The figures of law that an amount takes, or a fact that follows. */
export function figuresOf(catalogue: Catalogue, policy: Policy): string[] {
  const parts = formulasOf(catalogue, policy).flatMap(partsOfFormula);
  return parts.flatMap((part) => {
    const [name] = part.is === 'call' && part.name === 'figure' ? part.given : [];
    return name?.is === 'text' ? [name.value] : [];
  });
}
