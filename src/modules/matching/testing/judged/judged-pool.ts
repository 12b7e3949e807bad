import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { loadAreas } from '../../../../ground/areas/load.ts';
import { lotsOf } from '../../../../ground/database/lots.ts';
import { packageRoot } from '../../../../ground/package-root.ts';
import type { TestDatabase } from '../../../../ground/testing/database.ts';
import { weighGrams } from '../../actions/weigh-grams.ts';
import { judge } from '../../domain/engine/judge.ts';
import type { Wishes } from '../../domain/wishes.ts';
import { listJudged, seekingOf } from '../../explain.ts';
import { bringAds } from '../bring-ads.ts';
import { orderJudged } from '../order-judged.ts';
import { bm25 } from './bm25.ts';
import { readJudgedPostings } from './judged.ts';

type Printed = Record<string, unknown>;

const testData = process.env.LEYE_TESTDATA ?? join(packageRoot, '../shared/data');
const file = join(testData, 'jobs/jobs_cn.jsonl.gz');
/** False where the collected advertisements are not at hand. */
export const haveAds = existsSync(file);

/** All that people are matched with here: the collected advertisements, and those written for judging. */
export function readPrinted(): Map<string, Printed> {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  const all: Printed[] = [...lines.map((line): Printed => JSON.parse(line)), ...readJudgedPostings()];
  return new Map(all.map((printed) => [String(printed.id), printed]));
}

/** The ids of some postings from the best to the worst, by the printed names. */
export type Order = (wishes: Wishes) => Promise<string[]>;

/** The order of jobs over all of them; what passes a limit stands behind, as in a list that was narrowed by a word. */
export async function ordersOfJobs(db: TestDatabase, printed: ReadonlyMap<string, Printed>): Promise<Order> {
  for (const lot of lotsOf([...printed.values()], 2000)) await bringAds(db, lot);
  await db.rows('vacuum analyze matching.collected_posting');
  await db.asJob((ctx) => weighGrams(ctx));
  const rows = await db.rows<{ posting_id: string; source_id: string }>(
    'select posting_id, source_id from matching.collected_posting',
  );
  const names = new Map(rows.map((row) => [row.posting_id, row.source_id]));
  const found = await db.as({}, (ctx) => listJudged(ctx, null));
  // By the printed names: ties go by the id, and ids are others in each run.
  const postings = new Map([...found].map(([id, posting]) => [names.get(id) ?? id, posting]));
  return async (wishes) => {
    const { demand, rules } = await db.as({}, (ctx) => seekingOf(ctx, wishes));
    const ordered = orderJudged(postings, (posting) => judge(demand, posting, rules));
    const [inside, outside] = [true, false].map((whole) =>
      ordered.filter(({ fails }) => (fails.length === 0) === whole),
    );
    return [...(inside ?? []), ...(outside ?? [])].map(({ postingId }) => postingId);
  };
}

const said = ({ title, skills, description, place_raw, province, city, district }: Printed) =>
  [title, skills, description, place_raw, province, city, district].flat().filter(Boolean).join('\n');

/** The peer's: whole texts, places among them, asked for by titles, skills and places. */
export function orderOfWords(printed: ReadonlyMap<string, Printed>): Order {
  const ask = bm25(new Map([...printed].map(([id, one]) => [id, said(one)])));
  return async ({ titles, skills, areas, residence }) => {
    const places = (areas.length ? areas : [residence ?? '']).flatMap((code) =>
      code === '' ? [] : loadAreas().path(code),
    );
    return [...ask([...titles, ...skills, ...places].join('\n'))]
      .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
      .map(([id]) => id);
  };
}
