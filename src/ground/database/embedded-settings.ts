/**
 * Settings of the embedded server, given on its command line, so that the running program and its settings are always of
 * one version. What is not named keeps PostgreSQL's default. A province sets its own server by its own measure.
 */
const settings: Record<string, string | number> = {
  // Loopback only, and no Unix socket: a socket's path may have 107 bytes, and a data folder's may have more. It costs
  // 15 µs a round trip (88 against 72 µs, prepared `select $1`).
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',

  // A pool each for requests, jobs and migrations, a presence for each process, and commands beside them.
  max_connections: 50,
  // The file system's cache holds the rest; as touched shared memory is counted in every connection's resident size, more
  // would show more than it serves.
  shared_buffers: '64MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  // Reads of a few hundred megabytes come from the file system's cache: three I/O processes fewer.
  io_method: 'sync',
  // Requests are short: at these costs compiling a query never pays.
  jit: 'off',
  huge_pages: 'off',
  max_parallel_workers: 2,
  max_parallel_workers_per_gather: 1,
  autovacuum_max_workers: 2,
  // Solid-state disks: with the default of 4 the planner scans tables where an index is faster.
  random_page_cost: 1.1,

  // Bounds what is read again after a crash, before anybody is served: 100 MB take 0.5 s of a core. Smaller, and a list of a million rows
  // writes the pages of its keys, which lie anywhere, whole into the log again and again: packing them was 40 % of the database's work.
  max_wal_size: '512MB',
  // Scattered updates after a checkpoint write a third of the log: 22 against 78 MB for 10,000 rows of 1 kB.
  wal_compression: 'pglz',
  // Backups copy the files between pg_backup_start and pg_backup_stop, which needs `replica`; nobody streams.
  wal_level: 'replica',
  max_wal_senders: 0,
  max_logical_replication_workers: 0,

  // A process that was killed leaves no query running on, and its locks go with it.
  client_connection_check_interval: process.platform === 'win32' ? 0 : '2s',

  // The same on every machine; what is Chinese time says so itself.
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Errors go to the client that caused them. Their text may quote what a person typed, so the log holds the server's own
  // life only.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/** Nothing survives a power cut, and the machine's disk is left alone: for tests only. */
const unsafe: Record<string, string | number> = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_size: '2GB',
  max_connections: 200,
  // Plans in tests depend on the `analyze` that the test does, and no worker sits in a template that is being cloned.
  autovacuum: 'off',
};

/** Arguments of `postgres` after `-D folder -p port`; @param others stand before those of here. */
export function settingArguments(fsync: boolean, others: Readonly<Record<string, string>>): string[] {
  return Object.entries({ ...settings, ...(fsync ? {} : unsafe), ...others }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
}
