import { ageOn } from '../../../../ground/clock/age.ts';
import { addMonths, type Day } from '../../../../ground/clock/day.ts';
import { type RetireCategory, retirementDay, wholeMonths } from '../day-rules.ts';
import type { Known } from '../value.ts';
import type { Formula } from './parse.ts';

/** Where a formula's names lead. */
export interface Around {
  asOf: Day;
  fact(name: string): Known;
  /** A figure that changes with time, as it stands on `asOf`. */
  figure(name: string, by: Known): Known;
}

/**
 * Amounts are whole fen, but shares of them are binary fractions: 0.6 × 12.5 is a hair below 7.5. Whatever lies within a hundred-thousandth
 * of a fen of a limit stands on it; shares have four decimals at most, so nothing else comes that near.
 */
const hair = 1e-5;

/** Half a fen and more is one more. */
export const roundFen = (fen: number) => Math.floor(fen + 0.5 + hair);
/** What is less than a fen is left out. */
export const floorFen = (fen: number) => Math.floor(fen + hair);

/**
 * What a formula gives. What depends on something that nobody knows is not known either, unless it is the same whatever that may be; what is
 * known not to exist makes a comparison untrue and an amount nothing.
 */
export function run(formula: Formula, around: Around): Known {
  switch (formula.is) {
    case 'number':
    case 'text':
      return formula.value;
    case 'fact':
      return formula.name === 'as_of' ? around.asOf : around.fact(formula.name);
    case 'not': {
      const of = run(formula.of, around);
      return of === undefined ? undefined : of !== true;
    }
    case 'choice': {
      const condition = run(formula.if, around);
      if (condition !== undefined) return run(condition === true ? formula.then : formula.else, around);
      const [then, otherwise] = [run(formula.then, around), run(formula.else, around)];
      return then === otherwise ? then : undefined;
    }
    case 'call':
      return call(formula, around);
    case 'two':
      return two(formula, around);
  }
}

function call({ name, given }: Formula & { is: 'call' }, around: Around): Known {
  const values = given.map((one) => run(one, around));
  const [one, other] = values;
  if (name === 'figure') return around.figure(String(one), other);
  if (name === 'known') return one === null ? other : one;
  if (values.includes(undefined)) return undefined;
  if (values.includes(null)) return null;
  switch (name) {
    case 'min':
      return Math.min(one as number, other as number);
    case 'max':
      return Math.max(one as number, other as number);
    case 'round':
      return roundFen(one as number);
    case 'floor':
      return floorFen(one as number);
    case 'years':
      return ageOn(one as Day, other as Day);
    case 'months':
      return wholeMonths(one as Day, other as Day);
    case 'later':
      return addMonths(one as Day, other as number);
    case 'inmonths':
      return (one as number) * 12;
    case 'retires':
      return retirementDay(one as Day, other as RetireCategory);
    default:
      throw new Error(`there is no function ${name}`);
  }
}

function two({ sign, left, right }: Formula & { is: 'two' }, around: Around): Known {
  const one = run(left, around);
  if (sign === '&&' || sign === '||') {
    const settles = sign === '||';
    if (one === settles) return settles;
    const other = run(right, around);
    if (other === settles) return settles;
    return one === undefined || other === undefined ? undefined : !settles;
  }
  const other = run(right, around);
  if (one === undefined || other === undefined) return undefined;
  if (one === null || other === null) return ['+', '-', '*', '/'].includes(sign) ? null : false;
  return compute(sign, one, other);
}

function compute(sign: string, one: NonNullable<Known>, other: NonNullable<Known>): Known {
  switch (sign) {
    case '==':
      return one === other;
    case '!=':
      return one !== other;
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    case '>=':
      return one >= other;
  }
  const [a, b] = [one as number, other as number];
  if (sign === '+') return a + b;
  if (sign === '-') return a - b;
  if (sign === '*') return a * b;
  // Nothing can be shared out among nobody.
  return b === 0 ? null : a / b;
}
