import type { PayPeriod } from '../../../../ground/money/pay.ts';
import { type Amount, amountOf, amountPattern } from './numbers.ts';
import type { Reading, Said, Span, Sureness } from './text.ts';

/** What a sentence says about pay. Each part null where it was not said. */
export interface SaidPay {
  unit: Said<PayPeriod> | null;
  /** Yuan a unit. */
  low: Said<number> | null;
  high: Said<number> | null;
  /** How it comes about, in the sentence's words. */
  rule: Said<string> | null;
  /** Pay was left open (面议), which an advertisement may not. */
  open: Span | null;
}

const pieces = '件|单|套|双|趟|车|亩|箱|包(?!吃|住|饭|三)|筐|斤|吨|公斤|本|次|场|条|票|桶|平米|平方米?|平';
const currency = '(块钱|块|元钱|元|圆|毛钱|毛|角)';

/** The unit that stands right before an amount, with the words between. */
const between =
  '(?:工资|工钱|薪资|薪水|薪酬|待遇|报酬|收入|底薪|保底|基本工资|综合薪资|综合|到手|人|大概|大约|差不多|约|可以|能|可|至少|最少|起码|最低|不低于|税前|税后|就|都|也|的|给|开|发|拿到?|挣|得|是|为|有|在|干活|,|:|\\s){0,20}';
const unitsBefore: [PayPeriod, RegExp][] = [
  [
    'month',
    new RegExp(
      `(?:一个月|每个?月|一月|月薪|月工资|月收入|月入|月薪资|按月|(?<![个\\d一二三四五六七八九十几半休])月)${between}$`,
    ),
  ],
  ['day', new RegExp(`(?:干?一天|每天|每日|一日|日薪|日工资|日结|一个工|按天)${between}$`)],
  [
    'hour',
    new RegExp(`(?:一个?小时|每个?小时|小时工资|时薪|一个?钟头|一个钟|每个?钟头|每小时|按小时)${between}$`),
  ],
  ['piece', new RegExp(`(?:(?:一|每|1)个?(?:${pieces}|个)|计件|按件)(?:算|计酬|结算)?${between}$`)],
  ['year', new RegExp(`(?:一年|每年|年薪|年收入)${between}$`)],
];
const unitsAfter: [PayPeriod, RegExp][] = [
  ['month', /^\s*(?:\/|每|一|1|元\/)\s*个?月|^\s*(?:的)?月薪|^\s*\/\s*人\s*\/\s*月/],
  ['hour', /^\s*(?:\/|每|一|1)\s*个?(?:小时|钟头|钟(?!点)|时(?!间)|h)/],
  ['day', /^\s*(?:\/|每|一|1)\s*(?:天|日)|^\s*(?:块|元)?日结|^\s*一个工(?!作)/],
  ['year', /^\s*(?:\/|每|一|1)\s*年(?!以上|经验)/],
  ['piece', new RegExp(`^\\s*(?:/|每|一|1)\\s*个?(?:${pieces})|^\\s*(?:/|每|一|1)\\s*个(?!月|小时|钟)`)],
];
const named =
  /(?:工资|工钱|薪资|薪水|薪酬|待遇|报酬|收入|底薪|保底|综合薪资|到手|给|开|发|挣|拿到?|月薪|薪|一晚上?|半天|一上午|一下午)(?:大概|大约|差不多|约|可以|能|是|为|有|到|在|个|至少|最低|不低于|,|:|\s)*$/;
/** Sums that are not the pay: bonuses, allowances, deposits, and what must be paid. */
const otherSum =
  /(?:全勤奖?|餐补|饭补|房补|话补|车补|油补|补贴|补助|津贴|奖金?|押金|罚款?|费|红包|保险|报销|工龄|提成)(?:一个月|每个?月|每天|一天|按)?(?:给|发|有|是|:|\s)*$/;
/** What makes a number something else than money. */
const notMoney =
  /^\s*(?:个(?!月|小时|钟)|名|位|人|岁|周岁|年|平|米|号|路|点|楼|层|室|天(?!结)|公里|里地|cm|kg|斤重|多?人|班|期|人份|小时|月(?!结|薪)|家|年级)/;

interface Found extends Span {
  amount: { low: number | null; high: number | null };
  unit: PayPeriod | null;
  unitSpan: Span | null;
  strength: number;
  sure: Sureness;
}

const toYuan = (value: number, mark: string | undefined) =>
  mark === '毛' || mark === '毛钱' || mark === '角' ? Math.round(value * 10) / 100 : value;

