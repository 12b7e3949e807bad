/** By the reason, mutants that say the same as the definition, whatever the facts are. */
const byReason: Readonly<Record<string, readonly string[]>> = {
  'a woman of that age is over the limit for women anyway': ['D04 h1c sex: with F', 'P32 c3e sex: with F'],
  'above 100 people, who has 10% has 5%, which is enough there': [
    'P06 without c2a',
    'P06 c2a unit_employees: 100 → 101',
  ],
  'among at most 100 people no share lies between 9.99% and 10%': ['P06 c2b loan_hire_ratio: 0.1 → 0.0999'],
  'no more than 60 months ago is not in the future': ['P08 without g2'],
  'who graduated in 2025 counts anyway (k1)': ['P12 k2a h.graduation_date: with 2025'],
  'the least wage is whole yuan: such a share of it is whole fen': [
    'P16 formula: round((min_wage * ((trainee_retention >= 50%) ? 70% : 60%))) → floor((min_wage * ((trainee_retention >= 50%) ? 70% : 60%)))',
    'P16 formula: round((min_wage * ((trainee_retention >= 50%) ? 70% : 60%))) → (min_wage * ((trainee_retention >= 50%) ? 70% : 60%))',
    'P37 formula: round((min_wage * 90%)) → floor((min_wage * 90%))',
    'P37 formula: round((min_wage * 90%)) → (min_wage * 90%)',
    'P41 formula: round((min_wage * 90%)) → floor((min_wage * 90%))',
    'P41 formula: round((min_wage * 90%)) → (min_wage * 90%)',
  ],
  'a twelfth of the sum is whole yuan': [
    'P17 formula: round(((7800元 / 12) * h.months_in_year)) → floor(((7800元 / 12) * h.months_in_year))',
    'P17 formula: round(((7800元 / 12) * h.months_in_year)) → ((7800元 / 12) * h.months_in_year)',
    'P18 formula: round(((9000元 / 12) * h.months_in_year)) → floor(((9000元 / 12) * h.months_in_year))',
    'P18 formula: round(((9000元 / 12) * h.months_in_year)) → ((9000元 / 12) * h.months_in_year)',
  ],
  'one of 30 people is over 3%: only nobody is below': [
    'P20 c3 disabled_ratio: below → atMost',
    'P20 c3 disabled_ratio: 0.015 → 0.0151',
    'P20 c3 disabled_ratio: 0.015 → 0.0149',
    'P20 c3 disabled_ratio: 0.015 → 0.00015',
  ],
  'up to 30 people and nobody disabled, one has to be paid for, whole': [
    'P20 formula: round((max(0, (max(1, (unit_employees * 1.5%)) - disabled_count)) * min(avg_wage_year, (2 * local_avg_wage_year)))) → floor((max(0, (max(1, (unit_employees * 1.5%)) - disabled_count)) * min(avg_wage_year, (2 * local_avg_wage_year))))',
    'P20 formula: round((max(0, (max(1, (unit_employees * 1.5%)) - disabled_count)) * min(avg_wage_year, (2 * local_avg_wage_year)))) → (max(0, (max(1, (unit_employees * 1.5%)) - disabled_count)) * min(avg_wage_year, (2 * local_avg_wage_year)))',
    'P20 formula: max(0, (max(1, (unit_employees * 1.5%)) - disabled_count)) → (max(1, (unit_employees * 1.5%)) - disabled_count)',
    'P20 formula: 0 → 1',
    'P20 formula: 0 → -1',
    'P20 formula: (max(1, (unit_employees * 1.5%)) - disabled_count) → (max(1, (unit_employees * 1.5%)) + disabled_count)',
    'P20 formula: max(1, (unit_employees * 1.5%)) → 1',
    'P20 formula: 1.5% → 2.5%',
    'P20 formula: 1.5% → 0.5%',
  ],
  'an individual business is left out anyway (c0)': ['P21 c1a unit_kind: with individual_business'],
  'below 1.5% fewer are employed than asked for': [
    'P21 formula: max(0, (max(1, (unit_employees * 1.5%)) - disabled_count)) → (max(1, (unit_employees * 1.5%)) - disabled_count)',
    'P21 formula: 0 → -1',
  ],
  'students and retired people are left out anyway (c6)': [
    'P33 g6b work_status: with student',
    'P33 g6b work_status: with retired',
  ],
  'a twelfth of the sum is whole yuan, and taxes are whole fen': [
    'P42 formula: round(min(((24000元 / 12) * business_months_in_year), tax_payable_year)) → floor(min(((24000元 / 12) * business_months_in_year), tax_payable_year))',
    'P42 formula: round(min(((24000元 / 12) * business_months_in_year), tax_payable_year)) → min(((24000元 / 12) * business_months_in_year), tax_payable_year)',
    'P43 formula: round(min(((24000元 / 12) * business_months_in_year), tax_payable_year)) → floor(min(((24000元 / 12) * business_months_in_year), tax_payable_year))',
    'P43 formula: round(min(((24000元 / 12) * business_months_in_year), tax_payable_year)) → min(((24000元 / 12) * business_months_in_year), tax_payable_year)',
  ],
  'whoever registered as unemployed afterwards has less than no months either way': [
    'P42 unemp_months_at_registration: ((unemp_registered_on <= business_registered_on) ? months(unemp_registered_on, business_registered_on) : (0个月 - 1个月)) → months(unemp_registered_on, business_registered_on)',
    'P42 unemp_months_at_registration: 0个月 → -1个月',
    'P42 unemp_months_at_registration: 1个月 → 2个月',
    'P42 unemp_months_at_registration: 1个月 → 12个月',
  ],
};

/** Mutants that no case can find out, by name, each with the reason. A test holds that none of them is found out. */
export const equivalentMutants: ReadonlyMap<string, string> = new Map(
  Object.entries(byReason).flatMap(([reason, names]) => names.map((name) => [name, reason] as const)),
);
