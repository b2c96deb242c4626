/**
 * The message gateway of the demo and of practice: takes every message and carries none, with a switch (works, slow, refuses, loses).
 *
 * Must never: exist in a live installation, or carry a message out of the house.
 */
import type { Instant, Text } from '@balai/kernel';
import { Undeliverable } from './messenger.ts';

/** `loses`: takes a message, and says ten seconds later that it did not arrive. */
export type GatewayMode = 'ok' | 'slow' | 'refuses' | 'loses';
/** A row of the outbox, as far as a gateway knows it. `attempts`: with this one. */
interface Handed {
  readonly regionId: number;
  readonly id: string;
  readonly attempts: number;
}

export interface SimulatedGateway {
  readonly label: Text;
  readonly mode: GatewayMode;
  turn(mode: GatewayMode): void;
  /** By which way it reaches the telephone of a case: three of four have WhatsApp. */
  channelFor(caseId: string): 'whatsapp' | 'sms';
  /** As a real one takes it or does not: throws `Undeliverable` for what is refused, another error for what may be tried again. */
  take(message: Handed, now: Instant): void;
  /** Ids of messages of this region of which it says by now that they did not arrive; each once. */
  reports(regionId: number, now: Instant): readonly string[];
}

/** A slow one answers the third time, after ten and twenty seconds more. */
const ANSWERS_AT = 3;
const REPORTS_AFTER_MS = 10_000;
/** What was lost longer ago than so many others is never reported, as real gateways do it too. */
const MOST_LOST = 10_000;

export function simulatedGateway(): SimulatedGateway {
  let mode: GatewayMode = 'ok';
  const channelFor = (caseId: string) => (Number.parseInt(caseId.at(-1) ?? '', 16) % 4 === 0 ? 'sms' : 'whatsapp');
  const lost = new Map<string, { readonly regionId: number; readonly at: Instant }>();
  return {
    label: { id: 'Gerbang SMS dan WhatsApp', en: 'Gateway for SMS and WhatsApp' },
    get mode() {
      return mode;
    },
    turn(next) {
      mode = next;
    },
    channelFor,
    take({ regionId, id, attempts }, now) {
      if (mode === 'refuses') throw new Undeliverable('the gateway refused the message (422)');
      if (mode === 'slow' && attempts < ANSWERS_AT) throw new Error('timeout');
      if (mode === 'loses' && lost.size < MOST_LOST) lost.set(id, { regionId, at: now });
    },
    reports(regionId, now) {
      const due = [...lost].filter(([, one]) => one.regionId === regionId && one.at + REPORTS_AFTER_MS <= now);
      for (const [id] of due) lost.delete(id);
      return due.map(([id]) => id);
    },
  };
}
