import { createHash } from 'node:crypto';
import type { PrintedRow } from '../domain/format.ts';

/** Part of each content hash: when the rules of reading change, the next import of the same file reads every row again. */
const reading = 2;

/** What an advertisement says, in hexadecimal: the same row read by the same rules has the same. */
export function contentHashOf(row: PrintedRow): string {
  return createHash('sha256')
    .update(JSON.stringify([reading, row]))
    .digest('hex');
}
