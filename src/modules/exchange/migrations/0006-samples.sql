-- The first cells of each column of the file, by which a person tells which column is which; shown in part.
alter table exchange.import add column samples_sealed bytea;
