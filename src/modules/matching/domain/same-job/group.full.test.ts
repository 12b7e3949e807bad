import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { loadAreas } from '../../../../ground/areas/load.ts';
import { packageRoot } from '../../../../ground/package-root.ts';
import { checkRow } from '../format.ts';
import { placeFinder } from '../place.ts';
import { type Posting, readPosting } from '../posting.ts';
import { groupAds } from './group.ts';
import { jobKey } from './names.ts';

const testData = process.env.LEYE_TESTDATA ?? join(packageRoot, '../shared/data');
const noTestData = !existsSync(testData) && process.env.CI !== 'true';
const pairsFile = join(packageRoot, 'src/modules/matching/testing/same-job-pairs.txt');

const nameOf = (site: string | null, number: string) => `${site ?? '-'} ${number}`;

/** All advertisements that have a key, by it. */
async function readAds(): Promise<Map<string, Posting[]>> {
  const findPlace = placeFinder(loadAreas());
  const ofKey = new Map<string, Posting[]>();
  const input = createReadStream(join(testData, 'jobs/jobs_cn.jsonl.gz')).pipe(createGunzip());
  for await (const line of createInterface({ input })) {
    const checked = checkRow(JSON.parse(line));
    const read = 'row' in checked ? readPosting(checked.row, findPlace, () => null) : checked;
    if (!('posting' in read)) continue;
    const key = jobKey(read.posting);
    if (key !== null) ofKey.set(key, [...(ofKey.get(key) ?? []), read.posting]);
  }
  return ofKey;
}

describe.skipIf(noTestData)(`pairs looked at by hand${noTestData ? ' (skipped: no test data)' : ''}`, () => {
  test('of those that are one job most are found, and hardly any other is taken for one', async () => {
    const groupOf = new Map<string, number>();
    const groups = [...(await readAds()).values()].flatMap((ads) => groupAds(ads));
    for (const [at, group] of groups.entries())
      for (const { site, sourceId } of group) groupOf.set(nameOf(site, sourceId), at);

    const counts = { found: 0, missed: 0, wrong: 0, apart: 0, unsure: 0 };
    for (const line of readFileSync(pairsFile, 'utf8').trim().split('\n').slice(1)) {
      const [site = '', number = '', otherSite = '', other = '', label] = line.split(' ');
      const group = groupOf.get(`${site} ${number}`);
      const isOne = group !== undefined && group === groupOf.get(`${otherSite} ${other}`);
      if (label === '?') counts.unsure += 1;
      else if (label === 'same') counts[isOne ? 'found' : 'missed'] += 1;
      else counts[isOne ? 'wrong' : 'apart'] += 1;
    }
    const { found, missed, wrong } = counts;
    process.stdout.write(
      `${groups.length} jobs stand under several numbers, ${groups.flat().length} advertisements: ${JSON.stringify(counts)}\n`,
    );
    expect(found / (found + wrong)).toBeGreaterThanOrEqual(0.99);
    expect(found / (found + missed)).toBeGreaterThanOrEqual(0.85);
  });
});
