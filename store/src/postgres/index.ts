// The door of the embedded database: `@balai/store/postgres`. Nothing else of this folder is used from outside.
export { askClock } from './ask-clock.ts';
export { type DataLock, holderOf, takeLock } from './data-lock.ts';
export { type Embedded, type PostgresStep, startPostgres } from './embedded.ts';
export { binaries } from './cluster.ts';
export { type PostgresProblem, PostgresUnavailable } from './problem.ts';
export { checkOwnServer } from './own-server.ts';
