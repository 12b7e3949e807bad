import { expect, test } from 'vitest';
import { placeLine } from './place-line.ts';

test.each([
  ['潍坊市奎文区', '潍坊市奎文区东关街道演示巷 179 号', '潍坊市奎文区东关街道演示巷 179 号'],
  ['潍坊市奎文区', '奎文区文化路 12 号', '奎文区文化路 12 号'],
  ['潍坊市奎文区', '文化路 12 号', '潍坊市奎文区 文化路 12 号'],
  ['青岛市', '香港中路 8 号', '青岛市 香港中路 8 号'],
  ['潍坊市奎文区', null, '潍坊市奎文区'],
  [null, '文化路 12 号', '文化路 12 号'],
  [null, null, null],
])('%s and %s are told as %s', (area, address, line) => {
  expect(placeLine(area, address)).toBe(line);
});
