-- Whom it helps when a doubt is settled stands apart from whose no hangs on it. Counted again by the job.
delete from policy.doubt_rank;
-- The no is settled but for it.
alter table policy.doubt_rank rename column people to refused;
-- Entitled but for it.
alter table policy.doubt_rank add column yes int not null check (yes >= 0);
