import { type Day, daysBetween, isDay } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { fieldProblem } from '../../../ground/problem.ts';
import { countVisits, type VisitCount } from './count-visits.ts';

const twoYears = 731;

function dayOfQuery(field: string, text: string): Day {
  if (isDay(text)) return text;
  throw fieldProblem(field, 'not-a-day', {
    zh: '请写成 2026-11-20 这样的日期',
    en: 'Please write a day like 2026-11-20',
  });
}

/**
 * 服务人次 of a station, as far as the actor's area shows it.
 * @throws Problem 422 where the days are none, or more than two years of them.
 */
export function countStationVisits(
  ctx: Context,
  station: string,
  days: { from: string; to: string },
): Promise<VisitCount> {
  const [from, to] = [dayOfQuery('from', days.from), dayOfQuery('to', days.to)];
  if (from > to || daysBetween(from, to) > twoYears) {
    throw fieldProblem('to', 'days-out-of-order', {
      zh: '结束日期要在开始日期之后两年以内',
      en: 'The last day must lie within two years after the first',
    });
  }
  return countVisits(ctx, { from, to, where: { station } });
}
