import { dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import type { Hours } from '../domain/hours.ts';
import { hoursAsSaid } from '../domain/said-hours.ts';
import { network } from '../store.ts';
import { changeStation, type StationChange } from './change-station.ts';
import { closeStation, type NewStation, openStations } from './open-station.ts';

/** A station as a list names it; what is null the list does not say. */
export interface StationFromList extends Omit<NewStation, 'items' | 'way'> {
  items: string[] | null;
  way: string | null;
}

type Changes = Pick<StationChange, 'phone' | 'address' | 'hours' | 'items' | 'way'>;

/** What became of a station of a list. `beyond`: it lies outside of this area, and nothing was done. */
export type AddedStation =
  | { done: 'created' | 'unchanged' | 'beyond'; stationId: string }
  | { done: 'changed'; stationId: string; before: Changes };

const isBeyond = ({ scope }: Context, areaLo: number) =>
  scope.area === null || areaLo < scope.area.lo || areaLo > scope.area.hi;

/** Of stations that are open: in one area there is one of a name. */
function findOpen(ctx: Context, { name, area }: Pick<StationFromList, 'name' | 'area'>) {
  return network(ctx)
    .selectFrom('station')
    .selectAll()
    .where('area_lo', '=', area.lo)
    .where('name', '=', name)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
}

type Row = NonNullable<Awaited<ReturnType<typeof findOpen>>>;

const asKept = ({ phone, address, hours, items, way }: Row): Required<Changes> => ({
  phone,
  address,
  hours: hours as unknown as Hours[],
  items,
  way,
});

function isSame(one: Changes, other: Changes, what: keyof Changes): boolean {
  if (what === 'hours') return hoursAsSaid(one.hours ?? []) === hoursAsSaid(other.hours ?? []);
  return JSON.stringify(one[what]) === JSON.stringify(other[what]);
}

const changeable = ['phone', 'address', 'hours', 'items', 'way'] as const;

const only = (all: Changes, wanted: readonly (keyof Changes)[]): Changes =>
  Object.fromEntries(wanted.map((one) => [one, all[one]]));

/** What a list says of a station that may be changed; what it does not say is left out. */
function toldOf({ phone, address, hours, items, way }: StationFromList): Changes {
  return { phone, address, hours, ...(items === null ? {} : { items }), ...(way === null ? {} : { way }) };
}

/**
 * Takes over stations of a list, in the order given: who is not there yet under this name in this area is opened; of who is, what a
 * station's own people may change is as the list says.
 * @throws Problem as `openStations` and `changeStation` do.
 */
export async function addStationsFromList(
  ctx: Context,
  listed: readonly StationFromList[],
): Promise<AddedStation[]> {
  const done: AddedStation[] = [];
  for (const station of listed) {
    const { items, way, ...rest } = station;
    const { stationId } = rest;
    if (isBeyond(ctx, station.area.lo)) {
      done.push({ done: 'beyond', stationId });
      continue;
    }
    const row = await findOpen(ctx, station);
    if (row) done.push(await addTo(ctx, row, toldOf(station)));
    else {
      await openStations(ctx, [{ ...rest, items: items ?? [], ...(way === null ? {} : { way }) }]);
      done.push({ done: 'created', stationId });
    }
  }
  return done;
}

async function addTo(ctx: Context, row: Row, told: Changes): Promise<AddedStation> {
  const { station_id: stationId } = row;
  const kept = asKept(row);
  const news = changeable.filter((one) => told[one] !== undefined && !isSame(told, kept, one));
  if (news.length === 0) return { done: 'unchanged', stationId };
  await changeStation(ctx, stationId, only(told, news));
  return { done: 'changed', stationId, before: only(kept, news) };
}

/** A station that a list has brought, as it is to be taken back. */
export interface TakenBackStation {
  stationId: string;
  created: boolean;
  /** Of one that was there before: how it was, and what the list said. */
  before: Changes;
  told: StationFromList;
}

/**
 * Takes back what a list has brought: a station at which nothing was done but to open it is closed, for what was once published stays in its
 * history; of the others what still is as the list said is again as it was. Who has been served there is others' to ask first.
 * @returns in the order given; `kept` where somebody has worked on it since.
 */
export async function takeBackStations(
  ctx: Context,
  many: readonly TakenBackStation[],
): Promise<('undone' | 'kept')[]> {
  const done: ('undone' | 'kept')[] = [];
  for (const { stationId, created, before, told } of many) {
    const row = await network(ctx)
      .selectFrom('station')
      .selectAll()
      .where('station_id', '=', stationId)
      .where('closed_on', 'is', null)
      .executeTakeFirst();
    if (!row || isBeyond(ctx, row.area_lo)) done.push('kept');
    else if (created) done.push(await close(ctx, stationId));
    else done.push(await restore(ctx, row, before, toldOf(told)));
  }
  return done;
}

async function close(ctx: Context, stationId: string): Promise<'undone' | 'kept'> {
  const later = await network(ctx)
    .selectFrom('station_history')
    .select('entry_id')
    .where('station_id', '=', stationId)
    .where('what', '<>', 'opened')
    .limit(1)
    .executeTakeFirst();
  if (later) return 'kept';
  await closeStation(ctx, stationId, { on: dayOf(ctx.clock.now()), reason: '导入的名单撤销了' });
  return 'undone';
}

async function restore(ctx: Context, row: Row, before: Changes, told: Changes): Promise<'undone' | 'kept'> {
  const kept = asKept(row);
  const changed = changeable.filter((one) => before[one] !== undefined);
  const still = changed.filter((one) => isSame(told, kept, one));
  if (still.length > 0) await changeStation(ctx, row.station_id, only(before, still));
  return still.length === changed.length ? 'undone' : 'kept';
}
