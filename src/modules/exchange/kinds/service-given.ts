import type { Day } from '../../../ground/clock/day.ts';
import { startOfDay } from '../../../ground/clock/day.ts';
import type { Words } from '../../../ground/problem.ts';
import type { ServiceOfLot } from '../../ledger/index.ts';
import type { NamedStation } from '../../network/index.ts';
import type { ImportAbout } from './kind.ts';

/** A service as a row of a list tells it, with the person and the station found. */
export interface ListedService {
  eventId: string;
  line: number;
  personId: string;
  kind: string;
  item: { code: string; name: Words };
  function: ServiceOfLot['function'];
  station: NamedStation | null;
  givenAt: Date;
  clerk: string | null;
  details: NonNullable<ServiceOfLot['details']>;
}

/**
 * How a row of a list stands in the ledger: the one place where lists and ledger meet. Its evidence is the line of the list; who gave it is
 * known by name alone, so that the import stands for his id.
 */
export function serviceGiven(
  { line, clerk, station, details, ...service }: ListedService,
  { importId, source, area }: ImportAbout,
): ServiceOfLot {
  return {
    ...service,
    station: station && { id: station.stationId, name: station.name },
    area: station?.area ?? { code: area.code, lo: area.lo },
    skin: 'desk',
    by: { role: 'clerk', id: importId, name: clerk },
    evidence: `exchange.import:${importId}/${line}`,
    details: { ...details, list: source },
  };
}

/** A moment of a day in Shanghai; noon stands for a day of which no time is known. */
export function momentOf(day: Day, time: string | null): Date {
  const [hours = 12, minutes = 0] = (time ?? '12:00').split(':').map(Number);
  return new Date(startOfDay(day).getTime() + (hours * 60 + minutes) * 60_000);
}
