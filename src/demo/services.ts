import { addDays, addMonths, type Day, dayOf, daysBetween, partsOf, weekdayOf } from '../ground/clock/day.ts';
import type { Words } from '../ground/problem.ts';
import type { ServiceOfLot } from '../modules/ledger/index.ts';
import type { DemoApplication } from './applications.ts';
import { isHoliday, isWorkday, momentOf } from './days.ts';
import { demoId } from './ids.ts';
import type { DemoPerson } from './people.ts';
import { type Random, randomOf } from './random.ts';
import { type Offered, offeredAt } from './service-items.ts';
import type { DemoOperator, DemoStation } from './stations.ts';

// Of a hundred who come at a time of day: nine to eleven is full, lunch is thin, the afternoon has a second, lower crest.
const hourly = [0, 0, 0, 0, 0, 1, 3, 6, 12, 19, 18, 11, 5, 7, 13, 13, 9, 6, 4, 2, 1, 0, 0, 0];
/** Monday is fullest; on Saturday and Sunday few stations are open. */
const weekly = [0, 1.22, 1.08, 1.02, 0.98, 0.9, 0.62, 0.5];
// By month: hiring after the Spring Festival, graduation in summer, the autumn fairs, quiet before the year ends.
const bureauYear = [0, 0.78, 0.72, 1.3, 1.12, 0.98, 1.12, 1.22, 1.08, 1.06, 1.0, 0.92, 0.78];
// A school lives by its terms: fairs in spring and autumn, leavers until July, holidays in August and around the Spring Festival.
const schoolYear = [0, 0.55, 0.22, 1.35, 1.4, 1.35, 1.45, 0.7, 0.2, 1.2, 1.5, 1.25, 0.85];

interface Sitting {
  station: DemoStation;
  day: Day;
  weight: number;
}

/** A school's holidays, when nobody is on campus: the depth of summer and the weeks around the Spring Festival. */
function isOutOfTerm(day: Day): boolean {
  const { month, date } = partsOf(day);
  return (
    (month === 7 && date > 18) ||
    (month === 8 && date < 25) ||
    (month === 1 && date > 22) ||
    (month === 2 && date < 20)
  );
}

function isOpen(station: DemoStation, day: Day): boolean {
  if (station.keepsHolidays && isHoliday(day)) return false;
  if (station.operator.kind === 'school' && isOutOfTerm(day) && weekdayOf(day) !== 3) return false;
  const weekday = station.keepsHolidays && isWorkday(day) && weekdayOf(day) > 5 ? 1 : weekdayOf(day);
  return station.hours.some(({ days }) => days.includes(weekday));
}

/** Every day on which a station of an operator was open, with how much goes on there. */
function sittings(
  operator: DemoOperator,
  stations: readonly DemoStation[],
  first: Day,
  last: Day,
): Sitting[] {
  const own = stations.filter((station) => station.operator.key === operator.key && station.size > 0);
  const year = operator.kind === 'school' ? schoolYear : bureauYear;
  const all: Sitting[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const season =
      (year[partsOf(day).month] ?? 1) * (isHoliday(day) ? 0.35 : 1) * (weekly[weekdayOf(day)] ?? 1);
    for (const station of own) {
      if (!isOpen(station, day)) continue;
      const noise = 0.6 + randomOf(`sitting/${station.key}/${day}`).next() * 0.8;
      all.push({ station, day, weight: station.size * season * noise });
    }
  }
  return all;
}

