import { createHash } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { loadAreas } from '../ground/areas/load.ts';
import { addDays, addMonths, dayOf, parseDay } from '../ground/clock/day.ts';
import { readCreditCode } from '../modules/employers/domain/credit-code.ts';
import { loadVisitDefinitions } from '../modules/ledger/load-definitions.ts';
import { readOwnPosting } from '../modules/matching/domain/own-posting.ts';
import { checkWording } from '../modules/matching/index.ts';
import { readIdNumber } from '../modules/people/domain/id-number.ts';
import { readPersonName } from '../modules/people/domain/person-name.ts';
import { facts, readPhone } from '../modules/people/index.ts';
import { waits } from './applications.ts';
import { readDemoData, readOccupations } from './catalogue.ts';
import { isWorkday } from './days.ts';
import { demoId } from './ids.ts';
import { county } from './places.ts';
import { stateOf } from './postings.ts';
import { randomOf } from './random.ts';
import { makeWorld } from './world.ts';

const today = parseDay('2026-11-20');
const world = makeWorld(today);
const { people, stations, employers, postings, applications, services } = world;

/** How many of a hundred. */
const share = <T>(list: readonly T[], is: (one: T) => boolean) =>
  (list.filter(is).length / list.length) * 100;
const countBy = <T>(list: readonly T[], key: (one: T) => string) => {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  return counts;
};

/** How many wait for an answer of the employers for which somebody of people.yaml acts, at jobs that are open. */
const waitingFor = ({ applications: all }: typeof world, idNumber: string) =>
  all.filter(
    ({ posting, moves }) =>
      posting.employer.agent.personId === demoId(`person/${idNumber}`) &&
      stateOf(posting) === 'open' &&
      waits(moves),
  ).length;

