import { expect, test } from 'vitest';
import { openTestDatabase } from '../../../../ground/testing/database.ts';
import { loadPolicies } from '../../load-catalogue.ts';
import { compareAll } from '../../testing/compare-all.ts';

const db = await openTestDatabase();

test.each([
  ['person', 10, 250],
  ['unit', 4, 100],
] as const)(
  '%s: explained, in columns and in SQL every policy says the same',
  async (subject, days, each) => {
    const catalogue = loadPolicies();
    const { people, verdicts } = await compareAll(db, catalogue, { subject, days, each, seed: 20_261_122 });
    expect(people).toBe(days * each);
    for (const count of Object.values(verdicts)) expect(count).toBeGreaterThan(people);
  },
);
