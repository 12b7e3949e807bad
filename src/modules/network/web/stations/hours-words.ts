import type { T } from '../../../../web/module.ts';
import type { Hours, Span } from '../../domain/hours.ts';

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Runs of neighbouring days, ISO weekdays: [1,2,3,6] → [[1,3],[6,6]]. */
function runs(days: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && day === last[1] + 1) last[1] = day;
    else found.push([day, day]);
  }
  return found;
}

/** Weekdays as people say them: 周一到周五、周日. */
export function weekdayWords(days: readonly number[], t: T): string {
  const name = (day: number) => t(`stations.days.${dayNames[day - 1] ?? 'sun'}`);
  const run = ([first, last]: [number, number]) =>
    first === last ? name(first) : t('stations.days.from', { first: name(first), last: name(last) });
  return days.length === 7 ? t('stations.days.everyDay') : runs(days).map(run).join(t('stations.days.and'));
}

/** The spans of a day: 08:30–12:00，14:00–17:30; null where there is none. */
export function spanWords(spans: readonly Span[], t: T): string | null {
  if (spans.length === 0) return null;
  return spans
    .map(({ from, to }) => (from === '00:00' && to === '24:00' ? t('stations.list.allDay') : `${from}–${to}`))
    .join(t('stations.list.and'));
}

/** Weekly hours as one writes them in a field, a line each: 1-5 08:30-17:30. */
export function hoursLines(hours: readonly Hours[]): string {
  return hours
    .map(
      ({ days, from, to }) =>
        `${runs(days)
          .map((run) => (run[0] === run[1] ? run[0] : run.join('-')))
          .join(',')} ${from}-${to}`,
    )
    .join('\n');
}

/** The hours that such lines say; the first line that cannot be read where there is one. */
export function readHours(text: string): { hours: Hours[] } | { bad: string } {
  const hours: Hours[] = [];
  for (const line of text.normalize('NFKC').split('\n')) {
    if (line.trim() === '') continue;
    const [, days, from, to] =
      /^([1-7][1-7,-]*)\s+(\d\d:\d\d)\s*[-–~至到]\s*(\d\d:\d\d)$/.exec(line.trim()) ?? [];
    if (!days || !from || !to) return { bad: line.trim() };
    const list = days.split(',').flatMap((part) => {
      const [first = 0, last = first] = part.split('-').map(Number);
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
    });
    if (list.length === 0) return { bad: line.trim() };
    hours.push({ days: [...new Set(list)].sort((a, b) => a - b), from, to });
  }
  return { hours };
}

/** The spans of one day as one writes them: 09:00-12:00, 14:00-17:00; null where they cannot be read. */
export function readSpans(text: string): Span[] | null {
  const parts = text
    .normalize('NFKC')
    .split(/[,，、;；\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
  const spans = parts.map((part) => /^(\d\d:\d\d)\s*[-–~至到]\s*(\d\d:\d\d)$/.exec(part));
  if (spans.some((span) => span === null)) return null;
  return spans.map((span) => ({ from: span?.[1] ?? '', to: span?.[2] ?? '' }));
}
