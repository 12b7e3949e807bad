import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../../../ground/testing/database.ts';
import { T } from '../store.ts';
import { importJobs } from './import-jobs.ts';

const file = join(process.env.LEYE_TESTDATA ?? '../shared/data', 'jobs/jobs_cn.jsonl.gz');
const db = await openTestDatabase();
test.skipIf(!existsSync(file))(
  'x',
  async () => {
    const began = performance.now();
    const refused: unknown[] = [];
    let peak = 0;
    const counts = await db.asJob((ctx) =>
      importJobs(ctx, file, {
        refused: (r) => refused.push(r),
        progress: () => {
          peak = Math.max(peak, process.memoryUsage().rss);
        },
      }),
    );
    console.log(counts, performance.now() - began, peak / 2 ** 20, refused.slice(0, 3));
    console.log(T, process.cpuUsage());
    const again = performance.now();
    console.log(
      await db.asJob((ctx) => importJobs(ctx, file)),
      performance.now() - again,
      T,
      process.cpuUsage(),
    );
    console.log(
      await db.rows(
        "select pg_size_pretty(pg_total_relation_size('matching.collected_posting')) s, pg_size_pretty(pg_relation_size('matching.collected_posting')) h, count(*) filter (where area_code is null) no_area, count(*) filter (where place_confidence < 0.8) unclear, count(distinct same_ad) ads, count(same_ad) with_ad from matching.collected_posting",
      ),
    );
    console.log(
      await db.rows(
        'select place_printed, area_code, place_confidence, count(*) from matching.collected_posting where place_confidence < 0.8 or (area_code is null and place_printed is not null and not remote) group by 1,2,3 order by 4 desc limit 3',
      ),
    );
    expect(1).toBe(1);
  },
  300000,
);
