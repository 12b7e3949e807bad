import type { T } from '../../../web/module.ts';
import type { Hours } from '../domain/hours.ts';

const dayNumbers = [1, 2, 3, 4, 5, 6, 7] as const;
type DayNumber = (typeof dayNumbers)[number];

const isDayNumber = (day: number): day is DayNumber => dayNumbers.some((known) => known === day);

/** Runs of neighbouring days: [1,2,3,6] → [[1,3],[6,6]]. */
function runs(days: readonly DayNumber[]): [DayNumber, DayNumber][] {
  const found: [DayNumber, DayNumber][] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && day === last[1] + 1) last[1] = day;
    else found.push([day, day]);
  }
  return found;
}

/** One opening time as people say it: 周一到周五 08:30–17:30. */
export function hoursWords({ days, from, to }: Hours, t: T): string {
  const known = days.filter(isDayNumber);
  const dayWords =
    known.length === 7
      ? t('network.days.everyDay')
      : runs(known)
          .map(([first, last]) =>
            first === last
              ? t(`network.days.${first}`)
              : t('network.days.from', { first: t(`network.days.${first}`), last: t(`network.days.${last}`) }),
          )
          .join(t('network.days.and'));
  return `${dayWords} ${from}–${to}`;
}
