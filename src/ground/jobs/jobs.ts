import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { Database } from '../database/database.ts';
import { isUnreachable } from '../database/database.ts';
import type { Hearers } from '../events/hearers.ts';
import type { Log } from '../log.ts';
import { newId } from '../uuid.ts';

/** One kind of work. Runs in a transaction of its own; throws to be tried again later. */
export interface Job {
  /** Why it reads and writes: a word of the purposes list. */
  purpose: string;
  /** How often it is planned by itself, in seconds; planned at whole multiples, so once for any number of processes. */
  everySeconds?: number;
  run(ctx: Context, payload: Record<string, unknown>): Promise<void>;
}

/** Plans a job once; a second plan with the same key is not taken. */
export async function planJob(
  ctx: Pick<Context, 'tx' | 'clock'>,
  name: string,
  payload: Record<string, unknown>,
  options: { key?: string; runAt?: Date } = {},
): Promise<void> {
  const now = ctx.clock.now();
  await sql`
    insert into ground.job (job_id, name, key, payload, run_at)
    values (${newId(now.getTime())}, ${name}, ${options.key ?? null}, ${JSON.stringify(payload)}::jsonb, ${options.runAt ?? now})
    on conflict do nothing`.execute(ctx.tx);
}

interface JobRow {
  job_id: string;
  name: string;
  payload: Record<string, unknown>;
  tries: number;
}

const triesBeforeGivingUp = 12;

/** 2 s, 4 s, 8 s … 1 hour. */
function waitSeconds(tries: number): number {
  return Math.min(3600, 2 ** (tries + 1));
}

export interface JobRunner {
  /** Looks for work now instead of at the next tick; called after a commit that said something. */
  poke(): void;
  /** Runs everything that is due, and waits for what the lanes have taken; for tests and commands. */
  runDue(): Promise<number>;
  start(): void;
  stop(): Promise<void>;
  /** Jobs that failed too often and wait for a person. */
  countGivenUp(): Promise<number>;
}

/**
 * Runs jobs and hearings as the `worker` role. A row is taken with `for update skip locked`, worked on and deleted in one
 * transaction: killed at any moment, the row is still there and its effect is not; so each effect in the database happens once.
 * @param contextFor makes the context of a job in its transaction.
 */
export function jobRunner(options: {
  database: Database;
  jobs: Record<string, Job>;
  hearers: Hearers;
  contextFor: (tx: Context['tx'], name: string, purpose: string) => Context;
  wholeArea: { lo: number; hi: number };
  log: Log;
  /** How many jobs run side by side in this process. */
  lanes?: number;
}): JobRunner {
  const { database, jobs, hearers, contextFor, log } = options;
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;
  const busy = new Set<Promise<unknown>>();

  async function work(ctx: Context, row: JobRow): Promise<void> {
    if (row.name.startsWith('hear:')) {
      const [, hearer, event] = row.name.split(':');
      const hear = hearers.get(event ?? '')?.find((each) => each.hearer === hearer)?.hear;
      if (!hear) throw new Error(`nobody hears ${row.name}`);
      const found = await sql<{
        event_id: string;
        name: string;
        payload: Record<string, unknown>;
        said_at: Date;
      }>`
        select event_id, name, payload, said_at from ground.outbox where event_id = ${String(row.payload.eventId)}`.execute(
        ctx.tx,
      );
      const said = found.rows[0];
      if (!said) throw new Error(`the event of ${row.name} is missing`);
      await hear(ctx, {
        eventId: said.event_id,
        name: said.name,
        payload: said.payload,
        saidAt: said.said_at,
      });
      return;
    }
    const job = jobs[row.name];
    if (!job) throw new Error(`no job is called ${row.name}`);
    await job.run(ctx, row.payload);
  }

  function scopeOf(purpose: string) {
    return { actor: null, person: null, area: options.wholeArea, purpose };
  }

  async function runOne(): Promise<boolean> {
    let taken: JobRow | undefined;
    try {
      await database.inScope(scopeOf('job'), async (tx) => {
        const rows = await sql<JobRow>`
          select job_id, name, payload, tries from ground.job
          where given_up_at is null and run_at <= ${contextFor(tx, 'look', 'job').clock.now()}
          order by run_at, job_id limit 1 for update skip locked`.execute(tx);
        taken = rows.rows[0];
        if (!taken) return;
        const purpose = jobs[taken.name]?.purpose ?? 'job';
        await work(contextFor(tx, taken.name, purpose), taken);
        await sql`delete from ground.job where job_id = ${taken.job_id}`.execute(tx);
      });
      return taken !== undefined;
    } catch (error) {
      if (!taken || isUnreachable(error)) throw error;
      const failed = taken;
      log.error({ job: failed.name, jobId: failed.job_id, tries: failed.tries, err: error }, 'job failed');
      await database.inScope(scopeOf('job'), async (tx) => {
        const { clock } = contextFor(tx, failed.name, 'job');
        const tries = failed.tries + 1;
        const next = new Date(clock.now().getTime() + waitSeconds(tries) * 1000);
        await sql`
          update ground.job set tries = ${tries}, run_at = ${next}, last_error = ${(error as Error).name},
            given_up_at = ${tries >= triesBeforeGivingUp ? clock.now() : null}
          where job_id = ${failed.job_id}`.execute(tx);
      });
      return true;
    }
  }

  async function runAll(): Promise<number> {
    let count = 0;
    while (!stopping && (await runOne())) count += 1;
    return count;
  }

  async function planRepeating(): Promise<void> {
    await database.inScope(scopeOf('job'), async (tx) => {
      const { clock } = contextFor(tx, 'plan', 'job');
      for (const [name, { everySeconds }] of Object.entries(jobs)) {
        if (everySeconds === undefined) continue;
        const slot = Math.floor(clock.now().getTime() / 1000 / everySeconds) + 1;
        await planJob(
          { tx, clock },
          name,
          {},
          { key: `${name}@${slot}`, runAt: new Date(slot * everySeconds * 1000) },
        );
      }
    });
  }

  function lane(): void {
    if (stopping || busy.size >= (options.lanes ?? 2)) return;
    const turn = runAll()
      .catch((error) => {
        if (!isUnreachable(error)) log.error({ err: error }, 'jobs stopped for a moment');
      })
      .finally(() => busy.delete(turn));
    busy.add(turn);
  }

  return {
    poke: lane,
    async runDue() {
      const count = await runAll();
      // A lane that was poked may hold a row that this skipped.
      await Promise.all(busy);
      return count;
    },
    start() {
      let tick = 0;
      timer = setInterval(() => {
        // Polling is the floor (another process's events, times reached); poke() is the quick way.
        lane();
        if (tick++ % 30 === 0) planRepeating().catch(() => {});
      }, 1000);
      planRepeating().catch((error) => log.warn({ err: error }, 'repeating jobs not planned yet'));
    },
    async stop() {
      stopping = true;
      clearInterval(timer);
      await Promise.allSettled(busy);
    },
    async countGivenUp() {
      const rows = await database.inScope(scopeOf('job'), (tx) =>
        sql<{ n: number }>`select count(*)::int n from ground.job where given_up_at is not null`.execute(tx),
      );
      return rows.rows[0]?.n ?? 0;
    },
  };
}
