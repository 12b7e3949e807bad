-- When the person was last reminded, of choosing a time or of an interview that is near; what was before the state began counts for nothing.
alter table matching.application add column person_reminded_at timestamptz;
grant update (person_reminded_at) on matching.application to leye_worker;
create index application_to_choose on matching.application (due_on) where state = 'invited';
create index application_to_meet on matching.application (interview_at) where state = 'interview-agreed';
