import { syllableEnd } from './fold.ts';

/**
 * The small language of data/wording/rules.yaml. It is made into a regular expression without loops, so that none can run away:
 *
 * - `(a|b)` one of them, `?` behind a bracket or a `{name}`: may be missing
 * - `{name}` one of the named words, which are patterns themselves
 * - `~` up to six characters of the same clause, `~~` up to sixteen of the same sentence
 * - `#` a digit, in 汉字 too; `<19-75>` a number between the two, in digits or 汉字 or both
 * - `^` and `$` a clause begins, ends
 *
 * Anything else stands for itself, or for its syllable in Latin letters where `spelled` has one: 社保 is found in 社bao. Latin letters
 * stand alone: nan is not found in Nanning. Beside another character of the pattern it also stands for the characters that `spelled` has
 * for it: 河南 is found in 荷楠, while 男 by itself is never a 喃.
 */
export interface Pattern {
  /** Of a regular expression. */
  source: string;
  /** Of which the source is put together, one after the other. */
  parts: readonly string[];
  /**
   * What a match can begin with, as far as two characters: 限男. One character alone (男) is a whole match; `anything` stands for
   * whatever follows (限*), the empty string for nothing at all.
   */
  heads: ReadonlySet<string>;
}

export type Named = ReadonlyMap<string, string>;

/** Syllables in Latin letters and other characters that may stand for a character, with blanks between them: 女 is nv, nü or 钕. */
export type Spelled = ReadonlyMap<string, string>;

/** Of a head: any character, or none. */
export const anything = '*';

const headLength = 2;
/** Names inside names. */
const deepest = 5;
const han = '零一二三四五六七八九';
const digits = '0123456789一二三四五六七八九十两';
const plain = /[\p{L}\p{Nd}:,.+\-%]/u;
const latin = /[a-zü]/;
const isHan = (char: string) => char >= '\u4e00' && char <= '\u9fff';

const piece = (source: string, heads: Iterable<string>): Pattern => ({
  source,
  parts: source === '' ? [] : [source],
  heads: new Set(heads),
});

/** Only of the first words of a pattern are the heads ever asked for: worked out for all, they took most of a start. */
class Later implements Pattern {
  readonly parts: readonly string[];
  private known: ReadonlySet<string> | undefined;
  private readonly work: () => ReadonlySet<string>;

  constructor(parts: readonly string[], work: () => ReadonlySet<string>) {
    this.parts = parts;
    this.work = work;
  }

  get source(): string {
    return this.parts.join('');
  }

  get heads(): ReadonlySet<string> {
    this.known ??= this.work();
    return this.known;
  }
}

const nothing = piece('', ['']);
const gap = piece('[^,\\n]{0,6}?', [anything]);
const wideGap = piece('[^\\n]{0,16}?', [anything]);
const gaps = new Set<Pattern>([gap, wideGap]);
const isEmpty = ({ heads }: Pattern) => heads.has('');
const isOpen = (head: string) => head.length < headLength && !head.endsWith(anything);

function headsFollowed(before: Pattern, after: Pattern): ReadonlySet<string> {
  if (![...before.heads].some(isOpen)) return before.heads;
  const heads = new Set<string>();
  for (const head of before.heads) {
    if (isOpen(head)) for (const next of after.heads) heads.add((head + next).slice(0, headLength));
    else heads.add(head);
  }
  return heads;
}

const followed = (before: Pattern, after: Pattern): Pattern =>
  before === nothing
    ? after
    : new Later([...before.parts, ...after.parts], () => headsFollowed(before, after));

/**
 * Ways that begin alike share their beginning: 不(?:要|收) for 不要|不收. Written out, the code of all expressions passed the 16 MB beyond
 * which V8 interprets them, and a text took five times as long.
 */
