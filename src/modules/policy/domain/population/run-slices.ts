import type { Policy } from '../definition.ts';
import type { Answer } from '../evaluate.ts';
import type { Step } from './circuit.ts';
import type { DayPlan, RestTable } from './plan.ts';
import type { Program } from './program.ts';
import { dayBits, inWord, type Slices, slicePlaces } from './slices.ts';

/** By policy: a bit for each person for whom it may hold, and one for whom it must. Of policies not in force neither. */
export interface Found {
  people: number;
  may: readonly Int32Array[];
  must: readonly Int32Array[];
}

/** Words of each register: all of them lie near the core. */
const block = 64;

/** Asks all policies of a day of everybody, 32 people a step. */
export function runSlices({ plan, steps, policies }: Program, slices: Slices): Found {
  const { people, words, bits } = slices;
  const registers = new Int32Array(steps.length * block);
  registers.fill(-1, block, 2 * block);
  const result = () => policies.map(() => new Int32Array(words));
  const found = { people, may: result(), must: result() };
  const lookUps = lookUpsOf(plan, slices);
  // A plane is read where it stands: the first two steps are no and yes, the other ones without a step of their own are planes.
  const ofPlane = steps.map(({ is, a }) => (is === 'plane' && a >= 0 ? a * words : -1));
  const arrays = ofPlane.map((plane) => (plane < 0 ? registers : bits));
  for (let from = 0; from < words; from += block) {
    const count = Math.min(block, words - from);
    const place = (step: number) => {
      const plane = ofPlane[step] as number;
      return plane < 0 ? step * block : plane + from;
    };
    for (let at = 2; at < steps.length; at += 1) {
      const { is, a, b } = steps[at] as Step;
      const to = at * block;
      if (is === 'plane') continue;
      if (is === 'ge') atLeast(registers, to, bits, a * words + from, words, b, count);
      else if (is === 'rest may') {
        const lookUp = lookUps.get(a);
        if (lookUp) rest(registers, to, place(b), slices, from, count, lookUp);
      } else if (is === 'rest must') registers.set((lookUps.get(a) as LookUp).must, to);
      else {
        const [left, right] = [arrays[a] as Int32Array, arrays[b] as Int32Array];
        joins[is](registers, to, left, place(a), right, place(b), count);
      }
    }
    for (const [policy, { may, must }] of policies.entries()) {
      found.may[policy]?.set((arrays[may] as Int32Array).subarray(place(may), place(may) + count), from);
      found.must[policy]?.set((arrays[must] as Int32Array).subarray(place(must), place(must) + count), from);
    }
  }
  return found;
}

type Join = (to: Int32Array, place: number, left: Int32Array, a: number, right: Int32Array, b: number, count: number) => void;

const joins: Readonly<Record<'and' | 'or' | 'and not' | 'or not' | 'not', Join>> = {
  and(to, place, left, a, right, b, count) {
    for (let at = 0; at < count; at += 1) to[place + at] = (left[a + at] as number) & (right[b + at] as number);
  },
  or(to, place, left, a, right, b, count) {
    for (let at = 0; at < count; at += 1) to[place + at] = (left[a + at] as number) | (right[b + at] as number);
  },
  'and not'(to, place, left, a, right, b, count) {
    for (let at = 0; at < count; at += 1) to[place + at] = (left[a + at] as number) & ~(right[b + at] as number);
  },
  'or not'(to, place, left, a, right, b, count) {
    for (let at = 0; at < count; at += 1) to[place + at] = (left[a + at] as number) | ~(right[b + at] as number);
  },
  not(to, place, left, a, _right, _b, count) {
    for (let at = 0; at < count; at += 1) to[place + at] = ~(left[a + at] as number);
  },
};

/** From the lowest bit up: where the limit has the bit the day needs it, where not it is enough to have it. */
function atLeast(registers: Int32Array, to: number, bits: Int32Array, plane: number, words: number, limit: number, count: number): void {
  let lowest = 0;
  while (((limit >> lowest) & 1) === 0) lowest += 1;
  for (let at = 0; at < count; at += 1) {
    let holds = -1;
    let place = plane + lowest * words + at;
    for (let bit = lowest; bit < dayBits; bit += 1) {
      const has = bits[place] as number;
      holds = ((limit >> bit) & 1) === 1 ? has & holds : has | holds;
      place += words;
    }
    registers[to + at] = holds;
  }
}

interface LookUp {
  table: RestTable;
  codes: Uint16Array;
  /** Where the carrier's lowest plane begins. */
  carrier: number | null;
  /** Who must, of the block that was looked up last. */
  must: Int32Array;
}

function lookUpsOf({ layout, rests }: DayPlan, slices: Slices): Map<number, LookUp> {
  const { plane } = slicePlaces(layout);
  return new Map(
    [...slices.rests].map(([at, codes]) => {
      const column = layout.columns[at];
      const of = column?.is === 'rest' ? plane.get(column.field.carrier ?? '') : undefined;
      const carrier = of === undefined ? null : of * slices.words;
      return [at, { table: rests.get(at) as RestTable, codes, carrier, must: new Int32Array(block) }];
    }),
  );
}

/** Looks up those on whom something hangs, one after the other. */
function rest(
  registers: Int32Array,
  to: number,
  needed: number,
  { bits, words }: Slices,
  from: number,
  count: number,
  { table: { first, truth }, codes, carrier, must }: LookUp,
): void {
  for (let at = 0; at < count; at += 1) {
    let left = registers[needed + at] as number;
    let holds = 0;
    let surely = 0;
    while (left !== 0) {
      const own = 31 - Math.clz32(left & -left);
      left &= left - 1;
      let day = 0;
      if (carrier !== null) {
        let place = carrier + from + at;
        for (let bit = 0; bit < dayBits; bit += 1) {
          day |= (((bits[place] as number) >>> own) & 1) << bit;
          place += words;
        }
      }
      const known = truth[(first[day] as number) + (codes[(from + at) * inWord + own] ?? 0)] as number;
      holds |= (known & 1) << own;
      surely |= (known >> 1) << own;
    }
    registers[to + at] = holds;
    must[at] = surely;
  }
}

/** What was found of one person and one policy. */
export function verdictOf({ plan }: Program, found: Found, policy: Policy, person: number): Answer['verdict'] {
  const at = plan.layout.policies.indexOf(policy);
  if (!plan.inForce[at]) return 'not-in-force';
  const has = (words: Int32Array | undefined) => (((words?.[person >> 5] ?? 0) >> (person & 31)) & 1) === 1;
  if (has(found.must[at])) return 'eligible';
  return has(found.may[at]) ? 'open' : 'not-eligible';
}

/** How many people each policy is for, and for how many more it may be. */
export function countsOf({ people, may, must }: Found): { eligible: number; open: number }[] {
  return may.map((words, at) => {
    const eligible = bitsSet(must[at] as Int32Array, people);
    return { eligible, open: bitsSet(words, people) - eligible };
  });
}

function bitsSet(words: Int32Array, people: number): number {
  let sum = 0;
  const whole = people >> 5;
  for (let at = 0; at < whole; at += 1) sum += ofWord(words[at] as number);
  return people % inWord === 0 ? sum : sum + ofWord((words[whole] as number) & ((1 << (people % inWord)) - 1));
}

/** Bits set in a word, added up by pairs, fours and bytes. */
function ofWord(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
