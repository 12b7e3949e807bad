import { limits } from './table.ts';

/** Control characters, but for tab and line break, and U+FFFE and U+FFFF: XML has no way to write most of them (1.0, 2.2). */
const unwritable = /(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu;

/**
 * A text as a cell can hold it: without control characters, with one kind of line break, at most as long as spreadsheets allow.
 * Nothing is put in front of = + - @: it is written as a text, which no spreadsheet works out.
 */
export function cellText(text: string): string {
  const clean = text.replace(/\r\n?/g, '\n').replace(unwritable, '').toWellFormed();
  if (clean.length <= limits.characters) return clean;
  // Not through the middle of a pair.
  return `${clean.slice(0, limits.characters - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Text as it stands between tags. `_x0041_` would be read as A (ECMA-376 part 1, 22.9.2.19), so its first sign is written so. */
export function xmlText(text: string): string {
  return text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');
}

/** What a cell's text means: `_x005F_x0041_` is `_x0041_`, and `_x000D_`, like whatever no text may hold, is left out. */
export function plainText(text: string): string {
  if (!text.includes('_x')) return text;
  return text
    .replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(unwritable, '')
    .toWellFormed();
}
