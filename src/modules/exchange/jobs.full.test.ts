import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../ground/package-root.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { importJobs } from '../matching/index.ts';
import { listsOf } from './testing/lists.ts';

const testData = process.env.LEYE_TESTDATA ?? join(packageRoot, '../shared/data');
const noTestData = !existsSync(testData) && process.env.CI !== 'true';
const file = join(testData, 'jobs/jobs_cn.jsonl.gz');
const db = await openTestDatabase();
const { bring, fileOf } = listsOf(db);

/** Lines of the file that are read both ways; all of it is read by matching's own way in its own test. */
const lines = 8000;

describe.skipIf(noTestData)(
  `${lines} advertisements by the engine${noTestData ? ' (skipped: no test data)' : ''}`,
  () => {
    test('the same are taken and the same wait as by matching’s own reading', async () => {
      const some = gunzipSync(readFileSync(file)).toString('latin1').split('\n').slice(0, lines).join('\n');
      const list = Buffer.from(some, 'latin1');
      const own = await db.asJob((ctx) => importJobs(ctx, fileOf(list)));
      const began = performance.now();
      const done = await bring('jobs', list);
      process.stdout.write(
        `${((performance.now() - began) / 1000).toFixed(0)} s: ${JSON.stringify(done.outcomes)}\n`,
      );
      expect(own.in).toBe(lines);
      expect(done).toMatchObject({
        rows_in: own.in,
        quarantined: own.quarantined,
        rejected: own.rejected,
        outcomes: { unchanged: expect.any(Number) },
      });
      expect(done.outcomes).not.toHaveProperty('created');
    });
  },
);
