import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../ground/package-root.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { listsOf } from './testing/lists.ts';

const testData = process.env.LEYE_TESTDATA ?? join(packageRoot, '../shared/data');
const noTestData = !existsSync(testData) && process.env.CI !== 'true';
const file = join(testData, 'jobs/jobs_cn.jsonl.gz');
const db = await openTestDatabase();
const { bring } = listsOf(db);

/** One line in so many is brought in; all of them with JOBS_EVERY=1. */
const every = Number(process.env.JOBS_EVERY ?? 4);
/** Lines that are brought in a second time. */
const again = 4000;

describe.skipIf(noTestData)(
  `collected advertisements, 79,271 / ${every}${noTestData ? ' (skipped: no test data)' : ''}`,
  () => {
    test('at least 95 % are taken, the others say why, and a part of them again changes nothing', async () => {
      const all = gunzipSync(readFileSync(file)).toString('latin1').trimEnd().split('\n');
      const lines = all.filter((_, at) => at % every === 0);
      const began = performance.now();
      const done = await bring('jobs', Buffer.from(lines.join('\n'), 'latin1'));
      const seconds = (performance.now() - began) / 1000;
      process.stdout.write(`taken over in ${seconds.toFixed(0)} s: ${JSON.stringify(done.outcomes)}\n`);
      expect(all).toHaveLength(79_271);
      expect(done.rows_in).toBe(lines.length);
      expect((done.valid + done.fixed) / done.rows_in).toBeGreaterThanOrEqual(0.95);
      const waiting = await db.rows(
        "select distinct codes from exchange.staged_row where state in ('quarantined', 'rejected')",
      );
      expect(waiting).toEqual([{ codes: ['unreadable-title'] }]);
      // Speeds are the bench's; this only catches what grows with each row.
      expect(seconds).toBeLessThanOrEqual(180);

      const sum = () =>
        db.rows<{ sum: string }>(
          "select md5(string_agg(p::text, '' order by posting_id)) as sum from matching.collected_posting p",
        );
      const before = await sum();
      const some = Buffer.from(lines.slice(0, again).join('\n'), 'latin1');
      const repeated = await bring('jobs', some, { source: 'another list' });
      expect(repeated.outcomes).toEqual({ unchanged: repeated.valid + repeated.fixed });
      expect(await sum()).toEqual(before);
    });
  },
);
