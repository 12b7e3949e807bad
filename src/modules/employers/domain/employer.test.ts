import { describe, expect, it } from 'vitest';
import {
  kindOfCode,
  maskContactName,
  maskContactPhone,
  readContactPhone,
  readEmployerName,
} from './employer.ts';

describe('a number to call', () => {
  it.each([
    ['138 0013 8000', '13800138000'],
    ['+86-19900000001', '19900000001'],
    ['０５３６－８８８８８８８', '0536-8888888'],
    ['05368888888', '0536-8888888'],
    ['(010) 88888888', '010-88888888'],
    ['0536-8888888-12', '0536-8888888-12'],
    ['400-123-4567', '4001234567'],
  ])('%s is %s', (typed, phone) => {
    expect(readContactPhone(typed)).toEqual({ ok: true, value: phone });
  });

  it.each([
    ['', 'empty'],
    ['1380013800', 'too-short'],
    ['138001380000', 'too-long'],
    ['8888888', 'area-code-missing'],
    ['王经理', 'bad-character'],
    ['12345', 'too-short'],
    ['999', 'not-a-phone'],
  ])('%s: %s', (typed, code) => {
    expect(readContactPhone(typed)).toMatchObject({ ok: false, reason: { code } });
  });

  it('is masked, and so is the name', () => {
    expect(['13800138000', '0536-8888812', '4001234567'].map(maskContactPhone)).toEqual([
      '138****8000',
      '0536-*****12',
      '400*****67',
    ]);
    expect(maskContactName('王师傅')).toBe('王**');
  });
});

it('reads a name as on the licence', () => {
  expect(readEmployerName('　演示 保洁（潍坊） 有限公司 ')).toEqual({
    ok: true,
    value: '演示保洁(潍坊)有限公司',
  });
  expect(readEmployerName('ABC  Trading Co')).toEqual({ ok: true, value: 'ABC Trading Co' });
  for (const bad of ['', '甲', '12345', '公'.repeat(101)]) expect(readEmployerName(bad).ok).toBe(false);
});

it('knows the kind by the first two characters where they say one', () => {
  expect(['91', '92', '93', '12', '52', 'N1'].map(kindOfCode)).toEqual([
    'enterprise',
    'merchant',
    'cooperative',
    'institution',
    undefined,
    undefined,
  ]);
});
