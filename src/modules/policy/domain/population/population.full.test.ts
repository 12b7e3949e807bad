import { expect, test } from 'vitest';
import { openTestDatabase } from '../../../../ground/testing/database.ts';
import { loadPolicies } from '../../load-catalogue.ts';
import { compareAll } from '../../testing/compare-all.ts';

const db = await openTestDatabase();

test.each([
  ['person', 250, 400],
  ['unit', 100, 200],
] as const)(
  '%s: explained, in columns and in SQL every policy says the same of many more',
  async (subject, days, each) => {
    const { people, verdicts } = await compareAll(db, loadPolicies(), {
      subject,
      days,
      each,
      seed: 20_261_124,
    });
    process.stdout.write(`${people} people, ${subject}: ${JSON.stringify(verdicts)}\n`);
    expect(people).toBe(days * each);
  },
);
