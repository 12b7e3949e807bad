import { createHash } from 'node:crypto';
import type { CaseType } from './domain/case-type.ts';
import { type Confirmed, confirmationText, confirmedOf } from './domain/confirmation.ts';
import { type KeptAnswers, plainAnswers } from './store.ts';

/** What is submitted from a draft, and the SHA-256 of its one text, to which a confirmation is bound. */
export function contentOf(type: CaseType, kept: KeptAnswers): { content: Confirmed; hash: Buffer } {
  const content = confirmedOf(type, plainAnswers(kept));
  return { content, hash: createHash('sha256').update(confirmationText(content)).digest() };
}
