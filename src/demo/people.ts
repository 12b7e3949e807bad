import { ageOn } from '../ground/clock/age.ts';
import { addDays, type Day, isDay, parseDay, partsOf } from '../ground/clock/day.ts';
import { checkCharacter } from '../modules/people/domain/id-number.ts';
import type { NewPersonWithFacts } from '../modules/people/index.ts';
import { type Occupation, readDemoData, readNames, readOccupations } from './catalogue.ts';
import { momentOf, workdayUpTo } from './days.ts';
import { demoId } from './ids.ts';
import { codesBelow, county, someTown, someVillage } from './places.ts';
import { type Random, randomOf } from './random.ts';
import { wishedTrade } from './wishes.ts';

type Told = NonNullable<NewPersonWithFacts['facts']>[number] & {
  value: string | number | boolean | string[];
};

/** Somebody who does not exist. */
export interface DemoPerson {
  personId: string;
  name: string;
  idNumber: string;
  phone: string | null;
  residenceArea: string;
  /** When he was registered: the clock of that day is the clock of his facts. */
  registeredAt: Date;
  facts: Told[];
  sex: '1' | '2';
  birthYear: number;
  /** In completed years, today. */
  age: number;
  education: string;
  status: string;
  /** The occupations he looks for, of one trade. */
  wishes: Occupation[];
  trade: string;
}

/** How many people the county of the demonstration has, the few of people.yaml included. */
export const peopleCount = 2000;

// Shares per cent of those who come to a public employment service: ours, see data/demo/README.md.
const births: readonly (readonly [readonly [number, number], number])[] = [
  [[2002, 2009], 20],
  [[1992, 2001], 24],
  [[1982, 1991], 21],
  [[1972, 1981], 20],
  [[1962, 1971], 13],
  [[1957, 1961], 2],
];

const schooling: readonly [number, readonly (readonly [string, number])[]][] = [
  [
    1969,
    [
      ['81', 25],
      ['71', 50],
      ['61', 15],
      ['41', 5],
      ['31', 4],
      ['90', 1],
    ],
  ],
  [
    1981,
    [
      ['81', 8],
      ['71', 52],
      ['61', 16],
      ['41', 11],
      ['31', 8],
      ['21', 5],
    ],
  ],
  [
    1991,
    [
      ['71', 34],
      ['61', 15],
      ['41', 15],
      ['47', 5],
      ['31', 18],
      ['21', 12],
      ['14', 1],
    ],
  ],
  [
    2001,
    [
      ['71', 17],
      ['61', 12],
      ['41', 12],
      ['47', 6],
      ['31', 28],
      ['21', 22],
      ['14', 3],
    ],
  ],
  [
    9999,
    [
      ['71', 10],
      ['61', 25],
      ['41', 15],
      ['47', 8],
      ['31', 26],
      ['21', 16],
    ],
  ],
];

const statuses: readonly [number, readonly (readonly [string, number])[]][] = [
  [
    18,
    [
      ['student', 85],
      ['unemployed', 15],
    ],
  ],
  [
    24,
    [
      ['student', 42],
      ['employed', 20],
      ['graduate-unplaced', 18],
      ['unemployed', 13],
      ['flexible', 7],
    ],
  ],
  [
    34,
    [
      ['employed', 44],
      ['unemployed', 24],
      ['flexible', 18],
      ['self-employed', 8],
      ['not-looking', 6],
    ],
  ],
  [
    49,
    [
      ['employed', 42],
      ['unemployed', 26],
      ['flexible', 19],
      ['self-employed', 9],
      ['not-looking', 4],
    ],
  ],
  [
    59,
    [
      ['employed', 34],
      ['unemployed', 28],
      ['flexible', 22],
      ['retired', 9],
      ['not-looking', 7],
    ],
  ],
  [
    999,
    [
      ['retired', 52],
      ['flexible', 26],
      ['unemployed', 16],
      ['employed', 6],
    ],
  ],
];

function upTo<T>(table: readonly (readonly [number, T])[], value: number): T {
  const row = table.find(([most]) => value <= most);
  if (!row) throw new RangeError(`nothing for ${value}`);
  return row[1];
}

