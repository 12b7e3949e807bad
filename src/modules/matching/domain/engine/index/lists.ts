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

/** The blocks in which a gram stands: for each where its bytes begin, and how many they are. Its space is used again for the next gram. */
export class BlocksOfList {
  count = 0;
  block = new Uint32Array(0);
  at = new Uint32Array(0);
  many = new Uint16Array(0);

  /** Reads the head of a list. @param term -1: of a gram that stands nowhere. */
  read({ starts, bytes }: Lists, term: number): void {
    this.count = 0;
    if (term < 0) return;
    let at = starts[term] ?? 0;
    if (at === starts[term + 1]) return;
    let byte = bytes[at++] ?? 0;
    let length = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      length |= (byte & 127) << shift;
    }
    // A block takes a byte of the head at least.
    if (this.block.length < length) {
      this.block = new Uint32Array(length);
      this.at = new Uint32Array(length);
      this.many = new Uint16Array(length);
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
      this.block[count] = block;
      this.at[count] = entries;
      this.many[count] = many;
      entries += many;
      count += 1;
    }
    this.count = count;
  }

  /** Where it tells of a block that it has. */
  entryOf(block: number): number {
    let [low, high] = [0, this.count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.block[middle] ?? 0) < block) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
