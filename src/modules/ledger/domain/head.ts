import { concat, fromHex, type Sha256, toHex } from './bytes.ts';
import { canonical, utf8 } from './canonical.ts';
import { chainCount } from './event.ts';
import { leafHash, treeRoot } from './merkle.ts';

/** How far one chain had come: its number of events and the root of their tree (32 bytes). */
export interface ChainState {
  size: number;
  root: Uint8Array;
}

/** What is signed about the whole ledger at one moment. Each head names the one before, so that none can be taken out. */
export interface Head {
  v: 1;
  /** 1, 2, 3 … */
  number: number;
  /** ISO 8601 in UTC with milliseconds. */
  madeAt: string;
  /** Events in all chains. */
  size: number;
  /** Root over the 64 chains, in hexadecimal. */
  root: string;
  /** SHA-256 of the canonical text of the head before, in hexadecimal; null for the first. */
  before: string | null;
}

/** A head as a witness keeps it: everything needed to hold a ledger against it later. */
export interface SignedHead {
  /** The canonical text of a `Head`: these bytes were signed. */
  head: string;
  /** The 64 chains in order. */
  chains: { size: number; root: string }[];
  /** Ed25519 (RFC 8032) over `signedBytes(head)`, in hexadecimal. */
  signature: string;
  /** The 32 bytes of the public key, in hexadecimal. Whoever checks compares it with the key that he knows. */
  publicKey: string;
}

/** The bytes of a chain in the tree of chains: its number, its size as 8 bytes big-endian, its root. */
export function chainLeafBytes(chain: number, { size, root }: ChainState): Uint8Array {
  const front = new Uint8Array(9);
  const view = new DataView(front.buffer);
  view.setUint8(0, chain);
  view.setBigUint64(1, BigInt(size));
  return concat(front, root);
}

/** The leaves of the tree of chains. */
export function chainLeaves(sha256: Sha256, chains: readonly ChainState[]): Uint8Array[] {
  return chains.map((state, chain) => leafHash(sha256, chainLeafBytes(chain, state)));
}

/** The head over 64 chains. */
export function headOf(
  sha256: Sha256,
  chains: readonly ChainState[],
  { number, madeAt, before }: Pick<Head, 'number' | 'madeAt' | 'before'>,
): Head {
  if (chains.length !== chainCount) throw new RangeError(`headOf: ${chains.length} chains`);
  const size = chains.reduce((sum, chain) => sum + chain.size, 0);
  return { v: 1, number, madeAt, size, root: toHex(treeRoot(sha256, chainLeaves(sha256, chains))), before };
}

/** The text of a head. */
export function headText(head: Head): string {
  return canonical({ ...head });
}

/** What the key signs: the text behind a line that no other use of the key begins with. */
export function signedBytes(text: string): Uint8Array {
  return utf8(`leye ledger head 1\n${text}`);
}

/**
 * Reads a head and its chains back and holds them against each other (not against the signature).
 * @throws TypeError, RangeError or SyntaxError when they are not what a head is made of.
 */
export function readHead(sha256: Sha256, signed: SignedHead): { head: Head; chains: ChainState[] } {
  const head = JSON.parse(signed.head) as Head;
  const chains = signed.chains.map(({ size, root }) => ({ size, root: fromHex(root) }));
  if (headText(headOf(sha256, chains, head)) !== signed.head) {
    throw new TypeError('readHead: the head does not say what its chains say');
  }
  return { head, chains };
}
