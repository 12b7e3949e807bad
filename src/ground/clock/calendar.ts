import type { Words } from '../problem.ts';
import { addDays, addMonths, type Day, daysBetween, weekdayOf } from './day.ts';

/** What the State Council's notice says of one holiday. */
export interface Holiday {
  name: Words;
  /** First and last day off, both included; the weekends that only adjoin need not be named. */
  off: { from: Day; to: Day };
  /** Saturdays and Sundays on which one works instead. */
  work: Day[];
  /** The sentence of the notice. */
  source: string;
}

/** One published year. */
export interface CalendarYear {
  year: number;
  /** Number of the notice, like 国办发明电〔2025〕7号. */
  notice: string;
  published: Day;
  holidays: Holiday[];
}

/** The answer for a year whose notice has not been entered: nobody may guess it. */
export type NotPublished = 'not-published';

export interface WorkingDay {
  working: boolean;
  /** `holiday` and `make-up` (worked instead of a day off) are the notice's own, whatever the day of the week. */
  kind: 'ordinary' | 'weekend' | 'holiday' | 'make-up';
  why: Words;
}

/** Length of a period; months and days are counted one after the other. */
export interface Length {
  years?: number;
  months?: number;
  days?: number;
}

export interface WorkingCalendar {
  /** The years it knows, ascending. */
  years: number[];
  /**
   * Whether a day is a working day, and why. Saturday and Sunday are the days of rest (国务院关于职工工作时间的规定, 国务院令第174号,
   * art. 7); the year's notice moves them.
   */
  workingDayOn(day: Day): WorkingDay | NotPublished;
  /**
   * The n-th working day after `day`, which itself does not count (民法典 art. 201); before it where n is negative, `day` for 0.
   * Terms in working days leave out holidays (行政许可法 art. 82, 行政处罚法 art. 85).
   */
  addWorkingDays(day: Day, n: number): Day | NotPublished;
  /** Working days after `from` up to and with `to`; negative where `to` is earlier. */
  workingDaysBetween(from: Day, to: Day): number | NotPublished;
  /**
   * The last day of a period that begins with something that happened on `start` (民法典 arts. 200–203): that day does not count,
   * the period ends on the corresponding day or the month's last, and where that is a day of rest, on the day after the rest.
   * A law may say otherwise (art. 204): then do not use it.
   */
  periodEnd(start: Day, length: Length): Day | NotPublished;
}

/** A calendar of the given published years. */
export function workingCalendar(published: readonly CalendarYear[]): WorkingCalendar {
  const years = new Set(published.map((entry) => entry.year));
  const special = new Map<Day, WorkingDay>();
  for (const { notice, holidays } of published) {
    for (const { name, off, work } of holidays) {
      const rest = {
        zh: `${name.zh}放假（${notice}）`,
        en: `${name.en} holiday (${notice})`,
      };
      const instead = {
        zh: `${name.zh}调休上班（${notice}）`,
        en: `working day in exchange for ${name.en} (${notice})`,
      };
      for (let day = off.from; day <= off.to; day = addDays(day, 1))
        special.set(day, { working: false, kind: 'holiday', why: rest });
      for (const day of work) special.set(day, { working: true, kind: 'make-up', why: instead });
    }
  }

  function workingDayOn(day: Day): WorkingDay | NotPublished {
    if (!years.has(Number(day.slice(0, 4)))) return 'not-published';
    const named = special.get(day);
    if (named) return named;
    const working = weekdayOf(day) <= 5;
    return {
      working,
      kind: working ? 'ordinary' : 'weekend',
      why: working ? { zh: '工作日', en: 'working day' } : { zh: '周末', en: 'weekend' },
    };
  }

  function addWorkingDays(day: Day, n: number): Day | NotPublished {
    if (!Number.isInteger(n)) throw new RangeError(`not a whole number of working days: ${n}`);
    const step = Math.sign(n);
    let at = day;
    for (let left = Math.abs(n); left > 0; ) {
      at = addDays(at, step);
      const found = workingDayOn(at);
      if (found === 'not-published') return found;
      if (found.working) left -= 1;
    }
    return at;
  }

  function workingDaysBetween(from: Day, to: Day): number | NotPublished {
    if (to < from) {
      const back = workingDaysBetween(to, from);
      return back === 'not-published' ? back : 0 - back;
    }
    let count = 0;
    for (let left = daysBetween(from, to); left > 0; left -= 1) {
      const found = workingDayOn(addDays(to, 1 - left));
      if (found === 'not-published') return found;
      if (found.working) count += 1;
    }
    return count;
  }

  function periodEnd(start: Day, { years = 0, months = 0, days = 0 }: Length): Day | NotPublished {
    let end = addDays(addMonths(start, years * 12 + months), days);
    for (;;) {
      const found = workingDayOn(end);
      if (found === 'not-published') return found;
      if (found.working) return end;
      end = addDays(end, 1);
    }
  }

  return {
    years: [...years].sort((a, b) => a - b),
    workingDayOn,
    addWorkingDays,
    workingDaysBetween,
    periodEnd,
  };
}
