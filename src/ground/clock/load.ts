import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../package-root.ts';
import { type CalendarYear, type WorkingCalendar, workingCalendar } from './calendar.ts';
import { parseDay } from './day.ts';

/** A year's file as it is written. */
interface CalendarFile {
  year: number;
  notice: string;
  published: string;
  holidays: { name: { zh: string; en: string }; off: [string, string]; work?: string[]; source: string }[];
}

function readYear(path: string): CalendarYear {
  const file: CalendarFile = parse(readFileSync(path, 'utf8'));
  return {
    year: file.year,
    notice: file.notice,
    published: parseDay(file.published),
    holidays: file.holidays.map(({ name, off, work = [], source }) => ({
      name,
      off: { from: parseDay(off[0]), to: parseDay(off[1]) },
      work: work.map(parseDay),
      source,
    })),
  };
}

/** The published years that are shipped in `data/calendar`, ascending. */
export function readCalendarYears(): CalendarYear[] {
  const folder = join(packageRoot, 'data/calendar');
  return readdirSync(folder)
    .filter((name) => /^\d{4}\.yaml$/.test(name))
    .sort()
    .map((name) => readYear(join(folder, name)));
}

let shipped: WorkingCalendar | undefined;

/** The shipped working-day calendar, read once. */
export function loadCalendar(): WorkingCalendar {
  shipped ??= workingCalendar(readCalendarYears());
  return shipped;
}
