import { changesWithin, folded, letterMatch, type Sound, type Sounding, soundingOf } from './by-sound.ts';
import type { Saying } from './library.ts';
import { core, normal, pairs, termsOf } from './terms.ts';

/** What is searched of a policy. */
export interface Searched {
  id: string;
  name: string;
  synonyms: readonly string[];
  short: string;
  /** Documents, words of conditions. */
  rest: readonly string[];
}

/** How much a hit counts by where it is: in the name, in what people type for it, in the sentence, elsewhere. */
const fields = { name: 5, synonyms: 4, short: 2, rest: 0.7 } as const;

/** BM25 (Robertson and Zaragoza 2009), with the fields' weights inside of the term's frequency. */
const k1 = 1.2;
const b = 0.4;

interface Indexed {
  id: string;
  terms: Map<string, number>;
  length: number;
  /** Names by which it is called, normal, with how they sound. */
  called: { text: string; weight: number; sounding: Sounding }[];
  soundPairs: Set<string>;
}

/** An index of all policies, made once. */
export interface SearchIndex {
  sound: Sound;
  sayings: readonly Saying[];
  documents: readonly Indexed[];
  /** In how many policies a term stands. */
  spread: ReadonlyMap<string, number>;
  length: number;
}

const soundPairsOf = (syllables: readonly string[]) => pairs(syllables).map((pair) => pair.join(' '));

/** Makes the index; `sound` gives the pinyin of a text. */
export function indexOf(
  policies: readonly Searched[],
  sayings: readonly Saying[],
  sound: Sound,
): SearchIndex {
  const documents = policies.map(({ id, name, synonyms, short, rest }): Indexed => {
    const terms = new Map<string, number>();
    let length = 0;
    const add = (texts: readonly string[], weight: number) => {
      for (const term of texts.flatMap((text) => termsOf(normal(text)))) {
        terms.set(term.text, (terms.get(term.text) ?? 0) + weight * term.weight);
        length += weight * term.weight;
      }
    };
    add([name], fields.name);
    add(synonyms, fields.synonyms);
    add([short], fields.short);
    add(rest, fields.rest);
    const called = [
      { text: normal(name), weight: 1.1 },
      ...synonyms.map((one) => ({ text: normal(one), weight: 1 })),
    ].map((one) => ({ ...one, sounding: soundingOf(one.text, sound) }));
    return {
      id,
      terms,
      length,
      called,
      soundPairs: new Set(called.flatMap(({ sounding }) => soundPairsOf(sounding.syllables))),
    };
  });
  const spread = new Map<string, number>();
  for (const { terms } of documents)
    for (const term of terms.keys()) spread.set(term, (spread.get(term) ?? 0) + 1);
  const length = documents.reduce((sum, one) => sum + one.length, 0) / Math.max(1, documents.length);
  return { sound, sayings, documents, spread, length };
}

/** A query as it is looked for. */
interface Asked {
  text: string;
  terms: readonly { text: string; weight: number }[];
  /** Letters alone: pinyin, or its initials. */
  letters: string | null;
  syllables: readonly string[];
}

/** The word of the documents says less of what is meant than the word that was typed. */
const translated = 0.7;

function askedBy(query: string, { sound, sayings }: SearchIndex): Asked {
  const text = core(query);
  const whole = text.replaceAll(' ', '');
  const meant = sayings.filter(({ say }) => say.some((one) => whole.includes(one)));
  const letters = text.replaceAll(' ', '').replaceAll("'", '');
  const syllables = sound(text.replaceAll(' ', '')).map(folded);
  return {
    text,
    terms: [
      ...termsOf(text),
      ...meant.flatMap(({ means }) =>
        termsOf(means).map((term) => ({ ...term, weight: translated * term.weight })),
      ),
    ],
    letters: /^[a-z]{2,}$/.test(letters) ? letters : null,
    syllables,
  };
}

function termScore({ documents, spread, length }: SearchIndex, one: Indexed, asked: Asked): number {
  let score = 0;
  for (const { text, weight } of asked.terms) {
    const often = one.terms.get(text);
    if (often === undefined) continue;
    const within = spread.get(text) ?? 0;
    const rare = Math.log(1 + (documents.length - within + 0.5) / (within + 0.5));
    const norm = k1 * (1 - b + (b * one.length) / length);
    score += weight * rare * ((often * (k1 + 1)) / (often + norm));
  }
  return score;
}

/** What is called by what was typed: the same, the beginning of it, a part; or the other way, all of a name within a longer question. */
function calledScore(one: Indexed, { text, letters }: Asked): number {
  let best = 0;
  const joined = text.replaceAll(' ', '');
  for (const { text: name, weight, sounding } of one.called) {
    const plain = name.replaceAll(' ', '');
    if (plain === joined) best = Math.max(best, 12 * weight);
    else if (joined.length > 1 && plain.startsWith(joined)) best = Math.max(best, 6 * weight);
    else if (joined.length > 1 && plain.includes(joined)) best = Math.max(best, 4.5 * weight);
    else if (plain.length > 1 && joined.includes(plain)) best = Math.max(best, (1.5 + plain.length) * weight);
    if (letters) best = Math.max(best, 12 * weight * letterMatch(letters, sounding));
  }
  return best;
}

/**
 * Another character of the same sound is what an input method gives to who does not look; and one of four or more may be another, or left out.
 */
function soundScore(one: Indexed, { syllables, letters }: Asked): number {
  if (letters || syllables.length < 2) return 0;
  const heard = soundPairsOf(syllables);
  const near = (4 * heard.filter((pair) => one.soundPairs.has(pair)).length) / heard.length;
  // One change leaves a pair of any four; without a pair there is nothing to compare.
  if (near === 0) return 0;
  const whole = one.called.map(({ sounding, weight }) => {
    const changes = sounding.syllables.length < 2 ? 9 : changesWithin(syllables, sounding.syllables);
    return weight * (changes === 0 ? 6 : changes === 1 && syllables.length > 3 ? 5 : 0);
  });
  return near + Math.max(...whole);
}

/** Less than this share of the best score is noise. */
const noise = 0.22;
/** A hit in nothing but a pair of characters of the conditions. */
const least = 1.2;

/** The policies that a query may mean, the likeliest first. */
export function search(index: SearchIndex, query: string): { id: string; score: number }[] {
  const asked = askedBy(query, index);
  if (asked.text === '') return [];
  const found = index.documents
    .map((one) => ({
      id: one.id,
      score: termScore(index, one, asked) + calledScore(one, asked) + soundScore(one, asked),
    }))
    .filter(({ score }) => score >= least)
    .sort((one, other) => other.score - one.score);
  const [best] = found;
  return found.filter(({ score }) => best !== undefined && score >= noise * best.score);
}
