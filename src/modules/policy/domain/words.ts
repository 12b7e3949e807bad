import { type Day, partsOf } from '../../../ground/clock/day.ts';
import { formatYuan } from '../../../ground/money/format.ts';
import type { Fen } from '../../../ground/money/money.ts';
import type { Words } from '../../../ground/problem.ts';
import type { Atom, Condition, DayPlace, Test } from './condition.ts';
import type { Catalogue, PolicyFact, WayOfAsking } from './definition.ts';
import type { Value } from './value.ts';

const both = (zh: string, en: string): Words => ({ zh, en });
const counted = (count: number, zh: string, one: string, many: string): Words =>
  both(`${count} ${zh}`, `${count} ${count === 1 ? one : many}`);

/** Months as they are said: years from two on, where they are whole. */
function monthsWords(months: number): Words {
  const years = months / 12;
  return years >= 2 && Number.isInteger(years)
    ? counted(years, '年', 'year', 'years')
    : counted(months, '个月', 'month', 'months');
}

/** A day with its year always: what a rule says holds for years. */
export function ruleDayWords(day: Day): Words {
  const { year, month, date } = partsOf(day);
  return both(`${year}年${month}月${date}日`, day);
}

/** A share in per cent, with as many decimals as it has: 5.5%. */
const shareWords = (share: number): Words => {
  const text = `${Number((share * 100).toPrecision(12))}%`;
  return both(text, text);
};

function joined(parts: readonly Words[], last: Words): Words {
  const [end = both('', ''), ...before] = [...parts].reverse();
  const head = before.reverse();
  if (head.length === 0) return end;
  return both(
    `${head.map(({ zh }) => zh).join('、')}${last.zh}${end.zh}`,
    `${head.map(({ en }) => en).join(', ')} ${last.en} ${end.en}`,
  );
}
const or = both('或者', 'or');
const and = both('和', 'and');

const no = both('没有', 'none');

function numberWords(fact: PolicyFact, value: number): Words {
  const { unit } = fact.says ?? {};
  if (unit) {
    const [one = unit.en, many = one] = unit.en.split('/');
    return counted(value, unit.zh, one, many);
  }
  switch (fact.type) {
    case 'fen':
      return formatYuan(Math.round(value) as Fen);
    case 'months':
      // Below nothing: what should have come before had not.
      return value < 0 ? no : counted(value, '个月', 'month', 'months');
    case 'years':
      return counted(value, '年', 'year', 'years');
    case 'ratio':
      return shareWords(value);
    default:
      return both(String(value), String(value));
  }
}

/**
 * A value in words: 2160 元, 12 个月, 2026年3月1日, 是; `null`, known not to exist, is 没有.
 * @param named the names of policies, where a list of them is said by name.
 */
export function valueWords(fact: PolicyFact, value: Value | null, named?: (policy: string) => Words): Words {
  if (value === null) return no;
  if (typeof value === 'boolean') return value ? both('是', 'yes') : both('不是', 'no');
  if (typeof value === 'number') return numberWords(fact, value);
  if (typeof value === 'string') {
    if (fact.type === 'day') return ruleDayWords(value as Day);
    return fact.answers.find(({ code }) => code === value)?.label ?? both(value, value);
  }
  if (value.length === 0) return no;
  if (named) return joined([...new Set(value)].map(named), and);
  return counted(value.length, '项', 'policy', 'policies');
}

/** The place of a day in words: written, or what happened then. */
function placeWords({ facts }: Catalogue, place: DayPlace): Words {
  if ('day' in place) return ruleDayWords(place.day);
  const fact = facts.get(place.fact);
  return fact?.says?.event ?? fact?.label ?? both('今天', 'today');
}

/** What is asked, as data/policies/words.yaml names it, with what stands for {v} and {p}. */
interface Said {
  way: WayOfAsking;
  v?: Words;
  p?: Words;
}

const isToday = (place: DayPlace) => 'fact' in place && place.fact === 'as_of';

function askedBy(catalogue: Catalogue, fact: PolicyFact, test: Test): Said {
  const at = (place: DayPlace) => placeWords(catalogue, place);
  switch (test.is) {
    case 'answers': {
      const label = (wanted: string) =>
        fact.answers.find(({ code }) => code === wanted)?.label ?? both(wanted, wanted);
      return { way: test.not ? 'isNot' : 'is', v: joined(test.oneOf.map(label), or) };
    }
    case 'yesno':
      return { way: test.wanted ? 'yes' : 'no' };
    case 'equal':
      return { way: 'equal', v: numberWords(fact, test.to) };
    case 'limit': {
      const { sign, limit } = test;
      if (limit === 0 && (sign === 'above' || sign === 'atLeast') && fact.says?.ways.some)
        return { way: 'some' };
      if ((limit === 1 && sign === 'below') || (limit === 0 && sign === 'atMost'))
        if (fact.says?.ways.none) return { way: 'none' };
      return { way: sign, v: numberWords(fact, limit) };
    }
    case 'dayLimit':
      if ('day' in test.limit) return { way: test.sign, v: at(test.limit) };
      if (test.sign === 'until')
        return isToday(test.limit) ? { way: 'past' } : { way: 'untilAt', p: at(test.limit) };
      return { way: 'fromAt', p: at(test.limit) };
    case 'gone':
    case 'within': {
      const v = monthsWords(test.months);
      return isToday(test.at) ? { way: test.is, v } : { way: `${test.is}At`, v, p: at(test.at) };
    }
    case 'ahead':
      return { way: 'ahead', v: monthsWords(test.months) };
    case 'yearOf':
      return isToday(test.as) ? { way: 'thisYear' } : { way: 'yearOf', p: at(test.as) };
    case 'years':
      return {
        way: 'years',
        v: joined(
          test.oneOf.map((year) => both(`${year}年`, String(year))),
          or,
        ),
      };
    case 'received': {
      const p =
        catalogue.policies.find(({ id }) => id === test.policy)?.name ?? both(test.policy, test.policy);
      return test.atMost === 0 ? { way: 'never', p } : { way: 'times', p, v: numberWords(fact, test.atMost) };
    }
  }
}

