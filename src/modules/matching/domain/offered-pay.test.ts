import { expect, test } from 'vitest';
import { offeredPay, readOffered } from './offered-pay.ts';

test.each([
  ['4000-6000元/月', 'month', 4000, 6000, '4000–6000 元/月', null],
  ['200元/天', 'day', 200, 200, '200 元/天', '4350 元/月'],
  ['每天200元', 'day', 200, 200, '200 元/天', '4350 元/月'],
  ['25元每小时', 'hour', 25, 25, '25 元/小时', '4350 元/月'],
  ['10-15万/年', 'year', 100_000, 150_000, '10–15 万元/年', '8333.33–12500 元/月'],
  ['月薪4500', 'month', 4500, 4500, '4500 元/月', null],
  ['6000元以上/月', 'month', 6000, 6000, '6000 元/月', null],
  ['5000元/月起', 'month', 5000, 5000, '5000 元/月', null],
  ['4-6千', null, 4000, 6000, '4000-6000元', null],
  ['3元/件', 'piece', 3, 3, '3 元/件', null],
])('%s', (said, unit, low, high, printed, aMonth) => {
  const read = readOffered(said);
  const pay = { unit, low: low * 100, high: high * 100 };
  expect(read).toEqual({ ok: true, pay });
  if (!read.ok) return;
  expect(offeredPay(read.pay)).toEqual({ printed, aMonth });
  expect(readOffered(printed)).toEqual({ ok: true, pay });
});

test.each([
  ['面议', 'pay-open'],
  ['6000元/月以下', 'pay-least-missing'],
  ['6000-4000元/月', 'pay-turned'],
  ['底薪加提成', 'not-pay'],
])('%s is refused', (said, code) => {
  expect(readOffered(said)).toMatchObject({ ok: false, code });
});
