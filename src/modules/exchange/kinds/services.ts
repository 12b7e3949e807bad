import type { Day } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { Problem } from '../../../ground/problem.ts';
import { newId } from '../../../ground/uuid.ts';
import { findGiven, recordServices, reverseService, type ServiceOfLot } from '../../ledger/index.ts';
import { stationCatalogue, stationsNamed, wasOpen } from '../../network/index.ts';
import type { Spelling } from '../domain/cell.ts';
import { fault, textIn, type Values } from '../domain/column.ts';
import { readTime } from '../domain/day-cell.ts';
import { type PlacedFault, placed } from '../domain/row.ts';
import type { DoneRow, ImportAbout, Kind, Outcome, ReadyRow } from './kind.ts';
import { peopleOf, refusalOf } from './listed-people.ts';
import { numberAreaDoubt } from './number-area.ts';
import { personReaders } from './people.ts';
import { type ListedService, momentOf, serviceGiven } from './service-given.ts';
import { whenGivenFaults } from './when-given.ts';

function readTimeCell(text: string): Spelling {
  const time = readTime(text);
  if (time === undefined) {
    const words = `“${text.slice(0, 20)}”`;
    return { ok: false, faults: [fault('not-a-time', `${words}不是时间`, `${words} is not a time`)] };
  }
  return { ok: true, value: time };
}

/** A service item of the stations' catalogue by name or code; undefined for anything else. */
function itemNamed(text: string) {
  return [...stationCatalogue().items.values()].find(({ code, name }) => code === text || name.zh === text);
}

function itemOf(values: Values): ListedService['item'] {
  const text = textIn(values.item) ?? '';
  const known = itemNamed(text);
  // What somebody typed is sealed with the body; the code is kept for ever.
  return known ? { code: known.code, name: known.name } : { code: 'listed', name: { zh: text, en: text } };
}

function functionOf(values: Values): ServiceOfLot['function'] | undefined {
  const named = textIn(values.function) ?? itemNamed(textIn(values.item) ?? '')?.function;
  return named as ServiceOfLot['function'] | undefined;
}

const check: Kind['check'] = (values, around) => {
  const faults = [...numberAreaDoubt(values, around), ...whenGivenFaults(values, 'day', around.today)];
  if (values.item !== undefined && functionOf(values) === undefined)
    faults.push(
      placed(
        'function',
        'function-unclear',
        '从内容看不出是哪项功能',
        'What it was does not say which function',
      ),
    );
  if (values.time === undefined)
    faults.push(placed('time', 'time-missing', '没写几点', 'It does not say at what time'));
  return faults;
};

/** What a row says besides who was served: needs no look at the database. */
function momentIn(values: Values): Date {
  return momentOf((textIn(values.day) ?? '') as Day, textIn(values.time));
}

async function stationFault(
  ctx: Context,
  { values, confirmed }: ReadyRow,
  found: Awaited<ReturnType<typeof stationsNamed>>,
): Promise<PlacedFault | undefined> {
  const wanted = textIn(values.station) ?? '';
  const [station, other] = found.get(wanted) ?? [];
  if (!station)
    return placed('station', 'no-such-station', `没有叫“${wanted}”的站点`, `There is no station “${wanted}”`);
  if (other)
    return placed(
      'station',
      'station-unclear',
      `有不止一个“${wanted}”`,
      `There is more than one “${wanted}”`,
    );
  const { area } = ctx.scope;
  if (!area || station.area.lo < area.lo || station.area.lo > area.hi)
    return placed(
      'station',
      'station-elsewhere',
      '这个站点不在本辖区',
      'This station is not in the service area',
    );
  if (values.time === undefined || confirmed.includes('given-when-shut')) return undefined;
  return (await wasOpen(ctx, station.stationId, momentIn(values)))
    ? undefined
    : placed('time', 'given-when-shut', '这个时间站点不开门', 'The station is not open at this time');
}

const refused = (faults: PlacedFault): Outcome => ({ done: 'refused', faults: [faults] });

/** The same person, place, moment, function and words: the same service, whoever tells it. */
const isSame = (one: ServiceOfLot, other: Awaited<ReturnType<typeof findGiven>>[number]) =>
  one.personId === other.personId &&
  one.station?.id === (other.station ?? undefined) &&
  one.givenAt.getTime() === other.givenAt.getTime() &&
  one.function === other.function &&
  one.item.name.zh === other.itemName;

