/**
 * The loop behind everything that happens by itself: each job runs alone, again and again, until it is stopped.
 *
 * Must never: run one job twice at once, let one job's failure end another's, or hold up the end of the process.
 */
export interface Job {
  readonly name: string;
  /** Pause after a run that found nothing to do. After one that did, it runs again at once. */
  readonly everyMs: number;
  /** Returns how much it did; 0: nothing left. */
  run(): Promise<number>;
}
export interface Jobs {
  /** Runs one job soon, because a hint says that there is something to do. */
  nudge(name: string): void;
  /** Ends after the runs in flight; waits for them. */
  stop(): Promise<void>;
}

const MOST_BACK_OFF_MS = 60_000;

export function runJobs(jobs: readonly Job[], onTrouble: (job: string, error: unknown) => void): Jobs {
  let stopping = false;
  const wakers = new Map<string, () => void>();

  async function loop(job: Job): Promise<void> {
    let failures = 0;
    while (!stopping) {
      let did = 0;
      try {
        did = await job.run();
        failures = 0;
      } catch (error) {
        failures += 1;
        if (!stopping) onTrouble(job.name, error);
      }
      if (did > 0 || stopping) continue;
      await pause(job.name, failures === 0 ? job.everyMs : Math.min(job.everyMs * 2 ** failures, MOST_BACK_OFF_MS));
    }
  }
  function pause(name: string, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      function done(): void {
        clearTimeout(timer);
        wakers.delete(name);
        resolve();
      }
      wakers.set(name, done);
    });
  }

  const running = jobs.map(loop);
  return {
    nudge: (name) => wakers.get(name)?.(),
    async stop() {
      stopping = true;
      for (const wake of [...wakers.values()]) wake();
      await Promise.all(running);
    },
  };
}
