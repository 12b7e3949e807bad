-- Lots are read in the order of their lines, behind the one before: the primary key serves that, and an index whose condition changes
-- with every row that is taken over costs more than it finds.
drop index exchange.staged_row_todo;
