/**
 * A process that plays some of the seeds: chance and time are taken out of a whole process, so each has its own.
 *
 * Must never: outlive whoever started it.
 */
import { runFaults, type FaultReport, type FaultRun } from './run-faults.ts';

/** What it is told, and what it tells. */
export type PartOfRun = Pick<FaultRun, 'postgres' | 'database' | 'seeds' | 'steps' | 'twiceEvery'>;
export type FromWorker = { readonly line: string } | { readonly report: FaultReport };

const tell = (what: FromWorker): void => void process.send?.(what);
process.once('disconnect', () => process.exit(1));
process.once('message', (part: PartOfRun) => {
  runFaults({ ...part, say: (line) => tell({ line }) }).then(
    (report) => {
      tell({ report });
      process.disconnect();
    },
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
