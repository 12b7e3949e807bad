import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lotsOf } from '../../../../../ground/database/lots.ts';
import { loadEngineRules } from '../../../load-engine.ts';
import { orderJudged } from '../../../testing/order-judged.ts';
import { grams } from '../../grams.ts';
import { labels } from '../../labels.ts';
import type { Demand } from '../demand.ts';
import { isSearch } from '../filters.ts';
import { type JudgedPosting, judge } from '../judge.ts';
import { IndexBuilder } from './build.ts';
import { LiveIndex } from './live-index.ts';
import { blockSize, type IndexedPosting } from './posting-index.ts';
import { Searcher } from './search.ts';
import { type Asked, serves } from './tables.ts';

const rules = loadEngineRules();
const words = ['叉车', '车司', '司机', '保洁', '焊', '焊工', '焊接', 'c++', '会计', '电工', '\u{20000}工'];
const codes = ['4-02-02-01', '4-02-02-02', '6-18-01-01', '2-06-03-00'];
const areas = [1, 2, 3, 10, 11, 500, 501, 7000];
const idOf = (nth: number) =>
  `0193${nth.toString(16).padStart(4, '0')}-89ab-7cde-8f01-${(nth * 7919).toString(16).padStart(12, '0')}`;

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 3 });
const someWords = (maxLength: number) => fc.uniqueArray(fc.constantFrom(...words), { maxLength });

const facts = fc.record({
  own: fc.boolean(),
  lowered: fc.boolean(),
  title: someWords(4),
  others: someWords(4),
  areaLo: orNull(fc.constantFrom(...areas)),
  remote: fc.constantFrom(false, false, false, true),
  pay: fc.constantFrom(
    [null, null],
    [300_000, 400_000],
    [500_000, 500_000],
    [null, 600_000],
    [450_000, null],
  ),
  educationLevel: orNull(fc.nat(3)),
  experienceYears: orNull(fc.nat(5)),
  year: orNull(fc.integer({ min: 2021, max: 2027 })),
  day: orNull(fc.constantFrom('2024-02-29', '2026-11-20', '2026-11-21')),
  occupation: orNull(fc.constantFrom(...codes)),
  nights: orNull(fc.boolean()),
  outsideSchoolHours: orNull(fc.boolean()),
  stepFree: fc.constantFrom(null, true, false, false),
  answerRate: orNull(fc.nat(100)),
  labels: fc.subarray([...labels]),
});

const posting = facts.map(({ title, others, pay, labels: promised, ...rest }) => ({
  labels: promised,
  posting: {
    ...rest,
    payLow: pay[0] ?? null,
    payHigh: pay[1] ?? null,
    titleGrams: new Set(title),
    grams: new Set([...title, ...others]),
  } satisfies JudgedPosting,
}));
type Said = { posting: JudgedPosting; labels: (typeof labels)[number][] };

const steps = <T>(value: fc.Arbitrary<T>) =>
  fc.uniqueArray(fc.constantFrom(2, 3, 10, 12, 501), { maxLength: 4 }).chain((found) =>
    fc.array(value, { minLength: found.length + 1, maxLength: found.length + 1 }).map((values) => ({
      starts: [...found].sort((a, b) => a - b),
      values,
    })),
  );

const codeSet = fc.subarray(codes).map((found) => new Set(found));
const demand: fc.Arbitrary<Demand> = fc
  .record({
    titles: fc.array(
      someWords(4).filter(({ length }) => length > 0),
      { maxLength: 3 },
    ),
    occupations: orNull(
      fc.array(
        fc
          .array(fc.tuple(fc.constantFrom(...codes), fc.constantFrom(1000, 600, 200)))
          .map((found) => new Map(found)),
        { minLength: 1, maxLength: 3 },
      ),
    ),
    places: orNull(steps(fc.constantFrom(0, 200, 600, 1000))),
    remoteValue: fc.constantFrom(null, 0, 1000),
    leastPay: orNull(fc.constantFrom(350_000, 480_000)),
    skills: fc.array(
      fc.record({
        grams: someWords(3).filter(({ length }) => length > 0),
        weight: fc.integer({ min: 1, max: 90 }),
      }),
      { maxLength: 4 },
    ),
    thisYear: fc.constant(2026),
    beyond: orNull(steps(fc.boolean())),
    noRemote: fc.boolean(),
    educationLevel: orNull(fc.nat(3)),
    experienceYears: orNull(fc.nat(5)),
    noNights: fc.boolean(),
    childcare: fc.boolean(),
    stepFree: fc.boolean(),
    tooYoung: fc.constantFrom(false, false, false, true),
    tooYoungFor: orNull(codeSet),
    lacking: orNull(
      fc.record({
        occupations: codeSet,
        asked: fc.array(
          someWords(2).filter(({ length }) => length > 0),
          { maxLength: 2 },
        ),
      }),
    ),
  })
  .map((found) => ({
    ...found,
    skillsEnough: Math.max(
      1,
      found.skills.slice(0, 2).reduce((sum, { weight }) => sum + weight, 0),
    ),
  }));

