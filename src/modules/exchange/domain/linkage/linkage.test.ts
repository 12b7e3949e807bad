import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { similarCharacters } from '../../load-characters.ts';
import { type LabelledPair, labelledPairs } from '../../testing/labelled-pairs.ts';
import { learnFrom, measure } from '../../testing/measure-linkage.ts';
import { shareBlock } from './blocks.ts';
import { compare } from './compare.ts';
import { judge, rulesAgainst } from './judge.ts';
import { weightOf } from './learn.ts';
import { agreementOf, levels, patternOf, type Traits, traits } from './traits.ts';

// The first half is learnt from, without its labels; the second is only measured on.
const pairs = labelledPairs(20_000, 'one');
const learnt = pairs.slice(0, 10_000);
const heldOut = pairs.slice(10_000);
const model = learnFrom(learnt);
const similar = similarCharacters();
const tell = (figure: string) => process.stdout.write(`${figure}\n`);

describe('20,000 labelled pairs', () => {
  test('of those merged without asking 999 in 1000 are one person, and with the queue 95 in 100 are found', () => {
    const measured = measure(model, heldOut);
    tell(JSON.stringify(measured.table));
    const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
    tell(
      `merged ${measured.merged}, precision ${percent(measured.precision)}, recall with queue ${percent(measured.recall)}, asked ${percent(measured.asked)}`,
    );
    for (const trait of traits) {
      const weights = levels[trait].map(
        (level) => `${level} ${weightOf(model.chances, trait, level).toFixed(1)}`,
      );
      tell(`${trait}: ${weights.join(', ')}`);
    }
    tell(`same from ${model.upper.toFixed(1)}, asked from ${model.lower.toFixed(1)}`);
    expect(measured.merged).toBeGreaterThan(2500);
    expect(measured.precision).toBeGreaterThanOrEqual(0.999);
    expect(measured.recall).toBeGreaterThanOrEqual(0.95);
    // Who looks at them is a person: not more than one pair in six.
    expect(measured.asked).toBeLessThan(1 / 6);
  });

  test('twins and namesakes are never merged', () => {
    const alike = pairs.filter(({ kind }) => kind === 'twins' || kind.startsWith('namesake'));
    expect(alike.length).toBeGreaterThan(4000);
    for (const { a, b } of alike) expect(judge(model, compare(a, b, similar)).verdict).not.toBe('same');
  });

  test('less agreement never weighs more', () => {
    for (const trait of traits) {
      const weights = levels[trait].map((level) => weightOf(model.chances, trait, level));
      expect(weights, trait).toEqual([...weights].sort((a, b) => b - a));
      expect(weights[0], trait).toBeGreaterThan(0);
      expect(weights.at(-1), trait).toBeLessThan(0);
    }
  });

  test('the same pairs teach the same model, in whatever order they come', async () => {
    expect(learnFrom([...learnt].reverse())).toEqual(model);
    await expect(`${JSON.stringify(model, null, 2)}\n`).toMatchFileSnapshot(
      '../../../../../data/linkage/model.json',
    );
  });
});

const somePair = fc.constantFrom<LabelledPair>(...pairs.slice(0, 3000));

describe('a comparison', () => {
  test('is the same from both sides, and so is the judgement', () => {
    fc.assert(
      fc.property(somePair, somePair, ({ a }, { b }) => {
        expect(compare(a, b, similar)).toEqual(compare(b, a, similar));
        expect(shareBlock(a, b)).toBe(shareBlock(b, a));
      }),
    );
  });

  test('survives as a pattern, which holds no value', () => {
    fc.assert(
      fc.property(somePair, ({ a, b }) => {
        const agreement = compare(a, b, similar);
        const pattern = patternOf(agreement);
        expect(agreementOf(pattern)).toEqual(agreement);
        expect(pattern).toMatch(/^[a-z -]+$/);
      }),
    );
  });

  test('with oneself agrees in all that is known', () => {
    fc.assert(
      fc.property(somePair, ({ a }) => {
        const agreement = compare(a, a, similar);
        for (const trait of traits)
          expect([levels[trait][0], 'county', null], trait).toContain(agreement[trait]);
        expect(agreement.name).toBe('equal');
      }),
    );
  });

  test('the weight is the sum of its parts', () => {
    fc.assert(
      fc.property(somePair, ({ a, b }) => {
        const { weight, parts } = judge(model, compare(a, b, similar));
        expect(weight).toBeCloseTo(parts.reduce((sum, part) => sum + part.weight, 0));
      }),
    );
  });
});

