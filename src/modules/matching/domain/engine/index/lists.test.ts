import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Heads, listsOf } from './lists.ts';
import { blockSize } from './posting-index.ts';

const slotsOfGram = fc
  .uniqueArray(fc.integer({ min: 0, max: blockSize * 300 }), { maxLength: 400 })
  .map((slots) => slots.sort((a, b) => a - b));

test('heads tell the slots of each gram, read for the first time, kept, or begun anew', () => {
  fc.assert(
    fc.property(
      fc.array(slotsOfGram, { minLength: 1, maxLength: 20 }),
      fc.array(fc.array(fc.nat(19), { maxLength: 6 }), { maxLength: 20 }),
      fc.constantFrom(0, 500, 800_000),
      (grams, searches, mostKept) => {
        let end = 0;
        const ends = grams.map((slots) => (end += slots.length));
        const lists = listsOf(Uint32Array.from(grams.flat()), Uint32Array.from(ends));
        const heads = new Heads(mostKept);
        for (const search of searches) {
          heads.begin();
          const asked = search.map((gram) => gram % grams.length);
          const told = asked.map((gram) => heads.entriesOf(lists, gram, 301));
          for (const [nth, entries] of told.entries()) {
            const { from, to } = entries;
            const blocks = [...heads.block.subarray(from, to)];
            for (let block = 0; block < 301; block += 1)
              if (heads.stands(entries, block) !== blocks.includes(block))
                expect(block).toBe('as its bit says');
            const found = Array.from({ length: to - from }, (_, at) => from + at).flatMap((entry) => {
              const [block, at, many] = [
                heads.block[entry] ?? 0,
                heads.at[entry] ?? 0,
                heads.many[entry] ?? 0,
              ];
              expect(heads.entryAt(entries, block)).toBe(entry);
              return [...lists.bytes.subarray(at, at + many)].map((slot) => block * blockSize + slot);
            });
            expect(found).toEqual(grams[asked[nth] ?? 0]);
          }
        }
      },
    ),
  );
});
