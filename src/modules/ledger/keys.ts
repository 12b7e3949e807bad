import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { signedBytes } from './domain/head.ts';

// SubjectPublicKeyInfo of Ed25519 (RFC 8410 §4) is these 12 bytes and then the key.
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** The 32 bytes of an Ed25519 public key. */
export function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(spkiPrefix.length);
}

/** Whether this key signed this head. */
export function isSignedBy(publicKey: Uint8Array, head: string, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' });
  return verify(null, signedBytes(head), key, signature);
}