const scaleOf: Record<string, number> = { 百: 100, 千: 1000, k: 1000, 万: 10_000, w: 10_000 };

/** 3-4千, 四到五千: the scale of the second end is the first's too, where the first by itself would be nothing. */
function lift(first: Amount, second: Amount, words: string): Amount {
  const [scale = ''] = /[千万kw百](?=[\d一二三四五六七八九]?$)/.exec(words) ?? [];
  const by = first.high < 100 && second.low > first.high ? (scaleOf[scale] ?? 1) : 1;
  return { low: first.low * by, high: first.high * by };
}

const amount = new RegExp(`(?<![\\d.])${amountPattern}`);
const rangeTail = new RegExp(`^\\s*${currency}?\\s*(?:到|至|-|~)\\s*(${amountPattern})`);
const currencyTail = new RegExp(
  `^\\s*(?:多|来)?\\s*${currency}(\\d(?!\\d)|[一二三四五六七八九](?![十百千万个天月年日小钟件单套双趟车次条票毛分]))?`,
);

function unitFrom(list: [PayPeriod, RegExp][], text: string): { unit: PayPeriod; length: number } | null {
  let best: { unit: PayPeriod; length: number } | null = null;
  for (const [unit, pattern] of list) {
    const match = pattern.exec(text);
    if (match && (best === null || match[0].length < best.length)) best = { unit, length: match[0].length };
  }
  return best;
}

/** One amount of the sentence as pay, or null where it is something else. */
function readAmount(rest: string, match: RegExpExecArray): Found | null {
  const start = match.index;
  let end = start + match[0].length;
  const first = amountOf(match[0]);
  if (!first) return null;
  const before = rest.slice(Math.max(0, start - 16), start);
  if (otherSum.test(before) || /(?:满|第|共|约有|超过?|近)$/.test(before)) return null;
  let low: number | null = first.low;
  let high: number | null = first.high;
  const range = rangeTail.exec(rest.slice(end));
  let firstMark: string | undefined;
  if (range) {
    const second = amountOf(range[2] ?? '');
    if (second) {
      low = lift(first, second, range[2] ?? '').low;
      high = second.high;
      firstMark = range[1];
      end += range[0].length;
    }
  }
  const money = currencyTail.exec(rest.slice(end));
  const mark = money?.[1] ?? firstMark;
  if (money) {
    end += money[0].length;
    // 四块五, 三毛五
    const tail = amountOf(money[2] ?? '');
    if (tail && high !== null && low === high) {
      low += tail.low / 10;
      high = low;
    }
  } else if (notMoney.test(rest.slice(end))) return null;
  low = toYuan(low, mark);
  high = toYuan(high, mark);
  const approx = /^\s*(?:左右|上下|多|来块|出头|往上|以上|起步|起|打底|朝上|以内|以下|封顶|不等)/.exec(
    rest.slice(end),
  );
  if (approx) {
    end += approx[0].length;
    if (/往上|以上|起|打底|朝上/.test(approx[0])) high = low === high ? null : high;
    if (/以内|以下|封顶/.test(approx[0])) low = low === high ? null : low;
  }
  if (/(?:最高|封顶|最多)(?:能|可|可以|拿到?|是|有)*$/.test(before) && low === high) low = null;

  const after = unitFrom(unitsAfter, rest.slice(end));
  const ahead = after ? null : unitFrom(unitsBefore, before);
  const scaled = Math.max(low ?? 0, high ?? 0) >= 1000;
  const strength =
    after || ahead
      ? 4
      : money
        ? 3
        : named.test(before)
          ? 2
          : scaled && high !== null && high <= 60_000
            ? 1
            : 0;
  if (strength === 0 || (high ?? low ?? 0) <= 0) return null;
  // Sums that nobody is paid for such a time are something else: 一个月四天, 2024 年.
  if (strength === 1 && /^\d{5,}$/.test(match[0])) return null;
  if ((after ?? ahead)?.unit === 'month' && (high ?? low ?? 0) < 100) return null;
  const unitSpan = after
    ? { start: end, end: end + after.length }
    : ahead
      ? { start: start - ahead.length, end: start }
      : null;
  return {
    start: Math.min(start, unitSpan?.start ?? start),
    end: Math.max(end, unitSpan?.end ?? end),
    amount: { low, high },
    unit: (after ?? ahead)?.unit ?? null,
    unitSpan,
    strength,
    sure: approx && /左右|上下|多|出头|来块/.test(approx[0]) ? 'likely' : strength >= 2 ? 'sure' : 'likely',
  };
}

