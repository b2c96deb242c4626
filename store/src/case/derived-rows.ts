/**
 * The rows that pages read, made from a folded case: the case, its open turns, its timers.
 *
 * The same functions serve every append and `rebuild`, so a row can always be made again from the events.
 * Must never: put personal data into a row; places only where the service says they are public or about the city's things.
 */
import { isOpen, type Case, type ServiceManifest, type Turn } from '@balai/kernel';
import { isBilled, WORD_OF_BANK_MS } from '../payments/billed.ts';
import type { Folded } from './folded.ts';

/** Column names as the statements read them from JSON. */
export interface CaseRow {
  readonly case_id: string;
  readonly number: string;
  readonly service_id: string;
  readonly manifest_hash: string;
  readonly version: number;
  readonly chain_head: string;
  readonly recorded_at: number;
  readonly channel: string;
  readonly status: string;
  readonly area: string | null;
  readonly unit: string;
  readonly filed_at: number;
  readonly filed_on: string;
  readonly stages: readonly string[];
  readonly promised_at: number | null;
  readonly promised_firm: boolean | null;
  readonly paused_at: number | null;
  readonly late: boolean;
  readonly round: number;
  readonly outcome: string | null;
  readonly ending_stage: string | null;
  readonly ended_at: number | null;
  readonly object_by: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly history: unknown;
  readonly merged_into: string | null;
  readonly erased: boolean;
}
export interface TurnRow {
  readonly case_id: string;
  readonly turn_id: string;
  readonly number: string;
  readonly service_id: string;
  readonly version: number;
  readonly stage: string;
  readonly party: string;
  readonly waiting: boolean;
  readonly unit: string;
  readonly area: string;
  readonly position: string | null;
  readonly case_area: string | null;
  readonly began_at: number;
  readonly due_at: number;
  readonly firm: boolean;
  readonly late: boolean;
  readonly promised_at: number | null;
  readonly paused_at: number | null;
  readonly filed_at: number;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly round: number;
}
export interface TimerRow {
  readonly case_id: string;
  readonly turn_id: string;
  readonly due_at: number;
}

export function caseRowOf(folded: Folded, manifest: ServiceManifest): CaseRow {
  const { state, history } = folded;
  const place = publicPlaceOf(manifest, state);
  return {
    case_id: folded.caseId,
    number: folded.number,
    service_id: folded.serviceId,
    manifest_hash: folded.manifestHash,
    version: folded.version,
    chain_head: folded.chain,
    recorded_at: folded.recordedAt,
    channel: folded.channel,
    status: state.status,
    area: state.area,
    unit: history.unit,
    filed_at: folded.filedAt,
    filed_on: history.rounds[0]?.openedOn ?? '1970-01-01',
    stages: [...new Set(state.turns.map(({ stage }) => stage))].toSorted(),
    promised_at: state.promised?.dueAt ?? null,
    promised_firm: state.promised?.firm ?? null,
    paused_at: state.promised?.pausedAt ?? null,
    late: state.late.length > 0,
    round: state.round,
    outcome: state.ending?.outcome ?? null,
    ending_stage: state.ending?.stage ?? null,
    ended_at: folded.endedAt,
    object_by: state.ending?.objectBy ?? null,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    history,
    merged_into: folded.mergedInto,
    erased: state.erased,
  };
}

export function turnRowsOf(folded: Folded, manifest: ServiceManifest): readonly TurnRow[] {
  const { state } = folded;
  const place = publicPlaceOf(manifest, state);
  return state.turns.map((turn) => {
    const hands = handsOf(turn, manifest);
    return {
      case_id: folded.caseId,
      turn_id: turn.id,
      number: folded.number,
      service_id: folded.serviceId,
      version: folded.version,
      stage: turn.stage,
      party: turn.party.kind,
      waiting: isWaiting(turn, manifest),
      unit: hands?.unit ?? '',
      area: hands?.area ?? '',
      position: hands?.position ?? null,
      case_area: state.area,
      began_at: turn.beganAt,
      due_at: turn.dueAt,
      firm: turn.firm,
      late: state.late.includes(turn.id),
      promised_at: state.promised?.dueAt ?? null,
      paused_at: state.promised?.pausedAt ?? null,
      filed_at: folded.filedAt,
      latitude: place?.latitude ?? null,
      longitude: place?.longitude ?? null,
      round: state.round,
    };
  });
}

/** One timer for each turn whose time can still run out: a turn that was told to be late is not told again. */
export function timerRowsOf(folded: Folded): readonly TimerRow[] {
  const { caseId, state } = folded;
  return state.turns
    .filter(({ id }) => !state.late.includes(id))
    .map((turn) => ({
      case_id: caseId,
      turn_id: turn.id,
      due_at: isBilled(turn) ? turn.dueAt + WORD_OF_BANK_MS : turn.dueAt,
    }));
}

/** A turn of somebody outside the console lies with the unit that follows it. */
const isWaiting = (turn: Turn, manifest: ServiceManifest): boolean =>
  turn.party.kind !== 'unit' || (manifest.units[turn.party.unit]?.reached ?? 'console') !== 'console';
const handsOf = (turn: Turn, manifest: ServiceManifest) =>
  isWaiting(turn, manifest) ? turn.followedBy : turn.party.kind === 'unit' ? turn.party : null;

/** The units whose queues hold this case. */
export const unitsOf = (state: Case, manifest: ServiceManifest): readonly string[] => [
  ...new Set(state.turns.flatMap((turn) => handsOf(turn, manifest)?.unit ?? [])),
];

/** The place that duplicates are measured from, or the first other one; only if the service says that it is open. */
function publicPlaceOf(
  manifest: ServiceManifest,
  state: Case,
): { readonly latitude: number; readonly longitude: number } | null {
  const places = Object.keys(manifest.fields).filter(
    (name) => manifest.fields[name]?.kind === 'place' && isOpen(manifest.fields[name]),
  );
  const near = manifest.duplicates?.near ?? '';
  const name = places.includes(near) ? near : places[0];
  const value =
    name === undefined
      ? undefined
      : (state.answers[name] as { readonly latitude?: unknown; readonly longitude?: unknown } | undefined);
  return typeof value?.latitude === 'number' && typeof value.longitude === 'number'
    ? { latitude: value.latitude, longitude: value.longitude }
    : null;
}
