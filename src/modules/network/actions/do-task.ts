import { addDays, type Day, dayOf } from '../../../ground/clock/day.ts';
import { type Context, rowsWanted } from '../../../ground/context.ts';
import { say } from '../../../ground/events/say.ts';
import { fieldProblem, Problem, type Words } from '../../../ground/problem.ts';
import { newId } from '../../../ground/uuid.ts';
import type { ItemKind, ListCode, Outcome } from '../domain/freshness.ts';
import { loadCatalogue, validDaysOf } from '../load-catalogue.ts';
import { network } from '../store.ts';
import { itemLine } from './list-items.ts';
import { wordsOf } from './report-item.ts';

/** The tasks of the staff member's area, the most urgent first: what is published, why it is to be looked at, what people said. */
export async function listTasks(ctx: Context, state: 'open' | 'done') {
  const today = dayOf(ctx.clock.now());
  const rows = await network(ctx)
    .selectFrom('task')
    .innerJoin('published_item as item', 'item.item_id', 'task.item_id')
    .innerJoin('station', 'station.station_id', 'task.station_id')
    .selectAll('item')
    .select(['task.task_id', 'task.why', 'task.due_on', 'task.outcome', 'task.done_at', 'task.opened_at'])
    .select(['task.station_id as task_station', 'station.name as station_name'])
    .where('task.outcome', state === 'open' ? 'is' : 'is not', null)
    .where('task.area_lo', '>=', ctx.actor.area?.lo ?? 0)
    .where('task.area_lo', '<=', ctx.actor.area?.hi ?? -1)
    .orderBy(state === 'open' ? 'task.due_on' : 'task.done_at', state === 'open' ? 'asc' : 'desc')
    .limit(rowsWanted(ctx, 100))
    .execute();
  const reports =
    rows.length === 0
      ? []
      : await reportsOf(
          ctx,
          rows.map(({ task_id }) => task_id),
        );
  const reasons = new Map(loadCatalogue().publishing.reasons.map(({ code, name }) => [code, name]));
  return rows.map((row) => ({
    taskId: row.task_id,
    why: row.why as 'reported' | 'overdue',
    dueOn: row.due_on,
    late: row.outcome === null && row.due_on < today,
    kind: row.kind as ItemKind,
    station: { stationId: row.task_station, name: row.station_name },
    mine: row.task_station === ctx.actor.stationId,
    // A station's page is the station's own; an entry is whosever area it is.
    mayChange: row.area_lo >= (ctx.actor.area?.lo ?? 0) && row.area_hi <= (ctx.actor.area?.hi ?? -1),
    item: itemLine(row, today, row.task_station),
    openedAt: row.opened_at.toISOString(),
    outcome: row.outcome as Outcome | null,
    doneAt: row.done_at?.toISOString() ?? null,
    reports: reports
      .filter(({ task_id }) => task_id === row.task_id)
      .map((report) => ({
        reason: reasons.get(report.reason) ?? { zh: report.reason, en: report.reason },
        words: wordsOf(ctx, report),
        madeAt: report.made_at.toISOString(),
      })),
  }));
}

function reportsOf(ctx: Context, taskIds: readonly string[]) {
  return network(ctx)
    .selectFrom('report')
    .select(['report_id', 'task_id', 'reason', 'words_sealed', 'made_at'])
    .where('task_id', 'in', [...taskIds])
    .orderBy('made_at')
    .orderBy('report_id')
    .execute();
}

/** What is mended while a task is done. */
export interface Correction {
  title?: Words;
  words?: Words;
  phone?: string | null;
  link?: string | null;
}

/**
 * A task is done: what is published was right after all, was mended, or is no longer shown. The check counts from today; whoever
 * reported it and was signed in sees the answer.
 * @throws Problem 404 `no-such-task`; 409 `task-done`; 403 `not-your-area`; 422 naming /outcome.
 */
