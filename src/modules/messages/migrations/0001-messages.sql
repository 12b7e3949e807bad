-- Text messages on their way to a phone. Number and words are sealed; a row goes when it is two days old.
create schema messages;
grant usage on schema messages to leye_app, leye_worker;

create table messages.message (
  message_id uuid primary key,
  phone_sealed bytea not null,
  text_sealed bytea not null,
  state text not null check (state in ('waiting', 'sent', 'shown')),
  made_at timestamptz not null,
  sent_at timestamptz
);
create index message_age on messages.message (made_at);
alter table messages.message enable row level security;
alter table messages.message force row level security;
create policy made on messages.message for insert to leye_app, leye_worker with check (true);
create policy sent on messages.message for all to leye_worker using (true);
grant insert on messages.message to leye_app;
grant select, insert, update, delete on messages.message to leye_worker;
