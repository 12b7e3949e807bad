import { sql } from 'kysely';
import type { Context } from '../../../../ground/context.ts';
import { lotsOf, rowsOf, writeLots } from '../../../../ground/database/lots.ts';
import { Problem } from '../../../../ground/problem.ts';
import { namesOfEmployers } from '../../../employers/index.ts';
import { movePosting, type PostingMove } from '../../domain/posting-state.ts';
import { columnsOf, listedColumns, noteColumns, type PostingRow } from '../../store-postings.ts';
import { newRow, type PublishPosting, readLawful } from './publish-posting.ts';

/** A posting that comes from somewhere else with what has become of it: a demonstration, or another system. */
export interface BroughtPosting extends PublishPosting {
  /** Where the work is, WGS-84, where that is known better than its area. */
  spot?: { lat: number; lon: number };
  /** Whether the employer was verified when it was published; without it, whether he is now. */
  verifiedThen?: boolean;
  /** What happened to it since, in order. */
  moves: readonly { move: PostingMove; at: Date }[];
}

const perStatement = 200;

interface Written {
  row: PostingRow;
  notes: ReturnType<typeof noteColumns>[];
  company: string;
}

/**
 * Adds many postings, as a job: read, held against the law and moved as one by one; nothing is said of it, since what became of them
 * was told elsewhere. Their employers are there already.
 * @throws Problem as `publishPosting` and a move do, and then none is added.
 */
export async function bringPostings(ctx: Context, many: readonly BroughtPosting[]): Promise<void> {
  const employers = await namesOfEmployers(ctx, [...new Set(many.map(({ employerId }) => employerId))]);
  const lawful = new Set<string>();
  const write = (posting: BroughtPosting): Written => {
    const employer = employers.get(posting.employerId);
    if (!employer) throw new Error(`there is no employer ${posting.employerId}`);
    return { ...replay(ctx, posting, employer.verified, lawful), company: employer.name };
  };
  await writeLots(
    lotsOf(many, perStatement),
    (lot) => lot.map(write),
    (lot) => insertLot(ctx, lot),
  );
}

function replay(
  ctx: Context,
  posting: BroughtPosting,
  verified: boolean,
  lawful: Set<string>,
): Omit<Written, 'company'> {
  const { answers, moves, spot, verifiedThen = verified } = posting;
  let row = newRow(readLawful(answers, lawful), { ...posting, verified: verifiedThen });
  if (spot) row = { ...row, ...spot, placePrecision: 'exact' };
  const notes = [noteColumns(ctx, row, { move: 'published', from: null, said: answers })];
  for (const { move, at } of moves) {
    const moved = movePosting(row, move, verified);
    if (moved instanceof Problem) throw moved;
    const from = row.state;
    const publishedAt = moved.state === 'open' ? (row.publishedAt ?? at) : row.publishedAt;
    row = { ...row, ...moved, publishedAt, changedAt: at };
    notes.push(noteColumns(ctx, row, { move, from }));
  }
  return { row, notes };
}

/** A list of words as the text of a tsvector. */
function vectorOf(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' ');
}

async function insertLot(ctx: Context, lot: readonly Written[]): Promise<void> {
  const listed = lot
    .filter(({ row: { state } }) => state === 'open' || state === 'lowered')
    .map(({ row, company }) => {
      const columns = listedColumns(row, company);
      return { ...columns, title_grams: vectorOf(columns.title_grams), grams: vectorOf(columns.grams) };
    });
  await sql`
    insert into matching.posting
    select * from jsonb_populate_recordset(null::matching.posting, ${rowsOf(lot.map(({ row }) => columnsOf(row)))}::jsonb)`.execute(
    ctx.tx,
  );
  await sql`
    insert into matching.posting_event
    select * from jsonb_populate_recordset(null::matching.posting_event, ${rowsOf(lot.flatMap(({ notes }) => notes.map((note, at) => ({ ...note, seq: at + 1 }))))}::jsonb)`.execute(
    ctx.tx,
  );
  await sql`
    insert into matching.listed_posting
    select * from jsonb_populate_recordset(null::matching.listed_posting, ${rowsOf(listed)}::jsonb)`.execute(
    ctx.tx,
  );
}
