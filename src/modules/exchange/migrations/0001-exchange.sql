-- What comes in from lists, what of it may be the same, and what goes up to the level above.
create schema exchange;
grant usage on schema exchange to leye_app, leye_worker;
