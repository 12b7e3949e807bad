-- Whether somebody needs a place of work that a wheelchair gets into: the need, and no reason for it. It is not in people.candidate: employers never hold it.
alter table people.person add column step_free boolean;
grant update (step_free) on people.person to leye_app, leye_worker;