/** Whether the station has a time of day open, in minutes. */
function opensAt(station: DemoStation, minute: number): boolean {
  return station.hours.some(({ from, to }) => {
    const [begin, end] = [from, to].map((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
    return begin !== undefined && end !== undefined && minute >= begin && minute < end - 5;
  });
}

function arrival(random: Random, station: DemoStation): number {
  const hours = hourly.map((weight, hour) => [hour, weight] as const);
  for (let turn = 0; turn < 40; turn += 1) {
    const minute = random.weighted(hours) * 60 + random.whole(0, 59);
    if (opensAt(station, minute)) return minute;
  }
  return 9 * 60 + random.whole(0, 59);
}

/** What is said of a service besides what the ledger asks for. */
interface Said {
  kind: string;
  item: { code: string; name: Words };
  function: ServiceOfLot['function'];
}

class Writer {
  readonly services: ServiceOfLot[] = [];
  private readonly last: Date;

  constructor(last: Date) {
    this.last = last;
  }

  add(random: Random, station: DemoStation, person: DemoPerson, givenAt: Date, said: Said): void {
    const eventId = demoId(`service/${this.services.length}`);
    const by = station.staff.length ? random.pick(station.staff) : null;
    // Mostly written at once, in villages some days later; one in three hundred comes too late to count.
    const late = random.chance(0.35)
      ? random.whole(33, 50) * 24 * 60
      : station.kind === 'village-point'
        ? random.whole(0, 9) * 24 * 60
        : 0;
    const recordedAt = new Date(
      givenAt.getTime() + (late + random.whole(1, 14)) * 60_000 + random.whole(0, 59_999),
    );
    this.services.push({
      eventId,
      personId: person.personId,
      ...said,
      station: { id: station.stationId, name: station.name },
      area: station.area,
      givenAt,
      recordedAt: recordedAt < this.last ? recordedAt : this.last,
      skin: by ? 'desk' : 'kiosk',
      by: by && { role: 'clerk', id: by.id, name: by.name },
      evidence: `demo.record:${eventId}`,
    });
  }
}

/** One visit: what is counted, its steps and notices, and now and then the same again. */
function serve(writer: Writer, random: Random, sitting: Sitting, person: DemoPerson, offered: Offered): void {
  const { station, day } = sitting;
  const givenAt = momentOf(day, arrival(random, station), random.whole(0, 59));
  const { item, function: of, kind } = offered;
  const add = (minutes: number, kindOf: string) =>
    writer.add(random, station, person, new Date(givenAt.getTime() + minutes * 60_000), {
      kind: kindOf,
      item,
      function: of,
    });
  if (kind === 'case-completed') {
    add(0, 'case-step');
    if (random.chance(30)) add(4, 'case-step');
  }
  add(9, kind);
  if (random.chance(14)) add(16, kind);
  if (kind === 'case-completed' || random.chance(22)) add(18, 'notice-sent');
}

/** Everybody who may be served by an operator on a day. */
function guestsOf(operator: DemoOperator, people: readonly DemoPerson[]): DemoPerson[] {
  if (operator.kind !== 'school') return people.filter(({ status }) => status !== 'student');
  const technical = operator.key === 'technical';
  return people.filter(
    ({ age, education, status }) =>
      age <= 26 &&
      (technical ? ['71', '41', '47', '44'].includes(education) : true) &&
      status !== 'self-employed',
  );
}

function operatorServices(
  writer: Writer,
  operator: DemoOperator,
  stations: readonly DemoStation[],
  people: readonly DemoPerson[],
  span: { first: Day; last: Day; wanted: number },
): void {
  const all = sittings(operator, stations, span.first, span.last);
  const total = all.reduce((sum, { weight }) => sum + weight, 0);
  const guests = [...guestsOf(operator, people)].sort(
    (a, b) => a.registeredAt.getTime() - b.registeredAt.getTime(),
  );
  let [passed, served, known] = [0, 0, 0];
  for (const sitting of all) {
    passed += sitting.weight;
    const random = randomOf(`visits/${sitting.station.key}/${sitting.day}`);
    // Whoever was registered by then; at the beginning of the year those who came first.
    const open = momentOf(sitting.day, 9 * 60);
    while (known < guests.length && (guests[known]?.registeredAt ?? open) <= open) known += 1;
    const there = guests.slice(0, Math.max(known, 40));
    const due = Math.round((passed / total) * span.wanted) - served;
    const seen = new Set<string>();
    while (seen.size < due) {
      const person = random.pick(there);
      const offered = offeredAt(random, sitting.station, person, sitting.day);
      const visit = `${person.personId} ${offered.function}`;
      if (seen.has(visit)) continue;
      seen.add(visit);
      serve(writer, random, sitting, person, offered);
    }
    served += due;
  }
}

/** An application that reached its employer is an introduction, given online: what the ledger hears when one is sent. */
function introductions(
  applications: readonly DemoApplication[],
  span: { first: Day; last: Day },
): ServiceOfLot[] {
  return applications.flatMap(({ applicationId, person, posting, sentAt }): ServiceOfLot[] => {
    const day = dayOf(sentAt);
    if (day < span.first || day > span.last) return [];
    return [
      {
        eventId: demoId(`introduction/${applicationId}`),
        personId: person.personId,
        kind: 'introduction-made',
        item: { code: 'application', name: { zh: '投简历', en: 'Handing in an application' } },
        function: 'F6',
        station: null,
        area: areaOf(posting),
        givenAt: sentAt,
        recordedAt: new Date(sentAt.getTime() + 2000),
        skin: 'phone',
        by: null,
        evidence: `matching.application:${applicationId}`,
      },
    ];
  });
}

function areaOf({ employer }: DemoApplication['posting']): ServiceOfLot['area'] {
  return { code: employer.spot.area, lo: employer.areaLo };
}

/**
 * Twelve months of services, ending yesterday, in the order in which the ledger took them: as many counted visits as stations.yaml
 * says of each operator, those online among the bureau's.
 */
export function makeServices(
  today: Day,
  made: {
    stations: readonly DemoStation[];
    people: readonly DemoPerson[];
    applications: readonly DemoApplication[];
  },
): ServiceOfLot[] {
  const last = addDays(today, -1);
  const first = addDays(addMonths(last, -12), 1);
  const online = introductions(made.applications, { first, last });
  const onlineVisits = new Set(online.map(({ personId, givenAt }) => `${personId} ${dayOf(givenAt)}`)).size;
  const writer = new Writer(momentOf(last, 23 * 60 + 30));
  const operators = new Map(made.stations.map(({ operator }) => [operator.key, operator]));
  for (const operator of operators.values()) {
    const wanted = operator.visits - (operator.key === 'bureau' ? onlineVisits : 0);
    if (wanted > 0) operatorServices(writer, operator, made.stations, made.people, { first, last, wanted });
  }
  return [...online, ...writer.services].sort(
    (a, b) =>
      (a.recordedAt?.getTime() ?? 0) - (b.recordedAt?.getTime() ?? 0) || (a.eventId < b.eventId ? -1 : 1),
  );
}

/** The evenings on which the ledger is sealed: once a day is what the job makes at least. */
export function sealingMoments(today: Day): Date[] {
  const first = addMonths(today, -12);
  return Array.from({ length: daysBetween(first, today) }, (_, at) =>
    momentOf(addDays(first, at), 23 * 60 + 55),
  );
}
