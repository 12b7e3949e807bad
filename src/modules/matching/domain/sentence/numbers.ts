/** A number as people say it: 3500, 3.5千, 4千5, 三千五, 一万二; a pair such as 三四千 has two ends. */
export interface Amount {
  low: number;
  high: number;
}

const digits: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const scales: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, k: 1000, w: 10_000 };

/** An amount of money or a count in a text; what it is worth, `amountOf` says. */
export const amountPattern =
  '(?:\\d+(?:\\.\\d+)?(?:[千万百kw](?:[1-9](?!\\d)|[一二三四五六七八九](?![十百千万点个]))?)?|(?:[零〇二两俩三四五六七八九十百千万]|一(?!\\s*个?(?:月|天|日|小时|钟头|年|件|单|套|双|次|车|斤|趟|场|亩|条|票|平)))+)';

/** A small whole number, 1–99: for clocks, days and people. */
export const smallPattern =
  '(?:\\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两俩仨三四五六七八九])';

/** 三千五百, and as it is spoken: 三千五 is 3500, 一万二 12,000, 一百八 180. Null: no number. */
function readHan(text: string): number | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lastScale = 0;
  let zero = false;
  for (const char of text) {
    const value = digits[char];
    const scale = scales[char];
    if (value !== undefined) {
      // Two digits side by side are no number; 零 stands between.
      if (digit !== null && digit !== 0) return null;
      zero = zero || value === 0;
      digit = value;
    } else if (scale === 10_000) {
      if (total > 0 || (digit === null && section === 0)) return null;
      total = (section + (digit ?? 0)) * 10_000;
      section = 0;
      digit = null;
      lastScale = scale;
    } else if (scale !== undefined) {
      if (digit === null && scale !== 10) return null;
      section += (digit ?? 1) * scale;
      digit = null;
      lastScale = scale;
      zero = false;
    } else return null;
  }
  if (digit === null) return total + section;
  const spoken = lastScale >= 100 && !zero ? digit * (lastScale / 10) : digit;
  return total + section + spoken;
}

const one = (value: number): Amount => ({ low: value, high: value });

/** What an amount is worth; null where it is none (一二三). */
export function amountOf(text: string): Amount | null {
  const arabic = /^(\d+(?:\.\d+)?)([千万百kw])?([1-9一二三四五六七八九])?$/.exec(text);
  if (arabic) {
    const [, head = '', scale, tail] = arabic;
    const by = scales[scale ?? ''] ?? 1;
    const rest = tail === undefined ? 0 : (digits[tail] ?? Number(tail)) * (by / 10);
    return one(Math.round((Number(head) * by + rest) * 100) / 100);
  }
  // 三四千, 四五百, 七八十: neighbours, said together, are two ends.
  const pair = /^(.*?)([一两二三四五六七八])([二两三四五六七八九])([十百千万]?)$/.exec(text);
  if (pair) {
    const [, head = '', first = '', second = '', scale = ''] = pair;
    const [from, to] = [digits[first] ?? 0, digits[second] ?? 0];
    if (to === from + 1) {
      const [low, high] = [readHan(`${head}${first}${scale}`), readHan(`${head}${second}${scale}`)];
      return low === null || high === null ? null : { low, high };
    }
  }
  const value = readHan(text);
  return value === null ? null : one(value);
}

/** A small count; null where it is no single number. */
export function countOf(text: string): number | null {
  const amount = amountOf(text);
  return amount && amount.low === amount.high && Number.isInteger(amount.low) ? amount.low : null;
}
