import { type Day, parseDay } from '../../../../ground/clock/day.ts';
import type { Catalogue } from '../definition.ts';
import type { Formula } from '../formula/parse.ts';
import { run } from '../formula/run.ts';
import type { Facts, Known } from '../value.ts';
import { aroundOf, isSure, literal, partsOf, speaksOfDay, two } from './as-formula.ts';

/** Steady facts are the same whatever the day. */
const anyDay = parseDay('2000-01-01');

/**
 * The day fact that a formula counts from or to, besides the day that is asked about: it stays in what is left of the formula, since
 * hardly two people share it.
 * @throws Error where there are several.
 */
export function carrierOf(catalogue: Catalogue, formula: Formula): string | null {
  const found = new Set<string>();
  const look = (one: Formula): void => {
    const parts = partsOf(one);
    const known = one.is === 'call' && one.name === 'known';
    if (!known && one.is !== 'choice' && parts.some(speaksOfDay)) {
      for (const part of parts)
        if (part.is === 'fact' && catalogue.facts.get(part.name)?.type === 'day') found.add(part.name);
    }
    parts.forEach(look);
  };
  look(formula);
  if (found.size > 1) throw new Error(`no table can go by ${[...found].join(' and ')} at once`);
  return [...found][0] ?? null;
}

/** What is left of a formula when all but the day and one fact is known: a value, or what still hangs on them. */
type Left = { value: Known } | { formula: Formula };

/**
 * What is left of a formula for one person: steady parts are worked out, but for the carrier where it meets the day. Few different ones are left of
 * many people.
 */
export function restOf(
  catalogue: Catalogue,
  formula: Formula,
  carrier: string | null,
  facts: Facts,
): Formula {
  const around = aroundOf(catalogue, anyDay, facts);
  const asFormula = (left: Left, was: Formula): Formula => {
    if ('formula' in left) return left.formula;
    return was.is === 'fact' && was.name === carrier && typeof left.value === 'string'
      ? was
      : literal(left.value);
  };
  const settled = (left: Left, value: Known) => 'value' in left && left.value === value;

  function fold(one: Formula): Left {
    if (!speaksOfDay(one)) return { value: run(one, around) };
    if (one.is === 'choice') {
      const condition = fold(one.if);
      if ('value' in condition && condition.value !== undefined)
        return fold(condition.value === true ? one.then : one.else);
      const [first, second] = [fold(one.then), fold(one.else)];
      if ('value' in condition && 'value' in first && 'value' in second)
        return { value: first.value === second.value ? first.value : undefined };
      const then = asFormula(first, one.then);
      return {
        formula: {
          ...one,
          if: asFormula(condition, one.if),
          then,
          else: asFormula(second, one.else),
        },
      };
    }
    if (one.is === 'not') {
      const of = fold(one.of);
      return 'value' in of
        ? { value: of.value === undefined ? undefined : of.value !== true }
        : { formula: { ...one, of: of.formula } };
    }
    if (one.is === 'call') {
      const [first, second] = one.given;
      if (one.name === 'known' && first && second) {
        const left = fold(first);
        if ('value' in left) return left.value === null ? fold(second) : left;
      }
      const given = one.given.map(fold);
      if (one.name !== 'figure' && given.every((left) => 'value' in left))
        return { value: run({ ...one, given: given.map(({ value }) => literal(value)) }, around) };
      if (!['known', 'figure'].includes(one.name)) {
        if (given.some((left) => settled(left, undefined))) return { value: undefined };
        if (
          given.some((left) => settled(left, null)) &&
          given.every((left) => 'value' in left || isSure(left.formula))
        )
          return { value: null };
      }
      return {
        formula: { ...one, given: given.map((left, at) => asFormula(left, one.given[at] as Formula)) },
      };
    }
    if (one.is === 'two') return foldTwo(one);
    return { formula: one };
  }

  function foldTwo(one: Formula & { is: 'two' }): Left {
    const [left, right] = [fold(one.left), fold(one.right)];
    const sides = [left, right];
    if ('value' in left && 'value' in right)
      return { value: run({ ...one, left: literal(left.value), right: literal(right.value) }, around) };
    if (one.sign === '&&' || one.sign === '||') {
      if (sides.some((side) => settled(side, one.sign === '||'))) return { value: one.sign === '||' };
    } else {
      if (sides.some((side) => settled(side, undefined))) return { value: undefined };
      if (
        sides.some((side) => settled(side, null)) &&
        sides.every((side) => 'value' in side || isSure(side.formula))
      )
        return { value: ['+', '-', '*', '/'].includes(one.sign) ? null : false };
    }
    return {
      formula: compared({ ...one, left: asFormula(left, one.left), right: asFormula(right, one.right) }),
    };
  }

  /** A choice that is compared, as a choice of comparisons: fewer different ones are left. */
  function compared(one: Formula & { is: 'two' }): Formula {
    if (
      one.left.is !== 'choice' ||
      !isSure(one.left.if) ||
      ['+', '-', '*', '/', '&&', '||'].includes(one.sign)
    )
      return one;
    const way = (left: Formula): Formula => {
      const comparison = two(one.sign, left, one.right);
      return speaksOfDay(comparison)
        ? compared(comparison as Formula & { is: 'two' })
        : literal(run(comparison, around));
    };
    const then = way(one.left.then);
    return { ...one.left, then, else: way(one.left.else) };
  }

  const left = fold(formula);
  return 'formula' in left ? left.formula : literal(left.value);
}

/** Throws where the formula cannot be worked out on any day. */
export function tryOut(catalogue: Catalogue, formula: Formula, carrier: string | null, day: Day): void {
  run(formula, aroundOf(catalogue, anyDay, carrier === null ? {} : { [carrier]: day }));
}