const filters = fc.record({
  area: orNull(fc.constantFrom({ lo: 0, hi: 10_000 }, { lo: 2, hi: 10 }, { lo: 500, hi: 500 })),
  leastPay: orNull(fc.constantFrom(350_000, 480_000)),
  words: orNull(fc.constantFrom('焊', '叉车', '叉车司机', 'C++', '没有', '保洁 会计', '，')),
  label: orNull(fc.constantFrom(...labels)),
});

/** The same by going through all of them. */
function slowly(postings: ReadonlyMap<string, Said>, { demand, filters, count }: Asked) {
  const wanted = grams(filters.words ?? '');
  const has = (found: ReadonlySet<string>, gram: string) =>
    /^\p{Script=Han}$/u.test(gram) ? [...found].some((one) => one.startsWith(gram)) : found.has(gram);
  const left = [...postings].filter(([, { posting, labels: promised }]) => {
    const pay = posting.payHigh ?? posting.payLow;
    const { area, leastPay, label } = filters;
    return (
      (area === null ||
        (posting.areaLo !== null && area.lo <= posting.areaLo && posting.areaLo <= area.hi)) &&
      (leastPay === null || pay === null || pay >= leastPay) &&
      (filters.words === null || (wanted.length > 0 && wanted.every((gram) => has(posting.grams, gram)))) &&
      (label === null || promised.includes(label))
    );
  });
  const ordered = orderJudged(new Map(left.map(([id, said]) => [id, said.posting])), (one) =>
    judge(demand, one, rules),
  );
  return ordered
    .filter(({ fails }) => isSearch(filters) || fails.length === 0)
    .sort((a, b) => Math.sign(a.fails.length) - Math.sign(b.fails.length))
    .slice(0, count)
    .map(({ postingId, score }) => ({ postingId, score }));
}

/** What a posting says first, and what it says later: undefined where that is the same, null where it is closed. */
const history = fc.record({
  first: orNull(posting),
  later: fc.option(orNull(posting), { nil: undefined, freq: 2 }),
});

const asIndexed = (postingId: string, said: Said): IndexedPosting => ({ postingId, ...said });

test('an index with its changes gives the same list as going through all postings, ties included', () => {
  const searchers = [new Searcher(), new Searcher(true)];
  fc.assert(
    fc.property(
      // Of few kinds many: ties down to the id, and several blocks.
      fc.array(history, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: blockSize * 3 }),
      demand,
      filters,
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 1000 }),
      fc.boolean(),
      (kinds, many, wanted, filter, count, atLeast, settled) => {
        const builder = new IndexBuilder();
        const now = new Map<string, Said>();
        const changes = [];
        for (let nth = 0; nth < many; nth += 1) {
          const kind = kinds[nth % kinds.length];
          const postingId = idOf((nth * 37) % 1009);
          if (kind?.first) {
            builder.add(asIndexed(postingId, kind.first));
            now.set(postingId, kind.first);
          }
          if (kind?.later === undefined) continue;
          changes.push({ postingId, now: kind.later && asIndexed(postingId, kind.later) });
          if (kind.later) now.set(postingId, kind.later);
          else now.delete(postingId);
        }
        // Small enough that parts of all sizes come up.
        const live = new LiveIndex(builder.finish(), { fresh: 20, small: 2 });
        for (const lot of lotsOf(changes, 15)) {
          live.take(lot);
          if (settled) live.settle();
        }
        const asked = { demand: wanted, rules, filters: filter, count };
        expect(serves(asked)).toBe(true);
        const expected = slowly(now, asked);
        for (const searcher of searchers) {
          expect(searcher.search(live.indexes, asked)).toEqual(expected);
          if (!isSearch(filter))
            expect(searcher.search(live.indexes, { ...asked, atLeast })).toEqual(
              expected.filter(({ score }) => score >= atLeast),
            );
        }
      },
    ),
    { numRuns: 120 },
  );
});
