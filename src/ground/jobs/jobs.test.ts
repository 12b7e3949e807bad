import { sql } from 'kysely';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../context.ts';
import { hearersOf } from '../events/hearers.ts';
import { say } from '../events/say.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { newId } from '../uuid.ts';
import { type Job, jobRunner, planJob } from './jobs.ts';

let db: TestDatabase;
let base: Context;
const area = { code: '000000000000', lo: 0, hi: 2_147_483_647 };

beforeAll(async () => {
  db = await openTestDatabase();
  base = await db.asJob(async (ctx) => ctx);
  // A table for the effects; made by the superuser for this file only.
  await db.rows('create table effect (event_id text); grant all on effect to leye_worker');
});

const note = (ctx: Context, id: string) => sql`insert into effect (event_id) values (${id})`.execute(ctx.tx);
const effects = () =>
  db.rows<{ event_id: string; n: number }>('select event_id, count(*)::int n from effect group by 1');

function runner(hears: Parameters<typeof hearersOf>[0], jobs: Record<string, Job> = {}) {
  const hearers = hearersOf(hears);
  return {
    hearers,
    run: jobRunner({
      database: db.worker,
      jobs,
      hearers,
      contextFor: (tx) => ({ ...base, tx, hearers }),
      wholeArea: area,
      log: pino({ level: 'silent' }),
    }),
  };
}

describe('what is said is heard', () => {
  it('once each, by any number of runners at once, although hearings fail on the way', async () => {
    let turn = 0;
    const { hearers, run } = runner({
      ledger: {
        hears: {
          'cases.case-decided@1': async (ctx, said) => {
            await note(ctx, said.eventId);
            // Every third hearing dies after its write: the write must not stay.
            turn += 1;
            if (turn % 3 === 0) throw new Error('killed half-way');
          },
        },
      },
    });
    await db.as(
      { id: newId(1) },
      async (ctx) => {
        for (let index = 0; index < 60; index += 1) await say(ctx, 'cases.case-decided@1', { index });
      },
      { hearers },
    );
    for (let round = 0; round < 12; round += 1) {
      await Promise.all([run.runDue(), run.runDue(), run.runDue()]);
      db.clock.advance({ minutes: 5 });
    }
    const rows = await effects();
    expect(rows).toHaveLength(60);
    expect(rows.filter(({ n }) => n !== 1)).toEqual([]);
    expect(await db.rows('select 1 from ground.job')).toEqual([]);
  });

  it('not when the act is rolled back', async () => {
    const before = (await db.rows('select 1 from ground.outbox')).length;
    const act = db.as({ id: newId(2) }, async (ctx) => {
      await say(ctx, 'cases.case-decided@1', {});
      throw new Error('changed my mind');
    });
    await expect(act).rejects.toThrow('changed my mind');
    expect(await db.rows('select 1 from ground.outbox')).toHaveLength(before);
  });
});

describe('jobs', () => {
  it('with one key are planned once, and wait for their time', async () => {
    let runs = 0;
    const { run } = runner(
      {},
      {
        daily: {
          purpose: 'test',
          run: async () => {
            runs += 1;
          },
        },
      },
    );
    const runAt = new Date(db.clock.now().getTime() + 60_000);
    for (let index = 0; index < 3; index += 1)
      await db.asJob((ctx) => planJob(ctx, 'daily', {}, { key: 'daily@1', runAt }));
    await run.runDue();
    expect(runs).toBe(0);
    db.clock.advance({ minutes: 2 });
    await run.runDue();
    expect(runs).toBe(1);
  });

  it('that a poked lane holds are waited for by who runs what is due', async () => {
    let done = false;
    const { run } = runner(
      {},
      {
        slow: {
          purpose: 'test',
          run: async () => {
            await new Promise((resolve) => setTimeout(resolve, 300));
            done = true;
          },
        },
      },
    );
    await db.asJob((ctx) => planJob(ctx, 'slow', {}));
    run.poke();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await run.runDue();
    expect(done).toBe(true);
  });

  it('that always fail are given up after twelve tries and counted', async () => {
    const { run } = runner(
      {},
      { broken: { purpose: 'test', run: () => Promise.reject(new Error('always')) } },
    );
    await db.asJob((ctx) => planJob(ctx, 'broken', {}));
    for (let round = 0; round < 15; round += 1) {
      await run.runDue();
      db.clock.advance({ hours: 2 });
    }
    expect(await run.countGivenUp()).toBe(1);
  });
});
