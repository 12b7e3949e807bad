import { expect, test } from 'vitest';
import { outsideSchoolHours } from './school-hours.ts';

test.each([
  ['早八点到下午五点，上六休一', false],
  ['上班时间：8:30-16:30，双休', false],
  ['8:00-12:00，13:30-17:30', false],
  ['早七点半到下午四点半', true],
  ['上午九点到晚上九点', true],
  ['9:00-18:00，双休', true],
  ['下午两点到晚上十点', true],
  ['晚八点到第二天早八点', true],
  ['早九点到晚六点，可以接送孩子', false],
  ['时间自己定，计件', null],
  ['8-12', null],
  ['', null],
])('%s: %s', (text, outside) => {
  expect(outsideSchoolHours(text)).toBe(outside);
});
