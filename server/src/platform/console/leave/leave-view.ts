/**
 * The page of leave: one's own, what waits for one's decision, and who of one's units is away.
 *
 * Must never: show the leave of somebody whose unit the officer does not head.
 */
import { dateAfter } from '@balai/kernel';
import { runsOn, type Leave, type Officer } from '@balai/store';
import { titleOf, type Bound } from '../../bound.ts';
import type { LeaveRequest, LeaveRow, LeaveView } from '../../leave-types.ts';
import { workingDaysIn } from '../../office-hours.ts';
import { listed } from '../../texts/text.ts';
import { positionLabel } from '../board/heads.ts';
import type { Rights } from '../rights.ts';
import { isApproved, isOpen, lastDayOf, startOf } from './away.ts';
import { decidedPlaces, decidesText, representedPosts } from './who-decides.ts';

/** How long what is over stays on one's own page. */
const KEPT_DAYS = 60;
const MOST = 100;

export async function leaveView(bound: Bound, rights: Rights): Promise<LeaveView> {
  const { store } = bound.deps;
  const [leaves, officers] = await Promise.all([
    store.leaves.since(bound.regionId, dateAfter(bound.today, -KEPT_DAYS)),
    store.officers.all(bound.regionId),
  ]);
  const known = new Map(officers.map((one) => [one.id, one]));
  const row = (leave: Leave) => rowOf(bound, rights, leave, known);
  const decided = (leave: Leave) => isDecidedBy(bound, rights, leave, known);
  const asked = leaves.filter((one) => isOpen(one) && decided(one));
  return {
    today: bound.today,
    mine: leaves.filter(({ officer }) => officer === rights.officer.id).map(row),
    toDecide: await Promise.all(asked.map((one) => requestOf(bound, rights, one, known))),
    ofUnits: leaves
      .filter((one) => isApproved(one) && lastDayOf(one) >= bound.today && lastDayOf(one) >= one.from && decided(one))
      .map(row),
    decides: decidesText(bound, rights.officer),
  };
}

/** How many requests wait for this officer. */
export async function leavesToDecide(bound: Bound, rights: Rights): Promise<number> {
  const { store } = bound.deps;
  const [leaves, officers] = await Promise.all([
    store.leaves.since(bound.regionId, bound.today),
    store.officers.all(bound.regionId),
  ]);
  const known = new Map(officers.map((one) => [one.id, one]));
  return leaves.filter((one) => isOpen(one) && isDecidedBy(bound, rights, one, known)).length;
}

function isDecidedBy(bound: Bound, rights: Rights, { officer }: Leave, known: ReadonlyMap<string, Officer>): boolean {
  const asks = known.get(officer);
  return asks !== undefined && decidedPlaces(bound, rights, asks).length > 0;
}

function rowOf(bound: Bound, rights: Rights, leave: Leave, known: ReadonlyMap<string, Officer>): LeaveRow {
  const { decision, ended, from, to } = leave;
  const last = lastDayOf(leave);
  const approved = isApproved(leave);
  const never = ended !== null && last < from;
  const runs = approved && from <= bound.today && last >= bound.today;
  const mayEnd = leave.officer === rights.officer.id || (approved && decision?.by === rights.officer.id);
  return {
    id: leave.id,
    name: known.get(leave.officer)?.name ?? '',
    from,
    to,
    workingDays: workingDaysIn(bound.calendar, from, to),
    state: never ? 'withdrawn' : decision === null ? 'asked' : approved ? 'approved' : 'declined',
    now: runs,
    cutTo: ended !== null && !never && approved ? last : null,
    decided:
      decision === null ? null : { by: known.get(decision.by)?.name ?? '', at: decision.at, because: decision.because },
    standIn: decision?.standIn == null ? null : (known.get(decision.standIn)?.name ?? ''),
    may:
      ended !== null || !mayEnd
        ? null
        : runs
          ? 'end'
          : to < bound.today || decision?.approved === false
            ? null
            : 'withdraw',
  };
}

async function requestOf(
  bound: Bound,
  rights: Rights,
  leave: Leave,
  known: ReadonlyMap<string, Officer>,
): Promise<LeaveRequest> {
  const officer = known.get(leave.officer);
  if (officer === undefined) throw new Error(`the leave ${leave.id} is of nobody`);
  const places = decidedPlaces(bound, rights, officer);
  const represents = representedPosts(bound, rights, officer);
  const units = new Set(represents.map(({ unit }) => unit));
  return {
    ...rowOf(bound, rights, leave, known),
    places: places.map((place) => ({ ...place, label: bound.names.unit(place.unit, place.area) })),
    represents: represents.map((one) => positionLabel(bound, one)),
    candidates: represents.length === 0 ? [] : candidatesFor(bound, leave, units, [...known.values()]),
    dueMeanwhile: await dueMeanwhile(bound, leave, officer),
  };
}

/** Who works in the unit on these days: not the one who is away. */
export function candidatesFor(
  bound: Bound,
  leave: Pick<Leave, 'officer' | 'from' | 'to'>,
  units: ReadonlySet<string>,
  officers: readonly Officer[],
): LeaveRequest['candidates'] {
  return officers.flatMap((officer) => {
    if (officer.id === leave.officer) return [];
    const held = officer.appointments.filter(
      (one) => units.has(one.unit) && runsOn(bound.today, one) && (one.to === null || one.to >= leave.to),
    );
    const labels = new Map(held.map((one) => [one.position, positionLabel(bound, one)]));
    return held.length === 0 ? [] : [{ id: officer.id, name: officer.name, position: listed([...labels.values()]) }];
  });
}

/** What they have in hand and is due before the day after their last day. */
async function dueMeanwhile(bound: Bound, leave: Leave, officer: Officer): Promise<LeaveRequest['dueMeanwhile']> {
  const hands = officer.appointments
    .filter((one) => runsOn(bound.today, one))
    .map(({ unit, area }) => ({ unit, area }));
  const filter = { hands, claimedBy: officer.id };
  const { rows } = await bound.deps.store.queue.page(bound.regionId, filter, bound.now, { limit: MOST });
  const back = startOf(bound.calendar, dateAfter(leave.to, 1));
  return rows
    .filter(({ dueAt }) => dueAt < back)
    .map(({ number, serviceId, dueAt }) => ({ number, title: titleOf(bound, serviceId), dueAt }));
}
