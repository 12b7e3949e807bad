import Type from 'typebox';
import { Value } from 'typebox/value';
import { dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import type { Said } from '../../../ground/events/hearers.ts';
import { newId } from '../../../ground/uuid.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import { network } from '../store.ts';
import { taskDue } from './report-item.ts';

const Reported = Type.Object({ reportId: Type.String(), itemId: Type.String() });

/** Somebody reported something: a task for whoever answers for it, or one more voice to the task that is open already. */
export async function hearReport(ctx: Context, said: Said): Promise<void> {
  if (!Value.Check(Reported, said.payload)) throw new Error(`${said.name} does not name a report`);
  const { reportId, itemId } = said.payload;
  const report = await network(ctx)
    .selectFrom('report')
    .innerJoin('station', 'station.station_id', 'report.station_id')
    .select(['report.station_id', 'station.area_lo', 'report.task_id'])
    .where('report_id', '=', reportId)
    .executeTakeFirst();
  if (!report || report.task_id !== null) return;
  const { reported } = loadCatalogue().publishing.taskWorkingDays;
  const taskId = await openTask(ctx, {
    itemId,
    stationId: report.station_id,
    areaLo: report.area_lo,
    why: 'reported',
    workingDays: reported,
  });
  await network(ctx)
    .updateTable('report')
    .set({ task_id: taskId })
    .where('report_id', '=', reportId)
    .execute();
  await network(ctx)
    .updateTable('published_item')
    .set({ doubted_on: dayOf(ctx.clock.now()) })
    .where('item_id', '=', itemId)
    .where('doubted_on', 'is', null)
    .execute();
}

async function openTask(
  ctx: Context,
  task: {
    itemId: string;
    stationId: string;
    areaLo: number;
    why: 'reported' | 'overdue';
    workingDays: number;
  },
): Promise<string> {
  const now = ctx.clock.now();
  const due = taskDue(ctx, task.workingDays);
  await network(ctx)
    .insertInto('task')
    .values({
      task_id: newId(now.getTime()),
      item_id: task.itemId,
      station_id: task.stationId,
      area_lo: task.areaLo,
      why: task.why,
      due_on: due,
      opened_at: now,
    })
    .onConflict((conflict) => conflict.column('item_id').where('outcome', 'is', null).doNothing())
    .execute();
  const open = await network(ctx)
    .selectFrom('task')
    .select(['task_id', 'due_on'])
    .where('item_id', '=', task.itemId)
    .where('outcome', 'is', null)
    .executeTakeFirstOrThrow();
  // A report does not wait as long as a check that has merely come round.
  if (task.why === 'reported' && open.due_on > due) {
    await network(ctx)
      .updateTable('task')
      .set({ due_on: due, why: 'reported' })
      .where('task_id', '=', open.task_id)
      .execute();
  }
  return open.task_id;
}

/**
 * Opens a task for everything published whose check has lapsed and about which none is open. What no station answers for goes to the
 * highest one that lies in its area.
 */
export async function openOverdueTasks(ctx: Context): Promise<number> {
  const lapsed = await network(ctx)
    .selectFrom('published_item as item')
    .leftJoin('task', (join) =>
      join.onRef('task.item_id', '=', 'item.item_id').on('task.outcome', 'is', null),
    )
    .leftJoin('station as own', 'own.station_id', 'item.station_id')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('station')
          .select(['station_id', 'area_lo'])
          .whereRef('area_lo', '>=', 'item.area_lo')
          .whereRef('area_lo', '<=', 'item.area_hi')
          .where('closed_on', 'is', null)
          .orderBy('staffed', 'desc')
          .orderBy('level')
          .orderBy('area_lo')
          .orderBy('station_id')
          .limit(1)
          .as('top'),
      (join) => join.onTrue(),
    )
    .select([
      'item.item_id',
      'own.station_id as own_id',
      'own.area_lo as own_lo',
      'own.closed_on',
      'top.station_id as top_id',
      'top.area_lo as top_lo',
    ])
    .where('item.state', '=', 'shown')
    .where('item.expires_on', '<', dayOf(ctx.clock.now()))
    .where('task.task_id', 'is', null)
    .limit(1000)
    .execute();
  let opened = 0;
  for (const row of lapsed) {
    const stationId = row.own_id ?? row.top_id;
    const areaLo = row.own_lo ?? row.top_lo;
    if (stationId === null || areaLo === null || row.closed_on !== null) continue;
    await openTask(ctx, {
      itemId: row.item_id,
      stationId,
      areaLo,
      why: 'overdue',
      workingDays: loadCatalogue().publishing.taskWorkingDays.overdue,
    });
    opened += 1;
  }
  return opened;
}

/** What people said in their own words goes some time after it was answered. */
export async function forgetReports(ctx: Context): Promise<void> {
  const before = new Date(
    ctx.clock.now().getTime() - loadCatalogue().publishing.forgetAfterDays * 86_400_000,
  );
  await network(ctx).deleteFrom('report').where('answered_at', '<', before).execute();
}
