import { hash } from 'node:crypto';
import type { Sha256 } from './domain/bytes.ts';

/**
 * SHA-256 on the server. By way of a string, since Node makes a Buffer from it in half the time in which it hands one over
 * (1.1 µs against 2.0 µs for 64 bytes; `createHash` 3.0 µs).
 */
export const sha256: Sha256 = (bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'binary');
