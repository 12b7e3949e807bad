import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../ground/clock/day.ts';
import { loadFacts } from '../load-facts.ts';
import { type Fact, readFact } from './facts.ts';

const catalogue = loadFacts();
const today = parseDay('2026-11-21');
const read = (id: string, value: unknown) => {
  const reading = readFact(catalogue.get(id), value, today);
  return reading.ok ? reading.value : `!${reading.reason.code}`;
};
const facts = catalogue.groups.flatMap((group) => group.facts);

describe('readFact', () => {
  test('unknown is taken everywhere but for the name and the id number', () => {
    const refused = facts.filter(({ id }) => read(id, null) !== null).map(({ id }) => id);
    expect(refused).toEqual(['person.name', 'person.id_number']);
  });

  test('values come out in their one spelling', () => {
    expect(read('person.name', '阿卜杜拉•买买提')).toBe('阿卜杜拉·买买提');
    expect(read('person.phone', '+86 138 0000 5678')).toBe('13800005678');
    expect(read('person.id_number', '11010519491231002x')).toBe('11010519491231002X');
    expect(read('person.last_job', '  叉车\n司机 ')).toBe('叉车 司机');
    expect(read('person.wanted_jobs', ['厨师', ' 厨师 ', '面点师'])).toEqual(['厨师', '面点师']);
    expect(read('person.groups', [])).toEqual([]);
    expect(read('person.no_nights', false)).toBe(false);
    expect(read('person.wanted_pay', 500_000)).toBe(500_000);
    expect(read('person.residence_area', '370705001001')).toBe('370705001001');
  });

  test('what does not fit is refused with a reason', () => {
    expect(read('person.phone', '1380000567')).toBe('!too-short');
    expect(read('person.education', '99')).toBe('!unknown-option');
    expect(read('person.education', 21)).toBe('!not-text');
    expect(read('person.groups', ['veteran', 'king'])).toBe('!unknown-option');
    expect(read('person.wanted_jobs', ['甲', '乙', '丙', '丁'])).toBe('!too-many');
    expect(read('person.wanted_jobs', '厨师')).toBe('!not-a-list');
    expect(read('person.last_job', ' ')).toBe('!empty');
    expect(read('person.last_job', '长'.repeat(41))).toBe('!too-long');
    expect(read('person.last_job', 'a\u0000b')).toBe('!bad-character');
    expect(read('person.experience_years', 1.5)).toBe('!not-a-number');
    expect(read('person.experience_years', '3')).toBe('!not-a-number');
    expect(read('person.experience_years', -1)).toBe('!too-small');
    expect(read('person.no_nights', 'yes')).toBe('!not-yes-or-no');
    expect(read('person.birth_date', '2023-02-30')).toBe('!no-such-day');
    expect(read('person.residence_area', '370705')).toBe('!not-an-area');
  });

  test('pay limits are said in yuan', () => {
    const reading = readFact(catalogue.get('person.wanted_pay'), 10_000_001, today);
    expect(reading).toMatchObject({ reason: { detail: { zh: '不能大于 100000 元' } } });
  });

  test('never throws, and what it takes it takes again unchanged', () => {
    const values = fc.oneof(
      fc.anything(),
      fc.string({ unit: fc.constantFrom(...'张a1·  \n\u200b\u0000') }),
      fc.integer(),
      fc.constantFrom(
        '21',
        'veteran',
        '370705001001',
        '2026-01-01',
        '张三',
        '13800000000',
        ['veteran'],
        ['厨 师'],
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...facts), values, (fact: Fact, value) => {
        const reading = readFact(fact, value, today);
        if (reading.ok) expect(readFact(fact, reading.value, today)).toEqual(reading);
      }),
      { numRuns: 3000 },
    );
  });
});
