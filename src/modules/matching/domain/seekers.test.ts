import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadAreas } from '../../../ground/areas/load.ts';
import { kindOfWork } from './kind-of-work.ts';
import { countiesOf, fewest, figuresOf, kindsWanted, type SeekerFigures, shownCount } from './seekers.ts';

const before = fc.option(fc.integer({ min: 1, max: 40 }).map((fives) => fives * 5));

describe('a shown count', () => {
  it('is in fives, near the true one, and never there for fewer than five', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), before, (count, yesterday) => {
        const shown = shownCount(count, yesterday);
        if (count < 5) return shown === null;
        return shown !== null && shown >= 5 && shown % 5 === 0 && Math.abs(shown - count) < 5;
      }),
    );
  });

  it('is the same the day after with one person more or less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 200 }), fc.constantFrom(-1, 0, 1), (count, change) => {
        const shown = shownCount(count, null);
        expect(shownCount(count + change, shown)).toBe(shown);
      }),
    );
  });
});

const seeker = fc.record({
  wantedPay: fc.option(fc.integer({ min: 200_000, max: 900_000 })),
  noNights: fc.option(fc.boolean()),
});
const yesterday: fc.Arbitrary<SeekerFigures | null> = fc.option(
  fc.record({
    seekers: before.map((count) => count ?? 5),
    pay: fc.constant(null),
    noNights: before,
  }),
);

describe('the figures of a kind of work in a county', () => {
  it('reveal nothing of fewer than five: on each side of every figure stand five', () => {
    fc.assert(
      fc.property(fc.array(seeker, { maxLength: 60 }), yesterday, (seekers, past) => {
        const figures = figuresOf(seekers, past);
        expect(figures === null).toBe(seekers.length < fewest);
        if (figures === null) return;
        const { pay, noNights } = figures;
        // To whole hundreds of yuan.
        const rounding = 5_000;
        const asked = seekers.flatMap(({ wantedPay }) => wantedPay ?? []);
        for (const shown of pay === null ? [] : [pay.low, pay.middle, pay.high]) {
          if (shown === null) continue;
          expect(asked.filter((each) => each <= shown + rounding).length).toBeGreaterThanOrEqual(fewest);
          expect(asked.filter((each) => each >= shown - rounding).length).toBeGreaterThanOrEqual(fewest);
        }
        if (noNights === null) return;
        const working = seekers.filter((each) => each.noNights === true).length;
        expect(working).toBeGreaterThanOrEqual(fewest);
        expect(seekers.length - working).toBeGreaterThanOrEqual(fewest);
      }),
      { numRuns: 2000 },
    );
  });

  it('have a median from ten answers on, and quartiles from twenty', () => {
    const asking = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ wantedPay: 300_000 + at * 10_000, noNights: null }));
    expect(figuresOf(asking(4), null)).toBeNull();
    expect(figuresOf(asking(9), null)).toEqual({ seekers: 10, pay: null, noNights: null });
    expect(figuresOf(asking(10), null)?.pay).toEqual({ of: 10, low: null, middle: 340_000, high: null });
    expect(figuresOf(asking(20), null)?.pay).toEqual({
      of: 20,
      low: 340_000,
      middle: 390_000,
      high: 440_000,
    });
  });
});

describe('somebody who looks for work', () => {
  const areas = loadAreas();
  it('is counted in the counties that he named, else in his own', () => {
    const residenceArea = '370705006000';
    expect([...countiesOf(areas, { wantedAreas: [], residenceArea })]).toEqual(['370705000000']);
    expect([...countiesOf(areas, { wantedAreas: ['370702000000', '370702001000'], residenceArea })]).toEqual([
      '370702000000',
    ]);
    const city = countiesOf(areas, { wantedAreas: ['370700000000'], residenceArea });
    expect(city).toContain('370702000000');
    expect(city).toContain('370705000000');
    expect(countiesOf(areas, { wantedAreas: [], residenceArea: null }).size).toBe(0);
  });

  it('is one for each kind of work, however he calls it', () => {
    expect([...kindsWanted({ wantedJobs: ['仓库管理', '库管', '保洁阿姨'] })]).toEqual(['仓管员', '保洁员']);
  });
});

it.each([
  ['仓库管理员', '仓管员'],
  ['急招餐厅服务员', '服务员'],
  ['夜班保安', '保安'],
  ['CNC操作工', '车工'],
])('%s is %s', (title, kind) => {
  expect(kindOfWork(title)).toEqual({ kind, listed: true });
});

it('a title that no list has is itself, and one of no words is no work', () => {
  expect(kindOfWork('钣金')).toEqual({ kind: '钣金', listed: false });
  expect(kindOfWork('会计助理')?.kind).toBe('会计');
  expect(kindOfWork('！')).toBeNull();
});
