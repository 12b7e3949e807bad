import { sql } from 'kysely';
import { loadAreas } from '../../../ground/areas/load.ts';
import type { Context } from '../../../ground/context.ts';
import { chainCount } from '../domain/event.ts';
import type { SignedHead } from '../domain/head.ts';
import { ledger, signedHeadOf } from '../store.ts';
import { type ChainCheck, type ChainNotes, checkChain, type LedgerRow } from '../verify/check-chain.ts';
import { type Checkpoints, readHeads } from '../verify/check-heads.ts';
import { type Finding, type Findings, note } from '../verify/findings.ts';

/** What a verification found. */
export interface LedgerReport {
  /** True when nothing was found. */
  holds: boolean;
  events: number;
  /** Events whose person has been erased. */
  erased: number;
  heads: number;
  findings: number;
  first: Finding[];
}

/** What to verify against. */
export interface VerifyOptions {
  /** The 32 bytes of the public key that heads must be signed with. */
  publicKey: Uint8Array;
  /** Heads kept outside; a ledger that was cut or rewritten together with its own heads is found only by these. */
  witnessed?: readonly SignedHead[];
  onProgress?: (done: number, total: number) => void;
}

const eventsAtOnce = 2000;

/** The rows of a cursor, lot by lot: row by row each would be waited for. */
async function* stream<Row>(ctx: Pick<Context, 'tx'>, cursor: string, atOnce: number): AsyncGenerator<Row[]> {
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(atOnce)} from ${sql.id(cursor)}`.execute(ctx.tx);
    yield rows;
    if (rows.length < atOnce) return;
  }
}

async function checkpointsOf(ctx: Pick<Context, 'tx'>, options: VerifyOptions, findings: Findings) {
  const reader = readHeads(options.publicKey, findings);
  await sql`declare ledger_heads no scroll cursor for
    select head, chains, signature, public_key from ledger.head order by number`.execute(ctx.tx);
  type Row = Parameters<typeof signedHeadOf>[0];
  for await (const rows of stream<Row>(ctx, 'ledger_heads', 200))
    for (const row of rows) reader.read(signedHeadOf(row));
  for (const signed of options.witnessed ?? []) reader.readWitnessed(signed);
  return { heads: reader.count, checkpoints: reader.checkpoints() };
}

type TileRow = ChainNotes['tiles'][number] & { chain: number };

/** What the database says of each chain beside its events; ask for the chains in order. */
async function openNotes(ctx: Pick<Context, 'tx'>, checkpoints: Checkpoints) {
  const ends = await ledger(ctx).selectFrom('chain').select(['chain', 'size', 'hash']).execute();
  await sql`declare ledger_tiles no scroll cursor for
    select chain, number, leaves, root from ledger.tile order by chain, number`.execute(ctx.tx);
  const lots = stream<TileRow>(ctx, 'ledger_tiles', 200);
  let waiting: TileRow[] = [];
  const areas = loadAreas();
  const places = new Map<string, number | undefined>();
  const placeOf = (code: string) => {
    if (!places.has(code)) places.set(code, areas.find(code)?.lo);
    return places.get(code);
  };
  return {
    total: ends.reduce((sum, { size }) => sum + size, 0),
    async of(chain: number): Promise<ChainNotes> {
      // Until one of a later chain is waiting, or there are no more.
      while (waiting.every((tile) => tile.chain <= chain)) {
        const lot = await lots.next();
        if (lot.done) break;
        waiting.push(...lot.value);
      }
      const tiles = waiting.filter((tile) => tile.chain <= chain);
      waiting = waiting.filter((tile) => tile.chain > chain);
      return {
        end: ends.find((end) => end.chain === chain),
        tiles,
        checkpoints: checkpoints[chain] ?? [],
        placeOf,
      };
    },
  };
}

// chr(31) and the order of the columns as in verify/check-chain.ts. Leaves get their prefix here, so that a row is hashed
// without a copy.
const everyEvent = sql`
  select e.chain, e.seq, e.hash, '\\x00'::bytea || e.bytes as prefixed,
    concat_ws(chr(31), e.event_id, e.kind, e.item, e.function, coalesce(e.station, ''), e.area_code,
      (extract(epoch from e.given_at) * 1000)::bigint, e.given_day - date '1970-01-01',
      (extract(epoch from e.recorded_at) * 1000)::bigint, encode(e.who, 'hex'), coalesce(e.reverses::text, '')) as columns,
    e.area_lo, s.area_lo as subject_lo, s.person_id, s.area_code as subject_area,
    s.salt || convert_to(s.body, 'UTF8') as sealed
  from ledger.service_event e left join ledger.subject s on s.event_id = e.event_id
  order by e.chain, e.seq`;

/**
 * Recomputes the whole ledger in one pass and one snapshot: every leaf, link, column, body, tree, tile and head.
 * Runs as a job under the widest scope, as the first thing in its transaction.
 */
export async function verifyLedger(ctx: Pick<Context, 'tx'>, options: VerifyOptions): Promise<LedgerReport> {
  await sql`set transaction isolation level repeatable read`.execute(ctx.tx);
  // All rows will be read: without this the planner would choose for the first few.
  await sql`set local cursor_tuple_fraction = 1`.execute(ctx.tx);
  const findings: Findings = { count: 0, first: [] };
  const { heads, checkpoints } = await checkpointsOf(ctx, options, findings);
  const notes = await openNotes(ctx, checkpoints);
  await sql`declare ledger_events no scroll cursor for ${everyEvent}`.execute(ctx.tx);

  let [events, erased, at] = [0, 0, -1];
  let check: ChainCheck | undefined;
  const goTo = async (chain: number) => {
    // Also through chains without rows: what they should hold may have been deleted.
    for (; at < chain; ) {
      check?.end();
      at += 1;
      check = at < chainCount ? checkChain(at, await notes.of(at), findings) : undefined;
    }
  };
  for await (const rows of stream<LedgerRow>(ctx, 'ledger_events', eventsAtOnce)) {
    for (const row of rows) {
      if (row.chain !== at) await goTo(row.chain);
      if (check) check.take(row);
      else note(findings, 'event-moved', { chain: row.chain, seq: row.seq });
      if (row.sealed === null) erased += 1;
    }
    events += rows.length;
    options.onProgress?.(events, notes.total);
  }
  await goTo(chainCount);

  const { rows: strays } = await sql<{ n: number }>`
    select count(*)::int as n from ledger.subject s
    where not exists (select 1 from ledger.service_event e where e.event_id = s.event_id)`.execute(ctx.tx);
  for (let left = strays[0]?.n ?? 0; left > 0; left -= 1) note(findings, 'body-stray');
  return {
    holds: findings.count === 0,
    events,
    erased,
    heads,
    findings: findings.count,
    first: findings.first,
  };
}
