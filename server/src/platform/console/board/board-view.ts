/**
 * The board of a unit: its open turns by who has them and by legal deadline, with the hours that they take.
 *
 * Must never: show a turn that the unit does not have, or a personal answer.
 */
import { instantAt, localDate, type Case, type Turn } from '@balai/kernel';
import type { Officer, QueueRow } from '@balai/store';
import type { BoardCard, BoardOfficer, BoardView, UnitPlace } from '../../board-types.ts';
import { iconOf, namingFor, serviceOf, titleOf, type Bound } from '../../bound.ts';
import { hoursOf } from '../../office-hours.ts';
import { dueText } from '../../texts/due-texts.ts';
import { asIs, listed } from '../../texts/text.ts';
import type { Rights } from '../rights.ts';
import { boardsOf, colleaguesIn, isSame, positionLabel } from './heads.ts';
import { absencesIn, awayUntil, nextAway } from '../leave/away.ts';
import { awayHours, capacityOf, leaveToCome } from './capacity.ts';
import { lookupsOf } from './lookups.ts';
import { barsSome, whyNot, type Colleague } from './may-be-given.ts';
import { clockOf, turnHours, type TurnHours } from './turn-hours.ts';

/** More cards than that nobody moves by hand; those due soonest stand here. */
const MOST = 400;
const PAGE = 200;
const DAY = 86_400_000;

export async function boardView(bound: Bound, rights: Rights, asked: UnitPlace | null): Promise<BoardView | null> {
  const boards = boardsOf(bound, rights);
  const place = asked === null ? boards[0] : boards.find((one) => isSame(one, asked));
  if (place === undefined) return null;
  const { store } = bound.deps;
  const [{ rows, more }, officers, hours, leaves] = await Promise.all([
    openTurns(bound, place),
    store.officers.all(bound.regionId),
    turnHours(bound, place.unit),
    store.leaves.since(bound.regionId, bound.today),
  ]);
  const absences = absencesIn(bound, leaves);
  const away = nextAway(bound, absences);
  const colleagues = colleaguesIn(bound, officers, place).map((one): Colleague => ({
    ...one,
    awayUntil: awayUntil(away, one.officer.id),
  }));
  const states = await statesOf(bound, rows);
  const drawn: Drawing = { bound, place, colleagues, states, hours, names: namesOf(officers) };
  const cards = rows.map((row) => cardOf(drawn, row));
  const of = (id: string | null) =>
    cards.filter(({ heldBy }) => (heldBy !== null && heldBy.ofUnit ? heldBy.id : null) === id);
  const label = ({ unit, area }: UnitPlace) => bound.names.unit(unit, area);
  return {
    ...place,
    label: label(place),
    boards: boards.map((one) => ({ ...one, label: label(one) })),
    nobody: of(null),
    officers: colleagues.map((one) =>
      officerOf(bound, rights, one, {
        leave: away.get(one.officer.id) ?? null,
        capacity: capacityOf(bound, absences.get(one.officer.id) ?? []),
        away: awayHours(bound, absences.get(one.officer.id) ?? [], rows),
        cards: of(one.officer.id),
      }),
    ),
    leaveToCome: leaveToCome(bound, leaves, colleagues, drawn.names),
    lookups: await lookupsOf(bound, colleagues),
    mayOpen: rights.hands.some(({ unit, area }) => unit === place.unit && (area === null || area === place.area)),
    more,
  };
}

const namesOf = (officers: readonly Officer[]): ReadonlyMap<string, string> =>
  new Map(officers.map(({ id, name }) => [id, name]));

async function openTurns(bound: Bound, { unit, area }: UnitPlace) {
  const { queue } = bound.deps.store;
  const rows: QueueRow[] = [];
  let after: string | null = null;
  do {
    const page = { limit: PAGE, ...(after === null ? {} : { after }) };
    const read = await queue.page(bound.regionId, { hands: [{ unit, area }] }, bound.now, page);
    rows.push(...read.rows);
    after = read.next;
  } while (after !== null && rows.length < MOST);
  return { rows, more: after !== null };
}

