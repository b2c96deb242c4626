/**
 * One command's effect, ready to be written: events with their links, private payloads, rows, figures, letters, messages.
 *
 * Everything is made here, before the statement: times, ids, salts and hashes. Must never: put a personal value anywhere
 * but into the private payload and the search row.
 */
import { isDeepStrictEqual } from 'node:util';
import {
  splitEvent,
  type Actor,
  type Calendar,
  type CaseEvent,
  type Instant,
  type ServiceManifest,
} from '@balai/kernel';
import { moneyRowsOf, type MoneyRows } from '../payments/money-rows.ts';
import type { PaymentRef } from '../payments/payments-api.ts';
import type { Seal } from '../seal/seal.ts';
import { closePayload } from '../seal/sealed-columns.ts';
import type { SearchWords } from '../search/search-words.ts';
import type { Channel, Idempotency } from '../store-types.ts';
import { canonicalJson } from './canonical-json.ts';
import { commitmentTo, linkAfter, newSalt } from './chain.ts';
import {
  caseRowOf,
  timerRowsOf,
  turnRowsOf,
  unitsOf,
  type CaseRow,
  type TimerRow,
  type TurnRow,
} from './derived-rows.ts';
import { filesIn, type ShownFile } from './files-in-answers.ts';
import { eventVersionOf, foldedAfter, type Folded } from './folded.ts';
import { figureChanges, type Figure } from './history.ts';
import { uuidV7 } from './ids.ts';
import { issuedWith, lettersOf, type NewLetter } from './letters.ts';
import { messagesOf, type NewMessage } from './messages.ts';

export interface Written {
  readonly before: Folded;
  readonly manifest: ServiceManifest;
  /** Another one after a case was re-pinned. */
  readonly lawAfter: ServiceManifest;
  readonly calendar: Calendar;
  readonly events: readonly CaseEvent[];
  readonly now: Instant;
  readonly occurredAt: Instant;
  readonly channel: Channel;
  readonly causedBy: string | null;
  readonly commandId: string;
  readonly kernelVersion: string;
  readonly idempotency: Idempotency;
  readonly secretHash: string | null;
  readonly draftId: string | null;
  readonly device: string | null;
  readonly releasedBy: string | null;
  readonly companion: Companion | null;
  /** The money that an act uses; null: none, or an officer took it in their own turn. */
  readonly payment: (PaymentRef & { readonly rupiah: number }) | null;
  /** Whose command it was; null for a clock or a registry. */
  readonly by: Actor | null;
  readonly words: (after: Folded) => SearchWords;
  readonly seal: Seal;
}
/** The case without whose step this one is not written: still at `version`, in the same statement. Its devices hold this one too. */
export interface Companion {
  readonly caseId: string;
  readonly version: number;
}
/** Column names as the statement reads them from JSON. */
interface Brought {
  /** The version that the command was decided on; 0: the case is new. */
  readonly expected: number;
  readonly caller: string;
  readonly key: string;
  readonly request_hash: string;
  readonly secret_hash: string | null;
  readonly draft_id: string | null;
  readonly device_hash: string | null;
  readonly released_by: string | null;
  /** Another case, and the version at which it must be still; null: nothing but itself decides. */
  readonly with_case: string | null;
  readonly with_version: number | null;
  readonly command_at: Instant;
  readonly turn_ids: readonly string[];
  readonly timer_ids: readonly string[];
  readonly moved: boolean;
}
export interface AppendItem extends MoneyRows {
  readonly regionId: number;
  readonly caseId: string;
  readonly idempotency: Idempotency;
  readonly after: Folded;
  /** Whether this is the first of the case. */
  readonly isFiling: boolean;
  /** The case as it is now, and what the command brings besides. */
  readonly item: CaseRow & Brought;
  readonly events: readonly object[];
  readonly privates: readonly object[];
  readonly turns: readonly TurnRow[];
  readonly timers: readonly TimerRow[];
  readonly search: object | null;
  readonly figures: readonly (Figure & { readonly case_id: string; readonly delta_id: string })[];
  readonly outbox: readonly NewMessage[];
  readonly files: readonly ShownFile[];
  readonly letters: readonly NewLetter[];
}

