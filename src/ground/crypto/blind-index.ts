import { createHmac, type KeyObject } from 'node:crypto';
import { deriveKey, type Keys } from './keys.ts';

const byRoot = new WeakMap<KeyObject, Map<string, KeyObject>>();

/**
 * The 32 bytes under which a secret value is found again: HMAC-SM3 under a key of its own, so that a copy of the
 * database alone cannot be searched for a number that somebody guesses.
 * @param kind what the value is, e.g. `id-number`: equal values of two kinds have nothing in common.
 * @param normalisedValue the one spelling that the domain settled on; the index knows no other.
 */
export function blindIndex(keys: Keys, kind: string, normalisedValue: string): Buffer {
  return createHmac('sm3', kindKey(keys.index, kind)).update(normalisedValue, 'utf8').digest();
}

function kindKey(root: KeyObject, kind: string): KeyObject {
  const known = byRoot.get(root) ?? new Map<string, KeyObject>();
  byRoot.set(root, known);
  const key = known.get(kind) ?? deriveKey(root, `index/${kind}`, 32);
  known.set(kind, key);
  return key;
}
