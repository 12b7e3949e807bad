import { ageOn } from '../../../../ground/clock/age.ts';
import { addDays, type Day, dayOf, daysBetween, parseDay, partsOf } from '../../../../ground/clock/day.ts';
import { groupBy } from './group.ts';

/** A service as the rules see it. */
export interface Watched {
  id: string;
  person: string | null;
  /** Null for self-service. */
  staff: string | null;
  station: string | null;
  area: { code: string; lo: number };
  kind: string;
  function: string;
  given: Date;
  recorded: Date;
  /** What somebody wrote of it. */
  text: string | null;
  /** When its person died, where a department has said so. */
  died: Day | null;
  /** When its station was open on that day; null: not known, or online. */
  open: readonly { from: string; to: string }[] | null;
}

/** People who have one telephone number. */
export interface SharedPhone {
  phone: string;
  people: readonly { id: string; birth: Day; residence: string | null; area: { code: string; lo: number } }[];
}

/** Something that a rule has found. */
export interface Finding {
  /** The same finding tomorrow has the same key. */
  key: string;
  area: { code: string; lo: number };
  day: Day;
  station: string | null;
  staff: string | null;
  services: string[];
  people: string[];
  /** For its sentence. */
  numbers: Record<string, number | string>;
}

export interface CheatParams {
  'shared-phone': { people: number; home_people: number; home_age: number };
  'staff-speed': { window_minutes: number; allowed_minutes: number; floor_minutes: Record<string, number> };
  'night-hours': { tolerance_minutes: number; outdoors: string[]; services: number };
  'copied-text': { least_characters: number; services: number };
  dead: object;
  'back-dating': { days: number; services: number; year_end_services: number; year_end_days: number };
  'split-visits': { window_minutes: number; functions: number };
}
export type CheatRule = keyof CheatParams;

const minute = 60_000;
/** HH:MM in Shanghai, which has kept UTC+8 since 1991. */
const timeOf = (at: Date) => new Date(at.getTime() + 480 * minute).toISOString().slice(11, 16);
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function findingOf(key: string, services: readonly Watched[], numbers: Finding['numbers']): Finding {
  const [first] = services;
  if (!first) throw new Error('a finding is about something');
  return {
    key,
    area: first.area,
    day: dayOf(first.given),
    station: first.station,
    staff: first.staff,
    services: services.map(({ id }) => id),
    people: [],
    numbers,
  };
}

const byStaffAndDay = (services: readonly Watched[]) =>
  groupBy(
    services.filter(({ staff }) => staff !== null),
    ({ staff, given }) => `${staff} ${dayOf(given)}`,
  );

/** The services in order of time, and for each the stretch of `minutes` that begins with it. */
function* stretches(services: readonly Watched[], minutes: number): Generator<Watched[]> {
  const ordered = [...services].sort((a, b) => a.given.getTime() - b.given.getTime());
  let end = 0;
  for (const [begin, first] of ordered.entries()) {
    while (
      (ordered[end]?.given.getTime() ?? Number.POSITIVE_INFINITY) <
      first.given.getTime() + minutes * minute
    )
      end += 1;
    yield ordered.slice(begin, end);
  }
}

