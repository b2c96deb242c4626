/**
 * Shares the seeds of a fault run among some processes, and adds up what they report.
 *
 * Must never: let a part that died pass for one that found nothing.
 */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { FromWorker, PartOfRun } from './fault-worker.ts';
import type { FaultReport, FaultRun } from './run-faults.ts';

/** `database` is the beginning of their names: each process makes and removes its own. */
export async function runFaultsInParts(run: FaultRun, parts: number): Promise<FaultReport> {
  const reports = await Promise.all(
    Array.from({ length: Math.min(parts, run.seeds.length) }, (_, part) =>
      runPart(run, {
        postgres: run.postgres,
        database: `${run.database}_${part}`,
        seeds: run.seeds.filter((_seed, index) => index % parts === part),
        ...(run.steps === undefined ? {} : { steps: run.steps }),
        ...(run.twiceEvery === undefined ? {} : { twiceEvery: run.twiceEvery }),
      }),
    ),
  );
  const sum = (count: (report: FaultReport) => number) => reports.reduce((all, report) => all + count(report), 0);
  return {
    seeds: sum(({ seeds }) => seeds),
    requests: sum(({ requests }) => requests),
    acknowledged: sum(({ acknowledged }) => acknowledged),
    crashes: sum(({ crashes }) => crashes),
    refused: sum(({ refused }) => refused),
    bounced: sum(({ bounced }) => bounced),
    overHttp: sum(({ overHttp }) => overHttp),
    unheard: sum(({ unheard }) => unheard),
    toldLater: sum(({ toldLater }) => toldLater),
    looks: sum(({ looks }) => looks),
    playedTwice: sum(({ playedTwice }) => playedTwice),
    failures: reports.flatMap(({ failures }) => failures).toSorted((a, b) => a.seed - b.seed),
  };
}

function runPart({ say }: FaultRun, part: PartOfRun): Promise<FaultReport> {
  const worker = fork(join(import.meta.dirname, 'fault-worker.ts'));
  worker.send(part);
  return new Promise((resolve, reject) => {
    let report: FaultReport | null = null;
    worker.on('message', (told: FromWorker) => {
      if ('line' in told) say?.(told.line);
      else report = told.report;
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (report === null) reject(new Error(`a part of the fault run ended with ${code} and told nothing`));
      else resolve(report);
    });
  });
}
