-- What a posting's title means in 职业分类大典 (2022), as load-occupation-words.ts reads it: a code of a 细类 or 小类, and how sure it is, 0–1;
-- below 0.8 it is unclear. NULL: the title names no work that is known, or was read before titles were coded.
alter table matching.collected_posting
  add column occupation text,
  add column occupation_confidence real check (occupation_confidence between 0 and 1),
  add check ((occupation is null) = (occupation_confidence is null));
alter table matching.posting
  add column occupation_confidence real check (occupation_confidence between 0 and 1),
  add check ((occupation is null) = (occupation_confidence is null));