/** Where a fact has no words of its own for a way of asking: its label, and what is asked of it. */
const plain: Record<WayOfAsking, Words> = {
  yes: both('{f}：是', '{f}: yes'),
  no: both('{f}：不是', '{f}: no'),
  is: both('{f}：{v}', '{f}: {v}'),
  isNot: both('{f}：不是{v}', '{f}: not {v}'),
  equal: both('{f}：{v}', '{f}: {v}'),
  atLeast: both('{f}：不少于 {v}', '{f}: {v} or more'),
  atMost: both('{f}：不超过 {v}', '{f}: {v} at most'),
  above: both('{f}：超过 {v}', '{f}: more than {v}'),
  below: both('{f}：不到 {v}', '{f}: less than {v}'),
  some: both('{f}：有', '{f}: some'),
  none: both('{f}：没有', '{f}: none'),
  from: both('{f}：{v}以后', '{f}: {v} or later'),
  until: both('{f}：{v}以前', '{f}: {v} or earlier'),
  fromAt: both('{f}：{p}以后', '{f}: not before {p}'),
  untilAt: both('{f}：{p}以前', '{f}: not after {p}'),
  past: both('{f}：已经过了', '{f}: has been'),
  gone: both('{f}：满 {v}', '{f}: {v} ago or more'),
  goneAt: both('{f}：到{p}时满 {v}', '{f}: {v} or more before {p}'),
  within: both('{f}：不超过 {v}', '{f}: no more than {v} ago'),
  withinAt: both('{f}：到{p}时不超过 {v}', '{f}: no more than {v} before {p}'),
  ahead: both('{f}：不到 {v}', '{f}: in less than {v}'),
  yearOf: both('{f}：和{p}在同一年', '{f}: in the year of {p}'),
  thisYear: both('{f}：今年', '{f}: this year'),
  years: both('{f}：{v}', '{f}: {v}'),
  never: both('没领过{p}', 'Has never had: {p}'),
  times: both('领{p}不超过 {v}', 'Has had {v} at most: {p}'),
};

const filled = (template: Words, parts: { f?: Words; v?: Words; p?: Words }): Words => {
  const fill = (language: 'zh' | 'en') =>
    template[language].replace(/\{([fvp])\}/g, (_, key: 'f' | 'v' | 'p') => parts[key]?.[language] ?? '');
  return both(fill('zh'), fill('en'));
};

/** What a condition holds its fact against, alone: 16 周岁, 2013年10月1日; null where it asks for yes or no. */
export function limitWords(
  catalogue: Catalogue,
  { fact: name, test }: Pick<Atom, 'fact' | 'test'>,
): Words | null {
  const fact = catalogue.facts.get(name);
  // The answers that are left out are no limit, and would read as what is asked for.
  if (!fact || test.is === 'yesno' || (test.is === 'answers' && test.not)) return null;
  const { v, p } = askedBy(catalogue, fact, test);
  return v ?? p ?? null;
}

/** A condition as a short plain sentence: 年龄不小于 16 周岁, 登记满 12 个月. */
export function atomWords(catalogue: Catalogue, { fact: name, test }: Pick<Atom, 'fact' | 'test'>): Words {
  const fact = catalogue.facts.get(name);
  if (!fact) throw new Error(`no fact is called ${name}`);
  if (test.is === 'answers') {
    const asked = [...test.oneOf].sort().join();
    const set = fact.says?.sets.find(({ of }) => [...of].sort().join() === asked);
    const words = test.not ? set?.isNot : set?.is;
    if (words) return words;
  }
  const { way, ...parts } = askedBy(catalogue, fact, test);
  return filled(fact.says?.ways[way] ?? plain[way], { f: fact.label, ...parts });
}

/** How a condition is headed: what is shared by its name, parts by how many of them have to hold, one by its sentence. */
export function conditionWords(catalogue: Catalogue, condition: Condition): Words {
  switch (condition.is) {
    case 'atom':
      return atomWords(catalogue, condition.atom);
    case 'shared':
      return catalogue.shared.get(condition.name) ?? both(condition.name, condition.name);
    case 'not':
      return both('不能是这样', 'Not this');
    case 'all':
      return both('全部满足', 'All of these');
    case 'any':
      return both('满足一条就行', 'One of these is enough');
  }
}
