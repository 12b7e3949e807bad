import { randomPart } from './crypto/random.ts';

/**
 * A new UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random bits, so that keys made close in time stay close
 * in the index.
 * @param nowMs Unix time in milliseconds.
 */
export function newId(nowMs: number): string {
  const bytes = Buffer.alloc(16);
  randomPart(10).copy(bytes, 6);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