export async function doTask(
  ctx: Context,
  taskId: string,
  { outcome, correction }: { outcome: Outcome; correction?: Correction | undefined },
): Promise<void> {
  const now = ctx.clock.now();
  const task = await network(ctx)
    .selectFrom('task')
    .innerJoin('published_item as item', 'item.item_id', 'task.item_id')
    .select(['task.item_id', 'task.outcome', 'item.kind', 'item.list', 'item.area_lo', 'item.area_hi'])
    .where('task_id', '=', taskId)
    .where('task.area_lo', '>=', ctx.actor.area?.lo ?? 0)
    .where('task.area_lo', '<=', ctx.actor.area?.hi ?? -1)
    .executeTakeFirst();
  if (!task)
    throw new Problem(404, 'no-such-task', {
      zh: '没有这条核对，请刷新',
      en: 'There is no such task; please reload',
    });
  if (task.outcome !== null) {
    throw new Problem(409, 'task-done', {
      zh: '同事已经核对过了，请刷新',
      en: 'A colleague has done this; please reload',
    });
  }
  const { kind, list } = task as { kind: ItemKind; list: ListCode | null };
  if (kind === 'station' && (outcome === 'taken-down' || correction)) {
    throw fieldProblem('/outcome', 'not-of-a-station', {
      zh: '站点的信息在“本站”里改，改完再回来核对',
      en: 'Mend a station on its own page, then come back and confirm',
    });
  }
  const checked = await network(ctx)
    .updateTable('published_item')
    .set({
      ...(correction ? correctionRow(correction) : {}),
      checked_on: dayOf(now),
      expires_on: addDays(dayOf(now), validDaysOf(kind, list)),
      state: outcome === 'taken-down' ? 'taken-down' : 'shown',
      doubted_on: null,
      changed_at: now,
    })
    .where('item_id', '=', task.item_id)
    .executeTakeFirst();
  if (checked.numUpdatedRows === 0n) {
    throw new Problem(403, 'not-your-area', {
      zh: '这一条是上一级发布的，请联系上一级核对',
      en: 'This was published by the level above; please ask them',
    });
  }
  if (kind === 'station') await noteChecked(ctx, task.item_id, task.area_lo);
  await closeTask(ctx, taskId, outcome);
}

function correctionRow({ title, words, phone, link }: Correction) {
  return {
    ...(title ? { title: JSON.stringify(title) } : {}),
    ...(words ? { words: JSON.stringify(words) } : {}),
    ...(phone === undefined ? {} : { phone }),
    ...(link === undefined ? {} : { link }),
  };
}

async function noteChecked(ctx: Context, stationId: string, areaLo: number): Promise<void> {
  await network(ctx)
    .insertInto('station_history')
    .values({
      entry_id: newId(ctx.clock.now().getTime()),
      station_id: stationId,
      area_lo: areaLo,
      at: ctx.clock.now(),
      what: 'checked',
      by_staff: ctx.actor.id,
    })
    .execute();
}

async function closeTask(ctx: Context, taskId: string, outcome: Outcome): Promise<void> {
  const now = ctx.clock.now();
  await network(ctx)
    .updateTable('task')
    .set({ outcome, done_at: now, done_by: ctx.actor.id })
    .where('task_id', '=', taskId)
    .execute();
  const answered = await network(ctx)
    .updateTable('report')
    .set({ answer: outcome, answered_at: now })
    .where('task_id', '=', taskId)
    .returning('person_id')
    .execute();
  const people = [...new Set(answered.flatMap(({ person_id }) => person_id ?? []))];
  await say(
    ctx,
    'network.report-answered@1',
    { taskId },
    people.map((personId) => `person:${personId}`),
  );
}

/**
 * Somebody at the station has made sure that its page is true: the check counts from today, and a task about it is done.
 * @throws Problem 403 `not-your-station`.
 */
export async function confirmStation(ctx: Context, stationId: string): Promise<{ expiresOn: Day }> {
  const today = dayOf(ctx.clock.now());
  const expiresOn = addDays(today, validDaysOf('station', null));
  const row = await network(ctx)
    .updateTable('published_item')
    .set({ checked_on: today, expires_on: expiresOn, doubted_on: null, changed_at: ctx.clock.now() })
    .where('item_id', '=', stationId)
    .where('kind', '=', 'station')
    .returning('area_lo')
    .executeTakeFirst();
  if (!row) throw notYourStation();
  await noteChecked(ctx, stationId, row.area_lo);
  const open = await network(ctx)
    .selectFrom('task')
    .select('task_id')
    .where('item_id', '=', stationId)
    .where('outcome', 'is', null)
    .executeTakeFirst();
  if (open) await closeTask(ctx, open.task_id, 'corrected');
  return { expiresOn };
}

export function notYourStation(): Problem {
  return new Problem(403, 'not-your-station', {
    zh: '只能改本辖区的站点',
    en: 'Only stations of your own area can be changed',
  });
}
