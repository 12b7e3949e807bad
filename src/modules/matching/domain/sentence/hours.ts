import { countOf, smallPattern } from './numbers.ts';
import type { Reading, Said, Sureness } from './text.ts';

const part = '(早上|早晨|清早|清晨|早|上午|中午|下午|傍晚|晚上|晚|夜里|夜|凌晨|半夜)?';
/** Not in the middle of a number: the 二 of 一百二 is no hour. */
const clock = `(?:${part}\\s*)(?<![\\d.百千万十:]|点(?=[\\d一二两三四五六七八九十]))(${smallPattern})(?:(点半|点钟|点|时|:)(?:\\s*([0-5]\\d|一刻|三刻|[一二三四五]十)分?)?)?`;
const joint = '\\s*(?:一直)?(?:干到|上到|到|至|-|~)\\s*(?:第二天)?\\s*';
const span = new RegExp(`${clock}${joint}${clock}`);
/** 九点上班五点下班 */
const apart = new RegExp(`${clock}(?:上班|开始|来)[\\s,]*${clock}(?:下班|结束|走)`);
/** 朝九晚五, 早8晚6. */
const short = new RegExp(`[早朝]\\s*(${smallPattern})点?(半)?\\s*晚\\s*(${smallPattern})点?(半)?`);

interface Time {
  minutes: number;
  /** Morning or afternoon was said. */
  placed: boolean;
}

function timeOf(
  when: string | undefined,
  hour: string,
  mark: string | undefined,
  rest: string | undefined,
): Time | null {
  const said = countOf(hour);
  if (said === null || said > 24) return null;
  const minute =
    mark === '点半'
      ? 30
      : rest === '一刻'
        ? 15
        : rest === '三刻'
          ? 45
          : rest === undefined
            ? 0
            : (countOf(rest) ?? 0);
  if (minute > 59) return null;
  // 夜里十一点 is before midnight, 夜里两点 behind it.
  const late = when !== undefined && (/下午|傍晚|晚/.test(when) || (/夜/.test(when) && said > 6));
  const noon = when === '中午' && said < 6;
  const midnight = said === 12 && when !== undefined && /晚|夜/.test(when);
  const full = midnight || ((late || noon) && said < 12) ? said + 12 : said;
  return { minutes: (full % 24) * 60 + minute, placed: when !== undefined || said > 12 };
}

