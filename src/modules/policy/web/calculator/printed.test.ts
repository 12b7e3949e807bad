import { expect, it } from 'vitest';
import { printedPath, readPrinted } from './printed.ts';

const asking = {
  subject: 'person' as const,
  told: { birth_date: '1980-05-01', city: '潍坊', dibao: false, rent_paid_year: 1_800_000, cert_date: null },
  unclear: ['ui_paid_months'],
  area: '370705000000',
};

it('carries the answers on the sheet itself', async () => {
  const path = await printedPath(asking);
  expect(path.startsWith('/calculator#a.')).toBe(true);
  expect(await readPrinted(path.slice(path.indexOf('#')))).toEqual(asking);
});

it('stays short enough for a QR code that a telephone reads from paper', async () => {
  const told = Object.fromEntries(
    Array.from({ length: 40 }, (_, nth) => [`some_longer_fact_${nth}`, nth % 3 === 0]),
  );
  // Version 25 at level M holds 1,000 bytes.
  expect((await printedPath({ ...asking, told })).length).toBeLessThan(600);
});

it('reads nothing where there is nothing to read', async () => {
  for (const hash of ['', '#', '#2345ACEF', '#a.', '#a.***', '#a.AAAA', `#a.${btoa('[]')}`])
    expect([hash, await readPrinted(hash)]).toEqual([hash, undefined]);
});
