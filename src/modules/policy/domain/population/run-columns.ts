import type { Policy } from '../definition.ts';
import type { Answer } from '../evaluate.ts';
import { allBits, bitsInWord } from './bits.ts';
import type { ColumnMasks, Plan } from './plan.ts';

/** By plane of policies: for each person a bit for every policy that may hold, and one for each that must. Of those not in force neither. */
export interface Found {
  may: Int32Array[];
  must: Int32Array[];
}

/** People of whom a core keeps the words at hand, while one column after the other is joined to them. */
const block = 4096;

function joinSmall(codes: Uint16Array, from: number, count: number, table: Int32Array, may: Int32Array, must: Int32Array): void {
  for (let at = 0; at < count; at += 1) {
    const entry = 2 * (codes[from + at] as number);
    may[at] = (may[at] as number) & (table[entry] as number);
    must[at] = (must[at] as number) & (table[entry + 1] as number);
  }
}

function joinDays(
  codes: Uint16Array,
  from: number,
  count: number,
  { entries, table, may, must }: { entries: Uint16Array; table: Int32Array; may: Int32Array; must: Int32Array },
): void {
  for (let at = 0; at < count; at += 1) {
    const entry = 2 * (entries[codes[from + at] as number] as number);
    may[at] = (may[at] as number) & (table[entry] as number);
    must[at] = (must[at] as number) & (table[entry + 1] as number);
  }
}

function joinRests(
  codes: Uint16Array,
  carrier: Uint16Array,
  from: number,
  count: number,
  { entries, table, may, must }: { entries: Uint16Array; table: Int32Array; may: Int32Array; must: Int32Array },
): void {
  for (let at = 0; at < count; at += 1) {
    const entry = 2 * ((entries[carrier[from + at] as number] as number) + (codes[from + at] as number));
    may[at] = (may[at] as number) & (table[entry] as number);
    must[at] = (must[at] as number) & (table[entry + 1] as number);
  }
}

function join(columns: readonly Uint16Array[], masks: ColumnMasks, plane: number, from: number, count: number, may: Int32Array, must: Int32Array): void {
  const table = masks.tables[plane];
  const codes = columns[masks.column];
  if (!table || !codes) return;
  const carrier = masks.carrier === null ? undefined : columns[masks.carrier];
  if (masks.entries === null) joinSmall(codes, from, count, table, may, must);
  else if (carrier) joinRests(codes, carrier, from, count, { entries: masks.entries, table, may, must });
  else joinDays(codes, from, count, { entries: masks.entries, table, may, must });
}

/** Asks all policies of a plan of everybody in the columns. */
export function runColumns({ bits, masks, inForce }: Plan, columns: readonly Uint16Array[]): Found {
  const people = columns[0]?.length ?? 0;
  const planes = Array.from({ length: bits.planes }, () => ({ may: new Int32Array(block), must: new Int32Array(block) }));
  const found: Found = { may: inForce.map(() => new Int32Array(people)), must: inForce.map(() => new Int32Array(people)) };
  for (let from = 0; from < people; from += block) {
    const count = Math.min(block, people - from);
    for (const [plane, { may, must }] of planes.entries()) {
      const start = (inForce[plane] ?? allBits) & ~(bits.never[plane] ?? 0);
      may.fill(start);
      must.fill(start);
      for (const one of masks) join(columns, one, plane, from, count, may, must);
    }
    for (const [plane, word] of planes.slice(0, bits.policyPlanes).entries()) {
      for (const { plane: of, shift, width, keeps } of bits.groups) {
        const [table, wide] = [keeps[plane], planes[of]];
        if (table && wide) {
          keep(word.may, wide.may, count, shift, (1 << width) - 1, table);
          keep(word.must, wide.must, count, shift, (1 << width) - 1, table);
        }
      }
      found.may[plane]?.set(word.may.subarray(0, count), from);
      found.must[plane]?.set(word.must.subarray(0, count), from);
    }
  }
  return found;
}

function keep(words: Int32Array, wide: Int32Array, count: number, shift: number, mask: number, table: Int32Array): void {
  for (let at = 0; at < count; at += 1)
    words[at] = (words[at] as number) & (table[((wide[at] as number) >> shift) & mask] as number);
}

/** What was found of one person and one policy. */
export function verdictOf({ layout, inForce }: Plan, found: Found, policy: Policy, person: number): Answer['verdict'] {
  const at = layout.policies.indexOf(policy);
  const [plane, bit] = [Math.floor(at / bitsInWord), 1 << (at % bitsInWord)];
  const has = (word: number | undefined) => ((word ?? 0) & bit) !== 0;
  if (!has(inForce[plane])) return 'not-in-force';
  if (has(found.must[plane]?.[person])) return 'eligible';
  return has(found.may[plane]?.[person]) ? 'open' : 'not-eligible';
}
