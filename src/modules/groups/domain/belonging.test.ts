import { expect, it } from 'vitest';
import { parseDay } from '../../../ground/clock/day.ts';
import { isSign, type Sign } from './belonging.ts';

const today = parseDay('2026-11-20');

it.each<[Sign, unknown, boolean]>([
  [{ fact: 'person.groups', has: 'veteran' }, ['student', 'veteran'], true],
  [{ fact: 'person.groups', has: 'veteran' }, ['student'], false],
  [{ fact: 'person.groups', has: 'veteran' }, 'veteran', false],
  [{ fact: 'person.sex', is: '2' }, '2', true],
  [{ fact: 'person.sex', is: '2' }, '1', false],
  [{ fact: 'person.disabled', is: true }, true, true],
  [{ fact: 'person.disabled', is: true }, false, false],
  [{ fact: 'person.birth_date', age_from: 60 }, '1966-11-20', true],
  [{ fact: 'person.birth_date', age_from: 60 }, '1966-11-21', false],
  [{ fact: 'person.disabled', is: true }, null, false],
  [{ fact: 'person.birth_date', age_from: 60 }, undefined, false],
])('%j of %j', (sign, value, belongs) => {
  expect(isSign(sign, value, today)).toBe(belongs);
});
