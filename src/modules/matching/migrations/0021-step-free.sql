-- Whether a wheelchair gets in and out where the work is, as the employer says it; NULL: not said. Collected advertisements do not say it.
alter table matching.posting add column step_free boolean;
alter table matching.listed_posting add column step_free boolean;

create or replace view matching.job with (security_invoker = true) as
select 'collected'::text as kind, posting_id, null::uuid as employer_id, false as lowered, array[]::text[] as labels,
  title, job_function, company, industry, place_printed, area_code, area_lo, remote, pay_low, pay_high, pay_printed, pay_period,
  education, education_level, experience_years, skills, welfare, collected_year, posted_day, title_grams, grams, led_by,
  case when occupation_confidence >= 0.8::real then occupation end as occupation, nights, null::smallint as answer_rate, outside_school_hours,
  null::boolean as step_free
from matching.collected_posting
union all
select 'own'::text, posting_id, employer_id, lowered, labels,
  title, null::text, null::text, null::text, null::text, area_code, area_lo, remote, pay_low, pay_high, pay_printed, pay_period,
  education, education_level, experience_years, certificates, welfare, listed_year, listed_day, title_grams, grams, null::uuid,
  case when occupation_confidence >= 0.8::real then occupation end, nights, answer_rate, outside_school_hours,
  step_free
from matching.listed_posting;
