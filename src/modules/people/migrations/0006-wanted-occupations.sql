-- What a clerk has said that the wanted jobs mean in 职业分类大典 (2022), `月嫂：家政服务员 4-10-01-06` each.
alter table people.person add column wanted_occupations text[];
grant update (wanted_occupations) on people.person to leye_app, leye_worker;
