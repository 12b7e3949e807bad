import type { ValueType } from '../value.ts';
import { type Formula, FormulaError, type Sign } from './parse.ts';

/** What a formula may speak of. */
export interface Vocabulary {
  /** The type of a fact, and of its answers where it has any; undefined where there is no such fact. */
  fact(name: string): { type: ValueType; answers?: readonly string[] } | undefined;
  /** The type of a figure that changes with time, and the answers by which it differs; undefined where there is no such figure. */
  figure(name: string): { type: ValueType; by?: readonly string[] } | undefined;
}

/** Arguments and result of the functions that formulas know. `same`: of one type that can be counted. */
const functions: Record<string, { takes: readonly (ValueType | 'same')[]; gives: ValueType | 'same' }> = {
  min: { takes: ['same', 'same'], gives: 'same' },
  max: { takes: ['same', 'same'], gives: 'same' },
  round: { takes: ['fen'], gives: 'fen' },
  floor: { takes: ['fen'], gives: 'fen' },
  years: { takes: ['day', 'day'], gives: 'years' },
  months: { takes: ['day', 'day'], gives: 'months' },
  later: { takes: ['day', 'months'], gives: 'day' },
  retires: { takes: ['day', 'code'], gives: 'day' },
  inmonths: { takes: ['years'], gives: 'months' },
};

const countable: readonly ValueType[] = ['fen', 'months', 'years', 'ratio', 'number'];

/** What multiplying two types gives; the order does not matter. Twelve months are a year only where somebody says so. */
const products: Record<string, ValueType> = {
  'fen number': 'fen',
  'fen ratio': 'fen',
  'fen months': 'fen',
  'fen years': 'fen',
  'months number': 'months',
  'number number': 'number',
  'number ratio': 'number',
  'ratio ratio': 'ratio',
  'number years': 'years',
};
const quotients: Record<string, ValueType> = {
  'fen number': 'fen',
  'months number': 'months',
  'number number': 'ratio',
  'ratio number': 'ratio',
  'fen fen': 'ratio',
};

const pair = (one: ValueType, other: ValueType) => [one, other].sort().join(' ');

/**
 * The type of what a formula gives, by the types of what it speaks of.
 * @throws FormulaError where units do not go together, or a fact, a figure, an answer or a function does not exist.
 */
export function typeOf(formula: Formula, words: Vocabulary): ValueType {
  const fail = (message: string): never => {
    throw new FormulaError(message, formula.at);
  };
  switch (formula.is) {
    case 'number':
      return formula.unit;
    case 'text':
      return fail(`'${formula.value}' can only be compared with a fact`);
    case 'fact':
      return formula.name === 'as_of'
        ? 'day'
        : (words.fact(formula.name)?.type ?? fail(`no fact is called ${formula.name}`));
    case 'not':
      return wants(formula.of, 'yesno', words);
    case 'choice': {
      wants(formula.if, 'yesno', words);
      const [then, otherwise] = [typeOf(formula.then, words), typeOf(formula.else, words)];
      return then === otherwise ? then : fail(`gives ${then} or ${otherwise}`);
    }
    case 'call':
      return typeOfCall(formula, words);
    case 'two':
      return typeOfTwo(formula, words);
  }
}

function wants(formula: Formula, type: ValueType, words: Vocabulary): ValueType {
  const found = typeOf(formula, words);
  if (found !== type) throw new FormulaError(`is ${found}, and should be ${type}`, formula.at);
  return found;
}

function typeOfCall({ name, given, at }: Formula & { is: 'call' }, words: Vocabulary): ValueType {
  if (name === 'figure') return typeOfFigure(given, at, words);
  if (name === 'known') {
    const [one, other] = given;
    if (!one || !other || given.length > 2) throw new FormulaError('known takes two', at);
    return wants(other, typeOf(one, words), words);
  }
  const known = functions[name];
  if (!known) throw new FormulaError(`there is no function ${name}`, at);
  if (given.length !== known.takes.length) throw new FormulaError(`${name} takes ${known.takes.length}`, at);
  let same: ValueType | undefined;
  for (const [nth, formula] of given.entries()) {
    const wanted = known.takes[nth];
    if (wanted === 'same') {
      const type = typeOf(formula, words);
      same ??= type;
      if (!countable.includes(type) || type !== same)
        throw new FormulaError(`${name} of ${same} and ${type}`, formula.at);
    } else if (wanted) wants(formula, wanted, words);
  }
  return known.gives === 'same' ? (same ?? 'number') : known.gives;
}

/** `figure('min_wage_month', tier)`: its value on the day that is asked about. */
function typeOfFigure(given: readonly Formula[], at: number, words: Vocabulary): ValueType {
  const [name, by] = given;
  if (name?.is !== 'text') throw new FormulaError('figure takes a name in quotes', at);
  const figure = words.figure(name.value);
  if (!figure) throw new FormulaError(`no figure is called ${name.value}`, name.at);
  if ((figure.by === undefined) !== (by === undefined))
    throw new FormulaError(figure.by ? `${name.value} differs by a fact` : `${name.value} is one figure`, at);
  if (by) wants(by, 'code', words);
  return figure.type;
}

function typeOfTwo({ sign, left, right, at }: Formula & { is: 'two' }, words: Vocabulary): ValueType {
  if (sign === '&&' || sign === '||') {
    wants(left, 'yesno', words);
    return wants(right, 'yesno', words);
  }
  if (left.is === 'text' || right.is === 'text') return compareAnswer(sign, left, right, at, words);
  const [one, other] = [typeOf(left, words), typeOf(right, words)];
  if (sign === '*' || sign === '/') {
    const type = sign === '*' ? products[pair(one, other)] : quotients[`${one} ${other}`];
    if (!type) throw new FormulaError(`${one} ${sign} ${other}`, at);
    if (sign === '/' && right.is === 'number' && right.value === 0)
      throw new FormulaError('a division by nothing', at);
    return type;
  }
  if (one !== other) throw new FormulaError(`${one} ${sign} ${other}`, at);
  if (sign === '+' || sign === '-') {
    if (!countable.includes(one)) throw new FormulaError(`${one} ${sign} ${other}`, at);
    return one;
  }
  if ((one === 'code' || one === 'yesno') && sign !== '==' && sign !== '!=')
    throw new FormulaError(`${one} ${sign} ${other}`, at);
  return 'yesno';
}

function compareAnswer(sign: Sign, left: Formula, right: Formula, at: number, words: Vocabulary): ValueType {
  const [fact, text] = left.is === 'text' ? [right, left] : [left, right];
  if (sign !== '==' && sign !== '!=') throw new FormulaError(`an answer is not ${sign}`, at);
  if (fact.is !== 'fact' || text.is !== 'text')
    throw new FormulaError('an answer is compared with a fact', at);
  const known = words.fact(fact.name);
  if (known?.type !== 'code') throw new FormulaError(`${fact.name} has no answers`, fact.at);
  if (known.answers && !known.answers.includes(text.value))
    throw new FormulaError(`${fact.name} has no answer ${text.value}`, text.at);
  return 'yesno';
}
