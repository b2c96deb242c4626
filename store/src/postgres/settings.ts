// How the embedded server is set: small enough for a village office's machine, durable unless a test says otherwise.
// Sockets only: it never listens on a network address.
import { totalmem } from 'node:os';

const LEAST_BUFFERS = 128;
const MOST_BUFFERS = 1_024;

/** In MB; what the machine has, or what a container may use of it. */
const memory = (): number => Math.floor(Math.min(totalmem(), process.constrainedMemory() || Infinity) / 2 ** 20);

/** An eighth of the memory: with 128 MB alone, 200,000 cases are read from the system again and again. MB in, MB out. */
const buffersFor = (megabytes: number): number =>
  Math.min(MOST_BUFFERS, Math.max(LEAST_BUFFERS, Math.floor(megabytes / 8)));

/** Settings as `-c name=value` words. `durable: false` may lose everything at a crash: for tests alone. */
export function settingsFor(socketFolder: string, durable: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    max_connections: '64',
    shared_buffers: `${durable ? buffersFor(memory()) : LEAST_BUFFERS}MB`,
    effective_cache_size: `${Math.max(512, Math.floor(memory() / 4))}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    random_page_cost: '1.1',
    jit: 'off',
    huge_pages: 'off',
    gin_pending_list_limit: '512kB', // each search goes through what is not sorted into its indexes yet: of 4 MB that is 2 ms
    io_workers: '1',
    max_worker_processes: '4',
    max_parallel_workers_per_gather: '0', // parallel plans need /dev/shm, which containers keep at 64 MB
    autovacuum_max_workers: '2',
    wal_compression: 'on',
    max_wal_size: '512MB',
    // After a crash each of 1,300 files would be told to the disk by itself, for seconds in which nobody is served.
    ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
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
