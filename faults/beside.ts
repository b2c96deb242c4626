/**
 * What goes on in this process without a word on the wire: the scheduler has to know of it, or it would take somebody who works for
 * somebody who waits.
 *
 * Must never: let what takes real time come back by itself; its speed would decide what comes first.
 */
export interface Beside {
  /** Something that takes real time (a thread, a database that is not disturbed): it comes back when the scheduler says so. */
  beside<T>(work: Promise<T>): Promise<T>;
  /** Something that begins and ends by itself: the scheduler sees that it goes on. */
  stirring<T>(work: Promise<T>): Promise<T>;
  /** Lets what began first beside the wire come back, however long it takes. False: there was nothing. */
  comeBack(): Promise<boolean>;
  /** How often anything came back. */
  stirred(): number;
}

export function openBeside(): Beside {
  const waiting: (() => Promise<void>)[] = [];
  let stirs = 0;
  return {
    async beside<T>(work: Promise<T>) {
      const { promise, resolve } = Promise.withResolvers<void>();
      work.catch(() => undefined); // told to whoever asked, when it is their turn
      waiting.push(async () => {
        await work.catch(() => undefined);
        stirs += 1;
        resolve();
      });
      await promise;
      return work;
    },
    async stirring(work) {
      stirs += 1;
      try {
        return await work;
      } finally {
        stirs += 1;
      }
    },
    async comeBack() {
      const next = waiting.shift();
      await next?.();
      return next !== undefined;
    },
    stirred: () => stirs,
  };
}