function shared(ways: (readonly string[])[]): string {
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const [first = '', ...rest] of ways) byFirst.set(first, [...(byFirst.get(first) ?? []), rest]);
  const sources = [...byFirst].map(([first, rests]) => {
    const [only] = rests;
    if (rests.length === 1 && only) return first + only.join('');
    return rests.every((rest) => rest.length === 0) ? first : `${first}${shared(rests)}`;
  });
  return sources.length > 1 && sources.every((source) => source.length === 1 && isHan(source))
    ? `[${sources.join('')}]`
    : `(?:${sources.join('|')})`;
}

/** One of several. */
export function eitherOf(pieces: Pattern[]): Pattern {
  const source = shared(pieces.map(({ parts }) => parts));
  return new Later([source], () => new Set(pieces.flatMap(({ heads }) => [...heads])));
}

/** Latin letters that stand alone. */
const word = (letters: string) =>
  piece(`(?<![a-zü])${letters}(?![a-zü])${syllableEnd}?`, [letters.slice(0, headLength)]);

const pairsOf = (first: string, second: string) => [...first].flatMap((a) => [...second].map((b) => a + b));

/** Whole numbers from `low` to `high`, both below 100. */
function numberBetween(low: number, high: number): Pattern {
  const ways: string[] = [];
  const heads: string[] = [];
  for (let tens = Math.floor(low / 10); tens <= Math.floor(high / 10); tens++) {
    const units = [...'0123456789'].map(Number).filter((unit) => {
      const number = tens * 10 + unit;
      return number >= low && number <= high;
    });
    const others = units
      .filter((unit) => unit > 0)
      .map((unit) => `${unit}${han.charAt(unit)}`)
      .join('');
    const lead = `${tens}${han.charAt(tens)}${tens === 2 ? '两' : ''}`;
    const tensSource = tens === 0 ? '' : tens === 1 ? '(?:[1一]十?|十)' : `[${lead}]十?`;
    if (others !== '') ways.push(`${tensSource}[${others}]`);
    if (units.includes(0) && tens > 0) ways.push(tens === 1 ? '(?:10|一?十)' : `[${lead}](?:0|零|十)`);
    if (tens === 0) heads.push(...others);
    else heads.push(...pairsOf(lead, `0零十${others}`));
    if (tens === 1) heads.push(...pairsOf('十', others), ...(units.includes(0) ? ['十'] : []));
  }
  // 年零三十五 is a misspelt 年龄三十五.
  return piece(`(?<![0-9.${han.slice(1)}十百]|(?<!年)零)(?:${ways.join('|')})(?![0-9${han}十])`, heads);
}

/** What all patterns of a file share: the words, each read once. */
class Vocabulary {
  private readonly named: Named;
  private readonly spelled: Spelled;
  private readonly known = new Map<string, Pattern>();
  private readonly chars = { alone: new Map<string, Pattern>(), inWord: new Map<string, Pattern>() };
  private readonly numbers = new Map<string, Pattern>();

  constructor(named: Named, spelled: Spelled) {
    this.named = named;
    this.spelled = spelled;
  }

  /** A character that stands for itself or its syllables, and in a word for those that sound like it. */
  char(char: string, inWord: boolean): Pattern {
    const chars = inWord ? this.chars.inWord : this.chars.alone;
    const known = chars.get(char);
    if (known) return known;
    const itself = piece(/[.+-]/.test(char) ? `\\${char}` : char, [char]);
    const disguises = this.spelled.get(char)?.split(' ') ?? [];
    const syllables = disguises.filter((each) => !isHan(each)).map(word);
    const sounding = inWord ? disguises.filter(isHan).map((each) => piece(each, [each])) : [];
    const ways = [...sounding, ...syllables];
    const read = ways.length > 0 ? eitherOf([itself, ...ways]) : itself;
    chars.set(char, read);
    return read;
  }

  number(low: number, high: number): Pattern {
    const key = `${low}-${high}`;
    const read = this.numbers.get(key) ?? numberBetween(low, high);
    this.numbers.set(key, read);
    return read;
  }

