import type { AsyncSha256 } from '../domain/bytes.ts';
import type { CheckSignature } from '../domain/proof.ts';

/** Whether this browser can hash: Web Crypto exists only on https and on this machine itself. */
export function canHash(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** SHA-256 by Web Crypto. */
export const webSha256: AsyncSha256 = async (bytes) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)));

/** Ed25519 by Web Crypto; null in a browser that has none (before Chrome 137, Safari 17, Firefox 129). */
export const webCheckSignature: CheckSignature = async (publicKey, bytes, signature) => {
  const key = await crypto.subtle
    .importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify'])
    .catch(() => null);
  if (key === null) return null;
  return crypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(bytes));
};
