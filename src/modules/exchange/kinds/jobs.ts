import { addAdsFromList, checkAd, lookAtAd, readAdAhead, takeBackAds } from '../../matching/index.ts';
import { fault } from '../domain/column.ts';
import type { Kind, Outcome } from './kind.ts';

/** Collected advertisements: known by site and number; format and reading are matching's. */
export const jobs: Kind = {
  id: 'jobs',
  lanes: 2,
  readers: {},
  check: (values) =>
    checkAd(values).map(({ field, code, reason, suggestion }) => ({
      column: field,
      ...fault(code, `${reason}。${suggestion}`, code),
    })),
  // Nobody here answers for what others have advertised: the title stays as it was read.
  titles: { column: 'title', read: (values) => lookAtAd(values) ?? [] },
  keyOf: ({ site = null, id = null }) => JSON.stringify([site, id]),
  prepare: readAdAhead,
  async commit(ctx, rows) {
    const done = await addAdsFromList(
      ctx,
      rows.map(({ subjectId, values }) => ({ postingId: subjectId, printed: values })),
    );
    return done.map(({ done: became, postingId }): Outcome => {
      if (became === 'unchanged' || postingId === null) return { done: 'unchanged', subjectId: null };
      return { done: became, subjectId: postingId, before: {} };
    });
  },
  // What an advertisement said before it was replaced stays in its history; it is not put back.
  async undo(ctx, rows) {
    const added = rows.filter(({ outcome }) => outcome === 'created');
    const done = await takeBackAds(
      ctx,
      added.map(({ subjectId, values }) => ({ postingId: subjectId, printed: values })),
    );
    return rows.map((row) => done[added.indexOf(row)] ?? 'kept');
  },
};
