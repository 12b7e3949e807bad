import type { Step } from './circuit.ts';

/** What is left of formulas, for those of 32 people on whom something hangs: who may; `must` holds who must. */
export interface LookUp {
  may(word: number, needed: number): number;
  must: number;
}

/**
 * Asks words of 32 people each, from one up to another: reads their planes and writes a word for each result.
 * @param planes for each word a word of each plane.
 */
export type Ask = (
  planes: Int32Array,
  found: Int32Array,
  from: number,
  to: number,
  lookUps: readonly LookUp[],
) => void;

// As far as it is used here: what describes Node has it not, and what describes pages has much else.
declare const WebAssembly: {
  Module: new (code: Uint8Array) => object;
  Instance: new (
    module: object,
    given: { rest: Record<'may' | 'must', (...of: number[]) => number> },
  ) => { exports: { memory: { buffer: ArrayBuffer }; ask(count: number, word: number): void } };
};

/** Words that are asked in one go: what they hold stays in a core's near memory. */
const block = 256;

const i32 = 0x7f;
const op = {
  loop: [0x03, 0x40],
  again: [0x0d, 0],
  end: 0x0b,
  call: 0x10,
  get: 0x20,
  set: 0x21,
  load: [0x28, 2],
  store: [0x36, 2],
  constant: 0x41,
  lessThan: 0x48,
  add: 0x6a,
  and: 0x71,
  or: 0x72,
  not: [0x41, 0x7f, 0x73],
} as const;

/** A number in seven bits a byte, the last with no eighth bit. */
function unsigned(number: number): number[] {
  return number < 128 ? [number] : [(number & 127) | 128, ...unsigned(number >>> 7)];
}

/** The same where the seventh bit of the last byte is the sign. */
function signed(number: number): number[] {
  const rest = number >> 7;
  return rest === ((number & 64) === 0 ? 0 : -1) ? [number & 127] : [(number & 127) | 128, ...signed(rest)];
}

const counted = (parts: readonly (readonly number[])[]) => [...unsigned(parts.length), ...parts.flat()];
const sized = (bytes: readonly number[]) => [...unsigned(bytes.length), ...bytes];
const section = (id: number, parts: readonly (readonly number[])[]) => [id, ...sized(counted(parts))];
const named = (name: string) => sized([...name].map((letter) => letter.charCodeAt(0)));

const [count, word, planesAt, resultsAt, firstOwn] = [0, 1, 2, 3, 4];

/** The steps that results hang on, with how often each is read. */
function readsOf(steps: readonly Step[], results: readonly number[]): Map<number, number> {
  const reads = new Map<number, number>();
  const read = (at: number): void => {
    const before = reads.get(at) ?? 0;
    reads.set(at, before + 1);
    if (before > 0) return;
    for (const each of readBy(steps[at] as Step)) read(each);
  };
  for (const at of results) read(at);
  return reads;
}

/** The steps whose results a step reads. */
function readBy({ is, a, b }: Step): number[] {
  if (is === 'plane') return [];
  if (is === 'not') return [a];
  return is.startsWith('rest') ? [b] : [a, b];
}

/** The loop over words as WebAssembly writes it: what is read once stands where it is read, everything else in a variable of its own. */
function bodyOf(
  steps: readonly Step[],
  results: readonly number[],
  planes: number,
  rests: readonly number[],
): { locals: number; body: number[] } {
  const reads = readsOf(steps, results);
  const own = new Map<number, number>();
  const body: number[] = [];
  const get = (local: number) => [op.get, ...unsigned(local)];
  const codeFor = (at: number): number[] => {
    const local = own.get(at);
    return local === undefined ? codeOf(steps[at] as Step) : get(local);
  };
  const codeOf = ({ is, a, b }: Step): number[] => {
    if (is === 'plane')
      return a < 0 ? [op.constant, ...signed(-b)] : [...get(planesAt), ...op.load, ...unsigned(4 * a)];
    if (is === 'not') return [...codeFor(a), ...op.not];
    const rest = [op.constant, ...signed(rests.indexOf(a))];
    if (is === 'rest may') return [...rest, ...get(word), ...codeFor(b), op.call, 0];
    if (is === 'rest must') return [...rest, op.call, 1];
    const join = is.startsWith('and') ? op.and : op.or;
    return [...codeFor(a), ...codeFor(b), ...(is.endsWith('not') ? op.not : []), join];
  };
  for (const [at, read] of [...reads].sort(([one], [other]) => one - other)) {
    const step = steps[at] as Step;
    if (read === 1 && !step.is.startsWith('rest')) continue;
    body.push(...codeOf(step), op.set, ...unsigned(firstOwn + own.size));
    own.set(at, firstOwn + own.size);
  }
  for (const [nth, at] of results.entries())
    body.push(...get(resultsAt), ...codeFor(at), ...op.store, ...unsigned(4 * nth));
  const more = (local: number, by: number) => [
    ...get(local),
    op.constant,
    ...signed(by),
    op.add,
    op.set,
    ...unsigned(local),
  ];
  body.push(...more(planesAt, 4 * planes), ...more(resultsAt, 4 * results.length), ...more(word, 1));
  body.push(...more(count, -1), op.constant, 0, ...get(count), op.lessThan, ...op.again);
  return { locals: firstOwn - planesAt + own.size, body };
}

/**
 * The steps as machine code, through WebAssembly: it runs at once at half of its speed. The same as a function of JavaScript's took half a second until
 * it ran well, steps gone through as an array four times as long for everybody.
 * @param planes how many there are.
 * @param rests the columns of what is left of formulas, in the order of the look-ups.
 */
export function machineCode(
  steps: readonly Step[],
  results: readonly number[],
  planes: number,
  rests: readonly number[],
): Ask {
  const { locals, body } = bodyOf(steps, results, planes, rests);
  const start = 4 * block * planes;
  const pages = Math.ceil((start + 4 * block * results.length) / 65_536);
  const type = (given: number, gives: number) => [
    0x60,
    ...counted(Array(given).fill([i32])),
    ...counted(Array(gives).fill([i32])),
  ];
  const imported = (name: string, of: number) => [...named('rest'), ...named(name), 0, of];
  const code = [
    ...counted([[...unsigned(locals), i32]]),
    ...[op.constant, ...signed(start), op.set, resultsAt],
    ...[...op.loop, ...body, op.end],
    op.end,
  ];
  const bytes = [
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [type(3, 1), type(1, 1), type(2, 0)]),
    ...section(2, [imported('may', 0), imported('must', 1)]),
    ...section(3, [[2]]),
    ...section(5, [[0, ...unsigned(pages)]]),
    ...section(7, [
      [...named('memory'), 2, 0],
      [...named('ask'), 0, 2],
    ]),
    ...section(10, [sized(code)]),
  ];
  let asked: readonly LookUp[] = [];
  const { memory, ask } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(bytes)), {
    rest: {
      may: (rest = 0, at = 0, needed = 0) => asked[rest]?.may(at, needed) ?? 0,
      must: (rest = 0) => asked[rest]?.must ?? 0,
    },
  }).exports;
  const held = new Int32Array(memory.buffer);
  return (all, found, from, to, lookUps) => {
    asked = lookUps;
    for (let first = from; first < to; first += block) {
      const words = Math.min(block, to - first);
      held.set(all.subarray(first * planes, (first + words) * planes));
      ask(words, first);
      found.set(held.subarray(start / 4, start / 4 + words * results.length), first * results.length);
    }
  };
}