const left =
  /工资面议|薪资面议|待遇面议|薪资面谈|工资面谈|待遇从优面议|面议|面谈|价格好商量|工资好商量|钱好说|工资好说|待遇好说/;
const trial = new RegExp(
  `试用期?(?:一个月|两个月|三个月|内|期间|工资|的|给|:|\\s)*(${amountPattern})(?:块钱|块|元)?,?\\s*(?:转正|过了试用期|正式)(?:之?后|以后|后|了|工资|给|开|拿|是|:|\\s)*(${amountPattern})(?:块钱|块|元)?(?:一个月|每月|\\/月)?`,
);
const rules = [
  new RegExp(
    `(?:底薪|保底|基本工资|基础工资)(?:给|是|:|\\s)*(?:${amountPattern})?(?:块钱|块|元)?(?:一个月|每月|\\/月)?\\s*(?:\\+|加上?|外加|另加|还有|另有|和)\\s*(?:高?提成|绩效(?:奖金)?|奖金|计件(?:工资)?|补贴|补助|全勤|\\+|加|、)+`,
  ),
  /(?:\+|加上?|外加|另加|另有|还有|有)(?:高?提成|绩效(?:奖金)?|计件(?:工资)?)/,
  /提成(?:\d+%|百分之[一二三四五六七八九十]+)?(?:另算|另计|高)?/,
  /多劳多得|上不封顶|多干多得|多干多拿/,
  /(?:工资)?(?:日结|周结|当天结(?:清|账|算)?|当日结|现结|干完就结|干完(?:就)?给钱|一天一结|一周一结|(?<!个)月结|每月(?:\d+|[一二三四五六七八九十]+)号发(?:工资)?)/,
  /(?:按件|计件)(?:算钱|算|计酬|结算|工资)?/,
];

function readRule(reading: Reading, whole: string, trialSpan: Span | null): Said<string> | null {
  const spans: Span[] = trialSpan ? [trialSpan] : [];
  for (const rule of rules) {
    const match = rule.exec(whole);
    if (!match) continue;
    const span = { start: match.index, end: match.index + match[0].length };
    if (!spans.some((one) => one.start < span.end && span.start < one.end)) spans.push(span);
  }
  if (spans.length === 0) return null;
  spans.sort((a, b) => a.start - b.start);
  const value = spans
    .map(({ start, end }) => reading.plain.slice(start, end).trim())
    .join(',')
    .replaceAll(',', '，');
  const [first, last] = [spans[0], spans.at(-1)];
  return { value, start: first?.start ?? 0, end: last?.end ?? 0, sure: 'sure' };
}

/** The pay of a sentence; the surest sum where there are several. */
export function readPay(reading: Reading): SaidPay {
  const whole = reading.rest;
  const [openMatch] = reading.matches(left);
  const open = openMatch ? { start: openMatch.index, end: openMatch.index + openMatch[0].length } : null;
  const [trialMatch] = reading.matches(trial);
  const trialSpan = trialMatch
    ? { start: trialMatch.index, end: trialMatch.index + trialMatch[0].length }
    : null;

  const found = [...reading.matches(amount)].flatMap((match) => {
    const one = readAmount(whole, match);
    return one ? [one] : [];
  });
  // Of trial pay and the pay after it, the latter is what is offered; the rule says both.
  const inTrial = trialSpan
    ? found.filter(({ start, end }) => start >= trialSpan.start - 8 && start < trialSpan.end && end > 0)
    : [];
  const best =
    inTrial.at(-1) ?? [...found].sort((a, b) => b.strength - a.strength || a.start - b.start)[0] ?? null;
  const rule = readRule(reading, whole, trialSpan);
  if (best) reading.take(best);
  if (trialSpan) reading.take(trialSpan);
  if (rule)
    for (const pattern of rules)
      for (const match of [...reading.matches(pattern)])
        reading.take({ start: match.index, end: match.index + match[0].length });
  if (open) reading.take(open);
  if (!best) return { unit: null, low: null, high: null, rule, open };
  const { start, end, amount: sum, unit, unitSpan, sure } = best;
  const said = <T>(value: T, span: Span): Said<T> => ({ value, start: span.start, end: span.end, sure });
  const whole2 = { start, end };
  return {
    unit: unit === null || unitSpan === null ? null : { ...said(unit, unitSpan), sure: 'sure' },
    low: sum.low === null ? null : said(sum.low, whole2),
    high: sum.high === null ? null : said(sum.high, whole2),
    rule,
    open,
  };
}