/** The rules over services; each is given all that may belong together. Pure: `data/indicators/cheats.yaml` has the numbers. */
export const serviceRules: {
  [R in Exclude<CheatRule, 'shared-phone'>]: (
    services: readonly Watched[],
    params: CheatParams[R],
  ) => Finding[];
} = {
  'staff-speed': (services, { window_minutes, allowed_minutes, floor_minutes }) =>
    [...byStaffAndDay(services)].flatMap(([key, day]) => {
      let [worst, most]: [Watched[], number] = [[], allowed_minutes];
      for (const stretch of stretches(
        day.filter(({ kind }) => kind in floor_minutes),
        window_minutes,
      )) {
        const sum = stretch.reduce((total, { kind }) => total + (floor_minutes[kind] ?? 0), 0);
        if (sum > most) [worst, most] = [stretch, sum];
      }
      const [first] = worst;
      if (!first) return [];
      return [findingOf(key, worst, { services: worst.length, minutes: most, from: timeOf(first.given) })];
    }),

  'night-hours': (services, { tolerance_minutes, outdoors, services: least }) =>
    [...byStaffAndDay(services)].flatMap(([key, day]) => {
      const closed = day.filter(
        ({ kind, given, open }) =>
          open !== null &&
          !outdoors.includes(kind) &&
          !open.some(({ from, to }) => {
            const at = minutesOf(timeOf(given));
            return at >= minutesOf(from) - tolerance_minutes && at < minutesOf(to) + tolerance_minutes;
          }),
      );
      const last = closed
        .map(({ given }) => timeOf(given))
        .sort()
        .at(-1);
      if (closed.length < least || last === undefined) return [];
      return [findingOf(key, closed, { services: closed.length, at: last })];
    }),

  'copied-text': (services, { least_characters, services: least }) =>
    [
      ...groupBy(
        services.filter(({ staff, text }) => staff !== null && [...(text ?? '')].length > least_characters),
        ({ staff, given, text }) => `${staff} ${dayOf(given).slice(0, 7)} ${text?.replace(/\s+/gu, '')}`,
      ).values(),
    ].flatMap((same) => {
      const people = new Set(same.map(({ person, id }) => person ?? id));
      const [first] = same;
      if (people.size < least || !first) return [];
      // By its first service: the words themselves stand in no key.
      return [findingOf(`${first.staff} ${first.id}`, same, { services: same.length })];
    }),

  dead: (services) =>
    [
      ...groupBy(
        services.filter(({ died, given }) => died !== null && dayOf(given) > died),
        ({ person, id }) => person ?? id,
      ),
    ].map(([key, after]) => findingOf(key, after, { services: after.length })),

  'back-dating': (services, { days, services: least, year_end_services, year_end_days }) =>
    [
      ...groupBy(
        services.filter(({ given, recorded }) => daysBetween(dayOf(given), dayOf(recorded)) >= days),
        ({ staff, station, recorded }) => `${staff ?? station} ${dayOf(recorded)}`,
      ),
    ].flatMap(([key, late]) => {
      const on = dayOf(late[0]?.recorded ?? new Date(0));
      const enough = isNearYearEnd(on, year_end_days) ? year_end_services : least;
      if (late.length < enough) return [];
      const oldest = Math.max(...late.map(({ given }) => daysBetween(dayOf(given), on)));
      return [findingOf(key, late, { services: late.length, on, days: oldest })];
    }),

  'split-visits': (services, { window_minutes, functions: least }) =>
    [
      ...groupBy(
        services.filter(({ staff, person }) => staff !== null && person !== null),
        ({ person, station, given }) => `${person} ${station} ${dayOf(given)}`,
      ),
    ].flatMap(([key, visit]) => {
      for (const stretch of stretches(visit, window_minutes)) {
        const functions = new Set(stretch.map((each) => each.function)).size;
        const [first, last] = [stretch[0], stretch.at(-1)];
        if (functions < least || !first || !last) continue;
        const minutes = Math.ceil((last.given.getTime() - first.given.getTime()) / minute);
        // The visit itself was one service; the others are what was cut off it.
        const rest = stretch.filter((each) => each.function !== first.function);
        return [findingOf(key, rest, { functions, minutes })];
      }
      return [];
    }),
};

function isNearYearEnd(day: Day, within: number): boolean {
  const { year } = partsOf(day);
  const [last, first] = [parseDay(`${year}-12-31`), parseDay(`${year}-01-01`)];
  return addDays(day, within) > last || addDays(first, within) > day;
}

/** One telephone number for many people, by their ages and places. */
export function findSharedPhones(
  phones: readonly SharedPhone[],
  { people: least, home_people, home_age }: CheatParams['shared-phone'],
  today: Day,
): Finding[] {
  return phones.flatMap(({ phone, people }) => {
    const [first] = people;
    const home =
      people.every(({ birth }) => ageOn(birth, today) >= home_age) &&
      new Set(people.map(({ residence }) => residence)).size === 1;
    if (!first || people.length <= (home ? home_people : least)) return [];
    return [
      {
        key: phone,
        area: first.area,
        day: today,
        station: null,
        staff: null,
        services: [],
        people: people.map(({ id }) => id),
        numbers: { people: people.length },
      },
    ];
  });
}
