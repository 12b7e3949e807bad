import { openDelimited } from './delimited.ts';
import { openJsonLines } from './json-lines.ts';
import { openSource, type Source } from './source.ts';
import type { Sheet } from './table.ts';
import { openWorkbook } from './workbook.ts';

/** A file with rows in it, whatever it is. */
export interface Table {
  format: Source['format'];
  /** Those that are to be seen, in order; a text file has one without a name. */
  sheets: { name: string; sheet: Sheet }[];
  close(): void;
}

/**
 * Opens a workbook, delimited values or JSON lines, the last two also as gzip.
 * @throws Problem with a sentence where it is missing, damaged or something else.
 */
export async function openTable(file: string): Promise<Table> {
  const source = await openSource(file);
  const { format, chunks } = source;
  if (format === 'workbook') {
    const { sheets, close } = await openWorkbook(file);
    return { format, sheets: sheets.filter(({ hidden }) => !hidden), close };
  }
  const share = () => Math.min(1, source.read() / Math.max(1, source.size));
  const sheet =
    format === 'lines' ? openJsonLines(chunks, share) : (await openDelimited(chunks, share)).sheet;
  return { format, sheets: [{ name: '', sheet }], close: () => {} };
}
