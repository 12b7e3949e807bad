import type { Words } from '../problem.ts';
import type { NotPublished } from './calendar.ts';
import { type Day, dayOf, partsOf, startOfDay } from './day.ts';

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A day as pages write it: closed up (11月24日), with its year only where that is not this one. */
export function dayWords(day: Day, today: Day): Words {
  const { year, month, date } = partsOf(day);
  const thisYear = year === partsOf(today).year;
  return {
    zh: `${thisYear ? '' : `${year}年`}${month}月${date}日`,
    en: `${date} ${months[month - 1]}${thisYear ? '' : ` ${year}`}`,
  };
}

/** The last day to act: 11月24日前 / by 24 November (that day included). */
export function deadlineWords(day: Day, today: Day): Words {
  const { zh, en } = dayWords(day, today);
  return { zh: `${zh}前`, en: `by ${en}` };
}

/** A moment in Shanghai, to the minute: 11月24日 14:05. */
export function momentWords(moment: Date, today: Day): Words {
  const day = dayOf(moment);
  const minutes = Math.floor((moment.getTime() - startOfDay(day).getTime()) / 60_000);
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const { zh, en } = dayWords(day, today);
  return { zh: `${zh} ${time}`, en: `${en}, ${time}` };
}

function leftWords(count: number, zhUnit: string, enUnit: string): Words {
  const units = Math.abs(count) === 1 ? enUnit : `${enUnit}s`;
  if (count === 0) return { zh: '今天是最后一天', en: 'today is the last day' };
  if (count < 0) return { zh: `已过 ${-count} ${zhUnit}`, en: `${-count} ${units} past` };
  return { zh: `还剩 ${count} ${zhUnit}`, en: `${count} ${units} left` };
}

/** Calendar days to a deadline: 还剩 5 天. */
export function daysLeftWords(days: number): Words {
  return leftWords(days, '天', 'day');
}

/**
 * Working days to a deadline: 还剩 2 个工作日.
 * @param workingDays from `WorkingCalendar.workingDaysBetween`; where the calendar is not published, calendar days are said.
 * @param days calendar days to the deadline
 */
export function workingDaysLeftWords(workingDays: number | NotPublished, days: number): Words {
  if (workingDays === 'not-published') return daysLeftWords(days);
  // On a Saturday, a deadline on Sunday is 0 working days away and still not today.
  if (workingDays === 0 && days !== 0) return daysLeftWords(days);
  return leftWords(workingDays, '个工作日', 'working day');
}
