import { sql } from 'kysely';
import { addDays, type Day } from '../../ground/clock/day.ts';
import type { Posted, Schooling } from './domain/engine/filters.ts';
import type { AreaSteps } from './domain/engine/steps.ts';
import { educationLevel } from './domain/requirements.ts';
import { anyOf, type Sql, stretchesWhere, whole } from './ranking-parts.ts';

/** What else a list may be narrowed by, of what columns in memory do not tell apart. */
export interface MoreAsked {
  education?: Schooling;
  nights?: boolean;
  posted?: Posted;
}

const days: Record<Exclude<Posted, 'year'>, number> = { week: 7, month: 30 };

/** The conditions on matching.job p. What does not say what schooling it asks for, or whether it has nights, stays in; what has no day does not. */
export function moreConditions({ education, nights, posted }: MoreAsked, today: Day): Sql[] {
  const level = educationLevel(education ?? null);
  return [
    ...(level === null ? [] : [sql`coalesce(p.education_level, 0) <= ${whole(level)}`]),
    ...(nights === false ? [sql`p.nights is not true`] : []),
    ...(posted === 'year' ? [sql`p.collected_year >= ${whole(Number(today.slice(0, 4)))}`] : []),
    ...(posted === undefined || posted === 'year'
      ? []
      : [sql`p.posted_day >= ${addDays(today, -days[posted])}::date`]),
  ];
}

/** Jobs that one goes to, in these areas. */
export function within(steps: AreaSteps<boolean>): Sql {
  const inside = stretchesWhere(steps, Boolean).map(({ lo, hi }) => sql`p.area_lo between ${lo} and ${hi}`);
  return inside.length ? sql`(not p.remote and ${anyOf(inside)})` : sql`false`;
}
