import { addDays, type Day, dayOf } from '../../../ground/clock/day.ts';
import { loadCalendar } from '../../../ground/clock/load.ts';
import { type Context, rowsWanted } from '../../../ground/context.ts';
import { say } from '../../../ground/events/say.ts';
import { fieldProblem, Problem, type Words } from '../../../ground/problem.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import { getStationRow, network } from '../store.ts';

export interface NewReport {
  reportId: string;
  itemId: string;
  /** The station at whose page it was seen: it answers for what it shows where nobody else does. */
  stationId: string;
  /** A code of data/stations/publishing.yaml. */
  reason: string;
  words?: string;
}

const wordsPlace = (rowId: string) => ({ table: 'network.report', column: 'words_sealed', rowId });

/**
 * Somebody says that something published is wrong. A task for whoever answers for it is opened afterwards, by a job: who reports does
 * not see tasks.
 * @returns by when it is looked at and at which station; the day is null where the calendar of its year is not published.
 * @throws Problem 404 `no-such-item`, `no-such-station`; 422 naming /reason.
 */
export async function reportItem(
  ctx: Context,
  { reportId, itemId, stationId, reason, words }: NewReport,
): Promise<{ station: string; lookedAtBy: Day | null }> {
  const { publishing } = loadCatalogue();
  if (!publishing.reasons.some(({ code }) => code === reason)) {
    throw fieldProblem('/reason', 'unknown-reason', {
      zh: '请从给出的里面选一个',
      en: 'Please choose one of those offered',
    });
  }
  const item = await network(ctx)
    .selectFrom('published_item')
    .select(['station_id', 'state'])
    .where('item_id', '=', itemId)
    .executeTakeFirst();
  if (item?.state !== 'shown') {
    throw new Problem(404, 'no-such-item', {
      zh: '这一条已经不在了，请刷新',
      en: 'This is no longer published; please reload',
    });
  }
  const station = await getStationRow(ctx, item.station_id ?? stationId);
  await network(ctx)
    .insertInto('report')
    .values({
      report_id: reportId,
      item_id: itemId,
      station_id: station.station_id,
      area_lo: station.area_lo,
      reason,
      words_sealed: words ? ctx.cipher.seal(words, wordsPlace(reportId)) : null,
      person_id: ctx.actor.person,
      made_at: ctx.clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await say(ctx, 'network.item-reported@1', { reportId, itemId });
  return { station: station.name, lookedAtBy: dueDay(ctx, publishing.taskWorkingDays.reported) };
}

/** The day that is so many working days from now; null where a notice on the way is not published. */
function dueDay(ctx: Context, workingDays: number): Day | null {
  const found = loadCalendar().addWorkingDays(dayOf(ctx.clock.now()), workingDays);
  return found === 'not-published' ? null : found;
}

/** For a task a day is needed: where the notice is not published, calendar days with a weekend's room. */
export function taskDue(ctx: Context, workingDays: number): Day {
  return dueDay(ctx, workingDays) ?? addDays(dayOf(ctx.clock.now()), workingDays + 2);
}

/** What was said in somebody's own words, for the one who looks at it. */
export function wordsOf(
  ctx: Context,
  row: { report_id: string; words_sealed: Buffer | null },
): string | null {
  return row.words_sealed === null
    ? null
    : ctx.cipher.open(row.words_sealed, wordsPlace(row.report_id)).toString('utf8');
}

/** What somebody reported while signed in, and what became of it, newest first. */
export async function listMyReports(ctx: Context) {
  const rows = await network(ctx)
    .selectFrom('report')
    .innerJoin('published_item', 'published_item.item_id', 'report.item_id')
    .innerJoin('station', 'station.station_id', 'report.station_id')
    .select([
      'report.report_id',
      'report.reason',
      'report.made_at',
      'report.answer',
      'report.answered_at',
      'published_item.title',
      'station.name',
      'station.station_id',
    ])
    .where('report.person_id', '=', ctx.actor.person)
    .orderBy('report.made_at', 'desc')
    .limit(rowsWanted(ctx, 20))
    .execute();
  const reasons = new Map(loadCatalogue().publishing.reasons.map(({ code, name }) => [code, name]));
  return rows.map((row) => ({
    reportId: row.report_id,
    title: row.title as unknown as Words,
    reason: reasons.get(row.reason) ?? { zh: row.reason, en: row.reason },
    station: { stationId: row.station_id, name: row.name },
    madeAt: row.made_at.toISOString(),
    answer: row.answer as 'confirmed' | 'corrected' | 'taken-down' | null,
    answeredAt: row.answered_at?.toISOString() ?? null,
  }));
}
