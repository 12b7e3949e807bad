import { toHex } from '../domain/bytes.ts';
import { chainOf, readEvent, type ServiceEvent } from '../domain/event.ts';
import { emptyFrontier, frontierRoot, grow, tileSize, treeRoot } from '../domain/merkle.ts';
import { sha256 } from '../hash.ts';
import type { Checkpoint } from './check-heads.ts';
import { type Findings, note } from './findings.ts';

/** A row as it is streamed: an event with the body it commits to, where that is still there. */
export interface LedgerRow {
  chain: number;
  seq: number;
  hash: Buffer;
  /** 00 and the stored bytes: what the leaf is the hash of. */
  prefixed: Buffer;
  /** The searching columns, as `columnsOf` writes them. */
  columns: string;
  /** The area's place in the area tree, which the bytes do not hold: of the event and of its body. */
  area_lo: number;
  subject_lo: number | null;
  person_id: string | null;
  subject_area: string | null;
  /** Salt and body: what the seal is the hash of. */
  sealed: Buffer | null;
}

/** What else the database says of a chain. */
export interface ChainNotes {
  /** Where the chain is noted to end. */
  end: { size: number; hash: Buffer } | undefined;
  tiles: { number: number; leaves: Buffer; root: Buffer | null }[];
  checkpoints: readonly Checkpoint[];
  /** Where the area tree has an area; undefined for a code that it has not. */
  placeOf: (areaCode: string) => number | undefined;
}

/** Stands between columns: ASCII 31, unit separator, which no code holds. */
const columnSeparator = '\x1f';

/** The number of a moment's day in Shanghai, counted from 1 January 1970; UTC+8 without exception since 1992. */
function dayNumber(moment: number): number {
  return Math.floor((moment + 8 * 3_600_000) / 86_400_000);
}

/** The columns that an event's row must have, in the order and form of the query in verify-ledger.ts. */
function columnsOf(event: ServiceEvent): string {
  const given = Date.parse(event.givenAt);
  return [
    event.eventId,
    event.kind,
    event.item,
    event.function,
    event.station ?? '',
    event.area,
    given,
    dayNumber(given),
    Date.parse(event.recordedAt),
    event.who,
    event.reverses ?? '',
  ].join(columnSeparator);
}

const saltLength = 32;

function checkBody(row: LedgerRow, event: ServiceEvent): boolean {
  if (row.sealed === null) return true;
  return (
    toHex(sha256(row.sealed)) === event.commitment &&
    JSON.parse(row.sealed.toString('utf8', saltLength)).person === row.person_id &&
    row.subject_area === event.area
  );
}

/** Checks one chain, row by row in the order of `seq`. */
export interface ChainCheck {
  take(row: LedgerRow): void;
  end(): void;
}

/** Starts the check of a chain. */
export function checkChain(chain: number, notes: ChainNotes, findings: Findings): ChainCheck {
  const tree = emptyFrontier();
  const link = Buffer.alloc(64);
  const checkpoints = [...notes.checkpoints].reverse();
  let next = 0;
  let hash: Buffer = Buffer.alloc(32);
  let tile: Uint8Array[] = [];
  let tiles = 0;

  function checkTile(): void {
    const stored = notes.tiles[tiles];
    tiles += 1;
    // A tile is as long as it was at the last head; events since then are not in it yet.
    const known = stored ? stored.leaves.length / 32 : 0;
    const leaves = Buffer.concat(tile.slice(0, known));
    const root = stored?.root ? stored.root.equals(treeRoot(sha256, tile)) : known < tileSize;
    if (stored && (stored.number !== tiles - 1 || !stored.leaves.equals(leaves) || !root)) {
      note(findings, 'tile-changed', { chain, seq: (tiles - 1) * tileSize });
    }
    tile = [];
  }

  function checkHeads(): void {
    for (let point = checkpoints.at(-1); point && point.size <= tree.size; point = checkpoints.at(-1)) {
      checkpoints.pop();
      if (point.root !== toHex(frontierRoot(sha256, tree)))
        note(findings, 'history-rewritten', { chain, head: point.head });
    }
  }

  function checkContent(row: LedgerRow): void {
    const where = { chain, seq: row.seq };
    try {
      const event = readEvent(row.prefixed.toString('utf8', 1));
      if (chainOf(sha256, event.eventId) !== chain) note(findings, 'event-moved', where);
      const place = notes.placeOf(event.area) ?? row.area_lo;
      const placed = row.area_lo === place && (row.subject_lo ?? place) === place;
      if (!placed || columnsOf(event) !== row.columns) note(findings, 'column-changed', where);
      if (!checkBody(row, event)) note(findings, 'body-changed', where);
    } catch {
      note(findings, 'event-changed', where);
    }
  }

  checkHeads();
  return {
    take(row) {
      if (row.seq !== next) note(findings, 'event-missing', { chain, seq: next });
      const leaf = sha256(row.prefixed);
      // H(hash before ‖ leaf); a chain begins with 32 zero bytes.
      link.set(hash);
      link.set(leaf, 32);
      if (!row.hash.equals(sha256(link))) note(findings, 'event-changed', { chain, seq: row.seq });
      checkContent(row);
      // Goes on from what is stored, so that one change is found once.
      [hash, next] = [row.hash, row.seq + 1];
      grow(sha256, tree, leaf);
      if (checkpoints.length) checkHeads();
      tile.push(leaf);
      if (tile.length === tileSize) checkTile();
    },
    end() {
      if (tile.length) checkTile();
      const stored = notes.tiles.reduce((sum, { leaves }) => sum + leaves.length / 32, 0);
      if (stored !== (notes.checkpoints.at(-1)?.size ?? 0)) note(findings, 'tile-changed', { chain });
      for (const { head } of checkpoints.reverse()) note(findings, 'ledger-shorter', { chain, head });
      if (notes.end?.size !== next || !hash.equals(notes.end.hash))
        note(findings, 'chain-cut', { chain, seq: next });
    },
  };
}
