import { fromHex, toHex } from '../domain/bytes.ts';
import { utf8 } from '../domain/canonical.ts';
import { chainCount } from '../domain/event.ts';
import { readHead, type SignedHead } from '../domain/head.ts';
import { sha256 } from '../hash.ts';
import { isSignedBy } from '../keys.ts';
import { type Findings, note } from './findings.ts';

/** What a chain's tree must have been at a size. */
export interface Checkpoint {
  size: number;
  root: string;
  head: number;
}

/** The checkpoints of 64 chains, each list by size. */
export type Checkpoints = Checkpoint[][];

/**
 * Reads one head after the other: each must be signed with the key, agree with its chains, follow the one before and be no
 * smaller. What holds becomes checkpoints for the events.
 */
export interface HeadReader {
  read(signed: SignedHead): void;
  /** A copy from outside: it must also be one of those read. */
  readWitnessed(signed: SignedHead): void;
  count: number;
  checkpoints(): Checkpoints;
}

/** @param publicKey the 32 bytes of the key that heads must be signed with. */
export function readHeads(publicKey: Uint8Array, findings: Findings): HeadReader {
  const lists: Checkpoints = Array.from({ length: chainCount }, () => []);
  const seen = new Map<number, string>();
  let last: { number: number; text: string; size: number } | undefined;

  function take(signed: SignedHead): { number: number; size: number; before: string | null } | undefined {
    try {
      const { head, chains } = readHead(sha256, signed);
      if (
        signed.publicKey !== toHex(publicKey) ||
        !isSignedBy(publicKey, signed.head, fromHex(signed.signature))
      ) {
        note(findings, 'head-forged', { head: head.number });
        return undefined;
      }
      for (const [chain, { size, root }] of chains.entries()) {
        const list = lists[chain];
        const newest = list?.at(-1);
        // Most chains stand still between two heads.
        if (newest?.size !== size || newest.root !== toHex(root))
          list?.push({ size, root: toHex(root), head: head.number });
      }
      return head;
    } catch {
      note(findings, 'head-forged');
      return undefined;
    }
  }

  return {
    count: 0,
    read(signed) {
      this.count += 1;
      const head = take(signed);
      if (!head) return;
      const { number } = head;
      if (number !== (last?.number ?? 0) + 1)
        note(findings, 'head-missing', { head: (last?.number ?? 0) + 1 });
      else if (
        head.before !== (last ? toHex(sha256(utf8(last.text))) : null) ||
        head.size < (last?.size ?? 0)
      ) {
        note(findings, 'head-forged', { head: number });
      }
      last = { number, text: signed.head, size: head.size };
      seen.set(number, signed.head);
    },
    readWitnessed(signed) {
      const head = take(signed);
      if (!head) return;
      const own = seen.get(head.number);
      if (own === undefined) note(findings, 'head-missing', { head: head.number });
      else if (own !== signed.head) note(findings, 'history-rewritten', { head: head.number });
    },
    checkpoints: () => lists.map((list) => list.sort((a, b) => a.size - b.size)),
  };
}
