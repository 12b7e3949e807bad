import { isDay } from '../../../ground/clock/day.ts';
import type { Words } from '../../../ground/problem.ts';
import type { Catalogue, PolicyFact } from './definition.ts';
import type { Facts, Known, ValueType } from './value.ts';

/** Something told that cannot be: of which fact, and what to do. */
export interface ToldFault {
  fact: string;
  words: Words;
}

/** What people tell is no greater; a hundred and fifty years are more than anybody has, and stay within the calendar when days are counted on. */
const most: Partial<Record<ValueType, number>> = { fen: 1e12, months: 1800, years: 150 };
const mostNumber = 1e6;

/**
 * What is wrong with something told about a fact; undefined where nothing is. Null says that there is none (never graduated); who does not
 * know leaves the fact out.
 */
export function faultOf({ type, answers, label }: PolicyFact, value: unknown): Words | undefined {
  if (value === null && type !== 'yesno') return undefined;
  const name = label;
  switch (type) {
    case 'day':
      return typeof value === 'string' && isDay(value) && value >= '1900-01-01' && value < '2200-01-01'
        ? undefined
        : {
            zh: `${name.zh}：请写成 2026-03-01 这样的日期`,
            en: `${name.en}: please write a day such as 2026-03-01`,
          };
    case 'yesno':
      return typeof value === 'boolean'
        ? undefined
        : { zh: `${name.zh}：请选“是”或“不是”`, en: `${name.en}: please choose yes or no` };
    case 'code':
      return answers.some(({ code }) => code === value)
        ? undefined
        : { zh: `${name.zh}：请从列出的里面选一个`, en: `${name.en}: please choose one of those listed` };
    case 'policies':
      return Array.isArray(value) && value.every((one) => typeof one === 'string')
        ? undefined
        : { zh: `${name.zh}：请从列出的里面选`, en: `${name.en}: please choose of those listed` };
    default: {
      const limit = most[type] ?? mostNumber;
      const whole = type !== 'ratio';
      const fits =
        typeof value === 'number' &&
        Number.isFinite(value) &&
        value >= 0 &&
        value <= limit &&
        (!whole || Number.isInteger(value));
      return fits
        ? undefined
        : {
            zh: `${name.zh}：请写 0 到 ${type === 'fen' ? limit / 100 : limit} 之间的数`,
            en: `${name.en}: please write a number from 0 to ${type === 'fen' ? limit / 100 : limit}`,
          };
    }
  }
}

/** Takes what was told, fact by fact; what no policy speaks of is a fault as well. */
export function readTold(
  catalogue: Catalogue,
  told: Readonly<Record<string, unknown>>,
  about: readonly PolicyFact['about'][],
): { facts: Facts; faults: ToldFault[] } {
  const facts: Record<string, Known> = {};
  const faults: ToldFault[] = [];
  for (const [name, value] of Object.entries(told)) {
    const fact = catalogue.facts.get(name);
    if (!fact || fact.follows !== null || !about.includes(fact.about)) {
      faults.push({ fact: name, words: { zh: `没有“${name}”这一项`, en: `Nothing is called ${name}` } });
      continue;
    }
    const words = faultOf(fact, value);
    if (words) faults.push({ fact: name, words });
    else facts[name] = value as Known;
  }
  return { facts, faults };
}