/** Records what is not in the ledger yet. @returns an outcome a service. */
export async function recordNew(ctx: Context, given: readonly ServiceOfLot[]): Promise<Outcome[]> {
  const known = await findGiven(
    ctx,
    given.map(({ personId }) => personId),
    given.map(({ givenAt }) => givenAt),
  );
  const before = given.map((one) => known.find((other) => isSame(one, other)));
  await recordServices(
    ctx,
    given.filter((_, at) => before[at] === undefined),
  );
  return given.map(({ eventId, kind }, at): Outcome => {
    const there = before[at];
    if (!there) return { done: 'created', subjectId: eventId, before: {} };
    if (there.kind === kind) return { done: 'unchanged', subjectId: there.eventId };
    return refused(
      placed(
        'kind',
        'recorded-otherwise',
        '台账里这次服务记的是另一种方式',
        'The ledger has this service as another kind',
      ),
    );
  });
}

async function commit(ctx: Context, rows: readonly ReadyRow[], about: ImportAbout): Promise<Outcome[]> {
  const stations = await stationsNamed(
    ctx,
    rows.flatMap(({ values }) => textIn(values.station) ?? []),
  );
  const faults = new Map<ReadyRow, Outcome>();
  for (const row of rows) {
    const found = await stationFault(ctx, row, stations);
    if (found) faults.set(row, refused(found));
  }
  const sound = rows.filter((row) => !faults.has(row));
  const people = await peopleOf(ctx, sound, about);
  sound.forEach((row, at) => {
    const refusal = people[at] && refusalOf(people[at]);
    if (refusal) faults.set(row, refusal);
  });
  const given = sound.flatMap((row, at) => {
    const { values, line, subjectId } = row;
    const [station] = stations.get(textIn(values.station) ?? '') ?? [];
    const of = functionOf(values);
    const personId = people[at]?.personId;
    if (faults.has(row) || !station || !of || personId === undefined) return [];
    const number = textIn(values.evidence);
    const service: ListedService = {
      eventId: subjectId,
      line,
      personId,
      kind: textIn(values.kind) ?? '',
      item: itemOf(values),
      function: of,
      station,
      givenAt: momentIn(values),
      clerk: textIn(values.clerk),
      details: number === null ? {} : { evidence: number },
    };
    return [{ row, given: serviceGiven(service, about) }];
  });
  const outcomes = await recordNew(
    ctx,
    given.map((one) => one.given),
  );
  const done = new Map(given.map(({ row }, at) => [row, outcomes[at]]));
  return rows.map((row) => faults.get(row) ?? done.get(row) ?? outcomeMissing());
}

function outcomeMissing(): never {
  throw new Error('a row of a list has neither a service nor a fault');
}

/** Takes a service of a list back by an entry of its own; `kept` where somebody has done so already. */
export async function takeServiceBack(
  ctx: Context,
  { subjectId }: Pick<DoneRow, 'subjectId'>,
  { importId }: ImportAbout,
): Promise<'undone' | 'kept'> {
  const at = ctx.clock.now();
  try {
    await reverseService(ctx, {
      eventId: newId(at.getTime()),
      reverses: subjectId,
      reason: 'wrong-details',
      at,
      by: { role: 'clerk', id: ctx.actor.id ?? importId, name: null },
    });
    return 'undone';
  } catch (error) {
    if (error instanceof Problem && error.code === 'already-taken-back') return 'kept';
    throw error;
  }
}

/** Services given elsewhere or on paper: the same person, station, moment, function and words are the same service. */
export const services: Kind = {
  id: 'services',
  readers: { ...personReaders, time: readTimeCell },
  check,
  keyOf: (values) =>
    JSON.stringify([
      values.idNumber,
      values.station,
      values.day,
      values.time ?? null,
      functionOf(values),
      values.item,
    ]),
  commit,
  async undo(ctx, rows, about) {
    const done: ('undone' | 'kept')[] = [];
    for (const row of rows) done.push(await takeServiceBack(ctx, row, about));
    return done;
  },
};
