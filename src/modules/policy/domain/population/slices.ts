import type { Layout } from './layout.ts';

/** People whose bits share a word. */
export const inWord = 32;

/** Bits that a day takes. */
export const dayBits = 16;

/** Bits that so many codes take. */
export const bitsFor = (codes: number) => Math.ceil(Math.log2(codes));

/** Where the bits of each fact stand: a plane holds one bit of everybody. */
export interface SlicePlaces {
  /** By name of a field of few values, or of a day's fact: its lowest plane. */
  plane: ReadonlyMap<string, number>;
  planes: number;
}

export function slicePlaces({ columns }: Layout): SlicePlaces {
  const plane = new Map<string, number>();
  let planes = 0;
  for (const column of columns) {
    if (column.is === 'small') {
      for (const { field } of column.fields) {
        plane.set(field.name, planes);
        planes += bitsFor(field.codes);
      }
    } else if (column.is === 'day') {
      plane.set(column.field.fact, planes);
      planes += dayBits;
    }
  }
  return { plane, planes };
}

/**
 * Many people's facts, turned on their side: one bit of 32 people is a word, so that one step asks 32 of them. What is left of formulas stays a
 * number each.
 */
export interface Slices {
  people: number;
  /** Words of a plane. */
  words: number;
  planes: number;
  /** For each 32 people a word of each plane. */
  bits: Int32Array;
  /** By column. */
  rests: ReadonlyMap<number, Uint16Array>;
}

/** Turns columns on their side. */
export function sliced(layout: Layout, columns: readonly Uint16Array[]): Slices {
  const people = columns[0]?.length ?? 0;
  const words = Math.ceil(people / inWord);
  const { plane, planes } = slicePlaces(layout);
  const bits = new Int32Array(words * planes);
  const rests = new Map<number, Uint16Array>();
  const put = (
    codes: Uint16Array,
    at: number,
    count: number,
    { times, of }: { times: number; of: number },
  ) => {
    for (let person = 0; person < people; person += 1) {
      const code = Math.floor((codes[person] as number) / times) % of;
      const word = (person >> 5) * planes + at;
      for (let bit = 0; bit < count; bit += 1)
        bits[word + bit] = (bits[word + bit] as number) | (((code >> bit) & 1) << (person & 31));
    }
  };
  for (const [at, column] of layout.columns.entries()) {
    const codes = columns[at] as Uint16Array;
    if (column.is === 'rest') rests.set(at, codes);
    else if (column.is === 'day')
      put(codes, plane.get(column.field.fact) as number, dayBits, { times: 1, of: 1 << dayBits });
    else
      for (const { field, times } of column.fields)
        put(codes, plane.get(field.name) as number, bitsFor(field.codes), { times, of: field.codes });
  }
  return { people, words, planes, bits, rests };
}

/** Bytes that a person takes so. */
export const bytesEach = (layout: Layout): number =>
  slicePlaces(layout).planes / 8 + 2 * layout.columns.filter(({ is }) => is === 'rest').length;
