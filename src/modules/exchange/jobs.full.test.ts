import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../ground/package-root.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { listsOf } from './testing/lists.ts';

const testData = process.env.LEYE_TESTDATA ?? join(packageRoot, '../shared/data');
const noTestData = !existsSync(testData) && process.env.CI !== 'true';
const file = join(testData, 'jobs/jobs_cn.jsonl.gz');
const db = await openTestDatabase();
const { bring } = listsOf(db);

describe.skipIf(noTestData)(
  `79,271 advertisements by the engine${noTestData ? ' (skipped: no test data)' : ''}`,
  () => {
    test('the same are taken and the same wait as by matching’s own reading', async () => {
      const began = performance.now();
      const done = await bring('jobs', readFileSync(file));
      const seconds = (performance.now() - began) / 1000;
      const megabytes = Math.round(process.memoryUsage().rss / 2 ** 20);
      process.stdout.write(
        `${seconds.toFixed(0)} s, ${megabytes} MB at its end: ${JSON.stringify(done.outcomes)}\n`,
      );
      expect(done).toMatchObject({ rows_in: 79_271, quarantined: 31, rejected: 0 });
    });
  },
);
