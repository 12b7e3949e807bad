import type { Day } from '../../../../ground/clock/day.ts';
import type { Catalogue } from '../definition.ts';
import { type Formula, type Sign, signs } from '../formula/parse.ts';
import { run } from '../formula/run.ts';
import type { Facts, Known, Outcome } from '../value.ts';
import { aroundOf, isConstant, isSure, partsOf, two } from './as-formula.ts';
import { codeNone, codeUnknown, dayOfCode, farFuture, farPast, firstCode, lastCode } from './days.ts';

/** How a formula over one day comes out for all days: from each of these codes on, in order, up to the next. */
export interface Steps {
  from: number[];
  outcome: Outcome[];
}

export const outcomeOfValue = (value: Known): Outcome =>
  value === undefined ? 'open' : value === true ? 'yes' : 'no';

interface Comparison {
  sign: Sign;
  left: Formula;
  right: Formula;
}

const compares = (sign: Sign) => signs.indexOf(sign) >= 2 && signs.indexOf(sign) <= 7;

/** What a formula may come to be, where choices in it are taken one way or the other. */
function waysOf(formula: Formula): Formula[] {
  if (formula.is === 'choice') return [formula.then, formula.else].flatMap(waysOf);
  if (formula.is === 'call' && formula.name === 'known') return formula.given.flatMap(waysOf);
  if (formula.is === 'call') {
    let ways: Formula[][] = [[]];
    for (const given of formula.given) {
      const more = waysOf(given);
      ways = ways.flatMap((way) => more.map((one) => [...way, one]));
    }
    return ways.map((given) => ({ ...formula, given }));
  }
  if (formula.is === 'two')
    return waysOf(formula.left).flatMap((left) =>
      waysOf(formula.right).map((right) => ({ ...formula, left, right })),
    );
  return [formula];
}

/** All comparisons on which a formula's answer hangs. */
function comparisonsIn(formula: Formula): Comparison[] {
  const inside = partsOf(formula).flatMap(comparisonsIn);
  const pairs = (sign: Sign, one: Formula, other: Formula) =>
    waysOf(one).flatMap((left) => waysOf(other).map((right) => ({ sign, left, right })));
  if (formula.is === 'two' && compares(formula.sign))
    return [...inside, ...pairs(formula.sign, formula.left, formula.right)];
  // A choice of which nobody knows the condition is known where both ways come to the same.
  if (formula.is === 'choice' && !isSure(formula.if) && !isYesNo(formula.then))
    return [...inside, ...pairs('==', formula.then, formula.else)];
  return inside;
}

const isYesNo = (formula: Formula) =>
  formula.is === 'not' ||
  (formula.is === 'two' && signs.indexOf(formula.sign) <= 7) ||
  isConstant(formula, true, false);

/** 1 where a formula never falls as the fact rises, -1 where it never rises, 0 where it does not change, NaN where nothing is said. */
function directionOf(formula: Formula, fact: string): number {
  const of = (one: Formula | undefined) => (one ? directionOf(one, fact) : 0);
  const joined = (one: number, other: number) =>
    one === 0 ? other : other === 0 || one === other ? one : Number.NaN;
  if (formula.is === 'fact') return formula.name === fact ? 1 : 0;
  if (formula.is === 'two') {
    if (formula.sign === '+') return joined(of(formula.left), of(formula.right));
    if (formula.sign === '-') return joined(of(formula.left), -of(formula.right));
  }
  if (formula.is === 'call') {
    const [one, other] = formula.given;
    if (['min', 'max', 'later', 'round', 'floor', 'inmonths'].includes(formula.name))
      return joined(of(one), of(other));
    if (formula.name === 'years' || formula.name === 'months') return joined(-of(one), of(other));
  }
  return partsOf(formula).every((part) => of(part) === 0) ? 0 : Number.NaN;
}

/**
 * How a formula over one day fact comes out on every day that the fact may be. A comparison changes once as the day rises; in
 * between nothing can change, and one day speaks for all.
 * @throws Error where a comparison may change more than once.
 */
export function stepsOf(catalogue: Catalogue, formula: Formula, fact: string | null, asOf: Day): Steps {
  const around = (told: Facts) => aroundOf(catalogue, asOf, told);
  if (fact === null) return { from: [codeUnknown], outcome: [outcomeOfValue(run(formula, around({})))] };
  const at = (value: Known) => outcomeOfValue(run(formula, around({ [fact]: value })));
  const cuts = new Set([codeUnknown, codeNone, firstCode]);
  let openFirst = false;
  let openLast = false;
  for (const { sign, left, right } of comparisonsIn(formula)) {
    const direction = directionOf(left, fact) - directionOf(right, fact);
    if (directionOf(left, fact) === 0 && directionOf(right, fact) === 0) continue;
    if (Number.isNaN(direction) || direction === 0)
      throw new Error(`no table can compare by ${sign} what hangs on ${fact} twice`);
    for (const once of sign === '==' || sign === '!=' ? (['<', '<='] as const) : [sign]) {
      const comparison = two(once, left, right);
      const holds = (day: Day) => run(comparison, around({ [fact]: day })) === true;
      const [first, last] = [holds(dayOfCode(firstCode)), holds(dayOfCode(lastCode))];
      if (holds(farPast) !== first) openFirst = true;
      if (holds(farFuture) !== last) openLast = true;
      if (first === last) continue;
      let [low, high] = [firstCode, lastCode];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (holds(dayOfCode(middle)) === first) low = middle;
        else high = middle;
      }
      cuts.add(high);
    }
  }
  // What a column cannot tell apart is not decided.
  if (openFirst) cuts.add(firstCode + 1);
  if (openLast) cuts.add(lastCode);
  const from = [...cuts].sort((a, b) => a - b);
  const outcome = from.map((code) => {
    if (code === codeUnknown) return at(undefined);
    if (code === codeNone) return at(null);
    if ((openFirst && code === firstCode) || (openLast && code === lastCode)) return 'open';
    return at(dayOfCode(code));
  });
  return { from, outcome };
}
