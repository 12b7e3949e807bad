import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import { readHead, signedBytes } from '../domain/head.ts';
import { sha256 } from '../hash.ts';
import { signedHeadOf } from '../store.ts';

/** What somebody with every right on the database does to it. */
export interface Tamper {
  name: keyof typeof tampers;
  /** Chooses the row, the byte, the amount. */
  pick: number;
}

interface Row {
  chain: number;
  seq: number;
  event_id: string;
  bytes: Buffer;
  hash: Buffer;
}

type Act = (ctx: Context, pick: number) => Promise<unknown>;

const run = (ctx: Context, query: RawBuilder<unknown>) => query.execute(ctx.tx);

/** A row that a head covers. */
async function sealedRow(ctx: Context, pick: number): Promise<Row> {
  const { rows } = await sql<Row>`
    select e.* from ledger.service_event e join ledger.tile t
      on t.chain = e.chain and e.seq >= t.number * 256 and e.seq < t.number * 256 + octet_length(t.leaves) / 32
    order by e.chain, e.seq`.execute(ctx.tx);
  const row = rows[pick % rows.length];
  if (!row) throw new Error('nothing is sealed');
  return row;
}

/** The same bytes with one bit turned, at a place that `pick` chooses. */
function flipped(bytes: Buffer, pick: number): Buffer {
  const copy = Buffer.from(bytes);
  const at = (pick >>> 3) % copy.length;
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << (pick & 7)), at);
  return copy;
}

/** Makes a chain consistent again from a row on, as somebody who knows how it is built would. */
async function relink(ctx: Context, chain: number): Promise<void> {
  const { rows } =
    await sql<Row>`select * from ledger.service_event where chain = ${chain} order by seq`.execute(ctx.tx);
  let hash = Buffer.alloc(32);
  for (const row of rows) {
    hash = createHash('sha256')
      .update(hash)
      .update(sha256(Buffer.concat([Buffer.alloc(1), row.bytes])))
      .digest();
    await run(
      ctx,
      sql`update ledger.service_event set hash = ${hash} where chain = ${chain} and seq = ${row.seq}`,
    );
  }
  await run(ctx, sql`update ledger.chain set size = ${rows.length}, hash = ${hash} where chain = ${chain}`);
}

/** Cuts a chain's end off, far enough to reach what a head covers, and makes its end look whole. */
async function cut(ctx: Context, pick: number): Promise<Row> {
  const row = await sealedRow(ctx, pick);
  await run(
    ctx,
    sql`
    delete from ledger.subject where event_id in
      (select event_id from ledger.service_event where chain = ${row.chain} and seq >= ${row.seq})`,
  );
  await run(ctx, sql`delete from ledger.service_event where chain = ${row.chain} and seq >= ${row.seq}`);
  await relink(ctx, row.chain);
  return row;
}

const setColumn =
  (assignment: (row: Row) => RawBuilder<unknown>): Act =>
  async (ctx, pick) => {
    const row = await sealedRow(ctx, pick);
    await run(
      ctx,
      sql`update ledger.service_event set ${assignment(row)} where chain = ${row.chain} and seq = ${row.seq}`,
    );
  };

const setSubject =
  (assignment: RawBuilder<unknown>): Act =>
  async (ctx, pick) => {
    const { rows } = await sql<{ event_id: string }>`select event_id from ledger.subject order by 1`.execute(
      ctx.tx,
    );
    await run(
      ctx,
      sql`update ledger.subject set ${assignment} where event_id = ${rows[pick % rows.length]?.event_id}`,
    );
  };

async function pickedHead(ctx: Context, pick: number) {
  const { rows } = await sql<{
    number: number;
    head: string;
    chains: Buffer;
    signature: Buffer;
    public_key: Buffer;
  }>`
    select * from ledger.head order by number`.execute(ctx.tx);
  const row = rows[pick % rows.length];
  if (!row) throw new Error('no head');
  return row;
}

