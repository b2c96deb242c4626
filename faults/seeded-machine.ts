/**
 * Takes chance and waiting out of this process: random bytes come from the seed, and whoever sleeps wakes when the scheduler
 * says so. That is what makes a seed replay.
 *
 * Must never: be used where anything must be secret, or left on.
 */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import type { Tape } from '@balai/kernel/walking';

export interface SeededMachine {
  /** From now on random bytes are those of this seed. */
  seed(tape: Tape): void;
  /** Those who sleep: each call wakes one. */
  readonly sleepers: (() => void)[];
  restore(): void;
}

export function seedMachine(): SeededMachine {
  const { randomBytes, randomInt, randomUUID } = crypto;
  const { setTimeout: sleep } = timers;
  const sleepers: (() => void)[] = [];
  let tape: Tape | null = null;
  const bytes = (length: number): Buffer =>
    tape === null ? randomBytes(length) : Buffer.from(Array.from({ length }, () => tape?.take(256) ?? 0));
  Object.assign(crypto, {
    randomBytes: bytes,
    randomInt: (below: number) => tape?.take(below) ?? randomInt(below),
    randomUUID: () => {
      const hex = bytes(16).toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  });
  Object.assign(timers, { setTimeout: () => new Promise<void>((wake) => sleepers.push(wake)) });
  syncBuiltinESMExports();
  return {
    seed(seeded) {
      tape = seeded;
    },
    sleepers,
    restore() {
      Object.assign(crypto, { randomBytes, randomInt, randomUUID });
      Object.assign(timers, { setTimeout: sleep });
      syncBuiltinESMExports();
    },
  };
}
