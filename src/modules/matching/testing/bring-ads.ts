import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lotsOf } from '../../../ground/database/lots.ts';
import { packageRoot } from '../../../ground/package-root.ts';
import type { TestDatabase } from '../../../ground/testing/database.ts';
import { newId } from '../../../ground/uuid.ts';
import { addAdsFromList, checkAd, printedAd } from '../actions/add-ads-from-list.ts';

/** Takes collected advertisements over as a list does, given by the format's names; those with a problem are left out. @returns how many were added. */
export async function bringAds(db: TestDatabase, rows: readonly Record<string, unknown>[]): Promise<number> {
  const ads = rows.map((row) => ({ postingId: newId(db.clock.now().getTime()), printed: printedAd(row) }));
  const good = ads.filter(({ printed }) => checkAd(printed).length === 0);
  return db.asJob(async (ctx) => {
    let added = 0;
    for (const lot of lotsOf(good, 1000)) {
      const done = await addAdsFromList(ctx, lot);
      added += done.filter((one) => one.done === 'created').length;
    }
    return added;
  });
}

/** The made-up advertisements of the demonstration. */
export function demoAds(): Record<string, unknown>[] {
  const text = readFileSync(join(packageRoot, 'data/demo/collected-postings.jsonl'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
