-- Which jobs of the list a transaction has changed (decisions/0032-jobs-in-memory.md): what every process that holds them in memory reads, a
-- few times a second. Written by triggers, so that no way of writing a job can forget it; a row a statement.
create table matching.job_change (
  change_id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  posting_ids uuid[] not null,
  at timestamptz not null default now()
);
create index job_change_xid on matching.job_change (xid);
alter table matching.job_change enable row level security;
alter table matching.job_change force row level security;
-- The owner too: where an advertisement goes that led others, the database itself takes their led_by away, as whoever owns the table.
create policy noted on matching.job_change for insert to leye_app, leye_worker, current_user with check (true);
create policy kept on matching.job_change for all to leye_worker using (true) with check (true);
grant insert on matching.job_change to leye_app;
grant select, insert, delete on matching.job_change to leye_worker;

create function matching.note_job_change() returns trigger language plpgsql as $$
begin
  insert into matching.job_change (posting_ids) select array_agg(posting_id) from touched having count(*) > 0;
  return null;
end $$;
create trigger added after insert on matching.collected_posting
  referencing new table as touched for each statement execute function matching.note_job_change();
create trigger changed after update on matching.collected_posting
  referencing new table as touched for each statement execute function matching.note_job_change();
create trigger removed after delete on matching.collected_posting
  referencing old table as touched for each statement execute function matching.note_job_change();
create trigger added after insert on matching.listed_posting
  referencing new table as touched for each statement execute function matching.note_job_change();
create trigger changed after update on matching.listed_posting
  referencing new table as touched for each statement execute function matching.note_job_change();
create trigger removed after delete on matching.listed_posting
  referencing old table as touched for each statement execute function matching.note_job_change();
