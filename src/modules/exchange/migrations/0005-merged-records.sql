-- Whose person was merged into another is one person with him, and one record.
alter table exchange.record drop constraint record_left_out_check;
alter table exchange.record add constraint record_left_out_check
  check (left_out in ('reversed', 'recorded-late', 'unlawful', 'flag', 'duplicate', 'merged'));
