/**
 * A case as the store knows it: the kernel's state, its figures, and where its log ends. One step for each event.
 *
 * Must never: decide anything; `decide` and `evolve` are the kernel's.
 */
import { dueResumed, evolve, newCase, type Calendar, type Case, type CaseEvent, type Instant } from '@balai/kernel';
import type { Channel } from '../store-types.ts';
import { noLink } from './chain.ts';
import { historyAfter, movesByUnit, noHistory, type History } from './history.ts';

export interface Folded {
  readonly regionId: number;
  readonly caseId: string;
  readonly number: string;
  readonly serviceId: string;
  readonly channel: Channel;
  readonly manifestHash: string;
  readonly version: number;
  readonly chain: string;
  readonly recordedAt: Instant;
  readonly filedAt: Instant;
  readonly state: Case;
  readonly history: History;
  readonly mergedInto: string | null;
  /** Of the last ending; an erasure later is no second one. */
  readonly endedAt: Instant | null;
}

/** A case before its first event. */
export const unborn = (
  of: Pick<Folded, 'regionId' | 'caseId' | 'number' | 'serviceId' | 'channel' | 'manifestHash'>,
): Folded => ({
  ...of,
  version: 0,
  chain: noLink,
  recordedAt: 0,
  filedAt: 0,
  state: newCase,
  history: noHistory(of.serviceId),
  mergedInto: null,
  endedAt: null,
});

/**
 * The version of an ending that issued letters of this city, so that its promise runs until they are in hand (ADR 0072). Endings
 * that were written before were counted whole on their day, and stay so.
 */
const ISSUING = 2;
/** The version of an event by which a case is counted elsewhere from its day on (ADR 0080); what was written before changed all days. */
const MOVING = 2;
/** Of all other events. Readers of a newer version ship before its writers. */
const PLAIN = 1;

/** Which version `event` is written with, as the next of the log of `before`. */
export function eventVersionOf(before: Folded, event: CaseEvent, issues: boolean, calendar: Calendar): number {
  switch (event.type) {
    case 'ended':
      return issues ? ISSUING : PLAIN;
    case 'answersCorrected':
    case 'transferred':
      return evolve(before.state, event).area === before.state.area ? PLAIN : MOVING;
    default:
      return movesByUnit(before.history, event, calendar) ? MOVING : PLAIN;
  }
}

/** While the promise stood still, the city waited for others; for the signature others wait for the city. */
function issuedBy({ version, state }: Folded, at: Instant, calendar: Calendar) {
  const { promised } = state;
  return { version: version + 1, dueAt: promised === null ? null : dueResumed(promised, at, calendar).dueAt };
}

/** The case after `event`, which is the next of its log. */
export function foldedAfter(
  before: Folded,
  event: CaseEvent,
  link: { readonly chain: string; readonly recordedAt: Instant; readonly eventVersion: number },
  calendar: Calendar,
): Folded {
  const state = evolve(before.state, event);
  const issued = link.eventVersion >= ISSUING && event.type === 'ended' ? issuedBy(before, event.at, calendar) : null;
  const moves = link.eventVersion >= MOVING;
  const history = historyAfter(before.history, event, calendar, { issued, moves, area: state.area });
  const closed = state.status === 'ended' && history.rounds.at(-1)?.closedOn != null;
  return {
    ...before,
    version: before.version + 1,
    chain: link.chain,
    recordedAt: link.recordedAt,
    filedAt: before.version === 0 ? event.at : before.filedAt,
    manifestHash: event.type === 'repinned' ? event.manifestHash : before.manifestHash,
    mergedInto: event.type === 'merged' ? event.into : event.type === 'unmerged' ? null : before.mergedInto,
    state,
    history,
    endedAt: event.type === 'erased' ? before.endedAt : closed ? state.at : null,
  };
}
