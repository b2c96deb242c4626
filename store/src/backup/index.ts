/** Backup, restore and upkeep of the database, for the command line. Must never: be used by anything that serves residents. */
export { hashing, hashOf } from './hashing.ts';
export { scrub, type Scrubbed } from '../erasure/scrub.ts';
export { checkSnapshot, putBack, type PutBackOptions, type PutBackProblem } from './put-back.ts';
export { takeSnapshot, type SnapshotOptions } from './take-snapshot.ts';
export { closeWith, openerOf } from '../seal/seal.ts';
export type { FileCopy, Snapshot, TableCopy } from './table-copies.ts';
