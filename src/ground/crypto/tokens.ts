import { createHash, randomBytes, randomInt } from 'node:crypto';

/** Six random digits. So few are guessed from a plain hash at once: store them by `blindIndex` with what they are bound to. */
export function randomCode(): string {
  return randomInt(1_000_000).toString().padStart(6, '0');
}

/** 256 random bits in base64url (43 characters): a session or a link. */
export function token(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token: 32 bytes of SM3. It has 256 random bits, so a plain hash cannot be turned back. */
export function hashToken(value: string): Buffer {
  return createHash('sm3').update(value, 'utf8').digest();
}
