/**
 * A signer that can be slow or away at the turn of a switch, for the demo city, the academy and tests.
 *
 * Must never: claim to be certified, whatever it stands in for.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { err } from '@balai/kernel';
import type { Signer } from './signer.ts';

export type SignerState = 'up' | 'slow' | 'down';

export interface SimulatedSigner extends Signer {
  readonly state: SignerState;
  turn(state: SignerState): void;
}

export interface SimulatedSignerOptions {
  /** How long it takes while slow, in ms; 4 s by default. */
  readonly slowMs?: number;
  /** How long callers are told to wait while it is down, in ms; 15 minutes by default. */
  readonly retryAfterMs?: number;
  readonly wait?: (ms: number) => Promise<unknown>;
}

/** Wraps a signer; it begins `up`. */
export function simulatedSigner(
  inner: Signer,
  { slowMs = 4000, retryAfterMs = 15 * 60_000, wait = sleep }: SimulatedSignerOptions = {},
): SimulatedSigner {
  let state: SignerState = 'up';
  return {
    certified: false,
    label: { id: `${inner.label.id} (simulasi)`, en: `${inner.label.en} (simulated)` },
    get state() {
      return state;
    },
    turn(next) {
      state = next;
    },
    async sign(pdf, info) {
      if (state === 'slow') await wait(slowMs);
      if (state !== 'down') return inner.sign(pdf, info);
      return err({
        type: 'signerUnavailable',
        retryAfterMs,
        message: {
          id: 'Layanan tanda tangan elektronik sedang tidak dapat dihubungi. Surat Anda sudah bernomor dan menunggu; kami coba lagi secara otomatis.',
          en: 'The electronic signature service cannot be reached at the moment. Your letter has its number and waits; we try again automatically.',
        },
      });
    },
  };
}
