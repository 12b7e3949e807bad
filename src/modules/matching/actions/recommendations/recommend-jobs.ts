import { dayOf } from '../../../../ground/clock/day.ts';
import type { Context } from '../../../../ground/context.ts';
import { stayOpen } from '../../../../ground/database/stay-open.ts';
import type { Tools } from '../../../../ground/tools.ts';
import { openAnswering } from '../../../../ground/workers/ask-worker.ts';
import { type IdRange, rangesAgreedToJobs } from '../../../people/index.ts';
import { IndexBuilder } from '../../domain/engine/index/build.ts';
import type { HeldColumns } from '../../domain/engine/index/questions.ts';
import { buildColumns, columnsHeld } from '../../job-memory.ts';
import { changesFrom, listedOf } from '../../store-judged.ts';
import { findRecommending, keepRecommending } from '../../store-recommended.ts';
import type { Recommending } from '../../workers/recommend-jobs.ts';
import type { ChangedJobs, RecommendedTo } from './recommend-to-some.ts';

/** The hour of the day from which on everybody is looked at anew. */
const nightHour = 2;
/** After more changes looking at everybody costs no more. */
const mostChanges = 20_000;
/** So many people are read, looked at and written at a time. */
const perRange = 1000;
const most = { threads: 2, atOnce: 2 };
/** With little room for the young the collector of each thread takes a tenth of the night. */
const limits = { megabytes: 1024, youngMegabytes: 192, seconds: 7200 };

type Needs = Pick<Tools, 'workerUrl'>;

/**
 * Keeps for everybody who agreed which jobs fit best: once a night for all, and else, each time it runs, for whom jobs that changed concern, or who
 * has said something else. Killed at any moment it goes on with the next run: each range of people is saved by itself.
 */
export async function recommendJobs(ctx: Context, tools: Needs): Promise<RecommendedTo> {
  const now = ctx.clock.now();
  const night = dayOf(new Date(now.getTime() - nightHour * 3_600_000));
  const before = await findRecommending(ctx);
  if (!before || before.night < night) {
    const columns = (await columnsHeld(ctx)) ?? (await stayOpen(ctx.tx, buildColumns(tools.workerUrl)));
    const done = await goThrough(ctx, tools, columns, null);
    await keepRecommending(ctx, { night, horizon: columns.horizon });
    return done;
  }
  // Without columns all would have to be read for a few; the next run or night finds them.
  const columns = await columnsHeld(ctx);
  if (!columns) return { people: 0, searched: 0 };
  const { changes } = await changesFrom(ctx, before.horizon);
  const ids = new Set(changes.flatMap((change) => change.ids));
  const changed = ids.size > mostChanges ? null : await changedJobs(ctx, ids);
  const done = await goThrough(ctx, tools, columns, changed);
  // Of the columns, which were read before the changes: what came between is looked at once more.
  await keepRecommending(ctx, { night: before.night, horizon: columns.horizon });
  return done;
}

/** The jobs that changed, in columns of their own, as they stand now. */
async function changedJobs(ctx: Context, ids: ReadonlySet<string>): Promise<ChangedJobs> {
  const builder = new IndexBuilder();
  for (const posting of await listedOf(ctx, [...ids])) builder.add(posting);
  return { ids, index: builder.finish() };
}

/** Goes through everybody in threads, each of which takes the next range when it is done with one. */
async function goThrough(
  ctx: Context,
  { workerUrl }: Needs,
  { indexes }: HeldColumns,
  changed: ChangedJobs | null,
): Promise<RecommendedTo> {
  const ranges = await rangesAgreedToJobs(ctx, perRange);
  const input = {
    url: workerUrl,
    area: ctx.scope.area ?? { lo: 0, hi: 0 },
    indexes,
    changed,
    now: ctx.clock.now(),
  };
  const threads = Array.from({ length: Math.min(most.threads, ranges.length) }, () =>
    openAnswering<Recommending, IdRange, RecommendedTo>('matching/recommend-jobs', input, limits, () => {}),
  );
  const sum = { people: 0, searched: 0 };
  const next = ranges.values();
  const take = async (thread: (typeof threads)[number]) => {
    for (const range of next) {
      const done = await thread.ask(range);
      sum.people += done.people;
      sum.searched += done.searched;
    }
  };
  try {
    const takers = threads.flatMap((thread) => Array.from({ length: most.atOnce }, () => take(thread)));
    await stayOpen(ctx.tx, Promise.all(takers));
  } finally {
    await Promise.all(threads.map((thread) => thread.close()));
  }
  return sum;
}
