/**
 * What anybody may see of a case by its number: where it stands, who is acting, its promise, and what the service publishes.
 *
 * Must never: show an answer that is not published, a note, a name, or where exactly while the service rounds it.
 */
import { inForce, type Case, type Duration, type ServiceManifest, type Text, type Turn } from '@balai/kernel';
import { roundedTo } from '../../geography/distance.ts';
import type { PromiseView, PublicCaseView } from '../platform-types.ts';
import { promisedClock, promiseView, turnClock } from '../promise-view.ts';
import { statusSentence, toneOf } from '../texts/status-texts.ts';
import { asIs, text } from '../texts/text.ts';
import { clockHistories, historyShown, type ClockHistories } from './clock-history.ts';
import { emergencyRoom } from './emergency-room.ts';
import { cardOf, statusContext, type OpenCase } from './open-case.ts';
import { promiseInHand, type PromiseInHand } from './promise-in-hand.ts';
import { timelineOf, type OfficerNames } from './timeline.ts';

export const NOBODY: OfficerNames = new Map();

export function publicCaseView(open: OpenCase, names: OfficerNames = NOBODY): PublicCaseView {
  const { bound, loaded, manifest, naming } = open;
  const { state } = loaded;
  const context = statusContext(open);
  return {
    number: loaded.number,
    service: cardOf(bound, manifest),
    status: statusSentence(state, context),
    tone: toneOf(state, context),
    promise: casePromise(open),
    acting: state.turns.map((turn) => ({
      unit:
        turn.party.kind === 'applicant' && open.viewer === 'resident' ? text('Anda', 'You') : naming.party(turn.party),
      since: turn.beganAt,
      dueAt: turn.dueAt,
      what: naming.stage(turn.stage),
    })),
    timeline: timelineOf(open, names),
    erasedAt: open.events.findLast(({ event }) => event.type === 'erased')?.event.at ?? null,
    place: placeOf(open),
    filedAt: loaded.filedAt,
    thread: [],
  };
}

/** By its number alone: a report is public; of a request nobody learns more than that it exists and whether it is over. */
export function publicByNumber(open: OpenCase): PublicCaseView {
  const view = publicCaseView(open);
  if (open.manifest.category === 'report') return view;
  const ended = open.loaded.state.status === 'ended';
  return {
    ...view,
    status: ended
      ? text('Sudah selesai diproses.', 'It has been dealt with.')
      : text('Sedang diproses.', 'It is being dealt with.'),
    tone: 'neutral',
    promise: ended ? null : view.promise,
    acting: [],
    timeline: [],
    place: null,
  };
}

/** The limit of the round that is running: of filing, or of the objection. */
export function withinOf(manifest: ServiceManifest, state: Case): Duration | null {
  return manifest.within === null ? null : (inForce(manifest.within, state.on)?.value ?? null);
}
export function stageWithin(manifest: ServiceManifest, stage: string, on: string): Duration | null {
  const found = Object.hasOwn(manifest.stages, stage) ? manifest.stages[stage] : undefined;
  return found !== undefined && 'by' in found ? (inForce(found.within, on)?.value ?? null) : null;
}

/** The promise of the case; where the service promises nothing for the whole, the clock of the turn that is open. */
export function casePromise(open: OpenCase): PromiseView | null {
  const { bound, loaded, manifest } = open;
  const { state } = loaded;
  // Taken back by its owner: the promise was neither kept nor missed.
  if (state.ending?.outcome === 'withdrawn') return null;
  // An emergency took over: nothing was kept yet, and the clock that counts is that of the rescue.
  if (emergencyRoom(bound, manifest, state.ending) !== null) return null;
  const whole = promiseInHand(open);
  const histories = clockHistories(open.events);
  if (whole !== null) {
    const within = state.round === 0 ? withinOf(manifest, state) : null;
    const history = promiseHistory(open, histories, whole);
    return promiseView(
      {
        ...promisedClock(whole.promised, within, whole.endedAt, history),
        refused: state.ending?.outcome === 'refused',
        letterWaits: open.endedAt !== null && whole.endedAt === null,
      },
      bound,
    );
  }
  const turn = state.turns[0];
  return turn === undefined ? null : turnPromise(open, histories, turn);
}

/** The clock of one turn, with what moved it. */
export function turnPromise(open: OpenCase, { turns }: ClockHistories, turn: Turn): PromiseView {
  const { bound, manifest, loaded } = open;
  const history = turns.get(turn.id);
  const within = stageWithin(manifest, turn.stage, loaded.state.on);
  return promiseView(turnClock(turn, within, history === undefined ? undefined : historyShown(open, history)), bound);
}

/** A promise that stood still at the decision went on with it, where a letter has to be signed (ADR 0072). */
function promiseHistory(open: OpenCase, { promise }: ClockHistories, { promised }: PromiseInHand) {
  if (promise === null) return undefined;
  const from = open.loaded.state.promised?.pausedAt ?? null;
  if (from === null || promised.pausedAt !== null || open.endedAt === null) return historyShown(open, promise);
  const { waitsFor: waitedFor, changes } = promise;
  const last = { kind: 'stood', from, to: open.endedAt, waitedFor, dueAt: promised.dueAt } as const;
  return historyShown(open, { ...promise, changes: [...changes, last], waitsFor: [] });
}

function placeOf({ bound, loaded, manifest, viewer }: OpenCase): PublicCaseView['place'] {
  const { state } = loaded;
  const area: Text | null = state.area === null ? null : asIs(bound.names.area(state.area));
  const found = Object.entries(manifest.fields).find(
    ([name, field]) => field.kind === 'place' && Object.hasOwn(state.answers, name),
  );
  const nowhere = { latitude: null, longitude: null, rounded: false, roundedTo: null } as const;
  const code = state.area;
  if (found === undefined) return area === null ? null : { area, code, ...nowhere };
  const [name, field] = found;
  const where = state.answers[name] as { readonly latitude?: number; readonly longitude?: number };
  const shownArea = area ?? asIs('');
  if (
    where.latitude === undefined ||
    where.longitude === undefined ||
    (viewer === 'public' && field.published !== true)
  )
    return { area: shownArea, code, ...nowhere };
  const point = { latitude: where.latitude, longitude: where.longitude };
  const rounds = viewer === 'public' && field.roundedTo !== undefined && state.status !== 'ended';
  const grid = rounds ? (field.roundedTo ?? 100) : null;
  return {
    area: shownArea,
    code,
    ...(grid === null ? point : roundedTo(point, grid)),
    rounded: rounds,
    roundedTo: grid,
  };
}
