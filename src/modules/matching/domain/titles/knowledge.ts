/** What a word of a title tells where it says nothing of the work: rank, stage, form, terms, reach, or whose name it is. */
export const gradeKinds = ['lead', 'senior', 'junior', 'staff', 'terms', 'reach', 'brands'] as const;
export type GradeKind = (typeof gradeKinds)[number];

/** How much each part of a comparison weighs beside the others, and how far a field passes on to its neighbours. */
export interface TitleWeights {
  letters: number;
  pairs: number;
  meanings: number;
  fields: number;
  /** 0–1: what a field's nearness is multiplied by. */
  spread: number;
}

/** data/matching/titles.yaml as it is written: words of one kind stand in one line. */
export interface TitleFile {
  weights: TitleWeights;
  grades: Readonly<Record<GradeKind, readonly string[]>>;
  heads: readonly (readonly string[])[];
  common: readonly string[];
  fields: readonly TitleField[];
}

/** A field of work, with lines of words that say nearly the same. */
export interface TitleField {
  id: string;
  name: string;
  words: readonly (readonly string[])[];
  near: ReadonlyMap<string, number>;
}

/** What one word may tell; it may be several of these at once (总监 leads, and is an office of its own). */
export interface WordSense {
  grade: GradeKind | null;
  /** It ends titles of any field (工程师). */
  head: boolean;
  common: boolean;
  /** Numbers of the lines in which it stands. */
  meanings: readonly number[];
  fields: readonly string[];
}

/** The lexicon, ready to be asked. */
export interface TitleKnowledge {
  words: ReadonlyMap<string, WordSense>;
  /** Characters of the longest word. */
  longest: number;
  /** The words of a line. */
  meaning(at: number): readonly string[];
  fieldName(id: string): string;
  /** The fields next to one, itself with 1; the same from both sides. */
  near(id: string): ReadonlyMap<string, number>;
  weights: TitleWeights;
}

interface Sense extends WordSense {
  meanings: number[];
  fields: string[];
}

function fieldsAround(fields: readonly TitleField[]): Map<string, Map<string, number>> {
  const around = new Map(fields.map(({ id }) => [id, new Map([[id, 1]])]));
  const say = (one: string, other: string, share: number) => {
    const near = around.get(one);
    near?.set(other, Math.max(share, near.get(other) ?? 0));
  };
  for (const { id, near } of fields)
    for (const [other, share] of near) {
      say(id, other, share);
      say(other, id, share);
    }
  return around;
}

/** Makes the lexicon of its file; see load-titles.ts for what is refused. */
export function titleKnowledge({ grades, heads, common, fields, weights }: TitleFile): TitleKnowledge {
  const words = new Map<string, Sense>();
  const senseOf = (word: string): Sense => {
    const known = words.get(word) ?? { grade: null, head: false, common: false, meanings: [], fields: [] };
    words.set(word, known);
    return known;
  };
  for (const kind of gradeKinds) for (const word of grades[kind]) senseOf(word).grade = kind;
  for (const word of heads.flat()) senseOf(word).head = true;
  for (const word of common) senseOf(word).common = true;
  const meanings: (readonly string[])[] = [];
  for (const { id, words: lines } of fields)
    for (const line of lines) {
      for (const word of line) {
        const sense = senseOf(word);
        sense.meanings.push(meanings.length);
        if (!sense.fields.includes(id)) sense.fields.push(id);
      }
      meanings.push(line);
    }
  const names = new Map(fields.map(({ id, name }) => [id, name]));
  const around = fieldsAround(fields);
  const nowhere = new Map<string, number>();
  return {
    words,
    longest: Math.max(1, ...[...words.keys()].map((word) => word.length)),
    meaning: (at) => meanings[at] ?? [],
    fieldName: (id) => names.get(id) ?? id,
    near: (id) => around.get(id) ?? nowhere,
    weights,
  };
}
