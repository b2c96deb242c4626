/**
 * What others must be told because of a command: rows of the outbox. Topics are named after what happened.
 *
 * A body holds ids and names of the service file only. Must never: hold an answer, a name or an address; whoever delivers
 * reads those at the moment of delivery, if they are still there.
 */
import type { CaseEvent } from '@balai/kernel';
import type { Written } from './append-item.ts';
import type { Folded } from './folded.ts';
import { uuidV7 } from './ids.ts';
import type { NewLetter } from './letters.ts';

export interface NewMessage {
  readonly case_id: string;
  readonly outbox_id: string;
  readonly topic: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: number;
}

export function messagesOf(written: Written, after: Folded, letters: readonly NewLetter[]): readonly NewMessage[] {
  const { before, events, now } = written;
  const message = (topic: string, body: Readonly<Record<string, unknown>>): NewMessage => ({
    case_id: before.caseId,
    outbox_id: uuidV7(now),
    topic,
    body: { number: after.number, serviceId: after.serviceId, ...body },
    at: now,
  });
  // Who files is told once: that it was received, and by whom it is handled until when.
  const first = events.some(({ type }) => type === 'submitted')
    ? events.find((event) => event.type === 'turnBegan')
    : undefined;
  const told = events.flatMap((event, index) => {
    if (first !== undefined && event.type === 'turnBegan') return [];
    const body = event.type === 'submitted' ? { ...bodyOf(event, after), ...turnOf(first) } : bodyOf(event, after);
    return body === null ? [] : [message(topicOf(event), { version: before.version + 1 + index, ...body })];
  });
  return [
    ...told,
    ...letters.map((letter) => message('document.numbered', { documentId: letter.document_id, letter: letter.letter })),
  ];
}

/** What the store does itself is no news for those who deliver: see `Outbox.openStarted`. */
const topicOf = ({ type }: CaseEvent): string => (type === 'caseStarted' ? startedTopic : `case.${type}`);
export const startedTopic = 'store.caseStarted';

const turnOf = (event: (CaseEvent & { readonly type: 'turnBegan' }) | undefined): Readonly<Record<string, unknown>> =>
  event === undefined
    ? {}
    : { turn: event.turn.id, stage: event.turn.stage, party: event.turn.party, dueAt: event.turn.dueAt };

/** Null for what concerns nobody outside the case. */
function bodyOf(event: CaseEvent, { manifestHash }: Folded): Readonly<Record<string, unknown>> | null {
  switch (event.type) {
    case 'submitted':
      return { manifestHash };
    case 'promisePaused':
    case 'promiseResumed':
      return {};
    case 'turnBegan':
      return turnOf(event);
    case 'transferred':
      return { turn: event.to.id, stage: event.to.stage, party: event.to.party, dueAt: event.to.dueAt };
    case 'timeRanOut':
      return { turn: event.turn, stage: event.stage, to: event.to };
    case 'acted':
      return { turn: event.turn, stage: event.stage, action: event.action };
    case 'ended':
      return { outcome: event.ending.outcome, objectBy: event.ending.objectBy, bySystem: event.ending.bySystem };
    case 'caseStarted':
      return { service: event.service, region: event.region, fields: event.fields };
    case 'refundDue':
      return { rupiah: event.rupiah };
    case 'objected':
      return { to: event.to };
    case 'merged':
      return { into: event.into };
    default:
      return null;
  }
}