const someone: Traits = {
  name: '张海波',
  idNumber: '370705199003070035',
  idValid: true,
  birthDate: '1990-03-07',
  sex: '1',
  phone: '13800000001',
  area: '370705001000',
};
const agree = (changes: Partial<Traits>, from: Partial<Traits> = {}) =>
  compare({ ...someone, ...from }, { ...someone, ...changes }, similar);

describe('how names agree', () => {
  test.each([
    ['张海波', 'equal'],
    ['章海渤', 'alike'],
    ['张波海', 'alike'],
    ['张海涛', 'one'],
    ['张波', 'one'],
    ['张建国', 'surname'],
    ['李秀英', 'different'],
  ] as const)('张海波 and %s: %s', (name, level) => {
    expect(agree({ name }).name).toBe(level);
  });

  test('of two characters the other one is the whole given name', () => {
    expect(agree({ name: '王军' }, { name: '王强' }).name).toBe('surname');
  });
});

describe('how identity numbers agree', () => {
  test.each([
    ['15 digits of the same', '370705900307003', false, 'equal'],
    ['one digit typed wrongly', '370705199003070045', false, 'slip'],
    ['two neighbours exchanged', '370705199030070035', false, 'slip'],
    ['one digit left out', '37070519900307035', false, 'slip'],
    ['a slip in 15 digits, lengthened: both valid', '370705199003170036', true, 'slip'],
    ['the next number of the day', '370705199003070051', true, 'sequence'],
    ['another', '370705198503070038', true, 'different'],
  ] as const)('%s', (_, idNumber, idValid, level) => {
    expect(agree({ idNumber, idValid }).idNumber).toBe(level);
  });

  test('what stands in the number is not counted twice', () => {
    expect(agree({})).toMatchObject({ idNumber: 'equal', birthDate: null, sex: null });
    expect(agree({ idNumber: null })).toMatchObject({ idNumber: null, birthDate: 'equal', sex: 'equal' });
  });
});

describe('what no weight overrules', () => {
  test('name, birthday, sex and place are not enough', () => {
    const agreement = agree({ idNumber: null, phone: null });
    expect(rulesAgainst(agreement)).toEqual(['name-and-birthday-alone']);
    expect(judge({ ...model, upper: -99, lower: -100 }, agreement).verdict).toBe('ask');
  });

  test('two numbers that are both valid and differ by more than a slip', () => {
    expect(rulesAgainst(agree({ idNumber: '370705198503070038', idValid: true }))).toEqual([
      'two-valid-numbers',
    ]);
  });

  test('all the same but a valid number: not merged, and not passed over', () => {
    const judgement = judge(model, agree({ idNumber: '810000199003070031', idValid: true }));
    expect(judgement).toMatchObject({ verdict: 'ask', against: ['two-valid-numbers'] });
  });

  test('twins: all the same but the given name and the sequence', () => {
    const twin = { name: '张海涛', idNumber: '370705199003070051' };
    expect(rulesAgainst(agree(twin))).toEqual(['perhaps-twins']);
    expect(rulesAgainst(agree({ ...twin, idNumber: null }))).toEqual(['perhaps-twins']);
  });

  test('one number under two names is asked about, never passed over', () => {
    const agreement = agree({ name: '李秀英', phone: '13900000009', area: '110101001000' });
    expect(rulesAgainst(agreement)).toEqual(['other-name']);
    expect(judge(model, agreement).verdict).toBe('ask');
  });
});
