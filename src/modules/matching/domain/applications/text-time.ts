import { addDays, dayOf, startOfDay } from '../../../../ground/clock/day.ts';

const hour = 3_600_000;

/** When a text message may go out: now within the hours of Shanghai, else when they begin next. */
export function textTime(now: Date, { from, to }: { from: number; to: number }): Date {
  const today = startOfDay(dayOf(now)).getTime();
  if (now.getTime() < today + from * hour) return new Date(today + from * hour);
  if (now.getTime() < today + to * hour) return now;
  return new Date(startOfDay(addDays(dayOf(now), 1)).getTime() + from * hour);
}
