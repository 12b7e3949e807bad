import { loadAreas } from '../../../ground/areas/load.ts';
import { stationsWithServices } from '../../ledger/index.ts';
import {
  addStationsFromList,
  hoursAsSaid,
  readSaidHours,
  type StationFromList,
  takeBackStations,
} from '../../network/index.ts';
import type { Spelling } from '../domain/cell.ts';
import { textIn, textsIn, type Values } from '../domain/column.ts';
import { placed } from '../domain/row.ts';
import { areaTooWide } from './area-too-wide.ts';
import { employerReaders } from './employers.ts';
import type { ImportAbout, Kind, Outcome } from './kind.ts';
import { placeFaults, placeOf } from './place-of.ts';

function readHours(text: string): Spelling {
  const read = readSaidHours(text);
  if (!read.ok) return { ok: false, faults: [{ code: read.code, reason: read.detail }] };
  const value = hoursAsSaid(read.hours);
  return value === text.trim() ? { ok: true, value } : { ok: true, value, fix: 'hours-spelled' };
}

function operatorOf({ operatorKind, operatorName }: Values): Pick<StationFromList, 'operator'> {
  const kind = textIn(operatorKind);
  if (kind === null) return {};
  return { operator: { kind: kind as 'bureau', name: textIn(operatorName) } };
}

/** A row as a station; the day on which the list was true is the day of its check. */
function stationOf(values: Values, stationId: string, { asOf, source }: ImportAbout): StationFromList {
  const area = loadAreas().get(textIn(values.area) ?? '');
  const place = placeOf(values);
  const hours = readSaidHours(textIn(values.hours) ?? '');
  const functions = textsIn(values.functions);
  return {
    stationId,
    name: textIn(values.name) ?? '',
    area: { code: area.code, lo: area.lo },
    address: textIn(values.address) ?? '',
    phone: textIn(values.phone) ?? '',
    hours: hours.ok ? hours.hours : [],
    checkedOn: asOf,
    kind: textIn(values.kind) ?? '',
    items: textsIn(values.items),
    way: textIn(values.way),
    ...(functions === null ? {} : { functions }),
    ...(place ? { place: { lat: place.lat, lon: place.lng, source, precision: 'exact' as const } } : {}),
    ...operatorOf(values),
  };
}

const beyond = placed('area', 'moves-away', '不在本辖区', 'This is not in the service area');

/** Stations: known by their name in their area. */
export const stations: Kind = {
  id: 'stations',
  readers: { ...employerReaders, hours: readHours },
  check: (values, { areas }) => [...areaTooWide(values, 'area', areas), ...placeFaults(values, areas)],
  keyOf: ({ name, area }) => `${textIn(area)} ${textIn(name)}`,
  async commit(ctx, rows, about) {
    const done = await addStationsFromList(
      ctx,
      rows.map(({ values, subjectId }) => stationOf(values, subjectId, about)),
    );
    return done.map((one): Outcome => {
      switch (one.done) {
        case 'beyond':
          return { done: 'refused', faults: [beyond] };
        case 'unchanged':
          return { done: 'unchanged', subjectId: one.stationId };
        case 'changed':
          return { done: 'changed', subjectId: one.stationId, before: { ...one.before } };
        default:
          return { done: 'created', subjectId: one.stationId, before: {} };
      }
    });
  },
  async undo(ctx, rows, about) {
    const serving = await stationsWithServices(
      ctx,
      rows.map(({ subjectId }) => subjectId),
    );
    const free = rows.filter(({ subjectId, outcome }) => outcome === 'changed' || !serving.has(subjectId));
    const done = await takeBackStations(
      ctx,
      free.map(({ subjectId, outcome, before, values }) => ({
        stationId: subjectId,
        created: outcome === 'created',
        before,
        told: stationOf(values, subjectId, about),
      })),
    );
    return rows.map((row) => done[free.indexOf(row)] ?? 'kept');
  },
};
