import { titleParts } from '../occupation/title-parts.ts';
import { cutTitle } from './cut.ts';
import type { GradeKind, TitleKnowledge } from './knowledge.ts';

/** A word of a title, and how far it names the work: 1 what stands first, less what stands behind a stroke or in brackets. */
export interface TitleWord {
  word: string;
  weight: number;
}

/** A printed title taken apart. */
export interface NormalTitle {
  /** The name of the work without rank, terms and brand; the whole where nothing else is left (经理). */
  core: string;
  /** Words of rank, stage, terms, reach and brand, as they stood. */
  grades: { word: string; kind: GradeKind }[];
  /** Every word, in order. */
  words: TitleWord[];
}

/**
 * Takes a printed title apart: pay, hours, calls, places of brackets and numbers are left out, rank is set apart from the work.
 *
 * `急聘高级收银员（夜班）4000+五险`: core 收银员, grades 高级. `财务主管助理`: core 财务, grades 主管 and 助理. `Java开发工程师`: core
 * java开发工程师.
 */
export function normaliseTitle(printed: string, knowledge: TitleKnowledge): NormalTitle {
  const parts = titleParts(printed, 'kept');
  const words = parts.flatMap(({ text, weight }) =>
    cutTitle(text, knowledge).map((word) => ({ word, weight })),
  );
  const gradeOf = (word: string) => {
    const sense = knowledge.words.get(word);
    return sense?.grade && sense.fields.length === 0 ? sense.grade : null;
  };
  const grades = words.flatMap(({ word }) => {
    const kind = gradeOf(word);
    return kind ? [{ word, kind }] : [];
  });
  const first = cutTitle(parts[0]?.text ?? '', knowledge);
  const work = first.filter((word) => gradeOf(word) === null);
  return { core: (work.length > 0 ? work : first).join(''), grades, words };
}
