import { addDays, type Day, isDay, parseDay } from '../../../ground/clock/day.ts';
import type { Cell } from '../../../ground/tables/table.ts';
import { type CellReading, readCellAs, refusedCell } from './column.ts';

const two = (text: string) => text.padStart(2, '0');

const noSuchDay = (text: string) => refusedCell('no-such-day', `没有 ${text} 这一天`, `There is no ${text}`);

function dayFrom(year: string, month: string, day: string, text: string): CellReading {
  const written = `${year}-${two(month)}-${two(day)}`;
  if (!isDay(written)) return noSuchDay(text);
  return written === text
    ? readCellAs(written)
    : readCellAs(written, [{ code: 'day-respelled', from: text, to: written }]);
}

/** Serial numbers of spreadsheets that can be days of people's lives and lists: 1910 to 2078. */
const serials = { first: 3654, last: 65_380 };
const yearMonthDay =
  /^(\d{4})\s*(?:[-/.年\s])\s*(\d{1,2})\s*(?:[-/.月\s])\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/;

/**
 * Reads a day: a date cell, a year first with any mark between, eight digits, or a serial number of the 1900 system that lost its format.
 * What can be read in two ways (03/04/2026, 26-1-5) or names no day is refused, not guessed.
 */
export function readDayCell({ kind, text: written }: Cell): CellReading {
  const text = written.normalize('NFKC').trim();
  if (kind === 'date') {
    const day = text.slice(0, 10);
    return isDay(day) ? readCellAs(day) : noSuchDay(text);
  }
  const parts = yearMonthDay.exec(text);
  if (parts) return dayFrom(parts[1] ?? '', parts[2] ?? '', parts[3] ?? '', text);
  const joined = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (joined) return dayFrom(joined[1] ?? '', joined[2] ?? '', joined[3] ?? '', text);
  if (/^\d{4,5}(\.\d+)?$/.test(text)) {
    const serial = Math.floor(Number(text));
    if (serial >= serials.first && serial <= serials.last) {
      const day: Day = addDays(parseDay('1899-12-30'), serial);
      return readCellAs(day, [{ code: 'serial-day', from: text, to: day }]);
    }
  }
  if (/^\d{4}\D{0,2}\d{1,2}\D?$/.test(text)) {
    return refusedCell('day-not-whole', `“${text}”只有年月，缺日`, `“${text}” has no day`);
  }
  if (/^\d{1,2}\D\d{1,2}\D\d{1,4}$/.test(text)) {
    return refusedCell('day-unclear', `“${text}”分不清年月日`, `“${text}” can be read in more than one way`);
  }
  return refusedCell('not-a-day', `“${text.slice(0, 20)}”不是日期`, `“${text.slice(0, 20)}” is not a date`);
}

/** Reads a time of day: 9:30, 09:30:00, 上午9点半, 下午2点. @returns HH:MM; undefined where it is none. */
export function readTime(written: string): string | undefined {
  const text = written.normalize('NFKC').replace(/\s/g, '');
  const [, half = '', hour = '', said = '00'] =
    /^(上午|早上|中午|下午|晚上)?(\d{1,2})(?:[:点时](\d{2}|半)?分?(?::\d{2})?)$/.exec(text) ?? [];
  if (hour === '') return undefined;
  const hours = Number(hour) + (['下午', '晚上'].includes(half) && Number(hour) < 12 ? 12 : 0);
  const minutes = said === '半' ? '30' : said;
  return hours < 24 && minutes < '60' ? `${two(String(hours))}:${minutes}` : undefined;
}

/** Reads a month as its first day, from a day or from a year and a month. */
export function readMonthCell(cell: Cell): CellReading {
  const text = cell.text.normalize('NFKC').trim();
  const parts = /^(\d{4})\s*[-/.年\s]?\s*(\d{1,2})\s*月?$/.exec(text);
  if (cell.kind !== 'date' && parts && (text.length > 5 || /\D/.test(text))) {
    return dayFrom(parts[1] ?? '', parts[2] ?? '', '1', text);
  }
  return readDayCell(cell);
}