describe('the same each time', () => {
  test('the plain data of a day have one hash', () => {
    const plain = JSON.stringify({
      people,
      stations,
      employers: employers.map(({ agent, ...employer }) => ({ ...employer, agent: agent.personId })),
      postings: postings.map(({ employer, occupation, ...posting }) => ({
        ...posting,
        employer: employer.employerId,
      })),
      applications: applications.map(({ posting, person, ...application }) => [
        application,
        posting.postingId,
        person.personId,
      ]),
      services,
    });
    expect(createHash('sha256').update(plain).digest('hex').slice(0, 16)).toBe('ad4d024bc3e39dc9');
  });

  test('who somebody is does not hang on the day', () => {
    const later = makeWorld(addDays(today, 40)).people;
    expect(later.map(({ idNumber, name, phone }) => [idNumber, name, phone])).toEqual(
      people.map(({ idNumber, name, phone }) => [idNumber, name, phone]),
    );
  });

  test('a stream of chance follows from its name', () => {
    const draw = (name: string) => Array.from({ length: 4 }, randomOf(name).next);
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
    const random = randomOf('even');
    const tenths = countBy(Array.from({ length: 10_000 }, random.next), (value) =>
      String(Math.floor(value * 10)),
    );
    for (const count of tenths.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  test.each(['2024-03-01', '2026-02-20', '2027-06-15', '2031-01-02'])(
    'there is a county on %s too',
    (day) => {
      const other = makeWorld(parseDay(day));
      expect(other.people).toHaveLength(1994);
      expect(other.postings).toHaveLength(1500);
      expect(other.services.every(({ givenAt }) => dayOf(givenAt) < day)).toBe(true);
      for (const { idNumber } of readDemoData().agents)
        expect(waitingFor(other, idNumber)).toBeGreaterThan(0);
    },
  );
});

describe('people', () => {
  const known = [...readDemoData().residents, ...readDemoData().agents];

  it('are 2,000 with the few who are known, each once', () => {
    expect(people.length + known.length).toBe(2000);
    const numbers = [...people, ...known].map(({ idNumber }) => idNumber);
    expect(new Set(numbers).size).toBe(2000);
    const phones = [...people, ...known].flatMap(({ phone }) => (phone ? [phone] : []));
    expect(new Set(phones).size).toBe(phones.length);
  });

  it('have numbers of the right form that nobody has', () => {
    for (const { idNumber, phone, name } of people) {
      expect(readIdNumber(idNumber, today).ok).toBe(true);
      expect(idNumber.slice(0, 6)).toBe('370700');
      if (phone) expect(phone).toMatch(/^1990000\d{4}$/);
      expect(readPersonName(name)).toMatchObject({ ok: true, value: name });
    }
    // A city's code: no county has it, so no card was issued under it.
    expect(loadAreas().get('370700000000').level).toBe(2);
  });

  it('have rare characters and names of several parts among them', () => {
    const rare = people.filter(({ name }) => /[㛃䶮𬭎〇㬎䲟]/u.test(name)).length;
    const parts = people.filter(({ name }) => name.includes('·')).length;
    expect([rare > 10, parts > 8]).toEqual([true, true]);
  });

  it('live in the county, and their facts are those that are declared, of areas that exist', () => {
    const areas = loadAreas();
    for (const person of people) {
      expect(areas.contains(county, person.residenceArea)).toBe(true);
      expect(dayOf(person.registeredAt) < today && isWorkday(dayOf(person.registeredAt))).toBe(true);
      for (const { fact, value } of person.facts) {
        const { type } = facts().get(fact);
        const codes =
          type === 'area' ? [String(value)] : type === 'areas' && Array.isArray(value) ? value : [];
        expect(codes.every((code) => areas.find(code))).toBe(true);
      }
    }
  });

  it('are spread as the README says', () => {
    expect(share(people, ({ sex }) => sex === '2')).toBeCloseTo(53, -1);
    expect(share(people, ({ age }) => age < 16)).toBe(0);
    const ages = [share(people, ({ age }) => age <= 24), share(people, ({ age }) => age >= 55)];
    expect(ages[0]).toBeGreaterThan(15);
    expect(ages[0]).toBeLessThan(25);
    expect(ages[1]).toBeGreaterThan(10);
    expect(ages[1]).toBeLessThan(20);
    expect(share(people, ({ status }) => status === 'unemployed')).toBeGreaterThan(17);
    expect(share(people, ({ status }) => status === 'unemployed')).toBeLessThan(25);
    expect(share(people, ({ education }) => ['31', '21', '14'].includes(education))).toBeGreaterThan(22);
    expect(new Set(people.map(({ trade }) => trade)).size).toBe(18);
  });
});

describe('employers', () => {
  it('are 300 of all kinds, with codes of the right form in an area that is none', () => {
    expect(employers).toHaveLength(300);
    expect([...countBy(employers, ({ kind }) => kind).keys()].sort()).toEqual(
      ['cooperative', 'enterprise', 'household', 'institution', 'merchant', 'other', 'school'].sort(),
    );
    const codes = employers.flatMap(({ creditCode }) => (creditCode ? [creditCode] : []));
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) {
      expect(readCreditCode(code).ok).toBe(true);
      expect(code.slice(2, 8)).toBe('999999');
    }
    expect(loadAreas().find('999999000000')).toBeUndefined();
  });

  it('are named as made up, each once, at roads that are none', () => {
    for (const { name, spot, contact } of employers) {
      expect(name).toMatch(/（演示）$/);
      expect(spot.address).toMatch(/(演示|样例|试用)(路|街|巷) \d+ 号$/);
      expect(contact.phone).toMatch(/^1990000\d{4}$/);
      expect(readPhone(contact.phone).ok).toBe(true);
    }
    const named = employers.filter(({ kind }) => kind !== 'household').map(({ name }) => name);
    expect(new Set(named).size).toBe(named.length);
    expect(new Set(employers.map(({ agent }) => agent.personId)).size).toBeGreaterThan(290);
  });
});

describe('who acts for an employer and is given away', () => {
  const { agents } = readDemoData();

  it('has one employer, verified and of his kind, with open jobs and somebody who waits', () => {
    for (const { idNumber, name, employer: kind } of agents) {
      const his = employers.filter(({ agent }) => agent.personId === demoId(`person/${idNumber}`));
      expect(his).toMatchObject([{ kind, habit: 'good', agent: { name } }]);
      expect(his[0]?.verifiedOn).not.toBeNull();
      expect(waitingFor(world, idNumber)).toBeGreaterThan(0);
    }
  });

  it('is a company whose many wait, and a small shop', () => {
    const [company, shop] = agents.map(({ idNumber }) =>
      employers.find(({ agent }) => agent.personId === demoId(`person/${idNumber}`)),
    );
    expect(waitingFor(world, agents[0]?.idNumber ?? '')).toBeGreaterThan(3);
    expect([company?.kind, shop?.size]).toEqual(['enterprise', 'under-10']);
  });
});

describe('postings', () => {
  it('are 1,500 over all occupations, 120 at least', () => {
    expect(postings).toHaveLength(1500);
    expect(readOccupations().length).toBeGreaterThanOrEqual(120);
    expect(new Set(postings.map(({ occupation }) => occupation)).size).toBe(readOccupations().length);
  });

  it('say all that article 24 asks for, in words that the rules find nothing in', () => {
    const isPlace = (code: string) => loadAreas().find(code) !== undefined;
    for (const { answers } of postings) {
      expect(readOwnPosting({ ...answers }, isPlace)).toHaveProperty('posting');
    }
    const words = readOccupations().flatMap(({ titles, duties, rule, certificates = {} }) => [
      ...titles,
      ...duties,
      ...(rule ? [rule] : []),
      ...Object.keys(certificates),
    ]);
    const all = new Set([
      ...words,
      ...postings.flatMap(({ answers }) => [...answers.hours, ...answers.welfare]),
    ]);
    const found = checkWording(Object.fromEntries([...all].map((text) => [text, text])));
    expect(found.map(({ field, words: unwise }) => `${field}: ${unwise}`)).toEqual([]);
  });

  it('pay at least the floor that the README states, and not more than the band with its factors', () => {
    for (const { answers, occupation } of postings) {
      const [low, high] = [answers['pay-low'], answers['pay-high']];
      expect(low).toBeLessThanOrEqual(high);
      expect(high).toBeLessThanOrEqual(Math.max(occupation.pay[1] * 1.2, 2400) * 100);
      if (answers['pay-unit'] === 'month') expect(low).toBeGreaterThanOrEqual(2400_00);
      if (answers['pay-unit'] === 'hour') expect(low).toBeGreaterThanOrEqual(24_00);
    }
  });

  it('are mostly open, and some are waiting, lowered and closed for each reason', () => {
    expect(share(postings, (posting) => stateOf(posting) === 'open')).toBeGreaterThan(55);
    const states = countBy(postings, stateOf);
    expect([...states.keys()].sort()).toEqual(['closed', 'lowered', 'open', 'waiting']);
    const ends = countBy(
      postings.filter(({ endsAt }) => endsAt),
      ({ moves }) => moves.at(-1)?.move ?? '',
    );
    for (const end of ['filled', 'withdrawn', 'expired', 'stayed-silent'])
      expect(ends.get(end)).toBeGreaterThan(5);
    for (const { publishedAt, moves } of postings) {
      expect(dayOf(publishedAt) < today).toBe(true);
      const times = [publishedAt, ...moves.map(({ at }) => at)].map((at) => at.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });
});

describe('applications', () => {
  it('are some thousands, once a person and posting, while it was open', () => {
    expect(applications.length).toBeGreaterThan(2000);
    const pairs = applications.map(({ posting, person }) => `${posting.postingId} ${person.personId}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const { sentAt, posting, moves } of applications) {
      expect(sentAt > (posting.openFrom ?? sentAt)).toBe(true);
      expect(sentAt < (posting.endsAt ?? new Date('2026-11-20T00:00:00+08:00'))).toBe(true);
      const times = [sentAt, ...moves.map(({ at }) => at)].map((at) => at.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });
});

describe('stations', () => {
  it('are 40 of all five levels, of a bureau and two schools among others', () => {
    expect(stations).toHaveLength(40);
    expect(new Set(stations.map(({ area }) => loadAreas().get(area.code).level)).size).toBe(5);
    expect(new Set(stations.map(({ kind }) => kind)).size).toBeGreaterThan(14);
    const operators = countBy(stations, ({ operator }) => operator.key);
    expect([operators.get('university'), operators.get('technical')]).toEqual([2, 1]);
  });
});

describe('twelve months of services', () => {
  const days = countBy(services, ({ givenAt }) => dayOf(givenAt));
  const byHour = countBy(
    services.filter(({ station }) => station),
    ({ givenAt }) => String(new Date(givenAt.getTime() + 8 * 3_600_000).getUTCHours()),
  );
  const month = (from: string, of?: string) =>
    services.filter(({ givenAt, function: f }) => dayOf(givenAt).startsWith(from) && (!of || f === of))
      .length;

  it('end yesterday, begin a year before, and are recorded in order', () => {
    const last = addDays(today, -1);
    for (const { givenAt, recordedAt = givenAt } of services) {
      expect(dayOf(givenAt) <= last && dayOf(givenAt) >= addMonths(last, -12)).toBe(true);
      expect(recordedAt >= givenAt && dayOf(recordedAt) <= last).toBe(true);
    }
    const recorded = services.map(({ recordedAt }) => recordedAt?.getTime() ?? 0);
    expect(recorded).toEqual([...recorded].sort((a, b) => a - b));
    expect(new Set(services.map(({ eventId }) => eventId)).size).toBe(services.length);
  });

  it('are of kinds that the definition knows, given at stations that were open', () => {
    const kinds = new Set(loadVisitDefinitions().flatMap((version) => version.kinds.map(({ id }) => id)));
    expect(services.every(({ kind }) => kinds.has(kind))).toBe(true);
    // The Spring Festival: whoever keeps holidays is closed.
    const keepers = new Set(
      stations.filter(({ keepsHolidays }) => keepsHolidays).map(({ stationId }) => stationId),
    );
    const festival = services.filter(({ givenAt, station }) => station && dayOf(givenAt) === '2026-02-17');
    expect(festival.filter(({ station }) => keepers.has(station?.id ?? ''))).toEqual([]);
  });

  it('have the rhythm of a week, of a day and of a year', () => {
    const weekday = (name: number) =>
      [...days]
        .filter(([day]) => new Date(day).getUTCDay() === name)
        .reduce((sum, [, count]) => sum + count, 0);
    expect(weekday(1)).toBeGreaterThan(weekday(5));
    expect(weekday(5)).toBeGreaterThan(weekday(6) * 1.5);
    expect(weekday(6)).toBeGreaterThan(weekday(0));
    const hour = (name: string) => byHour.get(name) ?? 0;
    expect(hour('12')).toBeLessThan(hour('10') * 0.5);
    expect(hour('15')).toBeGreaterThan(hour('12') * 2);
    // Guidance when the graduates leave: its share of a summer month beside that of an ordinary one.
    const bureauGuidance = (name: string) => month(name, 'F3') / month(name);
    expect(bureauGuidance('2026-06') + bureauGuidance('2026-07')).toBeGreaterThan(
      bureauGuidance('2026-04') + bureauGuidance('2026-10'),
    );
    expect(month('2026-02')).toBeLessThan(month('2026-03') * 0.5);
  });
});
