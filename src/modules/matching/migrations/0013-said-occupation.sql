-- Whether somebody has said what the work is in 职业分类大典 (2022), of a posting of our own; false: it was read from the title. Who and when stands
-- in matching.posting_event.
alter table matching.posting add column occupation_said boolean not null default false check (not occupation_said or occupation is not null);
