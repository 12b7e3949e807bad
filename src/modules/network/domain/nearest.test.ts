import { expect, it } from 'vitest';
import { nearestFirst, sharedLevel } from './nearest.ts';

it('counts the levels that two codes share', () => {
  expect(sharedLevel('370705006001', '370705006001')).toBe(5);
  expect(sharedLevel('370705006000', '370705006001')).toBe(4);
  expect(sharedLevel('370705000000', '370705006001')).toBe(3);
  expect(sharedLevel('370702000000', '370705006001')).toBe(2);
  expect(sharedLevel('370102000000', '370705006001')).toBe(1);
  expect(sharedLevel('110101000000', '370705006001')).toBe(0);
});

const hall = { areaCode: '370705000000', openUntil: '17:30' };
const street = { areaCode: '370705006000', openUntil: null };
const other = { areaCode: '370705002000', openUntil: null };

it('puts the own street first, even closed, then what is open', () => {
  expect(nearestFirst([hall, other, street], '370705006011')).toEqual([street, hall, other]);
});

it('without a place puts open ones first and keeps the order otherwise', () => {
  expect(nearestFirst([other, street, hall], null)).toEqual([hall, other, street]);
});
