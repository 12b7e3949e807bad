import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../ground/testing/database.ts';
import { recordService } from '../../../ledger/index.ts';
import { aService } from '../../../ledger/testing/services.ts';
import { httpUpper } from '../../upper/http-upper.ts';
import { startUpperSimulator, type UpperFault, type UpperSimulator } from '../../upper/simulator.ts';
import { connectUpperLevel, UpperNotReached } from '../../upper/upper-level.ts';
import { judgeAll } from './judge-records.ts';
import { makeLots, sendLot } from './send-records.ts';

let db: TestDatabase;
let upper: UpperSimulator;

beforeAll(async () => {
  db = await openTestDatabase();
});

const connect = async (refuseRate = 0) => {
  upper = await startUpperSimulator({ refuseRate, clock: db.clock });
  connectUpperLevel(httpUpper({ url: upper.url, simulated: true, timeoutMs: 300 }));
};

beforeEach(async () => {
  await upper?.close();
  await db.rows('truncate exchange.record, exchange.lot, ground.job');
  await connect();
});
afterAll(async () => {
  connectUpperLevel(undefined);
  await upper.close();
});

async function services(count: number): Promise<string[]> {
  const given = Array.from({ length: count }, () =>
    aService({ kind: 'advice-given', evidence: 'test.note:1' }),
  );
  await db.asJob(async (ctx) => {
    for (const each of given) await recordService(ctx, each);
    await judgeAll(ctx);
  });
  return given.map(({ personId }) => personId);
}

const lots = () =>
  db.rows<{ lot_id: string }>('select lot_id from exchange.lot where answered_at is null order by lot_id');
const states = async () =>
  (await db.rows<{ upper_state: string | null }>('select upper_state from exchange.record order by 1')).map(
    ({ upper_state }) => upper_state,
  );
const sendAll = async () => {
  for (const { lot_id } of await lots()) await db.asJob((ctx) => sendLot(ctx, lot_id));
};

describe('sending', () => {
  it('says each valid record once, and nothing that leads to a person', async () => {
    const people = await services(3);
    const all = (await db.rows('select 1 from exchange.record')).length;
    await db.asJob(makeLots);
    expect(new Set(await states())).toEqual(new Set(['sent']));
    await sendAll();
    await db.asJob(makeLots);
    await sendAll();
    expect(new Set(await states())).toEqual(new Set(['acknowledged']));
    expect([...upper.taken().values()]).toEqual(Array.from({ length: all }, () => 1));
    const body = upper.bodies().join();
    for (const id of people) expect(body).not.toContain(id);
    for (const { subject_id } of await db.rows<{ subject_id: string }>(
      'select subject_id from exchange.record',
    ))
      expect(body).not.toContain(subject_id);
    expect(Object.keys(JSON.parse(upper.bodies()[0] ?? '').records[0])).toEqual([
      'id',
      'kind',
      'county',
      'day',
      'definition',
      'valid',
      'elsewhere',
    ]);
  });

  it.each<[UpperFault]>([['error'], ['hangs'], ['broken'], ['lost'], ['cut-off'], ['html-page']])(
    'after %s the lot goes again and each record is taken once',
    async (fault) => {
      await services(2);
      await db.asJob(makeLots);
      upper.fail(fault);
      await expect(sendAll()).rejects.toThrow(UpperNotReached);
      expect(new Set(await states())).toEqual(new Set(['sent']));
      await sendAll();
      expect(new Set(await states())).toEqual(new Set(['acknowledged']));
      expect(new Set(upper.taken().values())).toEqual(new Set([1]));
    },
  );

  it('killed between the answer and its commit, however often, it is sent once', async () => {
    await services(2);
    await db.asJob(makeLots);
    const [lot] = await lots();
    for (let kill = 0; kill < 3; kill += 1) {
      const killed = db.asJob(async (ctx) => {
        await sendLot(ctx, lot?.lot_id ?? '');
        throw new Error('killed');
      });
      await expect(killed).rejects.toThrow('killed');
    }
    await sendAll();
    expect(new Set(upper.taken().values())).toEqual(new Set([1]));
    expect(new Set(await states())).toEqual(new Set(['acknowledged']));
  });

  it('what is not answered yet stays sent and is asked for later', async () => {
    await services(4);
    await db.asJob(makeLots);
    upper.fail('half');
    await sendAll();
    expect(new Set(await states())).toEqual(new Set(['sent', 'acknowledged']));
    expect(
      await db.rows(
        "select 1 from ground.job where name = 'exchange.send-lot' and run_at > now() and key is null",
      ),
    ).toBeDefined();
    await sendAll();
    expect(new Set(await states())).toEqual(new Set(['acknowledged']));
  });

  it('a refused record has its reasons and its day; once it is changed it goes again', async () => {
    await upper.close();
    await connect(1);
    await services(1);
    await db.asJob(makeLots);
    await sendAll();
    const [row] = await db.rows<{ upper_state: string; refusal: object[]; act_by: string }>(
      "select upper_state, refusal, act_by::text from exchange.record where upper_state = 'refused' limit 1",
    );
    expect(row).toMatchObject({ refusal: [{ field: expect.any(String) }], act_by: '2026-11-30' });
    await db.asJob(makeLots);
    expect(await lots()).toEqual([]);
    await db.rows("update exchange.record set area_code = '370702000000'");
    await db.asJob(makeLots);
    await sendAll();
    expect(new Set(await states())).toEqual(new Set(['acknowledged']));
  });

  it('what is valid no longer is taken back above', async () => {
    await services(1);
    await db.asJob(makeLots);
    await sendAll();
    await db.rows("update exchange.record set verdict = 'left-out', left_out = 'flag'");
    await db.asJob(makeLots);
    await sendAll();
    const last = JSON.parse(upper.bodies().at(-1) ?? '');
    expect(last.records).toMatchObject([{ valid: false }, ...last.records.slice(1)]);
    await db.asJob(makeLots);
    expect(await lots()).toEqual([]);
  });

  it('waits where no level above is connected', async () => {
    await services(1);
    connectUpperLevel(undefined);
    expect(await db.asJob(makeLots)).toBe(0);
    expect(await states()).not.toContain('sent');
  });
});
