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