export function appendItem(written: Written): AppendItem {
  const { before, lawAfter, now, idempotency } = written;
  const log = logOf(written);
  const { after } = log;
  const turns = turnRowsOf(after, lawAfter);
  const timers = timerRowsOf(after);
  const letters = lettersOf(written, after);
  return {
    regionId: before.regionId,
    caseId: before.caseId,
    idempotency,
    after,
    isFiling: before.version === 0,
    item: {
      ...caseRowOf(after, lawAfter),
      expected: before.version,
      caller: idempotency.caller,
      key: idempotency.key,
      request_hash: idempotency.requestHash,
      secret_hash: written.secretHash,
      draft_id: written.draftId,
      device_hash: written.device,
      released_by: written.releasedBy,
      with_case: written.companion?.caseId ?? null,
      with_version: written.companion?.version ?? null,
      command_at: now,
      turn_ids: turns.map(({ turn_id }) => turn_id),
      timer_ids: timers.map(({ turn_id }) => turn_id),
      // Whoever held the case has no more to do when it lies with other units, or has ended.
      moved: unitsOf(before.state, written.manifest).join() !== unitsOf(after.state, lawAfter).join(),
    },
    events: log.events,
    privates: log.privates,
    turns,
    timers,
    search: searchChange(written, after),
    figures: figureChanges(before.history, after.history).map((figure) => ({
      ...figure,
      case_id: before.caseId,
      delta_id: uuidV7(now),
    })),
    outbox: messagesOf(written, after, letters),
    files: filesIn(written),
    letters,
    ...moneyRowsOf(written),
  };
}

function logOf(written: Written): { after: Folded; events: object[]; privates: object[] } {
  const { before, manifest, by, seal } = written;
  const events: object[] = [];
  const privates: object[] = [];
  // What follows from an act is nobody's; but a command of which no event says whose it was (a withdrawal) is its sender's.
  const rest: Actor = written.events.some((event) => 'actor' in event) || by === null ? { kind: 'system' } : by;
  let after = before;
  for (const event of written.events) {
    const version = after.version + 1;
    const { open, sealed } = splitEvent(manifest, event);
    const payload = sealed === null ? null : { salt: newSalt(), sealed: canonicalJson(sealed) };
    // Time never goes back within a case, whatever the clock of a server does.
    const recordedAt = Math.max(written.now, after.recordedAt);
    const issues = issuedWith(event, manifest).length > 0;
    const eventVersion = eventVersionOf(after, event, issues, written.calendar);
    const linked = {
      regionId: before.regionId,
      caseId: before.caseId,
      version,
      eventVersion,
      open,
      commitment: payload === null ? null : commitmentTo(payload.salt, payload.sealed),
      commandId: written.commandId,
      causedBy: written.causedBy,
      manifestHash: event.type === 'repinned' ? event.manifestHash : after.manifestHash,
      kernelVersion: written.kernelVersion,
      recordedAt,
      occurredAt: written.occurredAt,
      actor: 'actor' in event ? event.actor : rest,
      channel: written.channel,
    };
    const chain = linkAfter(after.chain, linked);
    events.push(eventRow(linked, event.type, chain));
    if (payload !== null) {
      const { caseId, regionId } = before;
      privates.push({ case_id: caseId, version, ...closePayload(seal, regionId, caseId, version, payload) });
    }
    after = foldedAfter(after, event, { chain, recordedAt, eventVersion }, written.calendar);
  }
  return { after, events, privates };
}

function eventRow(linked: Parameters<typeof linkAfter>[1], type: string, chain: string): object {
  return {
    case_id: linked.caseId,
    version: linked.version,
    type,
    event_version: linked.eventVersion,
    open: linked.open,
    commitment: linked.commitment,
    chain,
    command_id: linked.commandId,
    caused_by: linked.causedBy,
    manifest_hash: linked.manifestHash,
    kernel_version: linked.kernelVersion,
    recorded_at: linked.recordedAt,
    occurred_at: linked.occurredAt,
    actor: linked.actor,
    channel: linked.channel,
  };
}

/** The row of the search; null where it stays as it is: most steps of a case change no word of it. */
function searchChange({ before, manifest, lawAfter, words }: Written, after: Folded): object | null {
  // What was erased is not searched for any more.
  if (after.state.erased) return null;
  const row = searchRowOf(after, words(after));
  const stays =
    before.version > 0 && manifest === lawAfter && isDeepStrictEqual(row, searchRowOf(before, words(before)));
  return stays ? null : row;
}

export function searchRowOf(after: Folded, { body, names, lookups, words }: SearchWords): object {
  const { caseId, number, serviceId, state, filedAt } = after;
  return {
    case_id: caseId,
    number,
    service_id: serviceId,
    status: state.status,
    area: state.area,
    filed_at: filedAt,
    body,
    names,
    lookups,
    words,
  };
}
