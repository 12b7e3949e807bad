-- Advertisements of one job (domain/same-job): which are compared at all, and which of them stands for the others in lists.
alter table matching.collected_posting
  -- The first 8 bytes of the SHA-256 of employer and work as domain/same-job/names.ts writes them; empty: it stands for itself; NULL: not
  -- yet read by these rules. A migration that sets it to NULL has all read again by matching.group-ads.
  add column job_key bytea,
  -- The advertisement that leads where this one is another of the same job; NULL: it leads itself.
  add column led_by uuid references matching.collected_posting on delete set null,
  add check (led_by <> posting_id);
create index collected_posting_job_key on matching.collected_posting (job_key) where job_key <> '';
create index collected_posting_led_by on matching.collected_posting (led_by) where led_by is not null;
create index collected_posting_unread on matching.collected_posting (posting_id) where job_key is null;

-- Lists take what leads (led_by is null). Not a condition of the view: with one its halves are no longer read through their indexes.
create or replace view matching.job with (security_invoker = true) as
select 'collected'::text as kind, posting_id, null::uuid as employer_id, false as lowered, array[]::text[] as labels,
  title, job_function, company, industry, place_printed, area_code, area_lo, remote, pay_low, pay_high, pay_printed, pay_period,
  education, education_level, experience_years, skills, welfare, collected_year, posted_day, title_grams, grams, led_by
from matching.collected_posting
union all
select 'own'::text, posting_id, employer_id, lowered, labels,
  title, null::text, null::text, null::text, null::text, area_code, area_lo, remote, pay_low, pay_high, pay_printed, pay_period,
  education, education_level, experience_years, certificates, welfare, listed_year, listed_day, title_grams, grams, null::uuid
from matching.listed_posting;
