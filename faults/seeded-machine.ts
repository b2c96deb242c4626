/**
 * Takes chance and waiting out of this process: random bytes come from the seed, and whoever waits for a time to pass goes on
 * when the scheduler says so. That is what makes a seed replay.
 *
 * Must never: be used where anything must be secret, or left on.
 */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import type { Tape } from '@balai/kernel/walking';
import { useUpRandomBytes } from '@balai/store/testing';
import { openBeside, type Beside } from './beside.ts';

export interface SeededMachine extends Beside {
  /** From now on random bytes are those of this seed, `steady` is the clock by which things are kept for a while, and nobody waits any more. */
  seed(tape: Tape, steady: () => number): void;
  /** Short pauses: between two tries, before a hint. Each call ends one. */
  readonly sleepers: (() => void)[];
  /** Patience: how long a driver waits for an answer, and whoever asks a registry. Each call ends one. */
  readonly patience: (() => void)[];
  restore(): void;
}

/** A pause is shorter than this, patience is longer. */
const PATIENT_MS = 1_000;
/** What is longer tidies up, and has no time to in a run. */
const TIDYING_MS = 30_000;

export function seedMachine(): SeededMachine {
  const { randomBytes, randomFillSync, randomInt, randomUUID } = crypto;
  const { setTimeout: sleep } = timers;
  const { setTimeout: later, clearTimeout: notLater } = globalThis;
  const realNow = performance.now.bind(performance);
  let steady = realNow;
  const [sleepers, patience]: (() => void)[][] = [[], []];
  let tape: Tape | null = null;
  const bytes = (length: number): Buffer =>
    tape === null ? randomBytes(length) : Buffer.from(Array.from({ length }, () => tape?.take(256) ?? 0));
  const virtual = new Map<object, () => void>();
  const waitFor = (ms: number, wake: () => void): object => {
    const list = ms < PATIENT_MS ? sleepers : patience;
    const handle = { ref: () => handle, unref: () => handle, hasRef: () => false };
    if (ms >= TIDYING_MS) return handle;
    const end = (): void => {
      virtual.delete(handle);
      wake();
    };
    virtual.set(handle, () => {
      const at = list?.indexOf(end) ?? -1;
      if (at >= 0) list?.splice(at, 1);
      virtual.delete(handle);
    });
    list?.push(end);
    return handle;
  };
  let fetched = false;
  Object.assign(crypto, {
    randomBytes: bytes,
    randomFillSync: (into: Buffer) => {
      fetched = true;
      return into.set(bytes(into.length));
    },
    randomInt: (below: number) => tape?.take(below) ?? randomInt(below),
    randomUUID: () => {
      const hex = bytes(16).toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  });
  Object.assign(timers, { setTimeout: (ms: number) => new Promise<void>((wake) => waitFor(Math.min(ms, 999), wake)) });
  Object.assign(globalThis, {
    setTimeout: (wake: (...words: unknown[]) => void, ms = 0, ...words: unknown[]) => waitFor(ms, () => wake(...words)),
    clearTimeout: (handle: object) => (virtual.get(handle) ?? (() => notLater(handle as NodeJS.Timeout)))(),
  });
  Object.defineProperty(performance, 'now', { value: () => steady(), configurable: true });
  Object.defineProperty(globalThis.crypto, 'randomUUID', { value: crypto.randomUUID, configurable: true });
  syncBuiltinESMExports();
  return {
    seed(seeded, clock) {
      steady = clock;
      fetched = false;
      useUpRandomBytes(() => fetched);
      tape = seeded;
      for (const forget of virtual.values()) forget();
    },
    sleepers: sleepers ?? [],
    patience: patience ?? [],
    ...openBeside(),
    restore() {
      Object.assign(crypto, { randomBytes, randomFillSync, randomInt, randomUUID });
      Object.assign(timers, { setTimeout: sleep });
      Reflect.deleteProperty(globalThis.crypto, 'randomUUID');
      Reflect.deleteProperty(performance, 'now');
      Object.assign(globalThis, { setTimeout: later, clearTimeout: notLater });
      syncBuiltinESMExports();
    },
  };
}
