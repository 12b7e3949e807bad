/**
 * The small language of data/wording/rules.yaml. It is made into a regular expression without loops, so that none can run away:
 *
 * - `(a|b)` one of them, `?` behind a bracket or a `{name}`: may be missing
 * - `{name}` one of the named words, which are patterns themselves
 * - `~` up to six characters of the same clause, `~~` up to sixteen of the same sentence
 * - `#` a digit, in 汉字 too; `<19-75>` a number between the two, in digits or 汉字 or both
 * - `^` and `$` a clause begins, ends
 *
 * Anything else stands for itself. Latin letters stand alone: nan is not found in Nanning.
 */
export interface Pattern {
  /** Of a regular expression. */
  source: string;
  /** The characters that a match can begin with. */
  first: Set<string>;
  /** May match nothing at all. */
  empty: boolean;
}

export type Named = ReadonlyMap<string, string>;

const han = '零一二三四五六七八九';
const digits = '0123456789一二三四五六七八九十两';
const plain = /[\p{L}\p{Nd}:,.+\-%]/u;
const latin = /[a-zü]/;

const piece = (source: string, first: Iterable<string>, empty = false): Pattern => ({
  source,
  first: new Set(first),
  empty,
});

function inTurn(pieces: Pattern[]): Pattern {
  const visible = pieces.slice(0, pieces.findIndex(({ empty }) => !empty) + 1 || pieces.length);
  return piece(
    pieces.map(({ source }) => source).join(''),
    visible.flatMap(({ first }) => [...first]),
    pieces.every(({ empty }) => empty),
  );
}

/** One of several. */
export function eitherOf(pieces: Pattern[]): Pattern {
  return piece(
    `(?:${pieces.map(({ source }) => source).join('|')})`,
    pieces.flatMap(({ first }) => [...first]),
    pieces.some(({ empty }) => empty),
  );
}

/** Whole numbers from `low` to `high`, both below 100. */
function numberBetween(low: number, high: number): Pattern {
  const ways: string[] = [];
  const first: string[] = [];
  for (let tens = Math.floor(low / 10); tens <= Math.floor(high / 10); tens++) {
    const units = [...'0123456789'].map(Number).filter((unit) => {
      const number = tens * 10 + unit;
      return number >= low && number <= high;
    });
    const others = units.filter((unit) => unit > 0).map((unit) => `${unit}${han.charAt(unit)}`);
    const lead = `${tens}${han.charAt(tens)}${tens === 2 ? '两' : ''}`;
    const tensSource = tens === 0 ? '' : tens === 1 ? '(?:[1一]十?|十)' : `[${lead}]十?`;
    if (others.length > 0) ways.push(`${tensSource}[${others.join('')}]`);
    if (units.includes(0) && tens > 0) ways.push(tens === 1 ? '(?:10|一?十)' : `[${lead}](?:0|零|十)`);
    first.push(...(tens === 0 ? others.join('') : lead), ...(tens === 1 ? ['十'] : []));
  }
  return piece(`(?<![0-9.${han}十百])(?:${ways.join('|')})(?![0-9${han}十])`, first);
}

class Reader {
  private at = 0;
  private readonly pattern: string;
  private readonly named: Named;
  private readonly depth: number;

  constructor(pattern: string, named: Named, depth: number) {
    this.pattern = pattern;
    this.named = named;
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
    const pieces: Pattern[] = [];
    while (this.at < this.pattern.length && !/[|)]/.test(this.pattern.charAt(this.at))) {
      const next = this.next();
      if (next.source.startsWith('[^') && pieces.every(({ empty }) => empty)) {
        throw this.wrong('a gap cannot come first');
      }
      pieces.push(next);
    }
    return inTurn(pieces);
  }

  private next(): Pattern {
    const name = this.take(/^\{([a-z-]+)\}/)?.[1];
    if (name !== undefined) return this.maybe(this.wordNamed(name));
    const range = this.take(/^<(\d{1,2})-(\d{1,2})>/);
    if (range) return numberBetween(Number(range[1]), Number(range[2]));
    if (this.take(/^~~/)) return piece('[^\\n]{0,16}?', [], true);
    if (this.take(/^~/)) return piece('[^,\\n]{0,6}?', [], true);
    if (this.take(/^\^/)) return piece('(?<=^|[,\\n:(])', [], true);
    if (this.take(/^\$/)) return piece('(?=$|[,\\n)(])', [], true);
    if (this.take(/^#/)) return piece(`[${digits}]`, digits);
    if (this.take(/^\(/)) {
      const inner = this.alternatives();
      if (!this.take(/^\)/)) throw this.wrong('a bracket is missing');
      return this.maybe(eitherOf([inner]));
    }
    const letters = this.take(/^[a-zü]+/)?.[0];
    if (letters) return piece(`(?<![a-zü])${letters}(?![a-zü])`, letters.charAt(0));
    const char = this.pattern.charAt(this.at);
    this.at += 1;
    if (!plain.test(char) || latin.test(char)) throw this.wrong(`${char} cannot stand here`);
    return piece(/[.+-]/.test(char) ? `\\${char}` : char, char);
  }

  private maybe(read: Pattern): Pattern {
    return this.take(/^\?/) ? piece(`${read.source}?`, read.first, true) : read;
  }

  private wordNamed(name: string): Pattern {
    const word = this.named.get(name);
    if (word === undefined) throw this.wrong(`{${name}} is not among the words`);
    if (this.depth > 5) throw this.wrong('names lead back to themselves');
    return eitherOf([new Reader(word, this.named, this.depth + 1).whole()]);
  }
}

/**
 * Reads one pattern.
 * @throws Error that names what cannot be read.
 */
export function readPattern(pattern: string, named: Named): Pattern {
  const read = new Reader(pattern, named, 0).whole();
  if (read.empty) throw new Error(`${pattern}: is found in nothing`);
  return read;
}
