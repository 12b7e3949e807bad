import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { Keys } from './keys.ts';

export interface SigningKey {
  /** The first 16 hex digits of the SHA-256 of the public key (SPKI DER): which key signed. */
  id: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/** The Ed25519 key (RFC 8032) that signs the ledger's heads: `crypto.sign(null, bytes, privateKey)`. */
export function signingKey(keys: Keys): SigningKey {
  const publicKey = createPublicKey(keys.signing);
  const der = publicKey.export({ format: 'der', type: 'spki' });
  const id = createHash('sha256').update(der).digest('hex').slice(0, 16);
  return { id, privateKey: keys.signing, publicKey };
}
