import { expect, it } from 'vitest';
import { loadRegisterRules } from '../load-register-rules.ts';
import { toldBy, toldByPlace } from './register.ts';

const rules = loadRegisterRules();
const held = (fact: string, from: string) => {
  const one = rules.held.find((each) => each.fact === fact && each.from === from);
  if (!one) throw new Error(`${fact} is not held by ${from}`);
  return one;
};

it('takes of the register what it says, and nothing that it does not say', () => {
  expect(toldBy(held('sex', 'person.sex'), '2')).toBe('F');
  expect(toldBy(held('edu_level', 'person.education'), '21')).toBe('bachelor');
  // A technical school may have been a senior class, or not.
  expect(toldBy(held('edu_level', 'person.education'), '47')).toBeUndefined();
  expect(toldBy(held('disability_cert', 'person.disabled'), false)).toBe(false);
  expect(toldBy(held('veteran', 'person.groups'), ['rural-worker', 'veteran'])).toBe(true);
  // Nobody was asked about service.
  expect(toldBy(held('veteran', 'person.groups'), ['rural-worker'])).toBeUndefined();
  // Certified is what a department certified, and not what somebody says of himself.
  expect(rules.held.filter(({ fact }) => fact === 'hardship_certified').map(({ from }) => from)).toEqual([
    'person.groups_certified',
  ]);
});

it('knows the city of a place, and the tier of its county where the list was read', () => {
  expect(toldByPlace(rules, 'city', ['山东省', '潍坊市', '奎文区'])).toBe('潍坊');
  expect(toldByPlace(rules, 'tier', ['山东省', '潍坊市', '奎文区'])).toBe('tier1');
  expect(toldByPlace(rules, 'tier', ['山东省', '济南市', '平阴县'])).toBe('tier2');
  expect(toldByPlace(rules, 'tier', ['山东省', '东营市', '利津县'])).toBe('tier1');
  expect(toldByPlace(rules, 'tier', ['山东省', '潍坊市', '临朐县'])).toBeUndefined();
  expect(toldByPlace(rules, 'city', ['河北省', '沧州市', '青县'])).toBeUndefined();
});
