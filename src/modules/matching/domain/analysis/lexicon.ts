import type { Span } from '../sentence/text.ts';

/** A thing that somebody knows, holds or works with. */
export const skillKinds = ['tool', 'certificate', 'skill'] as const;
export type SkillKind = (typeof skillKinds)[number];

/** One entry: its name and all words for it, the name among them. */
export interface SkillEntry {
  kind: SkillKind;
  name: string;
  words: readonly string[];
}

/** An entry where a text names it. */
export interface NamedSkill extends Span {
  entry: SkillEntry;
}

/** Finds every entry that a text names, in order; of words that lie in each other the longest. */
export type FindSkills = (text: string) => NamedSkill[];

const latin = /[a-z0-9+#]/i;

/**
 * A finder over the entries. Latin words stand by themselves (Java is not in JavaScript), Chinese ones anywhere.
 * @throws Error for a word that two entries have.
 */
export function skillFinder(entries: readonly SkillEntry[]): FindSkills {
  const byWord = new Map<string, SkillEntry>();
  for (const entry of entries)
    for (const word of entry.words.map((each) => each.toLowerCase())) {
      const other = byWord.get(word);
      if (other && other !== entry) throw new Error(`${word} is ${other.name} and ${entry.name}`);
      byWord.set(word, entry);
    }
  const lengths = [...new Set([...byWord.keys()].map(({ length }) => length))].sort((a, b) => b - a);
  const firsts = new Set([...byWord.keys()].map((word) => word.charAt(0)));
  const standsAlone = (text: string, start: number, end: number) =>
    !(latin.test(text.charAt(start)) && latin.test(text.charAt(start - 1))) &&
    !(latin.test(text.charAt(end - 1)) && latin.test(text.charAt(end)));
  return (text) => {
    const plain = text.toLowerCase();
    const found: NamedSkill[] = [];
    for (let at = 0; at < plain.length; at += 1) {
      if (!firsts.has(plain.charAt(at))) continue;
      const length = lengths.find(
        (each) => byWord.has(plain.slice(at, at + each)) && standsAlone(plain, at, at + each),
      );
      const entry = length === undefined ? undefined : byWord.get(plain.slice(at, at + length));
      if (length === undefined || !entry) continue;
      found.push({ entry, start: at, end: at + length });
      at += length - 1;
    }
    return found;
  };
}
