import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatPay, formatYuan, formatYuanGrouped } from './format.ts';
import { type Fen, yuan } from './money.ts';
import { type Pay, perMonth } from './pay.ts';

test.each([
  ['2160', '2160 元', '2160 yuan'],
  ['21.50', '21.5 元', '21.5 yuan'],
  ['21.05', '21.05 元', '21.05 yuan'],
  ['0', '0 元', '0 yuan'],
  ['-0.3', '-0.3 元', '-0.3 yuan'],
  ['12000', '12000 元', '12,000 yuan'],
  ['99999', '99999 元', '99,999 yuan'],
  ['100000', '10 万元', '100,000 yuan'],
  ['105000', '10.5 万元', '105,000 yuan'],
  ['105500', '105500 元', '105,500 yuan'],
  ['300000', '30 万元', '300,000 yuan'],
  ['300000.01', '300000.01 元', '300,000.01 yuan'],
])('%s yuan', (amount, zh, en) => {
  expect(formatYuan(yuan(amount))).toEqual({ zh, en });
});

test('a desk’s statistics mark thousands', () => {
  expect(formatYuanGrouped(yuan('1234567.89'))).toEqual({ zh: '1,234,567.89 元', en: '1,234,567.89 yuan' });
  expect(formatYuanGrouped(yuan('300000')).zh).toBe('300,000 元');
  expect(formatYuanGrouped(yuan('999')).zh).toBe('999 元');
});

function pay(min: string | null, max: string | null, period: Pay['period']): Pay {
  const amount = (text: string | null): Fen | null => (text === null ? null : yuan(text));
  return { min: amount(min), max: amount(max), period };
}

test.each([
  [pay('4800', '5500', 'month'), '4800–5500 元/月', '4800–5500 yuan a month'],
  [pay('5000', '5000', 'month'), '5000 元/月', '5000 yuan a month'],
  [pay('21.5', null, 'hour'), '21.5 元/小时起', 'from 21.5 yuan an hour'],
  [pay(null, '260', 'day'), '最高 260 元/天', 'up to 260 yuan a day'],
  [pay('120000', '300000', 'year'), '12–30 万元/年', '120,000–300,000 yuan a year'],
  [pay('80000', '300000', 'year'), '80000–300000 元/年', '80,000–300,000 yuan a year'],
  [pay('3', '3', 'piece'), '3 元/件', '3 yuan a piece'],
  [pay(null, null, 'month'), '工资面议', 'pay to be agreed'],
])('%j', (one, zh, en) => {
  expect(formatPay(one)).toEqual({ zh, en });
});

test('pay a month, for comparing (人社部发〔2025〕2号)', () => {
  expect(perMonth(yuan('5000'), 'month')).toBe(yuan('5000'));
  expect(perMonth(yuan('200'), 'day')).toBe(yuan('4350'));
  expect(perMonth(yuan('25'), 'hour')).toBe(yuan('4350'));
  expect(perMonth(yuan('100000'), 'year')).toBe(yuan('8333.33'));
  expect(perMonth(yuan('3'), 'piece')).toBeNull();
});

test.each(['money', 'pay', 'format'])('%s.ts goes into the browser: no node module', (name) => {
  expect(readFileSync(new URL(`./${name}.ts`, import.meta.url), 'utf8')).not.toContain("from 'node:");
});
