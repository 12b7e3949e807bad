import type { Facts } from '../domain/value.ts';

/** A man in 潍坊 with a small company of his own since the leap day of 2024; nobody real. */
export const founder: Facts = {
  birth_date: '1990-05-20',
  sex: 'M',
  retire_category: 'male',
  city: '潍坊',
  business_kind: 'company',
  business_size: 'micro',
  business_first_time: true,
  business_registered_on: '2024-02-29',
  business_normal: true,
  legal_rep: true,
  founder_si_months: 6,
  founder_si_backpaid: 3,
  qualified_jobs: 0,
  history: [],
};

/** A woman of 45 who has just lost her work and has done nothing yet; nobody real. */
export const jobless: Facts = {
  birth_date: '1979-05-20',
  sex: 'F',
  retire_category: 'female_worker',
  city: '潍坊',
  tier: 'tier1',
  rural: false,
  local_hukou: true,
  able_and_willing: true,
  work_status: 'unemployed',
  emp_registered: false,
  unemp_registered: false,
  unemp_registered_on: null,
  hardship_certified: false,
  zero_emp_family: false,
  licence_holder: false,
  public_employee: false,
  flex_si_monthly: 0,
  flex_history_months: 0,
  flex_first_grant_on: null,
  flex_paid_months: 0,
};

/** A small company in 潍坊 with twelve people; nobody real. */
export const firm: Facts = {
  unit_kind: 'enterprise',
  unit_size: 'micro',
  city: '潍坊',
  tier: 'tier1',
  unit_employees: 12,
  unit_registered_on: '2020-01-01',
  key_industry: true,
  arrears: false,
  in_difficulty: false,
  state_owned: false,
  history: [],
};

/** Somebody whom it hired in the year of his graduation, six months insured at 900 yuan each; nobody real. */
export const hired: Facts = {
  'h.birth_date': '1995-03-01',
  'h.sex': 'M',
  'h.retire_category': 'male',
  'h.hired_on': '2026-05-10',
  'h.contract_months': 36,
  'h.si_months': 6,
  'h.employer_si': 90_000,
  'h.personal_si': 40_000,
  'h.graduation_date': '2026-06-30',
  'h.edu_level': 'bachelor',
  'h.was_unemployed': true,
  'h.unemp_registered_on': '2025-09-01',
  'h.hardship': false,
  'h.anti_poverty': false,
  'h.poverty_alleviated': false,
  'h.veteran_self_choice': false,
  'h.dispatched': false,
  'h.is_founder': false,
  'h.history': [],
  'h.months_in_year': 6,
};
