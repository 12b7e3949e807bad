/** The syllables of a text, one for each Chinese character, letters and figures as they stand. */
export type Sound = (text: string) => string[];

/** What sounds alike to many speakers, and is typed one for the other: zh and z, ch and c, sh and s, -ng and -n. */
export const folded = (syllable: string) =>
  syllable
    .replace(/^(z|c|s)h/, '$1')
    .replace(/ng$/, 'n')
    .replace(/v/g, 'u');

/** How a text sounds: joined, folded, and its first letters. */
export interface Sounding {
  syllables: readonly string[];
  full: string;
  initials: string;
}

/** How a text sounds. */
export function soundingOf(text: string, sound: Sound): Sounding {
  const syllables = sound(text);
  return {
    syllables: syllables.map(folded),
    full: syllables.map(folded).join(''),
    initials: syllables.map((one) => one.slice(0, 1)).join(''),
  };
}

/** A typed pinyin folded as syllables are; where they end is not known. */
export const foldedLetters = (letters: string) =>
  letters
    .replace(/(z|c|s)h/g, '$1')
    .replace(/ng(?![aeiou])/g, 'n')
    .replace(/v/g, 'u');

/**
 * The fewest changes (a letter or syllable more, less or another) that make `wanted` of a part of `text`: Sellers 1980, the edit distance whose
 * first row is free, so that the part may begin and end anywhere.
 */
export function changesWithin(wanted: readonly string[] | string, text: readonly string[] | string): number {
  let row = new Array<number>(text.length + 1).fill(0);
  for (const [at, letter] of [...wanted].entries()) {
    const next = [at + 1];
    for (let column = 1; column <= text.length; column += 1) {
      const same = text[column - 1] === letter ? 0 : 1;
      next.push(Math.min((row[column - 1] ?? 0) + same, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(...row);
}

/**
 * How well typed letters are a text's pinyin, 0 to 1: all of it, its beginning, a part, its first letters, or nearly one of these.
 */
export function letterMatch(typed: string, { full, initials }: Sounding): number {
  const letters = foldedLetters(typed);
  if (letters.length < 2) return 0;
  if (full === letters || (letters.length > 2 && initials === typed)) return 1;
  if (letters.length > 3 && full.startsWith(letters)) return 0.85;
  if (letters.length > 4 && full.includes(letters)) return 0.7;
  if (initials.startsWith(typed) && typed.length > 1) return 0.6;
  if (typed.length > 2 && initials.includes(typed)) return 0.5;
  if (letters.length < 6) return 0;
  const changes = changesWithin(letters, full);
  const allowed = letters.length >= 10 ? 2 : 1;
  return changes <= allowed ? 0.6 - 0.1 * changes : 0;
}
