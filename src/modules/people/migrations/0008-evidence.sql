-- Where what was told stands in the person's own words: of each item the few words around it, and in what it was read. Nothing else of the text
-- is kept (decisions/0043-profiles.md). NULL: told without any.
alter table people.fact_log add column evidence jsonb;
