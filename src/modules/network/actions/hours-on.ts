import type { Day } from '../../../ground/clock/day.ts';
import { loadCalendar } from '../../../ground/clock/load.ts';
import type { Context } from '../../../ground/context.ts';
import { kindOf, type Span, spansOn } from '../domain/hours.ts';
import { openingOf } from '../store.ts';

/** When a station was open on days, as its week and its exceptions stand now; null where there is no such station. */
export async function hoursOn(ctx: Context, stationId: string): Promise<((day: Day) => Span[]) | null> {
  const opening = await openingOf(ctx, stationId);
  const calendar = loadCalendar();
  return opening ? (day) => spansOn(opening, day, kindOf(calendar, day)) : null;
}