function nameOf(random: Random, sex: '1' | '2', birthYear: number, at: number): string {
  const names = readNames();
  if (at % 151 === 7) return random.pick(names.parts[sex]);
  const decade =
    birthYear < 1970
      ? 'until-1969'
      : birthYear < 1990
        ? 'until-1989'
        : birthYear < 2000
          ? 'until-1999'
          : 'later';
  const surname = random.weighted(Object.entries(names.surnames));
  const given = random.pick(names.given[sex][decade]);
  return at % 97 === 5 ? `${surname}${given.slice(0, 1)}${random.pick(names.rare)}` : surname + given;
}

function birthOf(random: Random): Day {
  const [first, last] = random.weighted(births);
  const two = (value: number) => String(value).padStart(2, '0');
  const text = `${random.whole(first, last)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`;
  return isDay(text) ? text : parseDay('1990-01-01');
}

/** A number that nobody has: see README.md. */
function idNumberOf(birth: Day, sex: '1' | '2', at: number): string {
  const sequence = 100 + (at % 440) * 2 + (sex === '1' ? 1 : 0);
  const seventeen = `370700${birth.replaceAll('-', '')}${sequence}`;
  return seventeen + checkCharacter(seventeen);
}

function homeOf(random: Random): string {
  if (random.chance(3)) return county;
  const town = someTown(random);
  return random.chance(88) ? someVillage(random, town) : town;
}

/** Where the household is registered: this county, another of the city, another of the province, another province. */
function householdOf(random: Random, home: string): string {
  const kind = random.weighted([
    ['home', 68],
    ['city', 20],
    ['province', 8],
    ['elsewhere', 4],
  ]);
  if (kind === 'home') return home;
  const city = kind === 'city' ? '370700000000' : null;
  if (city) return random.pick(codesBelow(city));
  const province =
    kind === 'province' ? '370000000000' : random.pick(['130000000000', '410000000000', '230000000000']);
  return random.pick(codesBelow(random.pick(codesBelow(province))));
}

function groupsOf(
  random: Random,
  person: { age: number; sex: '1' | '2'; status: string; rural: boolean },
): string[] {
  const { age, status, rural } = person;
  return [
    ...(status === 'student' && age >= 18 ? ['student'] : []),
    ...(status === 'graduate-unplaced' ? ['graduate-unplaced'] : []),
    ...(rural && status !== 'student' && random.chance(60) ? ['rural-worker'] : []),
    ...(status === 'flexible' ? ['flexible-worker'] : []),
    ...(status === 'unemployed' && random.chance(55) ? ['registered-unemployed'] : []),
    ...(status === 'unemployed' && age >= 50 && random.chance(45) ? ['hard-to-place'] : []),
    ...(age >= 24 && random.chance(person.sex === '1' ? 8 : 1) ? ['veteran'] : []),
  ];
}

const monthsOf = { month: 1, day: 21.75, hour: 174, piece: 0 } as const;

function wantedPay(random: Random, occupation: Occupation, years: number): number | null {
  const [low, high] = occupation.pay;
  const month = monthsOf[occupation.unit ?? 'month'] * (low + ((high - low) * Math.min(years, 5)) / 5);
  if (month === 0) return null;
  return Math.max(2200, Math.round((month * (85 + random.whole(0, 25))) / 10_000) * 100) * 100;
}

const basics = new Set([
  'person.education',
  'person.employment_status',
  'person.wanted_jobs',
  'person.groups',
  'person.consent_employers',
]);

