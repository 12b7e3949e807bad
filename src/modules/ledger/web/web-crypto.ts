import type { AsyncSha256 } from '../domain/bytes.ts';
import { verifyEd25519 } from '../domain/ed25519.ts';
import type { CheckSignature } from '../domain/proof.ts';

/** Whether this page can hash: browsers give Web Crypto to https pages and to those of this machine only. */
export function canHash(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

const digest = (name: 'SHA-256' | 'SHA-512') => async (bytes: Uint8Array) =>
  new Uint8Array(await crypto.subtle.digest(name, Uint8Array.from(bytes)));

/** SHA-256 by Web Crypto. */
export const webSha256: AsyncSha256 = digest('SHA-256');

/** Ed25519 by Web Crypto where the browser knows it, else by our own arithmetic. */
export const webCheckSignature: CheckSignature = async (publicKey, bytes, signature) => {
  const key = await crypto.subtle
    .importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify'])
    .catch(() => null);
  return key === null
    ? verifyEd25519(publicKey, bytes, signature, digest('SHA-512'))
    : crypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(bytes));
};
