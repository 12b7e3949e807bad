import type { Policy } from '../definition.ts';
import type { Answer } from '../evaluate.ts';
import type { LookUp } from './machine-code.ts';
import type { DayPlan, RestTable } from './plan.ts';
import type { Program } from './program.ts';
import { dayBits, inWord, type Slices, slicePlaces } from './slices.ts';

/** For each 32 people a word of those for whom a policy may hold, for each policy, then a word of those for whom it must. */
export interface Found {
  people: number;
  policies: number;
  words: Int32Array;
}

/** Asks all policies of a day of everybody, 32 people a step. */
export function runSlices({ plan, ask }: Program, slices: Slices): Found {
  const policies = plan.layout.policies.length;
  const found = { people: slices.people, policies, words: new Int32Array(slices.words * policies * 2) };
  ask(slices.bits, found.words, 0, slices.words, lookUpsOf(plan, slices));
  return found;
}

function lookUpsOf({ layout, rests }: DayPlan, { bits, planes, rests: written }: Slices): LookUp[] {
  const places = slicePlaces(layout).plane;
  return layout.columns.flatMap((column, at) => {
    if (column.is !== 'rest') return [];
    const { first, truth } = rests.get(at) as RestTable;
    const codes = written.get(at) as Uint16Array;
    const carrier = places.get(column.field.carrier ?? '') ?? null;
    const lookUp: LookUp = {
      must: 0,
      may(word, needed) {
        let left = needed;
        let holds = 0;
        let surely = 0;
        while (left !== 0) {
          const own = 31 - Math.clz32(left & -left);
          left &= left - 1;
          const day = carrier === null ? 0 : dayIn(bits, word * planes + carrier, own);
          const known = truth[(first[day] as number) + (codes[word * inWord + own] ?? 0)] as number;
          holds |= (known & 1) << own;
          surely |= (known >> 1) << own;
        }
        lookUp.must = surely;
        return holds;
      },
    };
    return [lookUp];
  });
}

/** One person's day, of which each bit stands in another plane. */
function dayIn(bits: Int32Array, plane: number, own: number): number {
  let day = 0;
  for (let bit = 0; bit < dayBits; bit += 1) day |= (((bits[plane + bit] as number) >>> own) & 1) << bit;
  return day;
}

/** What was found of one person and one policy. */
export function verdictOf(
  { plan }: Program,
  found: Found,
  policy: Policy,
  person: number,
): Answer['verdict'] {
  const at = plan.layout.policies.indexOf(policy);
  if (!plan.inForce[at]) return 'not-in-force';
  const first = (person >> 5) * found.policies * 2 + at;
  const has = (word: number) => (((found.words[word] as number) >> (person & 31)) & 1) === 1;
  if (has(first + found.policies)) return 'eligible';
  return has(first) ? 'open' : 'not-eligible';
}

/** How many people each policy is for, and for how many more it may be. */
export function countsOf({ people, policies, words }: Found): { eligible: number; open: number }[] {
  const sums = new Float64Array(policies * 2);
  const all = words.length / sums.length;
  for (let word = 0; word < all; word += 1) {
    const left = people - word * inWord;
    const mask = left >= inWord ? -1 : (1 << left) - 1;
    for (let at = 0; at < sums.length; at += 1)
      sums[at] = (sums[at] as number) + bitsSet((words[word * sums.length + at] as number) & mask);
  }
  return Array.from({ length: policies }, (_, at) => {
    const eligible = sums[policies + at] as number;
    return { eligible, open: (sums[at] as number) - eligible };
  });
}

/** Bits set in a word, added up by pairs, fours and bytes. */
export function bitsSet(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
