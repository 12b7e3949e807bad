import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../src/ground/testing/database.ts';
import { readJudgedPairs, readJudgedPersons } from '../src/modules/matching/testing/judged/judged.ts';
import {
  haveAds,
  type Order,
  orderOfWords,
  ordersOfJobs,
  readPrinted,
} from '../src/modules/matching/testing/judged/judged-pool.ts';
import { ndcgAtTen, weightedKappa } from '../src/modules/matching/testing/judged/ndcg.ts';
import { reportFigures } from './report.ts';

const persons = readJudgedPersons();
const pairs = readJudgedPairs();
const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** nDCG@10 of each person of a half, of those for whom anything fits. */
async function measure(order: Order, half: 'office' | 'county'): Promise<number[]> {
  const found: number[] = [];
  for (const person of persons.filter((one) => one.half === half)) {
    const judged = new Map(
      pairs.filter((pair) => pair.person === person.id).map(({ posting, grades }) => [posting, mean(grades)]),
    );
    const listed = (await order(person.wishes)).filter((id) => judged.has(id));
    // What an order does not list at all stands behind.
    const ndcg = ndcgAtTen([...new Set([...listed, ...judged.keys()])].map((id) => judged.get(id) ?? 0));
    if (ndcg !== null) found.push(ndcg);
  }
  return found;
}

describe.skipIf(!haveAds)(`judged pairs${haveAds ? '' : ' (skipped: no advertisements here)'}`, () => {
  it('the order of jobs fits people better than their words do', async () => {
    const db = await openTestDatabase();
    const printed = readPrinted();
    const orders = { ours: await ordersOfJobs(db, printed), words: orderOfWords(printed) };
    const lines: string[] = [];
    const gains: number[] = [];
    for (const half of ['office', 'county'] as const) {
      const [ours, words] = [await measure(orders.ours, half), await measure(orders.words, half)];
      gains.push(mean(ours) - mean(words));
      const worse = ours.filter((one, at) => one < (words[at] ?? 0)).length;
      lines.push(
        `| ${half} | ${ours.length} | ${mean(ours).toFixed(3)} | ${mean(words).toFixed(3)} | ${(mean(ours) - mean(words)).toFixed(3)} | ${worse} |`,
      );
    }
    const same = pairs.filter(({ grades: [a, b] }) => a === b).length;
    reportFigures('How well the order of jobs fits', [
      `${pairs.length} pairs of one of ${persons.length} made-up people and one of ${printed.size} postings (the collected advertisements, and those written for care, retail, factory,`,
      `delivery and kitchen work), each judged twice by written rules (src/modules/matching/testing/judged/rules.md) without knowing which order brought it:`,
      `${same} judged alike, weighted kappa ${weightedKappa(pairs.map(({ grades }) => grades)).toFixed(2)}. The peer is BM25 over whole texts and places. Both put the same pairs in order.`,
      '',
      '| half | persons | nDCG@10 ours | BM25 | gain | persons for whom BM25 is better |',
      '|---|---|---|---|---|---|',
      ...lines,
    ]);
    for (const gain of gains) expect(gain).toBeGreaterThanOrEqual(0.1);
  });
});
