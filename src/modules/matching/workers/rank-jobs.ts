import { openDatabase } from '../../../ground/database/database.ts';
import { answerQuestions } from '../../../ground/workers/answer-work.ts';
import { LiveIndex } from '../domain/engine/index/live-index.ts';
import type { BuiltIndex, JobAnswer, JobQuestion } from '../domain/engine/index/questions.ts';
import { Searcher } from '../domain/engine/index/search.ts';
import { changesFrom, listedOf } from '../store-judged.ts';

/** After so many changes columns are made anew before more are taken: each is held twice, 3 kB. */
const mostChanges = 100_000;
/** So many jobs are read at a time. */
const most = 1000;

/** Columns with what has changed since. */
interface State {
  live: LiveIndex;
  slots: number;
  horizon: string;
  /** Changes that were taken in and may be told again. */
  seen: ReadonlySet<number>;
}

const stateOf = ({ index, horizon }: BuiltIndex): State => ({
  live: new LiveIndex(index),
  slots: index.slots,
  horizon,
  seen: new Set(),
});

await answerQuestions<{ url: string; built: BuiltIndex }, JobQuestion, JobAnswer>(async ({ url, built }) => {
  const database = openDatabase(url, 'worker', { connections: 1, onError: () => {} });
  const scope = { actor: null, person: null, area: null, purpose: 'matching' };
  const searcher = new Searcher();
  let state = stateOf(built);

  async function refresh(mine: State): Promise<{ changes: number; slots: number; overfull: boolean }> {
    const { horizon, changes } = await database.inScope(scope, (tx) => changesFrom({ tx }, mine.horizon), {
      readOnly: true,
    });
    const ids = [...new Set(changes.flatMap(({ changeId, ids }) => (mine.seen.has(changeId) ? [] : ids)))];
    const { live, slots } = mine;
    const overfull = live.changes + ids.length > mostChanges;
    for (let from = 0; from < ids.length && !overfull; from += most) {
      const some = ids.slice(from, from + most);
      // As they stand now, which may be later than the change.
      const listed = await database.inScope(scope, (tx) => listedOf({ tx }, some), { readOnly: true });
      const now = new Map(listed.map((posting) => [posting.postingId, posting]));
      live.take(some.map((postingId) => ({ postingId, now: now.get(postingId) ?? null })));
    }
    if (!overfull) {
      mine.horizon = horizon;
      mine.seen = new Set(changes.map(({ changeId }) => changeId));
    }
    return { changes: live.changes, slots, overfull };
  }

  // One after the other: what is read for new columns is not told as read for the ones before.
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn(act: () => Promise<JobAnswer>): Promise<JobAnswer> {
    const mine = turn.then(act, act);
    turn = mine;
    return mine;
  }

  async function goOnWith(newer: BuiltIndex): Promise<JobAnswer> {
    const next = stateOf(newer);
    // What has changed since it was built first, or a closed job would stand in lists again.
    const { overfull } = await refresh(next);
    if (!overfull) state = next;
    return { taken: !overfull };
  }

  return async (asked) => {
    if ('search' in asked) return { found: searcher.search(state.live.indexes, asked.search) };
    if ('share' in asked) {
      state.live.settle();
      return { shared: { indexes: state.live.indexes, horizon: state.horizon } };
    }
    if ('refresh' in asked) return inTurn(() => refresh(state));
    return inTurn(() => goOnWith(asked.built));
  };
});
