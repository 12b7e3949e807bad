import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { cellText, xmlText } from './cell-text.ts';
import { serialOf } from './serial-date.ts';
import { lettersOf } from './table.ts';
import {
  aboutSheet,
  partsOf,
  sheetFoot,
  sheetHead,
  sheetName,
  styleOf,
  type ValueType,
} from './workbook-parts.ts';

export type { ValueType } from './workbook-parts.ts';

/** What one cell is to hold; unknown stays empty. */
export type Value = string | number | null;

/** A list as a workbook is to show it. */
export interface WrittenList {
  title: string;
  /** Lines under the title: what the list covers, who took it and when. */
  above: readonly string[];
  columns: readonly { head: string; type: ValueType /** In characters. */; width: number }[];
  rows: Iterable<readonly Value[]> | AsyncIterable<readonly Value[]>;
  /** Lines under the last row: where it is from. */
  below: readonly string[];
  /** The second sheet, 说明: names and values. */
  about: readonly (readonly [name: string, value: string])[];
  /** At the foot of each printed page. */
  marked: string;
}

/**
 * Writes a workbook (.xlsx) as it is read: a row is packed and gone before the next is asked for. Every text is an inline string
 * of the format @, so that numbers of people and of licences keep their zeros and nothing is ever worked out.
 * @param at the moment that its parts bear.
 */
export function writeWorkbook(list: WrittenList, at: Date): Readable {
  const zip = new ZipFile();
  const out = new PassThrough();
  const headLine = list.above.length + 2;
  const options = { mtime: at, forceDosTimestamp: true };
  const sheets = [
    [sheetName(list.title), () => listXml(list, headLine)],
    [aboutSheet, () => aboutXml(list)],
  ] as const;
  const names = sheets.map(([name]) => name);
  for (const [name, xml] of partsOf(names, headLine)) zip.addBuffer(Buffer.from(xml), name, options);
  const breakOff = (error: Error) => out.destroy(error);
  sheets.forEach(([, xml], index) => {
    zip.addReadStreamLazy(`xl/worksheets/sheet${index + 1}.xml`, options, (give) => {
      const rows = Readable.from(together(xml()), { objectMode: false });
      give(null, rows.on('error', breakOff));
    });
  });
  zip.on('error', breakOff);
  zip.outputStream.pipe(out);
  zip.end();
  return out;
}

/** Small texts one by one would cost more than what is in them. */
async function* together(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Buffer> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length < 32_768) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

async function* listXml(list: WrittenList, headLine: number): AsyncGenerator<string> {
  const { columns } = list;
  yield sheetHead(
    columns.map(({ width }) => width),
    headLine,
  );
  yield rowXml(1, [textXml(list.title, styleOf.title)]);
  for (const [at, line] of list.above.entries()) yield rowXml(at + 2, [textXml(line, styleOf.note)]);
  yield rowXml(
    headLine,
    columns.map(({ head }) => textXml(head, styleOf.head)),
  );
  let line = headLine;
  for await (const row of list.rows) {
    line += 1;
    yield rowXml(
      line,
      columns.map(({ type }, at) => cellXml(row[at] ?? null, type)),
    );
  }
  const filtered = `A${headLine}:${lettersOf(columns.length)}${line}`;
  for (const [at, words] of list.below.entries()) {
    yield rowXml(line + 2 + at, [textXml(words, styleOf.note)]);
  }
  yield sheetFoot(filtered, list.marked);
}

function* aboutXml({ about, marked }: WrittenList): Generator<string> {
  yield sheetHead([16, 80], null);
  yield rowXml(1, [textXml(aboutSheet, styleOf.title)]);
  for (const [at, [name, value]] of about.entries()) {
    yield rowXml(at + 2, [textXml(name, styleOf.head), textXml(value, styleOf.text)]);
  }
  yield sheetFoot(null, marked);
}

/** The rest of an element `c`, behind its place. */
type CellXml = string;

const rowXml = (line: number, cells: readonly CellXml[]) =>
  `<row r="${line}">${cells.map((cell, at) => `<c r="${lettersOf(at + 1)}${line}"${cell}`).join('')}</row>`;

function textXml(text: string, style: number): CellXml {
  const clean = cellText(text);
  return clean === ''
    ? ` s="${style}"/>`
    : ` s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(clean)}</t></is></c>`;
}

function cellXml(value: Value, type: ValueType): CellXml {
  const style = styleOf[type];
  if (value === null || value === '') return ` s="${style}"/>`;
  const digits = digitsOf(value, type);
  // What is no number, no day: it is shown as it came rather than lost.
  return digits === undefined ? textXml(String(value), styleOf.text) : ` s="${style}"><v>${digits}</v></c>`;
}

function digitsOf(value: string | number, type: ValueType): string | undefined {
  if (type === 'text') return undefined;
  if (type === 'day' || type === 'moment') {
    const serial = typeof value === 'string' ? serialOf(value) : undefined;
    // A second is 0.0000116 of a day.
    return serial === undefined ? undefined : String(Number(serial.toFixed(8)));
  }
  // Beyond 15 digits a spreadsheet rounds.
  if (typeof value !== 'number' || !(Math.abs(value) < 1e15)) return undefined;
  return String(type === 'yuan' ? value / 100 : value);
}
