import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '../../ground/context.ts';
import type { Log } from '../../ground/log.ts';
import type { Tools } from '../../ground/tools.ts';
import { type AnsweringWorker, openAnswering } from '../../ground/workers/ask-worker.ts';
import { runInWorker } from '../../ground/workers/run-in-worker.ts';
import type { BuiltIndex, HeldColumns, JobAnswer, JobQuestion } from './domain/engine/index/questions.ts';
import type { Found } from './domain/engine/index/search.ts';
import { type Asked, serves } from './domain/engine/index/tables.ts';
import { mostRanked, type RankInput, rank } from './ranking.ts';

/** What has changed is asked for so often, in milliseconds. */
const refreshEvery = 300;
/** Who has not read the changes for so long, in milliseconds, does not answer: a closed job is gone within a second. */
const mostBehind = 1000;
/** An answer takes a millisecond; after so many the database is asked. */
const mostWait = 250;
/** Columns are made anew after so many changes, or one job in so many where that is more. */
const rebuildAfter = { changes: 2000, oneIn: 50 };
/** After so many milliseconds without a look changes may have been forgotten that were not read (jobs.ts). */
const mostAsleep = 3_600_000;
/** Milliseconds between two tries where something failed. */
const tryAgain = 10_000;

const building = { megabytes: 2048, seconds: 1800 };
const holding = { megabytes: 1024, seconds: null };

type Holder = AnsweringWorker<JobQuestion, JobAnswer>;

/** Holds all jobs in a thread and keeps them as they stand in the database; until it does, and where it cannot, it answers nothing. */
class JobMemory {
  #holder: Holder | null = null;
  /** When the last look began that found all changes, as `performance.now()`. */
  #readAt = Number.NEGATIVE_INFINITY;
  readonly #end = new AbortController();
  readonly #url: string;
  readonly #log: Log;
  readonly #running: Promise<void>;

  constructor(url: string, log: Log) {
    this.#url = url;
    this.#log = log;
    this.#running = this.#run();
  }

  /** The best for what is asked; null: the database has to be asked. */
  async search(asked: Asked): Promise<Found[] | null> {
    const holder = this.#holder;
    if (!holder || performance.now() - this.#readAt > mostBehind || !serves(asked)) return null;
    const timer = new AbortController();
    const late = pause(mostWait, null, { signal: timer.signal, ref: false }).catch(() => null);
    // Why it failed is said where the thread is looked after.
    const answer = await Promise.race([holder.ask({ search: asked }).catch(() => null), late]);
    timer.abort();
    return answer && 'found' in answer ? answer.found : null;
  }

  /** The columns, for others to search; null: there are none that are up to now. */
  async columns(): Promise<HeldColumns | null> {
    const holder = this.#holder;
    if (!holder || performance.now() - this.#readAt > mostBehind) return null;
    const answer = await holder.ask({ share: true }).catch(() => null);
    return answer && 'shared' in answer ? answer.shared : null;
  }

  async close(): Promise<void> {
    this.#end.abort();
    await this.#running;
  }

  get #ended(): boolean {
    return this.#end.signal.aborted;
  }

  #pause(milliseconds: number): Promise<unknown> {
    return pause(milliseconds, null, { signal: this.#end.signal, ref: false }).catch(() => null);
  }

  #build(): Promise<BuiltIndex> {
    return build(this.#url, this.#end.signal);
  }

  async #run(): Promise<void> {
    while (!this.#ended) {
      try {
        await this.#hold(await this.#build());
      } catch (error) {
        if (!this.#ended)
          this.#log.warn({ err: error }, 'jobs are not held in memory; the database orders them');
      }
      await this.#pause(tryAgain);
    }
  }

  /** Until it is closed, or something fails. */
  async #hold(built: BuiltIndex): Promise<void> {
    let failure: Error | undefined;
    const holder: Holder = openAnswering<{ url: string; built: BuiltIndex }, JobQuestion, JobAnswer>(
      'matching/rank-jobs',
      { url: this.#url, built },
      holding,
      (error) => {
        failure = error;
      },
    );
    let rebuilding: Promise<void> | null = null;
    try {
      while (!this.#ended && !failure) {
        const began = performance.now();
        if (this.#holder && began - this.#readAt > mostAsleep)
          throw new Error('changes were not read for too long');
        const state = await holder.ask({ refresh: true });
        if ('changes' in state) {
          if (!state.overfull) {
            this.#readAt = began;
            if (!this.#holder) this.#log.info({ jobs: state.slots }, 'jobs are held in memory');
            this.#holder = holder;
          }
          if (state.overfull || isWorn(state))
            rebuilding ??= this.#rebuild(holder).then(() => {
              rebuilding = null;
            });
        }
        await this.#pause(refreshEvery);
      }
      if (failure) throw failure;
    } finally {
      this.#holder = null;
      await holder.close();
      await rebuilding;
    }
  }

  async #rebuild(holder: Holder): Promise<void> {
    try {
      await holder.ask({ built: await this.#build() });
    } catch (error) {
      if (this.#ended) return;
      this.#log.warn({ err: error }, 'jobs in memory were not built anew');
      await this.#pause(tryAgain);
    }
  }
}

function build(url: string, signal?: AbortSignal): Promise<BuiltIndex> {
  return runInWorker<{ url: string }, BuiltIndex>('matching/build-jobs', { url }, building, signal);
}

/** All jobs in columns, read anew: for work over many people where no process holds them. */
export async function buildColumns(workerUrl: string): Promise<HeldColumns> {
  const { index, horizon } = await build(workerUrl);
  return { indexes: [index], horizon };
}

/** All jobs in columns as this process holds them; null: it holds none, or not those of now. */
export async function columnsHeld({ memory }: Pick<Context, 'memory'>): Promise<HeldColumns | null> {
  return (memory && (await memories.get(memory)?.columns())) ?? null;
}

const isWorn = ({ changes, slots }: { changes: number; slots: number }) =>
  changes > Math.max(rebuildAfter.changes, slots / rebuildAfter.oneIn);

const memories = new WeakMap<object, JobMemory>();

/** Begins to hold the jobs of a server in memory, found again by `Context.memory`. @returns what ends it. */
export function rememberJobs(memory: object, tools: Pick<Tools, 'workerUrl'>, log: Log): () => Promise<void> {
  const jobs = new JobMemory(tools.workerUrl, log);
  memories.set(memory, jobs);
  return () => jobs.close();
}

/** The postings that fit best, from memory, or from the database where they are not held there; both give the same list. */
export async function rankJobs(ctx: Pick<Context, 'tx' | 'memory'>, input: RankInput): Promise<Found[]> {
  const { demand, filters, offset } = input;
  const { weights, figures } = input.rules;
  const count = Math.min(offset + input.limit, mostRanked);
  const memory = ctx.memory && !input.only && !input.more ? memories.get(ctx.memory) : undefined;
  const found = await memory?.search({ demand, rules: { weights, figures }, filters, count });
  return found?.slice(offset) ?? rank(ctx, input);
}
