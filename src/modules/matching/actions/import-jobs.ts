import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { loadAreas } from '../../../ground/areas/load.ts';
import type { Context } from '../../../ground/context.ts';
import { newId } from '../../../ground/uuid.ts';
import { checkRow, duplicateDiffers, type RowProblem } from '../domain/format.ts';
import { decodeLine, type Line, splitLines } from '../domain/lines.ts';
import { placeFinder } from '../domain/place.ts';
import { type Posting, readPosting } from '../domain/posting.ts';
import { type IncomingPosting, noteLines, quarantine, savePostings, startImport } from '../store.ts';
import { openFile } from './open-file.ts';

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

/** A longer line is no advertisement; the longest of 79,271 has 22 KB. */
const longestLine = 2 ** 20;
/** Lines in one statement; their bytes are bounded too, so that memory does not grow with the length of lines. */
const full = { lines: 1000, bytes: 4 * 2 ** 20 };
/** Part of each content hash: when the rules of reading change, the next import of the same file reads every row again. */
const reading = 1;

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

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Nothing but white space, which is how files end. */
const isBlank = (bytes: Uint8Array) => bytes.every((byte) => byte <= 0x20);

function rejected(code: RowProblem['code'], reason: string, suggestion: string): RowProblem[] {
  return [{ field: '', code, reason, suggestion }];
}

type ReadLine = { raw: string; parsed: unknown } | { problems: RowProblem[] };

function readLine({ bytes }: Line): ReadLine {
  if (bytes === null) {
    return { problems: rejected('line-too-long', '这一行超过 1 MB，没有读', '请核对文件里是不是少了换行') };
  }
  const raw = decodeLine(bytes)?.replace(/^\ufeff/, '');
  if (raw === undefined) {
    return { problems: rejected('encoding', '这一行不是 UTF-8，也不是 GB18030', '请把文件另存为 UTF-8') };
  }
  try {
    return { raw, parsed: JSON.parse(raw) as unknown };
  } catch {
    return {
      problems: rejected('not-json', '这一行不是完整的 JSON', '请核对引号、括号和换行，每行写一条广告'),
    };
  }
}

/** Lines on their way into the register, written together. */
class Batch {
  private understood: Understood[] = [];
  private toMend: ToMend[] = [];
  private bytes = 0;

  private readonly ctx: Context;
  private readonly fileName: string;
  private readonly counts: ImportCounts;
  private readonly watcher: Watcher;

  constructor(ctx: Context, fileName: string, counts: ImportCounts, watcher: Watcher) {
    this.ctx = ctx;
    this.fileName = fileName;
    this.counts = counts;
    this.watcher = watcher;
  }

  get isFull(): boolean {
    return this.understood.length + this.toMend.length >= full.lines || this.bytes >= full.bytes;
  }

  reject(line: number, problems: RowProblem[]): void {
    this.refuse(line, 'rejected', problems);
  }

  mend(one: ToMend): void {
    this.refuse(one.line, 'quarantined', one.reasons);
    this.toMend.push(one);
    this.bytes += one.raw.length;
  }

  add(one: Understood): void {
    this.understood.push(one);
    this.bytes += one.raw.length;
  }

  async write(): Promise<void> {
    const { ctx, counts } = this;
    const fresh = await this.withoutRepeats();
    const { added, changed } = await savePostings(ctx, fresh);
    counts.added += added;
    counts.changed += changed;
    counts.unchanged += fresh.length - added - changed;
    counts.accepted = counts.added + counts.changed + counts.unchanged + counts.repeated;
    await quarantine(ctx, this.fileName, this.toMend);
    this.understood = [];
    this.toMend = [];
    this.bytes = 0;
  }

  private async withoutRepeats(): Promise<IncomingPosting[]> {
    const seen = await noteLines(this.ctx, this.understood);
    return this.understood.flatMap(({ line, raw, posting, hash }) => {
      const first = seen.get(line);
      if (first === undefined)
        return [{ ...posting, postingId: newId(this.ctx.clock.now().getTime()), contentHash: hash }];
      if (first.same) this.counts.repeated += 1;
      else this.mend({ line, raw, reasons: [duplicateDiffers(first.line)] });
      return [];
    });
  }

  private refuse(line: number, verdict: RefusedLine['verdict'], problems: RowProblem[]): void {
    this.counts[verdict] += 1;
    for (const problem of problems) this.watcher.refused?.({ line, verdict, ...problem });
  }
}

/**
 * Reads a file of collected advertisements (JSON lines, plain or gzip) into the register, in the transaction of `ctx`: all of it
 * or, when the file breaks off, nothing. Lines are streamed; memory does not grow with the file.
 *
 * An advertisement is known by (site, number). The same content again changes nothing; other content replaces it and the former
 * is kept. Within one file the first line under a number counts: the same content again is accepted as a repeat, other content is
 * quarantined, for nobody can say which of the two is meant.
 * @throws Problem when the file is missing, is in another format or breaks off.
 */
export async function importJobs(ctx: Context, file: string, watcher: Watcher = {}): Promise<ImportCounts> {
  const opened = await openFile(file);
  const findPlace = placeFinder(loadAreas());
  const counts: ImportCounts = {
    in: 0,
    accepted: 0,
    quarantined: 0,
    rejected: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    repeated: 0,
  };
  const lines = new Batch(ctx, basename(file), counts, watcher);
  await startImport(ctx);
  const progress = () =>
    watcher.progress?.({ bytesRead: opened.read(), size: opened.size, lines: counts.in });
  for await (const line of splitLines(opened.chunks, longestLine)) {
    if (line.bytes !== null && isBlank(line.bytes)) continue;
    counts.in += 1;
    const read = readLine(line);
    if ('problems' in read) {
      lines.reject(line.number, read.problems);
      continue;
    }
    const { raw } = read;
    const checked = checkRow(read.parsed);
    const result = 'row' in checked ? readPosting(checked.row, findPlace) : checked;
    if ('problems' in result) lines.mend({ line: line.number, raw, reasons: result.problems });
    else if ('row' in checked)
      lines.add({
        line: line.number,
        raw,
        posting: result.posting,
        hash: sha256(JSON.stringify([reading, checked.row])),
      });
    if (lines.isFull) {
      await lines.write();
      progress();
    }
  }
  await lines.write();
  progress();
  return counts;
}
