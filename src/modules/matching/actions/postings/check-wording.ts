import type { Words } from '../../../../ground/problem.ts';
import { findWording } from '../../domain/wording/find.ts';
import type { WordingLevel } from '../../domain/wording/rules.ts';
import { loadWording } from '../../load-wording.ts';

/** Texts by the id of their question. */
export type Texts = Readonly<Record<string, string | readonly string[] | null | undefined>>;

/** Words that the law forbids (`unlawful`), or that are better left out (`advice`). */
export interface WordingFinding {
  field: string;
  level: WordingLevel;
  category: Words;
  /** As they stand in the text, from `start` to before `end` (UTF-16 units of the text, lists joined by 、). */
  words: string;
  start: number;
  end: number;
  says: Words;
  better: Words;
  /** Article by article; only those whose text was read. */
  sources: { law: Words; article: string }[];
}

/** The questions whose answers are words of an advertisement. */
export const wordedFields = [
  'title',
  'duties',
  'address',
  'pay-rule',
  'hours',
  'certificates',
  'welfare',
] as const;

/** What is wrong with the words of a posting, in the order of the fields and of their texts. */
export function checkWording(texts: Texts): WordingFinding[] {
  const wording = loadWording();
  const names = new Map(wording.categories.map(({ id, name }) => [id, name]));
  return Object.entries(texts).flatMap(([field, said]) => {
    const text = typeof said === 'string' ? said : (said ?? []).join('、');
    return findWording(text, wording).flatMap(
      ({ category, sources, level, words, start, end, says, better }) => {
        const name = names.get(category);
        if (!name) return [];
        const read = sources
          .filter(({ checked }) => checked !== null)
          .map(({ law, article }) => ({ law, article }));
        return [{ field, level, category: name, words, start, end, says, better, sources: read }];
      },
    );
  });
}
