import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPersonName } from './person-name.ts';

const read = (typed: string) => {
  const reading = readPersonName(typed);
  return reading.ok ? reading.value : `!${reading.reasons[0].code}`;
};

test('rare characters of every plane stay as they are', () => {
  for (const name of ['王㛃', '李𠅤', '张𬎆', '赵𰻝', '刘〇', '曺𡵯', '孙䶮', '周\u{323B0}']) {
    expect(readPersonName(name)).toEqual({ ok: true, value: name, respelled: false });
  }
});

test('one dot for all dots, between the parts of a minority name', () => {
  for (const dot of ['·', '・', '•', '‧', '∙', '⋅', '･', '.', '．', ' · ', ' .']) {
    expect(read(`阿卜杜拉${dot}买买提`)).toBe('阿卜杜拉·买买提');
  }
  expect(readPersonName('阿卜杜拉•买买提')).toMatchObject({ respelled: true });
  expect(read('·买买提')).toBe('!dot-astray');
  expect(read('买买提·')).toBe('!dot-astray');
  expect(read('阿卜··买买提')).toBe('!dot-astray');
});

test('spaces go between Chinese characters and stay between Latin words', () => {
  expect(read(' 张　三 ')).toBe('张三');
  expect(read('ＪＯＨＮ  Smith')).toBe('JOHN Smith');
  expect(read("Mary-Jane O'Neil Jr.")).toBe("Mary-Jane O'Neil Jr.");
  expect(read('张\u200b三')).toBe('张三');
});

test('what is wrong is named', () => {
  expect(read('张3')).toBe('!digit');
  expect(read('张３')).toBe('!digit');
  expect(read('张')).toBe('!too-short');
  expect(read('')).toBe('!too-short');
  expect(read('张'.repeat(51))).toBe('!too-long');
  expect(read('张'.repeat(50))).toBe('张'.repeat(50));
  expect(read('张<b>')).toBe('!bad-character');
  expect(read('张\u{E863}')).toBe('!private-character');
  expect(read('张三😀')).toBe('!bad-character');
  expect(read('Иван')).toBe('!bad-character');
});

test('never throws, and what it accepts it accepts again unchanged', () => {
  const typed = fc.array(fc.constantFrom(...'张三欧阳·・.． 　a’B1𠅤<\u200b'), { maxLength: 8 });
  fc.assert(
    fc.property(typed, (characters) => {
      const reading = readPersonName(characters.join(''));
      if (reading.ok) expect(readPersonName(reading.value)).toEqual({ ...reading, respelled: false });
    }),
    { numRuns: 2000 },
  );
});
