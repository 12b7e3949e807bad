import type { Words } from '../../../ground/problem.ts';
import { areHours, type Hours } from './hours.ts';

/** What was made of a week as somebody wrote it, or why it cannot be read. */
export type SaidHours =
  | { ok: true; hours: Hours[] }
  | { ok: false; code: 'hours-unclear' | 'hours-without-days'; detail: Words };

const dayNames = '一二三四五六日';
const everyDay = [1, 2, 3, 4, 5, 6, 7];

const unclear = (part: string): SaidHours => ({
  ok: false,
  code: 'hours-unclear',
  detail: { zh: `“${part.slice(0, 20)}”看不懂`, en: `“${part.slice(0, 20)}” cannot be read` },
});

const days =
  /^(?:每天|每日|全年|工作日|双休日|周末|周[一二三四五六日天](?:[-、,和及周一二三四五六日天\s]*[一二三四五六日天])?)/;
const clock = String.raw`(上午|早|下午|晚上|晚)?\s*(\d{1,2})(?:[:点时](\d{2}|半)?分?)?`;
const span = new RegExp(`^${clock}\\s*-\\s*${clock}`);
const wholeDay = /^(?:24小时|全天)/;
const rest = /^(?:休息|闭馆|关门|不开|不上班)/;
const holidays = /^\(?(?:法定)?节假日(?:除外|休息|放假)\)?/;
const nothing = /^[\s,，、;；:：。()|/]+/;

function daysIn(text: string): number[] {
  if (text === '工作日') return [1, 2, 3, 4, 5];
  if (text === '双休日' || text === '周末') return [6, 7];
  if (!text.startsWith('周')) return everyDay;
  const found = new Set<number>();
  for (const [, first = '', last] of text
    .replace(/天/g, '日')
    .replace(/[周\s]/g, '')
    .matchAll(/([一二三四五六日])(?:-([一二三四五六日]))?/g)) {
    const from = dayNames.indexOf(first) + 1;
    const to = last === undefined ? from : dayNames.indexOf(last) + 1;
    for (let day = from; day <= to; day += 1) found.add(day);
  }
  return [...found].sort();
}

function timeIn(part: string | undefined, hour = '', minutes = '00'): { at: string; late: boolean } {
  const late = part === '下午' || part?.startsWith('晚') === true;
  const hours = late && Number(hour) < 12 ? Number(hour) + 12 : Number(hour);
  return { at: `${String(hours).padStart(2, '0')}:${minutes === '半' ? '30' : minutes}`, late };
}

/** 1:30 without 上午 or 下午 is the afternoon's as often as the night's; 01:30 is the night's. */
const halfOfDayOpen = /^[1-4]$/;

function spanIn(found: RegExpExecArray): { from: string; to: string } | undefined {
  const from = timeIn(found[1], found[2], found[3]);
  // 下午 1:30-5:00: the second is said of the same half of the day.
  const to = timeIn(found[4] ?? (from.late ? '下午' : undefined), found[5], found[6]);
  return found[1] === undefined && halfOfDayOpen.test(found[2] ?? '')
    ? undefined
    : { from: from.at, to: to.at };
}

const tidied = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/星期|礼拜/g, '周')
    .replace(/[~—–−至到]+/g, '-')
    .trim();

/**
 * Reads a week as people write it: 周一至周五 8:30-12:00、13:30-17:30；周六 上午9点-12点. Holidays are the calendar's matter. What can be read
 * in two ways is refused: times without days, 1:30-5:00 without 下午.
 */
export function readSaidHours(said: string): SaidHours {
  const hours: Hours[] = [];
  let left = tidied(said);
  let now: number[] | undefined;
  while (left !== '') {
    const [blank] = holidays.exec(left) ?? nothing.exec(left) ?? rest.exec(left) ?? [];
    const [named] = days.exec(left) ?? [];
    const [whole] = wholeDay.exec(left) ?? [];
    const times = span.exec(left);
    const found = named ?? whole ?? times?.[0] ?? blank;
    if (found === undefined) return unclear(left);
    left = left.slice(found.length);
    if (named !== undefined) now = daysIn(named);
    else if (found === blank) continue;
    else {
      const each = times && whole === undefined ? spanIn(times) : { from: '00:00', to: '24:00' };
      if (!each) return unclear(found);
      if (!now) {
        const detail = { zh: '没写是周几到周几', en: 'It does not say on which days' };
        return { ok: false, code: 'hours-without-days', detail };
      }
      hours.push({ days: now, ...each });
    }
  }
  return hours.length > 0 && areHours(hours) ? { ok: true, hours } : unclear(said);
}

function daysAsSaid(list: readonly number[]): string {
  const name = (day: number) => `周${dayNames.charAt(day - 1)}`;
  const [first = 1, last = first] = [list[0], list.at(-1)];
  const isRun = list.length > 2 && last - first === list.length - 1;
  return isRun ? `${name(first)}至${name(last)}` : list.map(name).join('、');
}

/** A week in its one spelling: 周一至周五 08:30-12:00、13:30-17:30；周六 09:00-12:00. */
export function hoursAsSaid(hours: readonly Hours[]): string {
  const spansOf = (day: number) =>
    hours
      .filter((one) => one.days.includes(day))
      .map(({ from, to }) => `${from}-${to}`)
      .sort()
      .join('、');
  const groups = new Map<string, number[]>();
  for (const day of everyDay) {
    const spans = spansOf(day);
    if (spans !== '') groups.set(spans, [...(groups.get(spans) ?? []), day]);
  }
  return [...groups].map(([spans, list]) => `${daysAsSaid(list)} ${spans}`).join('；');
}
