import { Problem } from '../../../ground/problem.ts';
import { openDelimited } from '../../../ground/tables/delimited.ts';
import { decodeLine, type Line, splitLines } from '../../../ground/tables/lines.ts';
import { openSource } from '../../../ground/tables/source.ts';
import type { Sheet } from '../../../ground/tables/table.ts';
import { openWorkbook } from '../../../ground/tables/workbook.ts';
import type { RowProblem } from '../domain/format.ts';
import { columnsOf, objectOf } from '../domain/table-row.ts';

/** One advertisement of a file, before it is checked. */
export interface ReadAd {
  /** From 1, as an editor or a spreadsheet counts. */
  line: number;
  /** `raw`: the line as it stood; of a table, its row as a line of JSON. */
  read:
    | { raw: string; parsed: unknown }
    | { raw: string; problems: RowProblem[] }
    | { problems: RowProblem[] };
}

/** The advertisements of a file, as they are read. */
export interface Ads {
  ads: AsyncIterable<ReadAd>;
  /** Bytes on disk, and how many of them have been read; of a table that is known at its end only. */
  size: number;
  read(): number;
  close(): void;
}

/** A longer line is no advertisement; the longest of 79,271 has 22 KB. */
const longestLine = 2 ** 20;

/** Nothing but white space, which is how files end. */
const isBlank = (bytes: Uint8Array) => bytes.every((byte) => byte <= 0x20);

function rejected(code: RowProblem['code'], reason: string, suggestion: string): { problems: RowProblem[] } {
  return { problems: [{ field: '', code, reason, suggestion }] };
}

function readLine({ bytes }: Line): ReadAd['read'] {
  if (bytes === null) {
    return rejected('line-too-long', '这一行超过 1 MB，没有读', '请核对文件里是不是少了换行');
  }
  const raw = decodeLine(bytes)?.replace(/^\ufeff/, '');
  if (raw === undefined)
    return rejected('encoding', '这一行不是 UTF-8，也不是 GB18030', '请把文件另存为 UTF-8');
  try {
    return { raw, parsed: JSON.parse(raw) as unknown };
  } catch {
    return rejected('not-json', '这一行不是完整的 JSON', '请核对引号、括号和换行，每行写一条广告');
  }
}

async function* adsOfLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ReadAd> {
  for await (const line of splitLines(chunks, longestLine)) {
    if (line.bytes !== null && isBlank(line.bytes)) continue;
    yield { line: line.number, read: readLine(line) };
  }
}

async function* adsOfSheet(sheet: Sheet): AsyncGenerator<ReadAd> {
  let columns: ReturnType<typeof columnsOf> | undefined;
  for await (const rows of sheet.rows()) {
    for (const { line, cells } of rows) {
      if (columns === undefined) {
        columns = columnsOf(cells);
        if ('missing' in columns) throw noSuchColumns(columns.missing);
        continue;
      }
      if ('missing' in columns) return;
      const read = objectOf(columns, cells);
      const raw = JSON.stringify('parsed' in read ? read.parsed : cells.map(({ text }) => text));
      yield { line, read: { raw, ...read } };
    }
  }
}

function noSuchColumns(missing: readonly string[]): Problem {
  return new Problem(422, 'missing-columns', {
    zh: `第一行要写列名，这个文件缺：${missing.join('、')}`,
    en: `The first row names the columns; this file lacks: ${missing.join(', ')}`,
  });
}

const done = () => {};

/**
 * Opens a file of advertisements: JSON lines (plain or gzip), a workbook, or delimited values; told by its first bytes, not by its name.
 * @throws Problem with a sentence where it is missing or something else; `ads` throws it where the file breaks off.
 */
export async function openAds(file: string): Promise<Ads> {
  const source = await openSource(file);
  const { size } = source;
  if (source.format === 'lines')
    return { size, read: source.read, ads: adsOfLines(source.chunks()), close: done };
  let ended = 0;
  const table = async function* (sheet: Sheet) {
    yield* adsOfSheet(sheet);
    ended = size;
  };
  if (source.format === 'delimited') {
    const { sheet } = await openDelimited(source.chunks, () => 0);
    return { ads: table(sheet), size, read: () => ended, close: done };
  }
  const book = await openWorkbook(file);
  const [first] = book.sheets.filter(({ hidden }) => !hidden);
  return {
    ads: first
      ? table(first.sheet)
      : table({ rows: async function* () {}, merged: () => [], share: () => 1 }),
    size,
    read: () => ended,
    close: book.close,
  };
}
