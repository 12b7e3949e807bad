import type { T } from '../../../web/module.ts';
import type { Hours } from '../domain/hours.ts';

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

/** One opening time as people say it: 周一到周五 08:30–17:30. */
export function hoursWords({ days, from, to }: Hours, t: T): string {
  const name = (day: number) => t(`network.days.${dayNames[day - 1] ?? 'sun'}`);
  const run = ([first, last]: [number, number]) =>
    first === last ? name(first) : t('network.days.from', { first: name(first), last: name(last) });
  const dayWords =
    days.length === 7 ? t('network.days.everyDay') : runs(days).map(run).join(t('network.days.and'));
  return `${dayWords} ${from}–${to}`;
}
