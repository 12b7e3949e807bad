import { codeOccupation } from '../../load-occupation-words.ts';
import { lookAtTitle } from '../../look-at-title.ts';
import type { PostingRow } from '../../store-postings.ts';
import type { TitleLook } from '../../title-look-schema.ts';

/** What a posting's title means, as it is kept. */
export function occupationOf(row: PostingRow): TitleLook {
  const { title, occupation: code, occupationConfidence: confidence, occupationSaid } = row;
  const read = codeOccupation(title);
  if (occupationSaid) return lookAtTitle(title, code, read);
  if (code === null || confidence === null) return lookAtTitle(title, null, null);
  // It was read when the posting came; the lexicon may say something else by now.
  const others = read === null ? [] : [read, ...read.alternatives];
  const alternatives = others.filter((other) => other.code !== code);
  return lookAtTitle(title, null, { code, confidence, alternatives });
}
