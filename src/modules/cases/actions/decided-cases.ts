import { sql } from 'kysely';
import { type Day, dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { cases } from '../store.ts';

/** A case that was decided, and when first. */
export interface DecidedCase {
  caseId: string;
  area: { code: string; lo: number };
  day: Day;
  stationId: string | null;
}

/** The cases decided between two moments, or of those named the decided ones; for whoever counts records, by a job. */
export async function decidedCases(
  ctx: Context,
  which: { from: Date; to: Date } | { caseId: string },
): Promise<DecidedCase[]> {
  const rows = await cases(ctx)
    .selectFrom('case_event')
    .distinctOn('case_id')
    .select(['case_id', 'area_code', 'area_lo', 'at', 'station_id'])
    .where('event', '=', 'case-decided')
    .where(
      'caseId' in which
        ? sql<boolean>`case_id = ${which.caseId}`
        : sql<boolean>`at >= ${which.from} and at < ${which.to}`,
    )
    .orderBy('case_id')
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    caseId: row.case_id,
    area: { code: row.area_code, lo: row.area_lo },
    day: dayOf(row.at),
    stationId: row.station_id,
  }));
}