const two = (value: number) => String(value).padStart(2, '0');
const print = (minutes: number) => `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;

/** 8:00–17:00; the end of a day that seems to end before it begins is in the afternoon, where nobody said morning or evening. */
function printSpan(from: Time, to: Time): { words: string; sure: Sureness } {
  const turned = !to.placed && to.minutes <= from.minutes && to.minutes + 12 * 60 > from.minutes;
  const end = turned ? to.minutes + 12 * 60 : to.minutes;
  return { words: `${print(from.minutes)}–${print(end)}`, sure: from.placed || turned ? 'sure' : 'likely' };
}

function readClocks(reading: Reading): Said<string>[] {
  const found: Said<string>[] = [];
  for (const match of [...reading.matches(short)]) {
    const [words, hour = '', half, end = '', endHalf] = match;
    const from = timeOf('早', hour, half ? '点半' : undefined, undefined);
    const to = timeOf('晚', end, endHalf ? '点半' : undefined, undefined);
    if (from && to)
      found.push(reading.said(`${print(from.minutes)}–${print(to.minutes)}`, match.index, words.length));
  }
  for (const match of [apart, span].flatMap((pattern) => [...reading.matches(pattern)])) {
    const [words, when, hour = '', mark, rest, toWhen, toHour = '', toMark, toRest] = match;
    // 3-4 by itself is no time.
    if (mark === undefined && toMark === undefined && !(when !== undefined && toWhen !== undefined)) continue;
    const from = timeOf(when, hour, mark, rest);
    const to = timeOf(toWhen, toHour, toMark, toRest);
    if (!from || !to) continue;
    const { words: value, sure } = printSpan(from, to);
    found.push(reading.said(value, match.index, words.length, sure));
  }
  return found;
}

const count = `(${smallPattern})`;
// What is said about hours and days besides the clock, and how pages write it. `#` is the number said.
const phrases: [RegExp, string | ((match: RegExpExecArray) => string | null)][] = [
  [
    /上\s*(?:24|二十四)(?:个?小时)?\s*休\s*(?:24|48|二十四|四十八)(?:个?小时)?/,
    (match) => match[0].replace(/\s/g, ''),
  ],
  [/上一(?:天)?休一(?:天)?|做一休一|干一天歇一天|上一天歇一天/, '上一休一'],
  [/(?:上|做|干)五休二|五天工作制|周末双休|双休日?|周六日休|周末休息|周六周日休/, '双休'],
  [/(?:上|做|干)六休一/, '每周休 1 天'],
  [/大小周|大小休|单双休/, '大小周'],
  [/单休/, '单休'],
  [
    new RegExp(`(?:一个?月|每个?月|每月|月)(?:能|可以|可)?(?:休息|休|歇|放假|放)\\s*${count}\\s*天?`),
    '每月休 # 天',
  ],
  [
    new RegExp(
      `(?:一周|每周|一星期|每星期|一个?礼拜|每个?礼拜|周)(?:能|可以)?(?:休息|休|歇)\\s*${count}\\s*天?`,
    ),
    '每周休 # 天',
  ],
  [
    new RegExp(
      `(?:一周|每周|一星期|每星期|一个?礼拜|每个?礼拜)(?:只|就)?(?:上班|工作|上|干|来|做)?\\s*${count}\\s*天(?:班)?`,
    ),
    '每周 # 天',
  ],
  [
    new RegExp(
      `(?:一天|每天|每日|一日|日工作)(?:只|就|工作|上班|上|干|做)*\\s*${count}\\s*个?(?:小时|钟头|钟(?!点))`,
    ),
    '每天 # 小时',
  ],
  [new RegExp(`(?<!\\d)${count}\\s*(?:小时|钟头)(?:工作制|一天班|制)`), '每天 # 小时'],
  [
    /不上夜班|没有?夜班|无夜班|不用上夜班|不值夜班|不(?:用)?加夜班|不倒班/,
    (match) => (match[0] === '不倒班' ? '不倒班' : '没有夜班'),
  ],
  [/两班倒|二班倒|俩班倒|2班倒|两班制/, '两班倒'],
  [/三班倒|3班倒|三班制/, '三班倒'],
  [/四班三倒|四班三运转/, '四班三运转'],
  [/(?:早晚班|早班晚班)(?:轮换|轮流|倒|轮)?/, '早晚班'],
  [/长白班|常白班/, '长白班'],
  [/倒班/, '倒班'],
  [/(?:只)?上?白班|白天(?=班|上|干|做|看)班?/, '白班'],
  [/(?:上|值|只上)?夜班(?!补|费|津)|上晚班|晚班(?!补)/, '夜班'],
  [/轮休|排休/, '轮休'],
  [/调休/, '调休'],
  [/弹性(?:工作制|上班|时间|打卡)?|时间(?:灵活|自由|自己定|随意)|灵活(?:上班|排班)/, '时间灵活'],
  [/(?:可以|能|可|不耽误|不影响)接送?(?:孩子|娃|小孩)/, '能接送孩子'],
  [/半天班|只(?:干|上)半天|干半天|上半天(?:班)?/, '半天班'],
  [/周末(?:干|上班|来|兼职)|周六日(?:干|上班|来)|周六周日(?:干|上班|来)/, '周末'],
];

/** When the work is: each thing said, as pages write it. */
export function readHours(reading: Reading): Said<string>[] {
  const found = readClocks(reading);
  for (const [pattern, print] of phrases) {
    const [match] = reading.matches(pattern);
    if (!match) continue;
    const number = match[1] === undefined ? null : countOf(match[1]);
    const words = typeof print === 'string' ? print.replace('#', String(number)) : print(match);
    if (words === null || (typeof print === 'string' && print.includes('#') && number === null)) continue;
    const at = reading.said(words, match.index, match[0].length);
    if (!found.some(({ value }) => value === words)) found.push(at);
  }
  return found.sort((a, b) => a.start - b.start);
}