/** The cases whose service may bar an officer for what they did before; no other is read. */
async function statesOf(bound: Bound, rows: readonly QueueRow[]): Promise<ReadonlyMap<string, Case>> {
  const asked = rows.filter(({ serviceId, stage, round }) => {
    const manifest = serviceOf(bound, serviceId)?.manifest;
    return manifest !== undefined && barsSome(manifest, stage, round);
  });
  if (asked.length === 0) return new Map();
  const loaded = await bound.deps.store.cases.loadAll(
    bound.regionId,
    asked.map(({ caseId }) => caseId),
  );
  return new Map([...loaded].map(([id, { state }]) => [id, state]));
}

interface Drawing {
  readonly bound: Bound;
  readonly place: UnitPlace;
  readonly colleagues: readonly Colleague[];
  readonly states: ReadonlyMap<string, Case>;
  readonly hours: TurnHours;
  readonly names: ReadonlyMap<string, string>;
}

function cardOf(drawing: Drawing, row: QueueRow): BoardCard {
  const { bound, colleagues, hours, names } = drawing;
  const manifest = serviceOf(bound, row.serviceId)?.manifest;
  const { claimedBy, givenBy, claimedAt } = row;
  return {
    number: row.number,
    turn: row.turnId,
    service: { id: row.serviceId, title: titleOf(bound, row.serviceId), icon: iconOf(bound, row.serviceId) },
    stage: manifest === undefined ? asIs(row.stage) : namingFor(bound, manifest).stage(row.stage),
    area: row.caseArea === null ? null : bound.names.village(row.caseArea),
    dueAt: row.dueAt,
    dueText: dueText(row.dueAt, bound.now, bound.calendar, bound.formats),
    due: dueOf(bound, row.dueAt),
    left: hoursOf(bound.calendar, clockOf(bound, row), bound.now, row.dueAt),
    ...hours(row),
    heldBy:
      claimedBy === null
        ? null
        : {
            id: claimedBy,
            name: names.get(claimedBy) ?? '',
            ofUnit: colleagues.some(({ officer }) => officer.id === claimedBy),
          },
    given: givenBy === null || claimedAt === null ? null : { by: names.get(givenBy) ?? '', at: claimedAt },
    resting: row.restingSince !== null,
    cannot: cannotOf(drawing, row),
  };
}

function cannotOf({ bound, place, colleagues, states }: Drawing, row: QueueRow): BoardCard['cannot'] {
  const manifest = serviceOf(bound, row.serviceId)?.manifest;
  if (manifest === undefined) return {};
  const turn = turnOf(row);
  return Object.fromEntries(
    colleagues.flatMap((one) => {
      const why = whyNot(bound, manifest, turn, states.get(row.caseId) ?? null, place, one);
      return why === null ? [] : [[one.officer.id, why]];
    }),
  );
}

/** The turn, as far as its row knows it: enough to ask whose it is. */
const turnOf = (row: QueueRow): Turn => ({
  id: row.turnId,
  stage: row.stage,
  party: { kind: 'unit', unit: row.unit, area: row.area, position: row.position },
  beganAt: row.beganAt,
  dueAt: row.dueAt,
  firm: row.firm,
  dueBasis: '',
  skipped: [],
  followedBy: null,
});

function dueOf({ calendar, now }: Bound, dueAt: number): BoardCard['due'] {
  const midnight = instantAt(calendar, `${localDate(calendar, now)}T00:00`) + DAY;
  return dueAt <= now ? 'late' : dueAt < midnight ? 'today' : dueAt < midnight + 6 * DAY ? 'week' : 'later';
}

function officerOf(
  bound: Bound,
  rights: Rights,
  one: Colleague,
  more: Pick<BoardOfficer, 'leave' | 'capacity' | 'away' | 'cards'>,
): BoardOfficer {
  const labels = new Map(one.positions.map((held) => [held.position, positionLabel(bound, held)]));
  return {
    id: one.officer.id,
    name: one.officer.name,
    me: one.officer.id === rights.officer.id,
    position: listed([...labels.values()]),
    ...more,
  };
}
