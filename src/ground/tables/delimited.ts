import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { limits, type Row, refuseFile, type Sheet } from './table.ts';

/** The encodings in which lists arrive; both fail on what they are not. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Where the bytes come from, from the start each time. */
type Chunks = () => AsyncIterable<Uint8Array>;

async function firstBytes(chunks: Chunks): Promise<Uint8Array> {
  for await (const chunk of chunks()) return chunk;
  return new Uint8Array();
}

async function decodes(chunks: Chunks, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const fits = (chunk?: Uint8Array) => {
    try {
      decoder.decode(chunk, { stream: chunk !== undefined });
      return true;
    } catch {
      return false;
    }
  };
  for await (const chunk of chunks()) if (!fits(chunk)) return false;
  return fits();
}

/**
 * The encoding of a whole file: by its mark, else UTF-8 where all of it is, else GB18030 where all of it is.
 * @throws Problem where it is neither.
 */
async function encodingOf(chunks: Chunks): Promise<Encoding> {
  const [a, b] = await firstBytes(chunks);
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  for (const encoding of ['utf-8', 'gb18030'] as const) if (await decodes(chunks, encoding)) return encoding;
  throw refuseFile('encoding', {
    zh: '文件的编码读不懂，请用表格软件另存为“CSV UTF-8”或 .xlsx',
    en: 'The encoding of this file cannot be read; please save it as “CSV UTF-8” or .xlsx',
  });
}

/** What parts its fields: the one of these that one of its first lines has most of, outside of quotes; a title may stand above. */
export function delimiterOf(firstLines: string): string {
  const lines = firstLines.replace(/"[^"]*"/g, '').split(/\r\n|\r|\n/, 20);
  const count = (delimiter: string) => Math.max(...lines.map((line) => line.split(delimiter).length));
  return [',', '\t', ';', '，', '|'].reduce((best, other) => (count(other) > count(best) ? other : best));
}

async function* decoded(chunks: Chunks, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of chunks()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/**
 * Opens a file of delimited values (RFC 4180, with other delimiters too). Every field is text, as it stands.
 * @param share how much of the file was read, 0 to 1.
 * @throws Problem where its encoding cannot be read.
 */
export async function openDelimited(
  chunks: Chunks,
  share: () => number,
): Promise<{ sheet: Sheet; encoding: Encoding; delimiter: string }> {
  const encoding = await encodingOf(chunks);
  const start = new TextDecoder(encoding).decode(await firstBytes(chunks));
  const delimiter = delimiterOf(start);
  return {
    sheet: { merged: () => [], share, rows: () => readRows(chunks, encoding, delimiter) },
    encoding,
    delimiter,
  };
}

const breaks = /\r\n|\r|\n/g;

const atOnce = 500;

async function* readRows(chunks: Chunks, encoding: Encoding, delimiter: string): AsyncGenerator<Row[]> {
  const parser = parse({
    bom: true,
    delimiter,
    // Rows of another length are the importer's to judge, with their place.
    relax_column_count: true,
    max_record_size: limits.columns * limits.characters,
  });
  // Ends both where either fails, or where whoever reads has had enough.
  pipeline(Readable.from(decoded(chunks, encoding)), parser, () => {});
  let rows: Row[] = [];
  let line = 1;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      const row = rowOf(record, line);
      // A field may hold line breaks: the next row begins behind them.
      line += 1 + record.reduce((sum, field) => sum + (field.match(breaks)?.length ?? 0), 0);
      if (!row) continue;
      rows.push(row);
      if (rows.length < atOnce) continue;
      yield rows;
      rows = [];
    }
  } catch (error) {
    throw error instanceof CsvError ? unclear(line) : error;
  }
  if (rows.length > 0) yield rows;
}

function rowOf(record: readonly string[], line: number): Row | undefined {
  if (record.length > limits.columns) {
    throw refuseFile('too-many-columns', {
      zh: `第 ${line} 行超过 ${limits.columns} 列，请核对分隔符和引号`,
      en: `Line ${line} has more than ${limits.columns} columns; please check delimiters and quotes`,
    });
  }
  const cells = record.flatMap((text, at): Row['cells'] => {
    if (text.trim() === '') return [];
    const fits = text.length <= limits.characters;
    return [{ column: at + 1, kind: fits ? 'text' : 'error', text: fits ? text : '#TOO-LONG' }];
  });
  return cells.length > 0 ? { line, cells } : undefined;
}

const unclear = (line: number) =>
  refuseFile('quotes', {
    zh: `从第 ${line} 行起引号不成对，后面读不清，请核对这一行`,
    en: `From line ${line} on quotes do not match, so the rest cannot be told apart; please check that line`,
  });
