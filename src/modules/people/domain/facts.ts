import { type Day, isDay } from '../../../ground/clock/day.ts';
import type { Words } from '../../../ground/problem.ts';
import { readIdNumber } from './id-number.ts';
import { readPersonName } from './person-name.ts';
import { readPhone } from './phone.ts';
import type { Reading, Reason } from './reading.ts';

/** Who said it: the person himself, the person at a counter, a department's record, a rule over other facts. */
export type SourceKind = 'self' | 'counter' | 'department' | 'rule';

export interface FactSource {
  kind: SourceKind;
  /** The department's code of data/departments.yaml or the rule's name; null for what a person said. */
  name: string | null;
}

/** Null is "not known", also where a person would rather not say; it never stands for a no or a zero. */
export type FactValue = string | number | boolean | string[] | null;

export interface FactOption extends Words {
  code: string;
  hint?: Words;
}

interface FactFrame {
  /** `person.education`: once in the whole catalogue. */
  id: string;
  /** The module whose table has the column. */
  owner: string;
  group: string;
  column: string;
  /** Nobody is asked for it, and it is shown only where it is known. */
  quiet: boolean;
  /** Kept encrypted; lists and portraits have a mask of it. */
  sealed: boolean;
  /** Computed by a rule from another fact and never entered. */
  derived: { from: string; by: string } | null;
  sensitivity: 'public' | 'personal' | 'sensitive';
  /** Code of the department that holds it; null where only the person knows. */
  heldBy: string | null;
  /** Whose word is taken. */
  from: readonly Exclude<SourceKind, 'rule'>[];
  /** After so many months it is asked again; null: it does not go stale. */
  staleAfter: number | null;
  label: Words;
  question: Words | null;
  why: Words | null;
}

/** A fact about a person or an employer, declared once in data/facts. */
export type Fact = FactFrame &
  (
    | { type: 'person-name' | 'id-number' | 'phone' | 'day' | 'area' | 'yesno' }
    | { type: 'text'; longest: number }
    | { type: 'texts'; longest: number; most: number }
    | { type: 'code'; options: readonly FactOption[] }
    | { type: 'codes'; options: readonly FactOption[]; most: number }
    | { type: 'areas'; most: number }
    | { type: 'integer' | 'fen'; lowest: number; highest: number; unit: Words }
  );

export interface FactGroup {
  id: string;
  label: Words;
  facts: readonly Fact[];
}

/** All declared facts, in the order in which pages show them. */
export interface FactCatalogue {
  groups: readonly FactGroup[];
  departments: ReadonlyMap<string, Words>;
  find(id: string): Fact | undefined;
  /** Throws where no such fact is declared: for ids that stand in code. */
  get(id: string): Fact;
}

export type FactReading = { ok: true; value: FactValue } | { ok: false; reason: Reason };

/**
 * Reads a value as its fact wants it: numbers, names and phones in their one spelling, texts trimmed, lists without
 * repeats. Null is taken for every fact but the name and the id number. Whether an area exists is not asked here.
 * @param today for what may not lie ahead.
 */
export function readFact(fact: Fact, value: unknown, today: Day): FactReading {
  if (value === null) {
    const needed = fact.type === 'person-name' || fact.type === 'id-number';
    return needed ? no('needed', '这一项要填', 'This is needed') : { ok: true, value };
  }
  switch (fact.type) {
    case 'person-name':
      return asText(value, (text) => fromReading(readPersonName(text)));
    case 'id-number':
      return asText(value, (text) => readNumber(text, today));
    case 'phone':
      return asText(value, (text) => fromReading(readPhone(text)));
    case 'text':
      return asText(value, (text) => readLine(text, fact.longest));
    case 'code':
      return asText(value, (code) => readOption(code, fact.options));
    case 'area':
      return asText(value, readAreaCode);
    case 'day':
      return asText(value, (text) =>
        isDay(text) ? yes(text) : no('no-such-day', '没有这一天', 'There is no such day'),
      );
    case 'yesno':
      return typeof value === 'boolean'
        ? yes(value)
        : no('not-yes-or-no', '请选是或不是', 'Please choose yes or no');
    case 'integer':
      return readWhole(value, fact, String, { zh: '请填整数', en: 'A whole number is wanted' });
    case 'fen':
      return readWhole(value, fact, (fen) => `${fen / 100} 元`, {
        zh: '请填钱数，比如 4500',
        en: 'Please give an amount, like 4500',
      });
    case 'texts':
      return readList(value, fact.most, (item) => asText(item, (text) => readLine(text, fact.longest)));
    case 'codes':
      return readList(value, fact.most, (item) => asText(item, (code) => readOption(code, fact.options)));
    case 'areas':
      return readList(value, fact.most, (item) => asText(item, readAreaCode));
  }
}

function yes(value: FactValue): FactReading {
  return { ok: true, value };
}

function no(code: string, zh: string, en: string): FactReading {
  return { ok: false, reason: { code, detail: { zh, en } } };
}

function asText(value: unknown, read: (text: string) => FactReading): FactReading {
  return typeof value === 'string' ? read(value) : no('not-text', '这里要填文字', 'Text is wanted here');
}

function fromReading(reading: Reading<string>): FactReading {
  return reading.ok ? yes(reading.value) : { ok: false, reason: reading.reasons[0] };
}

function readNumber(text: string, today: Day): FactReading {
  const reading = readIdNumber(text, today);
  return reading.ok ? yes(reading.value.number) : { ok: false, reason: reading.reasons[0] };
}

function readLine(text: string, longest: number): FactReading {
  const line = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (line === '') return no('empty', '这一项是空的', 'This is empty');
  if (/[\p{Cc}\p{Cs}]/u.test(line))
    return no('bad-character', '有不能显示的字符', 'It holds characters that cannot be shown');
  if ([...line].length > longest)
    return no('too-long', `最多 ${longest} 个字`, `At most ${longest} characters`);
  return yes(line);
}

function readOption(code: string, options: readonly FactOption[]): FactReading {
  return options.some((option) => option.code === code)
    ? yes(code)
    : no('unknown-option', '请从给出的选项里选', 'Please choose one of the answers offered');
}

function readAreaCode(text: string): FactReading {
  return /^\d{12}$/.test(text) ? yes(text) : no('not-an-area', '请从地区里选', 'Please choose an area');
}

function readWhole(
  value: unknown,
  { lowest, highest }: { lowest: number; highest: number },
  show: (value: number) => string,
  wanted: Words,
): FactReading {
  if (typeof value !== 'number' || !Number.isInteger(value)) return no('not-a-number', wanted.zh, wanted.en);
  if (value < lowest) return no('too-small', `不能小于 ${show(lowest)}`, `Not less than ${show(lowest)}`);
  if (value > highest) return no('too-great', `不能大于 ${show(highest)}`, `Not more than ${show(highest)}`);
  return yes(value);
}

function readList(value: unknown, most: number, readItem: (item: unknown) => FactReading): FactReading {
  if (!Array.isArray(value)) return no('not-a-list', '这里可以填多项', 'A list is wanted here');
  const items: string[] = [];
  for (const item of value) {
    const reading = readItem(item);
    if (!reading.ok) return reading;
    if (typeof reading.value === 'string' && !items.includes(reading.value)) items.push(reading.value);
  }
  return items.length > most ? no('too-many', `最多 ${most} 项`, `At most ${most}`) : yes(items);
}
