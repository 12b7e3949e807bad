import type { Words } from '../../../../ground/problem.ts';

/** A turn of life at which people look for help: data/policies/library.yaml. */
export interface LifeEvent {
  id: string;
  name: Words;
  for: 'person' | 'unit';
}

/** How one policy is found: what it is for, for whom, when, and what people type for it. */
export interface LibraryEntry {
  policy: string;
  short: Words;
  groups: readonly string[];
  events: readonly string[];
  synonyms: readonly string[];
}

/** What people say for the words of documents. */
export interface Saying {
  say: readonly string[];
  means: string;
}

/** The library: every policy of the catalogue once, in the order in which lists show them. */
export interface Library {
  events: readonly LifeEvent[];
  sayings: readonly Saying[];
  entries: readonly LibraryEntry[];
  /** Materials and ways to apply in English. */
  english: ReadonlyMap<string, string>;
}

/** A text of a definition in both languages; in Chinese alone where nobody has written it in English. */
export const inBoth = ({ english }: Library, text: string): Words => ({
  zh: text,
  en: english.get(text) ?? text,
});
