import { blockSize } from './posting-index.ts';
import { sharedUint8, sharedUint32 } from './shared.ts';

/**
 * The slots of each gram. A list is the length of its head, its head, and a byte for each slot in its block. The head has for each
 * block with any: the step from the block before (from -1) times two, plus one where there are several, and how many less one then. So whoever looks for blocks reads the
 * head alone.
 */
export interface Lists {
  starts: Uint32Array;
  bytes: Uint8Array;
}

/** Bytes that grow. */
class Bytes {
  bytes = new Uint8Array(1 << 16);
  length = 0;

  room(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const wider = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    wider.set(this.bytes.subarray(0, this.length));
    this.bytes = wider;
  }

  number(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }
}

/** At the most so many bytes of a head and of a number. */
const mostOfNumber = 5;

function writeList(into: Bytes, head: Bytes, slots: Uint32Array, from: number, to: number): void {
  head.length = 0;
  let before = -1;
  for (let at = from; at < to; ) {
    const block = Math.floor((slots[at] ?? 0) / blockSize);
    let next = at + 1;
    while (next < to && Math.floor((slots[next] ?? 0) / blockSize) === block) next += 1;
    head.room(mostOfNumber + 1);
    head.number((block - before) * 2 + (next - at > 1 ? 1 : 0));
    if (next - at > 1) head.bytes[head.length++] = next - at - 1;
    before = block;
    at = next;
  }
  into.room(mostOfNumber + head.length + to - from);
  into.number(head.length);
  into.bytes.set(head.bytes.subarray(0, head.length), into.length);
  into.length += head.length;
  for (let at = from; at < to; at += 1) into.bytes[into.length++] = (slots[at] ?? 0) % blockSize;
}

/** @param slots of each gram in turn, rising; @param ends where those of each gram end. */
export function listsOf(slots: Uint32Array, ends: Uint32Array): Lists {
  const starts = sharedUint32(ends.length + 1);
  const [all, head] = [new Bytes(), new Bytes()];
  let from = 0;
  for (let term = 0; term < ends.length; term += 1) {
    const to = ends[term] ?? 0;
    if (to > from) writeList(all, head, slots, from, to);
    from = to;
    starts[term + 1] = all.length;
  }
  const bytes = sharedUint8(all.length);
  bytes.set(all.bytes.subarray(0, all.length));
  return { starts, bytes };
}

/** The blocks in which a gram stands: for each where its bytes begin, and how many they are. */
export interface BlocksOfList {
  count: number;
  block: Uint32Array;
  at: Uint32Array;
  many: Uint16Array;
}

/** Of a gram that stands nowhere. */
export const noBlocks: BlocksOfList = {
  count: 0,
  block: new Uint32Array(0),
  at: new Uint32Array(0),
  many: new Uint16Array(0),
};
/** Room for a head of which it is not known how many blocks it has. */
const space = { block: new Uint32Array(0), at: new Uint32Array(0), many: new Uint16Array(0) };

/** Reads the head of a list. */
export function blocksOf({ starts, bytes }: Lists, term: number): BlocksOfList {
  let at = starts[term] ?? 0;
  if (at === starts[term + 1]) return noBlocks;
  let byte = bytes[at++] ?? 0;
  let length = byte & 127;
  for (let shift = 7; byte > 127; shift += 7) {
    byte = bytes[at++] ?? 0;
    length |= (byte & 127) << shift;
  }
  // A block takes a byte of the head at least.
  if (space.block.length < length) {
    space.block = new Uint32Array(length);
    space.at = new Uint32Array(length);
    space.many = new Uint16Array(length);
  }
  const end = at + length;
  let [entries, block, count] = [end, -1, 0];
  while (at < end) {
    byte = bytes[at++] ?? 0;
    let step = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      step |= (byte & 127) << shift;
    }
    block += step >> 1;
    const many = step & 1 ? (bytes[at++] ?? 0) + 1 : 1;
    space.block[count] = block;
    space.at[count] = entries;
    space.many[count] = many;
    entries += many;
    count += 1;
  }
  return {
    count,
    block: space.block.slice(0, count),
    at: space.at.slice(0, count),
    many: space.many.slice(0, count),
  };
}

/** So many blocks of heads are kept, ten bytes each: then it begins anew. */
const mostKept = 1_000_000;

/** Heads that were read before: most people want what others want. */
export class Heads {
  #heads = new WeakMap<Lists, Map<number, BlocksOfList>>();
  #kept = 0;

  of(lists: Lists, term: number): BlocksOfList {
    const known = this.#heads.get(lists)?.get(term);
    if (known) return known;
    const read = blocksOf(lists, term);
    if (this.#kept > mostKept) {
      this.#heads = new WeakMap();
      this.#kept = 0;
    }
    this.#kept += read.count;
    const all = this.#heads.get(lists) ?? new Map<number, BlocksOfList>();
    this.#heads.set(lists, all.set(term, read));
    return read;
  }
}
