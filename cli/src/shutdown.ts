// Stops what was started, last first, within a bound: SIGTERM, Ctrl-C, a closed terminal, a killed launcher.
// Never waits longer than `limitMs`: what is not finished then is cut off, and the next start recovers.
import { setTimeout as sleep } from 'node:timers/promises';

const limitMs = 4_500;

export type Shutdown = {
  /** Adds something to stop. It may take up to `withinMs`; after that the next one is stopped beside it. */
  readonly onStop: (stop: () => Promise<void>, withinMs: number) => void;
  /** Resolves with the exit code when all is stopped. */
  readonly finished: Promise<number>;
  readonly stop: (code: number) => void;
  /** True from the first signal on: what fails now fails because it ends. */
  readonly isStopping: () => boolean;
};

/** Begins to listen for signals; call once a process. */
export function listenForStop(): Shutdown {
  const stops: { readonly stop: () => Promise<void>; readonly withinMs: number }[] = [];
  const { promise: finished, resolve } = Promise.withResolvers<number>();
  let began: number | undefined;
  const stop = (code: number) => {
    if (began !== undefined) {
      // The launcher passes on a Ctrl-C that the terminal sends us too: only a later one is a second wish.
      if (performance.now() - began > 1_000) process.exit(1);
      return;
    }
    began = performance.now();
    setTimeout(() => process.exit(1), limitMs).unref();
    void stopAll(stops.toReversed()).then(() => resolve(code));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  process.on('disconnect', () => stop(0));
  process.stdout.on('error', () => {}); // a reader that went away (`npm start | head`) is no reason to fall
  const onStop: Shutdown['onStop'] = (stopOne, withinMs) => {
    if (began === undefined) stops.push({ stop: stopOne, withinMs });
    else void stopAll([{ stop: stopOne, withinMs }]); // opened while we were stopping already
  };
  return { onStop, finished, stop, isStopping: () => began !== undefined };
}

/** Begins, and waits until all is stopped. Resolves with the exit code; what fails meanwhile stops the rest and is thrown. */
export async function untilStopped(shutdown: Shutdown, begin: () => Promise<void>): Promise<number> {
  const failed = Promise.withResolvers<never>();
  begin().catch(failed.reject);
  try {
    return await Promise.race([shutdown.finished, failed.promise]);
  } catch (error) {
    shutdown.stop(1);
    await shutdown.finished;
    throw error;
  }
}

async function stopAll(
  stops: readonly { readonly stop: () => Promise<void>; readonly withinMs: number }[],
): Promise<void> {
  for (const { stop, withinMs } of stops) {
    const stopped = stop().catch((error: unknown) => console.error('balai: while stopping:', error));
    await Promise.race([stopped, sleep(withinMs, undefined, { ref: false })]);
  }
}