/** Everything in here must be found, with the newest head kept outside. */
export const tampers = {
  'a bit of an event': setColumn((row) => sql`bytes = ${flipped(row.bytes, row.seq * 7919)}`),
  'a bit of a link': setColumn((row) => sql`hash = ${flipped(row.hash, row.seq * 104_729)}`),
  kind: setColumn(() => sql`kind = 'another'`),
  item: setColumn(() => sql`item = 'another'`),
  function: setColumn(() => sql`function = case function when 'F1' then 'F2' else 'F1' end`),
  station: setColumn(() => sql`station = 'another'`),
  'area code': setColumn(() => sql`area_code = '370700000000'`),
  'area number': setColumn(() => sql`area_lo = area_lo + 1`),
  'given at': setColumn(() => sql`given_at = given_at + interval '1 ms'`),
  'given day': setColumn(() => sql`given_day = given_day - 1`),
  'recorded at': setColumn(() => sql`recorded_at = recorded_at - interval '40 days'`),
  'day tag': setColumn(() => sql`who = decode(repeat('07', 16), 'hex')`),
  'a taking-back invented': setColumn(() => sql`reverses = gen_random_uuid()`),
  'event id': setColumn(() => sql`event_id = gen_random_uuid()`),
  'an event deleted': async (ctx, pick) => {
    const row = await sealedRow(ctx, pick);
    await run(ctx, sql`delete from ledger.service_event where chain = ${row.chain} and seq = ${row.seq}`);
  },
  'an event deleted without a trace in its chain': async (ctx, pick) => {
    const row = await sealedRow(ctx, pick);
    await run(ctx, sql`delete from ledger.subject where event_id = ${row.event_id}`);
    await run(ctx, sql`delete from ledger.service_event where chain = ${row.chain} and seq = ${row.seq}`);
    await run(
      ctx,
      sql`update ledger.service_event set seq = seq + 1000000 where chain = ${row.chain} and seq > ${row.seq}`,
    );
    await run(
      ctx,
      sql`update ledger.service_event set seq = seq - 1000001 where chain = ${row.chain} and seq > 1000000`,
    );
    await relink(ctx, row.chain);
  },
  'an event rewritten and its chain with it': async (ctx, pick) => {
    const row = await sealedRow(ctx, pick);
    const bytes = Buffer.from(row.bytes.toString().replace('"skin":"phone"', '"skin":"kiosk"'));
    await run(
      ctx,
      sql`update ledger.service_event set bytes = ${bytes} where chain = ${row.chain} and seq = ${row.seq}`,
    );
    await relink(ctx, row.chain);
  },
  'two events in each other’s place': async (ctx, pick) => {
    const row = await sealedRow(ctx, pick);
    const { rows } = await sql<Row>`
      select * from ledger.service_event where chain = ${row.chain} and seq <> ${row.seq} order by seq limit 1`.execute(
      ctx.tx,
    );
    const other = rows[0] ?? (await sealedRow(ctx, pick + 1));
    await run(
      ctx,
      sql`update ledger.service_event set seq = 1000000 where chain = ${row.chain} and seq = ${row.seq}`,
    );
    await run(
      ctx,
      sql`
      update ledger.service_event set seq = ${row.seq}, chain = ${row.chain} where chain = ${other.chain} and seq = ${other.seq}`,
    );
    await run(
      ctx,
      sql`
      update ledger.service_event set seq = ${other.seq}, chain = ${other.chain} where chain = ${row.chain} and seq = 1000000`,
    );
  },
  'an event in another chain': async (ctx, pick) => {
    const row = await sealedRow(ctx, pick);
    const to = (row.chain + 1 + (pick % 63)) % 64;
    await run(
      ctx,
      sql`
      update ledger.service_event set chain = ${to}, seq = (select size from ledger.chain where chain = ${to})
      where chain = ${row.chain} and seq = ${row.seq}`,
    );
    await relink(ctx, row.chain);
    await relink(ctx, to);
  },
  'a chain cut': cut,
  'a chain cut, and its tiles': async (ctx, pick) => {
    const { chain, seq } = await cut(ctx, pick);
    await run(ctx, sql`delete from ledger.tile where chain = ${chain} and number > ${seq} / 256`);
    await run(
      ctx,
      seq % 256 === 0
        ? sql`delete from ledger.tile where chain = ${chain} and number = ${seq} / 256`
        : sql`update ledger.tile set leaves = substr(leaves, 1, ${(seq % 256) * 32}), root = null where chain = ${chain} and number = ${seq} / 256`,
    );
  },
  'everything deleted': async (ctx) => {
    for (const table of ['head', 'tile', 'subject', 'service_event'])
      await run(ctx, sql`delete from ledger.${sql.raw(table)}`);
    await run(ctx, sql`update ledger.chain set size = 0, hash = decode(repeat('00', 32), 'hex')`);
  },
  'an end noted elsewhere': async (ctx, pick) => {
    await run(ctx, sql`update ledger.chain set size = size + 1 where chain = ${pick % 64}`);
  },
  'an event slipped in at the end': async (ctx, pick) => {
    const row = await sealedRow(ctx, pick);
    await run(
      ctx,
      sql`
      insert into ledger.service_event
      select (e).* from (select jsonb_populate_record(e, jsonb_build_object('seq', 900000, 'event_id', gen_random_uuid())) as e
        from ledger.service_event e where chain = ${row.chain} and seq = ${row.seq}) as copy`,
    );
  },
  body: setSubject(sql`body = replace(body, '求职登记', '求职等记')`),
  salt: setSubject(sql`salt = sha256(salt)`),
  'the person of a body': setSubject(sql`person_id = gen_random_uuid()`),
  'the area of a body': setSubject(sql`area_code = '370700000000'`),
  'the area number of a body': setSubject(sql`area_lo = area_lo - 1`),
  'the event of a body': setSubject(sql`event_id = gen_random_uuid()`),
  'a leaf in a tile': async (ctx, pick) => {
    const row = await sealedRow(ctx, pick);
    await run(
      ctx,
      sql`
      update ledger.tile set leaves = set_byte(leaves, ${pick % 32}, (get_byte(leaves, ${pick % 32}) + 1) % 256)
      where chain = ${row.chain} and number = ${row.seq} / 256`,
    );
  },
  'a tile deleted': async (ctx, pick) => {
    const row = await sealedRow(ctx, pick);
    await run(ctx, sql`delete from ledger.tile where chain = ${row.chain} and number = ${row.seq} / 256`);
  },
  'a signature': async (ctx, pick) => {
    const { number, signature } = await pickedHead(ctx, pick);
    await run(
      ctx,
      sql`update ledger.head set signature = ${flipped(signature, pick)} where number = ${number}`,
    );
  },
  'a root in a head': async (ctx, pick) => {
    const { number, chains } = await pickedHead(ctx, pick);
    await run(ctx, sql`update ledger.head set chains = ${flipped(chains, pick)} where number = ${number}`);
  },
  'a head deleted': async (ctx, pick) => {
    const { number } = await pickedHead(ctx, pick);
    await run(ctx, sql`delete from ledger.head where number = ${number}`);
  },
  'a head signed with another key': async (ctx, pick) => {
    const row = await pickedHead(ctx, pick);
    const { head } = readHead(sha256, signedHeadOf(row));
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12);
    const signature = sign(null, signedBytes(row.head), privateKey);
    await run(
      ctx,
      sql`
      update ledger.head set signature = ${signature}, public_key = ${raw} where number = ${head.number}`,
    );
  },
} satisfies Record<string, Act>;

/** Random tampers, every kind at least once where there are enough. */
export function someTampers(count: number): Tamper[] {
  const names = Object.keys(tampers) as (keyof typeof tampers)[];
  const picks = fc.sample(fc.nat(0x7fffffff), { numRuns: count, seed: 20_261_120 });
  return picks.map((pick, at) => ({ name: names[at % names.length] ?? 'kind', pick }));
}
