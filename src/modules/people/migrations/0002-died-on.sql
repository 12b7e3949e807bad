-- The day on which a department says that somebody has died: nobody asks for it, and it is shown only where it is known.
alter table people.person add column died_on date;
grant update (died_on) on people.person to leye_app, leye_worker;
