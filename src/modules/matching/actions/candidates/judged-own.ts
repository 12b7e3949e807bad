import type { Context } from '../../../../ground/context.ts';
import { namesOfEmployers } from '../../../employers/index.ts';
import type { JudgedPosting } from '../../domain/engine/judge.ts';
import { sureOfOccupation } from '../../domain/occupation/code-occupation.ts';
import { listJudged } from '../../explain.ts';
import { listedColumns, type PostingRow } from '../../store-postings.ts';

/** One of our own postings as the engine sees it, also while nobody else does: as it would stand in the list. */
export async function judgedOwn(ctx: Context, row: PostingRow): Promise<JudgedPosting> {
  const listed = (await listJudged(ctx, [row.postingId])).get(row.postingId);
  if (listed) return listed;
  const company = (await namesOfEmployers(ctx, [row.employerId])).get(row.employerId)?.name ?? null;
  const columns = listedColumns(row, company);
  const sure = (columns.occupation_confidence ?? 0) >= sureOfOccupation;
  return {
    own: true,
    lowered: columns.lowered,
    titleGrams: new Set(columns.title_grams),
    grams: new Set(columns.grams),
    areaLo: columns.area_lo,
    remote: columns.remote,
    payLow: columns.pay_low,
    payHigh: columns.pay_high,
    educationLevel: columns.education_level,
    experienceYears: columns.experience_years,
    year: columns.listed_year,
    day: columns.listed_day,
    occupation: sure ? columns.occupation : null,
    nights: columns.nights,
    outsideSchoolHours: columns.outside_school_hours,
    stepFree: columns.step_free,
    answerRate: null,
  };
}
