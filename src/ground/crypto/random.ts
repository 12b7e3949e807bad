import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(8192);
let at = pool.length;

/**
 * Random bytes of the system's generator, asked for some hundred at a time: the call costs more than its bytes, and one person has eight
 * sealed values and a dozen ids.
 */
export function randomPart(bytes: number): Buffer {
  if (at + bytes > pool.length) {
    randomFillSync(pool);
    at = 0;
  }
  const part = Buffer.from(pool.subarray(at, at + bytes));
  at += bytes;
  return part;
}
