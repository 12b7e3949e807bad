import type { JudgedPosting, Judgement } from '../domain/engine/judge.ts';

/** A posting with its judgement, in the order of the engine. */
export interface OrderedJudgement extends Judgement {
  postingId: string;
}

/** Every posting judged and put in order: by score, our own first, year and day, then id. What passes a limit is among them. */
export function orderJudged(
  postings: ReadonlyMap<string, JudgedPosting>,
  judgeOne: (posting: JudgedPosting) => Judgement,
): OrderedJudgement[] {
  const last = (value: number | string | null) => (value === null ? '' : String(value));
  return [...postings]
    .map(([postingId, posting]) => ({ postingId, posting, ...judgeOne(posting) }))
    .sort(
      (a, b) =>
        b.score - a.score ||
        Number(b.posting.own) - Number(a.posting.own) ||
        compare(last(b.posting.year), last(a.posting.year)) ||
        compare(last(b.posting.day), last(a.posting.day)) ||
        compare(a.postingId, b.postingId),
    )
    .map(({ posting, ...judged }) => judged);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
