// How the embedded server is set: small enough for a village office's machine, durable unless a test says otherwise.
// Sockets only: it never listens on a network address.

/** Settings as `-c name=value` words. `durable: false` may lose everything at a crash: for tests alone. */
export function settingsFor(socketFolder: string, durable: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    max_connections: '64',
    shared_buffers: '128MB',
    effective_cache_size: '512MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    random_page_cost: '1.1',
    jit: 'off',
    huge_pages: 'off',
    io_workers: '1',
    max_worker_processes: '4',
    max_parallel_workers_per_gather: '0', // parallel plans need /dev/shm, which containers keep at 64 MB
    autovacuum_max_workers: '2',
    wal_compression: 'on',
    max_wal_size: '512MB',
    checkpoint_completion_target: '0.9',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic', // a statement may carry personal data: it must not reach the log
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse', // DETAIL lines quote row values
    log_line_prefix: '%m [%p] ',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', autovacuum: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
