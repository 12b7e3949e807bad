/**
 * The small language of data/wording/rules.yaml, made into a regular expression without loops, so that it cannot run away:
 *
 * - `(a|b)` one of them, `?` behind a bracket or a `{name}`: may be missing
 * - `{name}` one of the named words, which are patterns themselves
 * - `~` up to six characters of the same clause, `~~` up to sixteen of the same sentence
 * - `#` a digit, in 汉字 too; `<19-75>` a number between the two, in digits or 汉字 or both
 * - `^` and `$` a clause begins, ends
 *
 * Anything else stands for itself. Latin letters stand alone: nan is not found in Nanning.
 */
export type Named = ReadonlyMap<string, string>;

const han = '零一二三四五六七八九';
const plain = /[\p{L}\p{Nd}:,.+\-%]/u;
const latin = /[a-zü]/;

const either = (digit: number) => `[${digit}${han.charAt(digit)}${digit === 2 ? '两' : ''}]`;
const anyOf = (digits: number[]) => `[${digits.map((digit) => `${digit}${han.charAt(digit)}`).join('')}]`;

/** Whole numbers from `low` to `high`, both below 100. */
function numbers(low: number, high: number): string {
  const ways: string[] = [];
  for (let tens = Math.floor(low / 10); tens <= Math.floor(high / 10); tens++) {
    const units = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter(
      (unit) => tens * 10 + unit >= low && tens * 10 + unit <= high,
    );
    const others = units.filter((unit) => unit > 0);
    const lead = tens === 0 ? '' : tens === 1 ? '(?:[1一]十?|十)' : `${either(tens)}十?`;
    if (others.length > 0) ways.push(`${lead}${anyOf(others)}`);
    if (units.includes(0) && tens > 0)
      ways.push(tens === 1 ? '(?:10|一?十)' : `${either(tens)}(?:0|零|十)`);
  }
  return `(?<![0-9.${han}十百])(?:${ways.join('|')})(?![0-9${han}十])`;
}

/**
 * The source of a regular expression for one pattern.
 * @throws Error that names what cannot be read.
 */
export function sourceOf(pattern: string, named: Named, depth = 0): string {
  if (depth > 5) throw new Error(`${pattern}: names lead back to themselves`);
  let source = '';
  let open = 0;
  for (let at = 0; at < pattern.length; at++) {
    const rest = pattern.slice(at);
    const [name] = /^\{[a-z-]+\}/.exec(rest) ?? [];
    const range = /^<(\d{1,2})-(\d{1,2})>/.exec(rest);
    const char = rest.charAt(0);
    if (name) {
      const word = named.get(name.slice(1, -1));
      if (word === undefined) throw new Error(`${pattern}: ${name} is not among the words`);
      source += `(?:${sourceOf(word, named, depth + 1)})`;
      at += name.length - 1;
    } else if (range) {
      source += numbers(Number(range[1]), Number(range[2]));
      at += range[0].length - 1;
    } else if (rest.startsWith('~~')) {
      source += '[^\\n]{0,16}?';
      at += 1;
    } else if (char === '#') source += '[0-9一二三四五六七八九十两]';
    else if (char === '~') source += '[^,\\n]{0,6}?';
    else if (char === '^') source += '(?<=^|[,\\n:(])';
    else if (char === '$') source += '(?=$|[,\\n)(])';
    else if (char === '(') {
      open += 1;
      source += '(?:';
    } else if (char === ')') {
      open -= 1;
      source += ')';
    } else if (char === '|' || (char === '?' && /[)}]/.test(pattern.charAt(at - 1)))) source += char;
    else if (latin.test(char)) {
      if (!latin.test(pattern.charAt(at - 1))) source += '(?<![a-zü])';
      source += char;
      if (!latin.test(pattern.charAt(at + 1))) source += '(?![a-zü])';
    } else if (plain.test(char)) source += /[.+-]/.test(char) ? `\\${char}` : char;
    else throw new Error(`${pattern}: ${char} cannot stand here`);
  }
  if (open !== 0) throw new Error(`${pattern}: a bracket is missing`);
  return source;
}
