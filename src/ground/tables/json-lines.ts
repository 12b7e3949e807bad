import { decodeLine, type Line, splitLines } from './lines.ts';
import { type Cell, limits, type Row, type Sheet } from './table.ts';

/** A longer line is no entry of a list; the longest of 79,271 advertisements has 22 KB. */
const longestLine = 2 ** 20;
/** Objects whose keys make the columns: a key that comes first behind them is in no column. */
const looked = 1000;
const atOnce = 500;

/** What stands between the entries of a list that was put into one cell. */
export const listMark = '、';

const isBlank = (bytes: Uint8Array) => bytes.every((byte) => byte <= 0x20);

type Read = { object: Record<string, unknown> } | { broken: NonNullable<Row['broken']> };

function readLine({ bytes }: Line): Read {
  if (bytes === null) return { broken: 'line-too-long' };
  const text = decodeLine(bytes)?.replace(/^\ufeff/, '');
  if (text === undefined) return { broken: 'encoding' };
  try {
    const object: unknown = JSON.parse(text);
    if (typeof object !== 'object' || object === null || Array.isArray(object))
      return { broken: 'not-an-object' };
    return { object: object as Record<string, unknown> };
  } catch {
    return { broken: 'not-json' };
  }
}

function cellOf(column: number, value: unknown): Cell[] {
  if (value === null || value === undefined) return [];
  const text = Array.isArray(value) ? value.map(String).join(listMark) : String(value);
  if (text.trim() === '') return [];
  if (typeof value === 'object' && !Array.isArray(value)) return [{ column, kind: 'error', text: '#OBJECT' }];
  if (text.length > limits.characters) return [{ column, kind: 'error', text: '#TOO-LONG' }];
  const kind = typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text';
  return [{ column, kind, text }];
}

/**
 * A file of JSON objects, one a line, as a table: its head (line 0) holds the keys, each of which is a column.
 * @param chunks gives its bytes from the start each time.
 * @param share how much of the file was read, 0 to 1.
 */
export function openJsonLines(chunks: () => AsyncIterable<Uint8Array>, share: () => number): Sheet {
  return { merged: () => [], share, rows: () => readRows(chunks) };
}

async function keysOf(chunks: () => AsyncIterable<Uint8Array>): Promise<string[]> {
  const keys = new Set<string>();
  let count = 0;
  for await (const line of splitLines(chunks(), longestLine)) {
    const read = readLine(line);
    if ('object' in read) for (const key of Object.keys(read.object)) keys.add(key);
    count += 1;
    if (count >= looked) break;
  }
  return [...keys].slice(0, limits.columns);
}

async function* readRows(chunks: () => AsyncIterable<Uint8Array>): AsyncGenerator<Row[]> {
  const keys = await keysOf(chunks);
  let rows: Row[] = [{ line: 0, cells: keys.flatMap((key, at) => cellOf(at + 1, key)) }];
  for await (const line of splitLines(chunks(), longestLine)) {
    if (line.bytes !== null && isBlank(line.bytes)) continue;
    const read = readLine(line);
    rows.push(
      'broken' in read
        ? { line: line.number, cells: [], broken: read.broken }
        : { line: line.number, cells: keys.flatMap((key, at) => cellOf(at + 1, read.object[key])) },
    );
    if (rows.length < atOnce) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
