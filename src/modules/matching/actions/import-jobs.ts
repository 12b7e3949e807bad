import { basename } from 'node:path';
import { loadAreas } from '../../../ground/areas/load.ts';
import type { Context } from '../../../ground/context.ts';
import { newId } from '../../../ground/uuid.ts';
import { checkRow, duplicateDiffers, type RowProblem } from '../domain/format.ts';
import { type FindPlace, placeFinder } from '../domain/place.ts';
import { type Posting, readPosting } from '../domain/posting.ts';
import { codeOccupation } from '../load-occupation-words.ts';
import { type IncomingPosting, noteLines, quarantine, savePostings, startImport } from '../store.ts';
import { contentHashOf } from './content-hash.ts';
import { openAds, type ReadAd } from './read-ads.ts';

/** in = accepted + quarantined + rejected; accepted = added + changed + unchanged + repeated. */
export interface ImportCounts {
  in: number;
  accepted: number;
  quarantined: number;
  rejected: number;
  added: number;
  /** Known under its number, with other content: taken over, the former kept. */
  changed: number;
  /** Known with the same content. */
  unchanged: number;
  /** The same number with the same content stood earlier in the file. */
  repeated: number;
}

/** Why one line was not taken. A rejected line cannot be read at all; a quarantined one is kept to be mended. */
export interface RefusedLine extends RowProblem {
  line: number;
  verdict: 'quarantined' | 'rejected';
}

export interface ImportProgress {
  bytesRead: number;
  size: number;
  lines: number;
}

interface Watcher {
  refused?(line: RefusedLine): void;
  progress?(progress: ImportProgress): void;
}

/** Lines in one statement; their length is bounded too, so that memory does not grow with it. */
const full = { lines: 1000, characters: 4 * 2 ** 20 };

const none: ImportCounts = {
  in: 0,
  accepted: 0,
  quarantined: 0,
  rejected: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  repeated: 0,
};

interface Understood {
  line: number;
  raw: string;
  posting: Posting;
  hash: string;
}

/** A line that is kept to be mended. */
interface ToMend {
  line: number;
  raw: string;
  reasons: RowProblem[];
}

/** Lines on their way into the register, written together. */
interface Batch {
  understood: Understood[];
  toMend: ToMend[];
  /** Characters of all of them. */
  size: number;
}

const emptyBatch = (): Batch => ({ understood: [], toMend: [], size: 0 });

const isFull = ({ understood, toMend, size }: Batch) =>
  understood.length + toMend.length >= full.lines || size >= full.characters;

/** One import under way: its counts and who hears of refused lines. */
interface Run {
  fileName: string;
  counts: ImportCounts;
  watcher: Watcher;
}

function refuse(
  { counts, watcher }: Run,
  line: number,
  verdict: RefusedLine['verdict'],
  problems: RowProblem[],
): void {
  counts[verdict] += 1;
  for (const problem of problems) watcher.refused?.({ line, verdict, ...problem });
}

async function write(ctx: Context, run: Run, { understood, toMend }: Batch): Promise<void> {
  const { counts } = run;
  const seen = await noteLines(ctx, understood);
  const fresh: IncomingPosting[] = [];
  for (const { line, raw, posting, hash } of understood) {
    const first = seen.get(line);
    if (first === undefined) {
      fresh.push({ ...posting, postingId: newId(ctx.clock.now().getTime()), contentHash: hash });
    } else if (first.same) counts.repeated += 1;
    else {
      const reasons = [duplicateDiffers(first.line)];
      refuse(run, line, 'quarantined', reasons);
      toMend.push({ line, raw, reasons });
    }
  }
  const { added, changed } = await savePostings(ctx, fresh);
  counts.added += added.length;
  counts.changed += changed.length;
  counts.unchanged += fresh.length - added.length - changed.length;
  counts.accepted = counts.added + counts.changed + counts.unchanged + counts.repeated;
  await quarantine(ctx, run.fileName, toMend);
}

/** Takes one line into the batch, or refuses it. */
function take(run: Run, batch: Batch, { line, read }: ReadAd, findPlace: FindPlace): void {
  if (!('raw' in read)) {
    refuse(run, line, 'rejected', read.problems);
    return;
  }
  const { raw } = read;
  const checked = 'problems' in read ? read : checkRow(read.parsed);
  const result = 'row' in checked ? readPosting(checked.row, findPlace, codeOccupation) : checked;
  batch.size += raw.length;
  if ('row' in checked && 'posting' in result) {
    const hash = contentHashOf(checked.row);
    batch.understood.push({ line, raw, posting: result.posting, hash });
  } else if ('problems' in result) {
    refuse(run, line, 'quarantined', result.problems);
    batch.toMend.push({ line, raw, reasons: result.problems });
  }
}

/**
 * The way of `leye import jobs` and of the demonstration; a list that staff bring goes through the exchange, which reads by the same rules
 * (add-ads-from-list.ts) and keeps the original and each row to be mended.
 *
 * Reads a file of collected advertisements (JSON lines, plain or gzip; a workbook; delimited values) into the register, in the transaction of `ctx`: all of it
 * or, when the file breaks off, nothing. Lines are streamed; memory does not grow with the file. While the database writes one
 * batch, the next is read.
 *
 * An advertisement is known by (site, number). The same content again changes nothing; other content replaces it and the former
 * is kept. Within one file the first line under a number counts: the same content again is accepted as a repeat, other content is
 * quarantined, for nobody can say which of the two is meant.
 * @throws Problem when the file is missing, is in another format or breaks off.
 */
export async function importJobs(ctx: Context, file: string, watcher: Watcher = {}): Promise<ImportCounts> {
  const opened = await openAds(file);
  const findPlace = placeFinder(loadAreas());
  const counts: ImportCounts = { ...none };
  const run = { fileName: basename(file), counts, watcher };
  await startImport(ctx);
  let batch = emptyBatch();
  let writing = Promise.resolve();
  const writeNext = async () => {
    await writing;
    watcher.progress?.({ bytesRead: opened.read(), size: opened.size, lines: counts.in });
    writing = write(ctx, run, batch);
    // Thrown where it is awaited; a file that breaks off meanwhile must not leave it unheard.
    writing.catch(() => {});
    batch = emptyBatch();
  };
  try {
    for await (const ad of opened.ads) {
      counts.in += 1;
      take(run, batch, ad, findPlace);
      if (isFull(batch)) await writeNext();
    }
    await writeNext();
  } finally {
    opened.close();
    await writing;
  }
  watcher.progress?.({ bytesRead: opened.size, size: opened.size, lines: counts.in });
  return counts;
}
