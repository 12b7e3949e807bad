import { expect, it } from 'vitest';
import { loadFacts } from '../load-facts.ts';
import { factWords } from './fact-words.ts';
import type { FactValue } from './facts.ts';

const { get } = loadFacts();
const zh = (id: string, value: FactValue) =>
  factWords(get(id), value, (code) => `地区${code.slice(0, 6)}`)?.zh ?? null;

it('says each kind of value as pages do', () => {
  expect(zh('person.education', '47')).toBe('技工学校');
  expect(zh('person.groups', ['veteran', 'rural-worker'])).toBe('退役军人、农民工');
  expect(zh('person.groups', [])).toBe('都没有');
  expect(zh('person.wanted_jobs', ['厨师', '面点师'])).toBe('厨师、面点师');
  expect(zh('person.residence_area', '370705000000')).toBe('地区370705');
  expect(zh('person.wanted_areas', ['370705000000', '370702000000'])).toBe('地区370705、地区370702');
  expect(zh('person.no_nights', false)).toBe('不是');
  expect(zh('person.experience_years', 0)).toBe('0 年');
  expect(zh('person.wanted_pay', 450_050)).toBe('4500.5 元/月');
  expect(zh('person.wanted_pay', 10_000_000)).toBe('10 万元/月');
  expect(zh('person.birth_date', '1988-05-06')).toBe('1988年5月6日');
  expect(zh('person.name', '张**')).toBe('张**');
  expect(factWords(get('person.wanted_pay'), 450_000, String)?.en).toBe('4500 yuan a month');
});

it('says nothing of what is not known', () => {
  expect(zh('person.no_nights', null)).toBeNull();
});
