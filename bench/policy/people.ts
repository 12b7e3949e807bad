import { addDays, addMonths, type Day, parseDay } from '../../src/ground/clock/day.ts';
import type { Catalogue } from '../../src/modules/policy/domain/definition.ts';
import { toldFacts } from '../../src/modules/policy/domain/evaluate.ts';
import type { Facts, Known } from '../../src/modules/policy/domain/value.ts';
import { dice } from '../../src/modules/policy/testing/random-people.ts';

/** The day that the races ask about. */
export const asOf = parseDay('2025-11-20');

/** Shares of a made-up town, per mille; no statistic stands behind them. */
const yesShares: Readonly<Record<string, number>> = {
  local_hukou: 800,
  able_and_willing: 850,
  emp_registered: 550,
  full_time_edu: 700,
  school_in_shandong: 800,
  rural: 420,
  enterprise_employee: 330,
  enterprise_pension_insured: 350,
  business_first_time: 800,
  business_normal: 850,
  legal_rep: 800,
  cert_skilled_trade: 700,
  licence_holder: 120,
  poverty_alleviated: 70,
  rural_low_income: 60,
  public_employee: 50,
  ui_involuntary: 400,
};
const otherwise = 40;

/** By code, per mille. */
const codeShares: Readonly<Record<string, readonly [string, number][]>> = {
  work_status: [
    ['employed', 450],
    ['unemployed', 120],
    ['flexible', 160],
    ['self_employed', 90],
    ['student', 70],
    ['retired', 100],
  ],
  edu_level: [
    ['none', 620],
    ['secondary_voc', 110],
    ['tech_senior', 20],
    ['associate', 120],
    ['bachelor', 110],
    ['master', 18],
    ['doctor', 2],
  ],
  edu_level_studying: [
    ['none', 930],
    ['secondary_voc', 20],
    ['associate', 20],
    ['bachelor', 27],
    ['master', 3],
  ],
  business_kind: [
    ['none', 880],
    ['individual', 85],
    ['company', 30],
    ['coop', 5],
  ],
  business_size: [
    ['micro', 800],
    ['small', 160],
    ['medium', 40],
  ],
};

/**
 * People made up from a seed, the same in each run. A good tenth of each person's facts are not known; `known`: all are, as two-valued engines
 * need it.
 */
export class TownPeople {
  readonly #told: ReturnType<typeof toldFacts>;
  readonly #throw: (below: number) => number;
  readonly #known: boolean;

  constructor(catalogue: Catalogue, seed: number, known = false) {
    this.#told = toldFacts(catalogue, 'person');
    this.#throw = dice(seed);
    this.#known = known;
  }

  #share = (perMille: number) => this.#throw(1000) < perMille;

  #ago(months: number): Day {
    return addDays(addMonths(asOf, -this.#throw(months)), -this.#throw(31));
  }

  next(): Facts {
    const facts: Record<string, Known> = {};
    const unknown = this.#known ? 0 : ([0, 20, 150, 300][this.#throw(4)] ?? 0);
    const age = 15 + this.#throw(60);
    for (const { name, type, answers } of this.#told) {
      if (this.#share(unknown)) continue;
      if (type === 'yesno') facts[name] = this.#share(yesShares[name] ?? otherwise);
      else if (type === 'code')
        facts[name] = this.#code(
          name,
          answers.map(({ code }) => code),
        );
      else if (type === 'policies')
        facts[name] = this.#share(60) ? ['P01', 'P34', 'P35', 'P36', 'P07'].slice(this.#throw(5)) : [];
      else if (type === 'day') facts[name] = this.#day(name, age);
      else facts[name] = this.#number(name);
    }
    return facts;
  }

  #code(name: string, answers: readonly string[]): Known {
    if (name === 'cert_level' && this.#share(850)) return null;
    let left = this.#throw(1000);
    for (const [code, share] of codeShares[name] ?? []) {
      left -= share;
      if (left < 0) return code;
    }
    return answers[this.#throw(answers.length)];
  }

  #day(name: string, age: number): Known {
    if (name === 'birth_date') return addDays(addMonths(asOf, -12 * age), -this.#throw(365));
    const shares: Readonly<Record<string, number>> = {
      graduation_date: 400,
      business_registered_on: 130,
      cert_date: 150,
      unemp_since: 200,
      unemp_registered_on: 150,
      flex_first_grant_on: 60,
    };
    return this.#share(shares[name] ?? 100) ? this.#ago(name === 'graduation_date' ? 240 : 72) : null;
  }

  #number(name: string): Known {
    if (name === 'class_of') return this.#share(930) ? null : 2024 + this.#throw(4);
    if (name === 'loan_years') return 1 + this.#throw(4);
    if (
      name === 'founder_si_backpaid' ||
      name === 'guaranteed_loans_count' ||
      name === 'skill_claims_this_year'
    )
      return this.#share(850) ? 0 : this.#throw(5);
    if (name === 'rent_subsidy_years' || name === 'grassroots_service_years')
      return this.#share(950) ? 0 : this.#throw(5);
    if (name === 'flex_history_months' || name === 'tax_relief_months_used')
      return this.#share(850) ? 0 : this.#throw(48);
    if (name === 'rent_paid_year') return this.#share(900) ? 0 : 100_000 * this.#throw(60);
    if (name === 'flex_si_monthly') return this.#share(800) ? 0 : 100 * this.#throw(20_000);
    return this.#share(300) ? 0 : this.#throw(240);
  }
}
