import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../ground/package-root.ts';
import { openTestDatabase } from '../../ground/testing/database.ts';
import { bringAds, demoAds } from './testing/bring-ads.ts';

const db = await openTestDatabase();
const file = join(packageRoot, 'data/demo/collected-postings.jsonl');

test('the demonstration’s advertisements are what their tool writes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leye-demo-'));
  const made = join(folder, 'made.jsonl');
  execFileSync(process.execPath, [join(packageRoot, 'tools/make-demo-postings.mjs'), made]);
  expect(readFileSync(made, 'utf8')).toBe(readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true });
});

test('all are taken, all are marked as invented, all lie in 潍坊, and nobody is asked for by sex or age', async () => {
  expect(await bringAds(db, demoAds())).toBe(151);
  const odd = await db.rows(
    `select source_id, doubts from matching.collected_posting where source <> '演示数据' or company not like '%（演示）'
       or area_code not like '3707%' or place_confidence < 0.9 or doubts <> '{}' or concat(title, description) ~ '男|女|岁'`,
  );
  expect(odd).toEqual([]);
  const [pay] = await db.rows<{ least: string; most: string; unsaid: string }>(
    'select min(pay_low) as least, max(pay_high) as most, count(*) filter (where pay_low is null) as unsaid from matching.collected_posting',
  );
  const twice = await db.rows(
    'select o.site, o.title, l.title as lead from matching.collected_posting o join matching.collected_posting l on l.posting_id = o.led_by',
  );
  expect(twice).toEqual([{ site: '演示招聘网', title: '急聘仓管员（双休）', lead: '仓管员' }]);
  // Above the least wage of the prefecture, below what a county town pays.
  expect(Number(pay?.least)).toBeGreaterThanOrEqual(220_000);
  expect(Number(pay?.most)).toBeLessThanOrEqual(1_200_000);
  expect(Number(pay?.unsaid)).toBeGreaterThan(0);
});
