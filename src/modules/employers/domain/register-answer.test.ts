import { expect, it } from 'vitest';
import { findingOf, type RegisterAnswer, sameName } from './register-answer.ts';

const found = (status: string, name = '潍坊演示保洁有限公司'): RegisterAnswer => ({
  outcome: 'found',
  askedAt: '2026-11-20T06:20:00.000Z',
  simulated: true,
  record: { creditCode: '', name, status, address: null, type: null, registeredOn: null },
});

it.each([
  ['存续', 'agrees'],
  ['在营（开业）企业', 'agrees'],
  ['吊销，未注销', 'revoked'],
  ['吊销，已注销', 'deregistered'],
  ['吊销', 'revoked'],
  ['注销', 'deregistered'],
  ['撤销', 'deregistered'],
  ['迁出', 'status-unclear'],
  ['歇业', 'status-unclear'],
])('status %s: %s', (status, finding) => {
  expect(findingOf(found(status), '潍坊演示保洁有限公司')).toBe(finding);
});

it('compares names without spaces and with brackets of one kind, and nothing more', () => {
  expect(sameName('演示（潍坊）保洁 有限公司', '演示(潍坊)保洁有限公司')).toBe(true);
  expect(sameName('ＡＢＣ公司', 'abc公司')).toBe(true);
  expect(sameName('演示保洁有限公司', '演示保洁')).toBe(false);
  expect(findingOf(found('存续', '另一家有限公司'), '潍坊演示保洁有限公司')).toBe('name-differs');
});
