import { expect, it } from 'vitest';
import { whereTo } from './where-to.ts';

it('goes where it is told, on this origin only', () => {
  expect(whereTo('?to=%2Fcases%2F1%3Fstep%3D2', '/')).toBe('/cases/1?step=2');
  expect(whereTo('', '/counter')).toBe('/counter');
  for (const elsewhere of [
    'https://example.org',
    '//example.org',
    '/\\example.org',
    'javascript:alert(1)',
    '',
  ]) {
    expect(whereTo(`?to=${encodeURIComponent(elsewhere)}`, '/')).toBe('/');
  }
});