  /** The word of that name; undefined where there is none. */
  find(name: string, depth: number): Pattern | undefined {
    const known = this.known.get(name);
    if (known) return known;
    const word = this.named.get(name);
    if (word === undefined) return undefined;
    const read = eitherOf([new Reader(word, this, depth + 1).whole()]);
    this.known.set(name, read);
    return read;
  }
}

class Reader {
  private at = 0;
  private readonly pattern: string;
  private readonly words: Vocabulary;
  private readonly depth: number;

  constructor(pattern: string, words: Vocabulary, depth: number) {
    this.pattern = pattern;
    this.words = words;
    this.depth = depth;
  }

  whole(): Pattern {
    const read = this.alternatives();
    if (this.at < this.pattern.length) throw this.wrong('a bracket too many');
    return read;
  }

  private wrong(what: string): Error {
    return new Error(`${this.pattern}: ${what}`);
  }

  private take(expression: RegExp): RegExpExecArray | null {
    const found = expression.exec(this.pattern.slice(this.at));
    if (found) this.at += found[0].length;
    return found;
  }

  private alternatives(): Pattern {
    const ways: Pattern[] = [];
    do ways.push(this.sequence());
    while (this.take(/^\|/));
    return ways.length === 1 && ways[0] ? ways[0] : eitherOf(ways);
  }

  private sequence(): Pattern {
    let read = nothing;
    while (this.at < this.pattern.length && !'|)'.includes(this.pattern.charAt(this.at))) {
      const next = this.next();
      if (gaps.has(next) && isEmpty(read)) throw this.wrong('a gap cannot come first');
      read = followed(read, next);
    }
    return read;
  }

  private next(): Pattern {
    const first = this.pattern.charAt(this.at);
    // Nearly all characters are these.
    if (isHan(first)) {
      const inWord = isHan(this.pattern.charAt(this.at - 1)) || isHan(this.pattern.charAt(this.at + 1));
      this.at += 1;
      return this.words.char(first, inWord);
    }
    const name = this.take(/^\{([a-z-]+)\}/)?.[1];
    if (name !== undefined) return this.maybe(this.wordNamed(name));
    const range = this.take(/^<(\d{1,2})-(\d{1,2})>/);
    if (range) return this.words.number(Number(range[1]), Number(range[2]));
    if (this.take(/^~~/)) return wideGap;
    if (this.take(/^~/)) return gap;
    if (this.take(/^\^/)) return piece('(?<=^|[,\\n:(])', ['']);
    if (this.take(/^\$/)) return piece('(?=$|[,\\n)(])', ['']);
    if (this.take(/^#/)) return piece(`[${digits}]`, digits);
    if (this.take(/^\(/)) {
      const inner = this.alternatives();
      if (!this.take(/^\)/)) throw this.wrong('a bracket is missing');
      return this.maybe(eitherOf([inner]));
    }
    const letters = this.take(/^[a-zü]+/)?.[0];
    if (letters) return word(letters);
    const char = this.pattern.charAt(this.at);
    this.at += 1;
    if (!plain.test(char) || latin.test(char)) throw this.wrong(`${char} cannot stand here`);
    return this.words.char(char, false);
  }

  private maybe(read: Pattern): Pattern {
    return this.take(/^\?/) ? new Later([`${read.source}?`], () => new Set([...read.heads, ''])) : read;
  }

  private wordNamed(name: string): Pattern {
    if (this.depth > deepest) throw this.wrong('names lead back to themselves');
    const word = this.words.find(name, this.depth);
    if (!word) throw this.wrong(`{${name}} is not among the words`);
    return word;
  }
}

/**
 * Reads patterns that use the same words.
 * @returns what reads one pattern, or throws an Error that names what cannot be read.
 */
export function patternReader(named: Named, spelled: Spelled = new Map()): (pattern: string) => Pattern {
  const words = new Vocabulary(named, spelled);
  return (pattern) => {
    const read = new Reader(pattern, words, 0).whole();
    if (isEmpty(read)) throw new Error(`${pattern}: is found in nothing`);
    return read;
  };
}
