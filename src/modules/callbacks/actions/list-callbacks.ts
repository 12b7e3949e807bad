import { dayOf, startOfDay } from '../../../ground/clock/day.ts';
import { type Context, rowsWanted } from '../../../ground/context.ts';
import { namesOfStations } from '../../network/index.ts';
import { type CallState, mayTake, type Suits } from '../domain/callback.ts';
import { callbacks, openColumn } from '../store.ts';
import { shownName } from './ask-callback.ts';

/**
 * The requests of the staff member's area by deadline, those that are to wait for their next try last; or those that were closed today,
 * the last one first. Name and number are masked.
 */
export async function listCallbacks(ctx: Context, view: 'open' | 'closed') {
  const now = ctx.clock.now();
  let query = callbacks(ctx)
    .selectFrom('callback')
    .selectAll()
    .where('area_lo', '>=', ctx.actor.area?.lo ?? 0)
    .where('area_lo', '<=', ctx.actor.area?.hi ?? -1);
  query =
    view === 'open'
      ? query
          .where('closed_at', 'is', null)
          .orderBy((get) => get('again_at', '>', now), 'asc')
          .orderBy('due_at')
      : query.where('closed_at', '>=', startOfDay(dayOf(now))).orderBy('closed_at', 'desc');
  const rows = await query.limit(rowsWanted(ctx, 200)).execute();
  const stations = await namesOfStations(ctx, [...new Set(rows.map(({ station_id }) => station_id))]);
  return rows.map((row) => {
    const state = row.state as CallState;
    const mine = row.taken_by !== null && row.taken_by === ctx.actor.id;
    return {
      callbackId: row.callback_id,
      station: { stationId: row.station_id, name: stations.get(row.station_id) ?? '' },
      own: row.station_id === ctx.actor.stationId,
      signedIn: row.person_id !== null,
      name: shownName(openColumn(ctx, row, 'name_sealed')),
      phone: row.phone_mask,
      about: row.about,
      words: openColumn(ctx, row, 'words_sealed'),
      suits: row.suits as Suits,
      askedAt: row.asked_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      late: row.closed_at === null && row.due_at < now,
      againAt: row.again_at?.toISOString() ?? null,
      state,
      tries: row.tries,
      mine,
      mayTake: mayTake({ state, takenBy: row.taken_by, changedAt: row.changed_at }, ctx.actor.id ?? '', now),
      served: row.served,
      done: openColumn(ctx, row, 'done_sealed'),
    };
  });
}

/** What the person asked for and how far it is, newest first. */
export async function listMyCallbacks(ctx: Context) {
  const rows = await callbacks(ctx)
    .selectFrom('callback')
    .selectAll()
    .where('person_id', '=', ctx.actor.person)
    .orderBy('asked_at', 'desc')
    .limit(rowsWanted(ctx, 20))
    .execute();
  const stations = await namesOfStations(ctx, [...new Set(rows.map(({ station_id }) => station_id))]);
  return rows.map((row) => ({
    callbackId: row.callback_id,
    station: { stationId: row.station_id, name: stations.get(row.station_id) ?? '' },
    about: row.about,
    words: openColumn(ctx, row, 'words_sealed'),
    phone: row.phone_mask,
    askedAt: row.asked_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    dueCertain: row.due_certain,
    againAt: row.again_at?.toISOString() ?? null,
    state: row.state as CallState,
    tries: row.tries,
    done: openColumn(ctx, row, 'done_sealed'),
    closedAt: row.closed_at?.toISOString() ?? null,
  }));
}
