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
    const [left, right] = part.is === 'call' && (part.name === 'min' || part.name === 'max') ? part.given : [];
    return left && right ? [{ left, right }] : [];
  });
  return amount.formula && amount.cap ? [...all, { left: amount.formula, right: amount.cap }] : all;
}

/** Answers of which a formula speaks, and one of which it does not; of what is yes or no both. */
function answersIn(catalogue: Catalogue, formulas: readonly Formula[], fact: PolicyFact): Known[] {
  if (fact.type === 'yesno') return [true, false];
  const parts = formulas.flatMap(partsOfFormula);
  const byIt = parts.some((part) => part.is === 'call' && part.name === 'figure' && part.given.some((one) => one.is === 'fact' && one.name === fact.name));
  const codes = fact.answers.map(({ code }) => code);
  const retires = parts.some((part) => part.is === 'call' && part.name === 'retires');
  if (byIt || (retires && fact.name.endsWith('retire_category'))) return codes;
  const named = new Set(parts.flatMap((part) => (part.is === 'text' ? [part.value] : [])));
  return [...codes.filter((code) => named.has(code)), ...codes.filter((code) => !named.has(code)).slice(0, 1)];
}

const signOf = (one: Known, other: Known) =>
  one === undefined || one === null || other === undefined || other === null ? '?' : one < other ? '<' : one > other ? '>' : '=';

/** One at a time: what a formula takes into account, about the points at which it decides, and by some fen that do not share out evenly. */
function aboutFacts(catalogue: Catalogue, policy: Policy, formulas: readonly Formula[], base: Who): Who[] {
  const pivots = pivotsOf(policy, formulas);
  const rounds = formulas.flatMap(partsOfFormula).some((part) => part.is === 'call' && (part.name === 'round' || part.name === 'floor'));
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
    const turns = turnsOf(placesOf(fact, true, limits, own), signs).flatMap(([low, high]) => [low, high, high + 1]);
    const near = own === null || fact.type === 'day' ? [] : fact.type === 'fen' && rounds ? [1, 2, 3, 5] : [-1, 1];
    const places = [...new Set([...turns, ...near.map((step) => (own ?? 0) + step)])];
    return places
      .filter((at) => fact.type === 'day' || at >= 0)
      .sort((a, b) => a - b)
      .map((at) => withValue(base, name, scale.value(at)));
  });
}

/**
 * Somebody entitled by each answer of which an amount speaks, by each figure of law that it takes, and about the points at which it decides;
 * and with each of its facts not known.
 */
export function aboutAmount(catalogue: Catalogue, policy: Policy, start: Who): Who[] {
  const formulas = formulasOf(catalogue, policy);
  if (formulas.length === 0) return [start];
  const told = [...new Set(formulas.flatMap((formula) => toldBehindFormula(catalogue, formula)))].filter((name) => name !== 'as_of');
  const variants = told.flatMap((name) => {
    const fact = catalogue.facts.get(name);
    if (!fact || (fact.type !== 'code' && fact.type !== 'yesno')) return [];
    return answersIn(catalogue, formulas, fact)
      .filter((value) => value !== toldOf(start, name))
      .flatMap((value) => solve(catalogue, policy, withValue(start, name, value), granted(policy), new Set([name])) ?? []);
  });
  const entitled = [start, ...variants].flatMap((base) => [base, ...aboutFacts(catalogue, policy, formulas, base)]);
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
