import { type AsyncSha256, concat, fromHex, toHex } from './bytes.ts';
import { utf8 } from './canonical.ts';
import { chainCount, type ServiceEvent } from './event.ts';
import { chainLeafBytes, type Head, signedBytes } from './head.ts';
import { leafPrefix, rootOfPath } from './merkle.ts';

/** Everything that shows one event to be in the ledger that a head was signed over. Hexadecimal where it is bytes. */
export interface Proof {
  /** The event's canonical text, as stored. */
  event: string;
  /** The body that the event commits to, and its salt; null where the person has been erased. */
  body: string | null;
  salt: string | null;
  chain: number;
  /** The event's place in its chain, from 0. */
  index: number;
  /** The chain's size in the head, the event's path to the chain's root, and the chain's path to the head's root. */
  chainSize: number;
  path: string[];
  chainPath: string[];
  /** The head's canonical text, its signature and the public key. */
  head: string;
  signature: string;
  publicKey: string;
}

/**
 * What is checked, each leading to the next.
 * `body`: the readable record is the one that was sealed in the event, none else fits the seal.
 * `inclusion`: the event stands at its place in the tree whose root is in the head.
 * `signature`: the head was signed with the key.
 */
export const proofSteps = ['body', 'inclusion', 'signature'] as const;

/** true: it holds; false: it does not; null: nobody can say any more, since the body is gone. */
export type ProofVerdict = Record<(typeof proofSteps)[number], boolean | null>;

/** Checks an Ed25519 signature with the 32 bytes of the public key. */
export type CheckSignature = (
  publicKey: Uint8Array,
  bytes: Uint8Array,
  signature: Uint8Array,
) => Promise<boolean>;

async function fitsSeal({ event, body, salt }: Proof, sha256: AsyncSha256): Promise<boolean | null> {
  if (body === null || salt === null) return null;
  const commitment = toHex(await sha256(concat(fromHex(salt), utf8(body))));
  return (JSON.parse(event) as ServiceEvent).commitment === commitment;
}

async function includes(proof: Proof, sha256: AsyncSha256): Promise<boolean> {
  const { chain, chainSize } = proof;
  const leaf = await sha256(concat(leafPrefix, utf8(proof.event)));
  const root = await rootOfPath(sha256, leaf, proof.index, chainSize, proof.path.map(fromHex));
  if (!root) return false;
  const chainLeaf = await sha256(concat(leafPrefix, chainLeafBytes(chain, { size: chainSize, root })));
  const top = await rootOfPath(sha256, chainLeaf, chain, chainCount, proof.chainPath.map(fromHex));
  return top !== undefined && (JSON.parse(proof.head) as Head).root === toHex(top);
}

/**
 * Checks a proof with nothing but hashing and the public key: in a browser, which then need not believe the server.
 * A proof that cannot even be read holds in nothing.
 */
export async function checkProof(
  proof: Proof,
  sha256: AsyncSha256,
  checkSignature: CheckSignature,
): Promise<ProofVerdict> {
  try {
    return {
      body: await fitsSeal(proof, sha256),
      inclusion: await includes(proof, sha256),
      signature: await checkSignature(
        fromHex(proof.publicKey),
        signedBytes(proof.head),
        fromHex(proof.signature),
      ),
    };
  } catch {
    return { body: false, inclusion: false, signature: false };
  }
}
