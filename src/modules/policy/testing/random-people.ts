import { addDays, addMonths, type Day, parseDay } from '../../../ground/clock/day.ts';
import { type Atom, atomsOf, outcomeOf } from '../domain/condition.ts';
import type { Catalogue, Policy } from '../domain/definition.ts';
import { toldFacts } from '../domain/evaluate.ts';
import { factsOf } from '../domain/facts.ts';
import { factsIn } from '../domain/formula/parse.ts';
import { steadyFacts } from '../domain/population/as-formula.ts';
import type { Facts, Known } from '../domain/value.ts';

/** Numbers that look thrown, the same in each run (mulberry32). */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** Months, years and days at which the catalogue's conditions turn. */
interface Limits {
  months: number[];
  days: Day[];
  numbers: Map<string, number[]>;
}

function limitsOf(atoms: readonly Atom[]): Limits {
  const limits: Limits = { months: [0, 1, 6], days: [], numbers: new Map() };
  for (const { fact, test } of atoms) {
    if ('months' in test) limits.months.push(test.months);
    if (test.is === 'dayLimit' && 'day' in test.limit) limits.days.push(test.limit.day);
    const number = test.is === 'limit' ? test.limit : test.is === 'equal' ? test.to : undefined;
    if (number === undefined) continue;
    limits.numbers.set(fact, [...(limits.numbers.get(fact) ?? []), number]);
    if (fact === 'age') limits.months.push(number * 12, (number + 1) * 12);
  }
  return limits;
}

/** Somebody made up, of whom policies are asked: values around each limit, days before, on and after, month ends and 29 February. */
export class RandomPeople {
  readonly #catalogue: Catalogue;
  readonly #policies: readonly Policy[];
  readonly #throw: (below: number) => number;
  readonly #limits: Limits;
  readonly #told: readonly string[];

  constructor(catalogue: Catalogue, subject: 'person' | 'unit', seed: number) {
    this.#catalogue = catalogue;
    this.#policies = catalogue.policies.filter((policy) => policy.subject === subject);
    this.#throw = dice(seed);
    const atoms = this.#policies.flatMap(({ conditions }) => atomsOf(conditions));
    this.#limits = limitsOf(atoms);
    const asked = new Set(atoms.flatMap((atom) => steadyFacts(catalogue, atom)));
    for (const name of [...asked]) for (const fact of followed(catalogue, name)) asked.add(fact);
    this.#told = toldFacts(catalogue, subject)
      .map(({ name }) => name)
      .filter((name) => asked.has(name));
  }

  #one<T>(of: readonly T[]): T {
    return of[this.#throw(of.length)] as T;
  }

  /** A day to ask about: the first and last ones of policies, month ends, 28 and 29 February, any. */
  day(): Day {
    const ends = this.#policies.flatMap(({ inForce }) =>
      inForce.until ? [inForce.from, inForce.until] : [inForce.from],
    );
    const some = [
      () => addDays(this.#one(ends), this.#throw(3) - 1),
      () =>
        parseDay(
          this.#one([
            '2024-02-29',
            '2023-02-28',
            '2024-02-28',
            '2025-01-31',
            '2025-04-30',
            '2025-12-31',
            '2028-02-29',
          ]),
        ),
      () => addDays(parseDay('2021-01-01'), this.#throw(3650)),
    ];
    return this.#one(some)();
  }

  #anyDay(asOf: Day): Day {
    const { months, days } = this.#limits;
    const some = [
      () => addDays(addMonths(asOf, -this.#one(months)), this.#throw(5) - 2),
      () => addDays(addMonths(asOf, 12 * (this.#throw(90) - 5) - 12 * 16), this.#throw(3) - 1),
      () => addDays(this.#one(days.length ? days : [asOf]), this.#throw(3) - 1),
      () => addDays(parseDay('1950-01-31'), this.#throw(30_000)),
      // Retirement 60 to 63 years later lies around the day.
      () =>
        addDays(
          addMonths(
            asOf,
            -12 * this.#one([50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63]) - this.#throw(13),
          ),
          this.#throw(3) - 1,
        ),
      () =>
        parseDay(
          this.#one([
            '2000-02-29',
            '1984-02-29',
            '1965-01-31',
            '2024-02-29',
            '2019-11-30',
            '1925-01-01',
            '1924-12-31',
            '2104-06-04',
            '2150-01-01',
            '1890-05-05',
          ]),
        ),
    ];
    return this.#one(some)();
  }

  #value(name: string, asOf: Day): Known {
    if (this.#throw(12) === 0) return null;
    const fact = this.#catalogue.facts.get(name);
    const limits = this.#limits.numbers.get(name) ?? [];
    switch (fact?.type) {
      case 'day':
        return this.#anyDay(asOf);
      case 'yesno':
        return this.#throw(2) === 0;
      case 'code':
        return this.#one(fact.answers).code;
      case 'policies':
        return Array.from(
          { length: this.#throw(5) },
          () => this.#one(this.#one([this.#policies, this.#policies.slice(0, 3)])).id,
        );
      case 'ratio':
        return this.#one([...limits, 0, 0.5, 1]) + (this.#throw(3) - 1) / 1000;
      case 'fen':
        return Math.max(0, this.#one([...limits, 100_000]) + this.#throw(3) - 1);
      case 'months':
        return this.#throw(3) === 0
          ? this.#throw(61)
          : Math.max(0, this.#one([...limits, 12, 36]) + this.#throw(3) - 1);
      default:
        return Math.max(0, this.#one([...limits, 0, 5]) + this.#throw(3) - 1);
    }
  }

  /** One person's facts: many not known, some known not to exist, and most of what one of the policies asks for as it asks. */
  person(asOf: Day): Facts {
    const facts: Record<string, Known> = {};
    const unknown = this.#one([0, 0, 1, 5, 8]);
    for (const name of this.#told) if (this.#throw(10) >= unknown) facts[name] = this.#value(name, asOf);
    for (const atom of atomsOf(this.#one(this.#policies).conditions)) {
      if (this.#throw(12) === 0) continue;
      const names = steadyFacts(this.#catalogue, atom).flatMap((name) => followed(this.#catalogue, name));
      for (let tries = 0; tries < 12; tries += 1) {
        if (outcomeOf(atom, factsOf(this.#catalogue, { asOf }, facts).fact) === 'yes') break;
        for (const name of names) facts[name] = this.#value(name, asOf);
      }
    }
    return facts;
  }
}

/** The told facts from which one follows; itself where it is told. */
function followed(catalogue: Catalogue, name: string): string[] {
  const { follows = null } = catalogue.facts.get(name) ?? {};
  return follows === null
    ? [name]
    : [...factsIn(follows)].flatMap((one) => (one === 'as_of' ? [] : followed(catalogue, one)));
}
