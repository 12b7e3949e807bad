import { bitsIn } from './bits.ts';
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

/** The entries of a list in `Heads`: from the first up to, but not including, the second. */
export interface Entries {
  from: number;
  to: number;
  /** Where its bits begin, one for each block, set where the gram stands. */
  bits: number;
}

const none: Entries = { from: 0, to: 0, bits: -1 };

/**
 * Heads of lists as they were read, an entry for each block in which a gram stands. They may be kept for the next searches, since people look
 * for the same words; all in four arrays, for arrays of their own for each would keep the collector busy.
 */
export class Heads {
  block = new Uint32Array(1 << 12);
  /** Where the slots begin, in the bytes of the list. */
  at = new Uint32Array(1 << 12);
  many = new Uint16Array(1 << 12);
  #end = 0;
  #bits = new Uint32Array(1 << 10);
  /** How many bits of a list are set before each word. */
  #before = new Uint32Array(1 << 10);
  #bitsEnd = 0;
  readonly #mostKept: number;
  /** By number of the gram. */
  #known = new WeakMap<Lists, Map<number, Entries>>();

  /** @param mostKept where more entries (10 bytes) are there when a search begins, none of them is kept. */
  constructor(mostKept: number) {
    this.#mostKept = mostKept;
  }

  /** Begins a search: entries told of before it may be gone. */
  begin(): void {
    if (this.#end <= this.#mostKept) return;
    this.#end = 0;
    this.#bitsEnd = 0;
    this.#known = new WeakMap();
  }

  /**
   * @param term -1: of a gram that stands nowhere.
   * @param blocks how many blocks there are.
   */
  entriesOf(lists: Lists, term: number, blocks: number): Entries {
    const { starts, bytes } = lists;
    if (term < 0 || starts[term] === starts[term + 1]) return none;
    const known = this.#known.get(lists) ?? new Map<number, Entries>();
    const before = known.get(term);
    if (before) return before;
    const from = this.#end;
    this.#read(bytes, starts[term] ?? 0);
    const entries = { from, to: this.#end, bits: this.#setBits(from, blocks) };
    this.#known.set(lists, known.set(term, entries));
    return entries;
  }

  #read(bytes: Uint8Array, start: number): void {
    let at = start;
    let byte = bytes[at++] ?? 0;
    let length = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      length |= (byte & 127) << shift;
    }
    // A block takes a byte of the head at least.
    this.#room(length);
    const end = at + length;
    let [slots, block] = [end, -1];
    while (at < end) {
      byte = bytes[at++] ?? 0;
      let step = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        step |= (byte & 127) << shift;
      }
      block += step >> 1;
      const many = step & 1 ? (bytes[at++] ?? 0) + 1 : 1;
      this.block[this.#end] = block;
      this.at[this.#end] = slots;
      this.many[this.#end] = many;
      slots += many;
      this.#end += 1;
    }
  }

  /** Sets the bits of the entries from one on. @returns where they begin. */
  #setBits(from: number, blocks: number): number {
    const begin = this.#bitsEnd;
    this.#bitsEnd += (blocks + 31) >>> 5;
    if (this.#bitsEnd > this.#bits.length) {
      const length = Math.max(this.#bits.length * 2, this.#bitsEnd);
      this.#bits = widened(this.#bits, length);
      this.#before = widened(this.#before, length);
    }
    const bits = this.#bits.fill(0, begin, this.#bitsEnd);
    for (let entry = from; entry < this.#end; entry += 1) {
      const block = this.block[entry] ?? 0;
      const word = begin + (block >>> 5);
      bits[word] = (bits[word] ?? 0) | (1 << (block & 31));
    }
    let before = 0;
    for (let word = begin; word < this.#bitsEnd; word += 1) {
      this.#before[word] = before;
      before += bitsIn(bits[word] ?? 0);
    }
    return begin;
  }

  /** Whether the gram of these entries stands in a block. */
  stands({ bits }: Entries, block: number): boolean {
    return bits >= 0 && ((this.#bits[bits + (block >>> 5)] ?? 0) & (1 << (block & 31))) !== 0;
  }

  #room(more: number): void {
    if (this.#end + more <= this.block.length) return;
    const room = Math.max(this.block.length * 2, this.#end + more);
    const [block, at, many] = [new Uint32Array(room), new Uint32Array(room), new Uint16Array(room)];
    block.set(this.block);
    at.set(this.at);
    many.set(this.many);
    [this.block, this.at, this.many] = [block, at, many];
  }

  /** The entry of a block in which the gram of these entries stands. */
  entryAt({ from, bits }: Entries, block: number): number {
    const word = bits + (block >>> 5);
    const lower = (this.#bits[word] ?? 0) & ((1 << (block & 31)) - 1);
    return from + (this.#before[word] ?? 0) + bitsIn(lower);
  }
}

function widened(numbers: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(length);
  wider.set(numbers);
  return wider;
}