/** What is told about somebody, each thing by chance: nobody answers everything. */
function factsOf(
  random: Random,
  person: Omit<DemoPerson, 'facts' | 'registeredAt' | 'personId' | 'idNumber'>,
): Told[] {
  const { age, birthYear, education, status, wishes, sex, residenceArea } = person;
  const counter = random.chance(45);
  const source = { kind: counter ? 'counter' : 'self', name: null } as const;
  const leftSchool = { '81': 13, '71': 16, '90': 16, '31': 21, '21': 22, '14': 25 }[education] ?? 18;
  const years = status === 'student' ? 0 : Math.max(0, age - Math.max(leftSchool, 18) - random.whole(0, 4));
  const household = householdOf(random, residenceArea);
  const groups = groupsOf(random, {
    age,
    sex,
    status,
    rural: household !== residenceArea || random.chance(30),
  });
  const [first] = wishes;
  const town = residenceArea === county ? county : `${residenceArea.slice(0, 9)}000`;
  const skills = [...new Set(wishes.flatMap((occupation) => occupation.skills))];
  const certificates = wishes.flatMap(({ certificates: asked = {} }) =>
    Object.entries(asked).flatMap(([name, share]) => (random.chance(share * 0.55) ? [name] : [])),
  );
  const answered: [string, Told['value'] | null | undefined, number][] = [
    ['person.education', education, 96],
    ['person.school_left_year', status === 'student' ? undefined : birthYear + leftSchool, 55],
    ['person.household_area', household, 70],
    ['person.employment_status', status, 97],
    ['person.last_job', years > 0 ? first?.titles[0] : undefined, 75],
    ['person.experience_years', status === 'student' ? undefined : Math.min(years, 45), 85],
    ['person.wanted_jobs', wishes.map(({ titles }) => titles[0]), 94],
    ['person.wanted_pay', first && wantedPay(random, first, years), 80],
    ['person.wanted_areas', random.chance(70) ? [town] : [county], 85],
    [
      'person.reach_minutes',
      random.weighted([
        [15, 15],
        [30, 45],
        [60, 32],
        [120, 8],
      ]),
      82,
    ],
    ['person.no_nights', random.chance(42), 70],
    ['person.childcare_hours', random.chance(age >= 25 && age <= 44 ? (sex === '2' ? 34 : 12) : 3), 60],
    ['person.remote_ok', random.chance(18), 45],
    ['person.skills', skills, status === 'student' ? 40 : 78],
    ['person.certificates', certificates.length ? [...new Set(certificates)] : undefined, 95],
    ['person.groups', groups, groups.length ? 88 : 40],
    ['person.disabled', random.chance(4), 42],
    ['person.consent_employers', random.chance(86), 90],
    ['person.consent_recommendations', random.chance(81), 85],
  ];
  // Half of the people came for one thing only and were asked for little.
  const whole = random.chance(50);
  const told = answered.flatMap(([fact, value, share]): Told[] =>
    value !== undefined && value !== null && random.chance(share) && (whole || basics.has(fact))
      ? [{ fact, value, source }]
      : [],
  );
  const certified = groups.filter((group) => group === 'veteran' || group === 'registered-unemployed');
  if (certified.length > 0 && random.chance(70)) {
    const department = certified.includes('veteran') ? 'veterans' : 'human-resources';
    told.push({
      fact: 'person.groups_certified',
      value: certified,
      source: { kind: 'department', name: department },
    });
  }
  if (whole && random.chance(1)) told.push({ fact: 'person.step_free', value: true, source });
  return told;
}

// On these many days people were registered in lots, more of late than two years ago.
const lots = 24;

function registrationDay(random: Random, today: Day): Day {
  const lot = Math.floor(random.next() * random.next() * lots);
  return workdayUpTo(addDays(today, -2 - lot * 30));
}

const byTrade = new Map<string, Occupation[]>();

function occupationsOf(trade: string): Occupation[] {
  const known = byTrade.get(trade) ?? readOccupations().filter((occupation) => occupation.trade === trade);
  byTrade.set(trade, known);
  return known;
}

function somebody(today: Day, at: number): DemoPerson {
  const random = randomOf(`person/${at}`);
  const sex = random.chance(47) ? '1' : '2';
  const birth = birthOf(random);
  const { year } = partsOf(birth);
  const name = nameOf(random, sex, year, at);
  const idNumber = idNumberOf(birth, sex, at);
  const age = ageOn(birth, today);
  const education = age < 18 ? '71' : random.weighted(upTo(schooling, year));
  const status = random.weighted(upTo(statuses, age));
  const residenceArea = homeOf(random);
  const trade = wishedTrade(random, { sex, age, education });
  const wishes = random.some(
    occupationsOf(trade),
    random.weighted([
      [1, 35],
      [2, 40],
      [3, 25],
    ]),
  );
  const phone = random.chance(97) ? `1990000${1000 + at}` : null;
  const person = {
    name,
    phone,
    residenceArea,
    sex,
    birthYear: year,
    age,
    education,
    status,
    wishes,
    trade,
  } as const;
  return {
    ...person,
    personId: demoId(`person/${idNumber}`),
    idNumber,
    registeredAt: momentOf(registrationDay(random, today), 9 * 60 + 30),
    facts: factsOf(random, person),
  };
}

/** The people of the county beside the few of people.yaml, who come before them and whose data are their own to give. */
export function makePeople(today: Day): DemoPerson[] {
  const { residents, agents } = readDemoData();
  const known = residents.length + agents.length;
  return Array.from({ length: peopleCount - known }, (_, index) => somebody(today, known + index));
}
