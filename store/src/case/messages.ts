/**
 * What others must be told because of a command: rows of the outbox. Topics are named after what happened.
 *
 * A body holds ids and names of the service file only. Must never: hold an answer, a name or an address; whoever delivers
 * reads those at the moment of delivery, if they are still there.
 */
import type { CaseEvent, Deed, ServiceManifest, Turn } from '@balai/kernel';
import type { Written } from './append-item.ts';
import type { Folded } from './folded.ts';
import { isBilled, turnsBegun } from '../payments/billed.ts';
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
    const body = bodyOf(event, after);
    const more =
      event.type === 'submitted' ? turnOf(first) : { ...mergeOf(event, events), ...reasonsOf(event, events) };
    return body === null ? [] : [message(topicOf(event), { version: before.version + 1 + index, ...body, ...more })];
  });
  const asked = events.flatMap((event) => {
    const turn = event.type === 'turnBegan' ? event.turn : event.type === 'transferred' ? event.to : null;
    return turn !== null && isByLink(written.lawAfter, turn) ? [message(askedTopic, askedBody(turn))] : [];
  });
  const carrying = events.flatMap((event, index) => {
    const deed = event.type === 'acted' ? deedOf(written.manifest, event) : undefined;
    return deed === undefined ? [] : [message(carryingTopic, { version: before.version + 1 + index, deed })];
  });
  const isSilent = events.some(
    (event) => event.type === 'factsLearned' && Object.values(event.facts).some(({ state }) => state === 'unavailable'),
  );
  return [
    ...told,
    ...billsOf(written, after).map(([topic, { id }]) => message(topic, { turn: id })),
    ...asked,
    ...carrying,
    // By a NIK that was set right no registry has answered yet.
    ...(isSilent && events.some(({ type }) => type === 'rectified') ? [message(factsTopic, {})] : []),
    ...letters.map((letter) => message('document.numbered', { documentId: letter.document_id, letter: letter.letter })),
  ];
}

/** What the payment gateway is told: a bill stands, or is over without having been paid. */
export const billTopics = { issued: 'bill.issued', cancelled: 'bill.cancelled' } as const;
function billsOf({ before, events }: Written, after: Folded): readonly (readonly [string, Turn])[] {
  const paid = new Set(events.flatMap((event) => (event.type === 'acted' && event.paid > 0 ? [event.turn] : [])));
  const over = before.state.turns.filter(
    (turn) => isBilled(turn) && !paid.has(turn.id) && after.state.turns.every(({ id }) => id !== turn.id),
  );
  return [
    ...over.map((turn) => [billTopics.cancelled, turn] as const),
    ...turnsBegun(events)
      .filter(isBilled)
      .map((turn) => [billTopics.issued, turn] as const),
  ];
}

/** What the store does itself is no news for those who deliver: see `Outbox.openStarted`. */
const topicOf = ({ type }: CaseEvent): string => (type === 'caseStarted' ? startedTopic : `case.${type}`);
export const startedTopic = 'store.caseStarted';
/** Registries that were silent are asked again. */
export const factsTopic = 'facts.retry';
/** What the law lets a person ask of their data, decided and to be carried out. */
export const carryingTopic = 'store.carrying';

function deedOf(
  manifest: ServiceManifest,
  { stage, action }: CaseEvent & { readonly type: 'acted' },
): Deed | undefined {
  const at = Object.hasOwn(manifest.stages, stage) ? manifest.stages[stage] : undefined;
  return at !== undefined && 'by' in at && Object.hasOwn(at.next, action) ? at.next[action]?.carries : undefined;
}

/** Somebody without an account is asked to act: whoever delivers it makes the link. */
export const askedTopic = 'turn.asked';
export const askedBody = (turn: Turn): Readonly<Record<string, unknown>> => ({
  turn: turn.id,
  stage: turn.stage,
  party: turn.party,
  dueAt: turn.dueAt,
  beganAt: turn.beganAt,
});
/** Whether this turn is had by somebody who works in no console: at a telephone, an RT, a body outside. */
export const isByLink = ({ units }: ServiceManifest, { party }: Turn): boolean =>
  party.kind === 'contact' ||
  (party.kind === 'unit' && Object.hasOwn(units, party.unit) && units[party.unit]?.reached !== 'console');

const turnOf = (event: (CaseEvent & { readonly type: 'turnBegan' }) | undefined): Readonly<Record<string, unknown>> =>
  turnBody(event?.turn);
const turnBody = (turn: Turn | undefined): Readonly<Record<string, unknown>> =>
  turn === undefined ? {} : { turn: turn.id, stage: turn.stage, party: turn.party, dueAt: turn.dueAt };

/** The coded reasons for which the applicant is asked again, or refused. */
function reasonsOf(event: CaseEvent, events: readonly CaseEvent[]): { readonly because?: readonly string[] } {
  const acted = events.find((one) => one.type === 'acted');
  const because =
    event.type === 'ended'
      ? event.ending.because
      : event.type === 'turnBegan' && event.turn.party.kind === 'applicant'
        ? acted?.because
        : undefined;
  return because === undefined || because.length === 0 ? {} : { because };
}

/** A merge and the ending that comes with it are one piece of news: the first says it, the second that it was said. */
function mergeOf(event: CaseEvent, events: readonly CaseEvent[]): Readonly<Record<string, unknown>> {
  const merged = events.find(({ type }) => type === 'merged');
  const ended = events.find((one) => one.type === 'ended');
  if (merged === undefined || ended === undefined) return {};
  return event === merged ? { objectBy: ended.ending.objectBy } : event === ended ? { saidBy: 'case.merged' } : {};
}

/** Null for what concerns nobody outside the case. */
function bodyOf(event: CaseEvent, { manifestHash }: Folded): Readonly<Record<string, unknown>> | null {
  switch (event.type) {
    case 'submitted':
      return { manifestHash, ...(event.splitFrom === undefined ? {} : { splitFrom: event.splitFrom.number }) };
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
      return {
        outcome: event.ending.outcome,
        stage: event.ending.stage,
        objectBy: event.ending.objectBy,
        bySystem: event.ending.bySystem,
      };
    case 'caseStarted':
      return { service: event.service, region: event.region, fields: event.fields };
    case 'refundDue':
      return { rupiah: event.rupiah };
    case 'objected':
      return { to: event.to };
    case 'merged':
      return { into: event.into };
    case 'split':
      return { into: event.into, service: event.service };
    case 'unmerged':
      return { from: event.from, ...turnBody(event.turns[0]) };
    default:
      return null;
  }
}
