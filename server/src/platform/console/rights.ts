/**
 * What the signed-in officer may do today: the actors that their appointments make of them, and which cases are theirs to see.
 *
 * Must never: give a right without an appointment that runs today (ADR 0006).
 */
import {
  areaForUnit,
  mayAct,
  type Actor,
  type Case,
  type Party,
  type ServiceManifest,
  type Text,
  type Turn,
} from '@balai/kernel';
import { isByLink, type Officer } from '@balai/store';
import type { Bound } from '../bound.ts';
import type { OpenCase } from '../cases/open-case.ts';
import type { CityData } from '../city-data.ts';
import type { ConsoleRefusal } from '../platform-types.ts';
import type { Naming } from '../texts/naming.ts';
import { inBoth, listed, text } from '../texts/text.ts';

export type OfficerActor = Extract<Actor, { kind: 'officer' }>;
export interface Rights {
  readonly officer: Officer;
  readonly actors: readonly OfficerActor[];
  readonly hands: readonly { readonly unit: string; readonly area: string | null }[];
  /** True when every position held is one of the field: such officers see neither who reported nor papers and letters. */
  readonly fieldOnly: boolean;
}

type Hands = Pick<Rights, 'hands'>;

/** Whether the region says that this position works outside. */
export const isFieldPosition = ({ city }: Pick<Bound, 'city'>, unit: string, position: string): boolean =>
  (city.field ?? []).some((one) => one.unit === unit && one.position === position);

/** Null: nobody is signed in, or the account is not an officer of this region. */
export async function rightsOf(bound: Bound): Promise<Rights | null> {
  const { store } = bound.deps;
  const { officer: id } = bound.context;
  if (id === null) return null;
  const [officer, actors] = await Promise.all([
    store.officers.one(bound.regionId, id),
    store.officers.actorsOf(bound.regionId, id, bound.today),
  ]);
  if (officer === null) return null;
  const held = actors.flatMap((actor) => actor.positions.map((position) => ({ unit: actor.unit, position })));
  return {
    officer,
    actors,
    hands: actors.map(({ unit, area }) => ({ unit, area })),
    fieldOnly: held.length > 0 && held.every(({ unit, position }) => isFieldPosition(bound, unit, position)),
  };
}

/** Whether one of the positions held today is one that the region names for this. */
const holdsOneOf = (named: CityData['operators'], { actors }: Rights): boolean =>
  (named ?? []).some(({ unit, position }) =>
    actors.some((actor) => actor.unit === unit && actor.positions.includes(position)),
  );
export const isOperator = ({ city }: Bound, rights: Rights): boolean => holdsOneOf(city.operators, rights);
/** Who reads services in the studio, and proposes or decides changes there. */
export const mayProgram = ({ city }: Bound, rights: Rights): boolean => holdsOneOf(city.programmers, rights);
/** Who sees what has to be paid back, and says that it was. */
export const mayRefund = ({ city }: Bound, rights: Rights): boolean => holdsOneOf(city.treasurers, rights);
/** Who may approve erasures. */
export const mayErase = ({ city }: Bound, rights: Rights): boolean => holdsOneOf(city.erasers, rights);

export const notSignedIn: ConsoleRefusal = { type: 'notSignedIn' };
export const noSuchCase: ConsoleRefusal = { type: 'notFound' };

/**
 * The actor to be in this turn: the appointment that holds it, for a body outside the follower who records its answer. Null where
 * none of them may act.
 */
export function actorFor(rights: Rights, manifest: ServiceManifest, turn: Turn, today: string): OfficerActor | null {
  const outside = turn.party.kind === 'unit' ? turn.party.unit : null;
  const faces = rights.actors.flatMap((actor) =>
    outside === null ? [actor] : [actor, { ...actor, onBehalfOf: outside }],
  );
  return faces.find((actor) => mayAct(manifest, turn, actor, today)) ?? null;
}

/** Some turn of the case that this officer holds, with the actor to be there; the first open one otherwise. */
export function heldTurn(
  rights: Rights,
  manifest: ServiceManifest,
  state: Case,
  today: string,
): { readonly turn: Turn; readonly actor: OfficerActor } | null {
  for (const turn of state.turns) {
    const actor = actorFor(rights, manifest, turn, today);
    if (actor !== null) return { turn, actor };
  }
  return null;
}

const isHand = (rights: Hands, manifest: ServiceManifest, party: Party | null): boolean =>
  party !== null &&
  party.kind === 'unit' &&
  rights.hands.some(
    ({ unit, area }) =>
      unit === party.unit &&
      (party.area === null || area === null || area === party.area || areaForUnit(manifest, unit, party.area) === area),
  );

/** Whether some stage of the service is one of a unit of this officer, in the area of the case. */
const comesToAct = (rights: Hands, manifest: ServiceManifest, { area }: Case): boolean =>
  Object.values(manifest.stages).some(
    (stage) =>
      'by' in stage &&
      stage.by.kind === 'unit' &&
      manifest.units[stage.by.unit]?.reached === 'console' &&
      isHand(rights, manifest, {
        kind: 'unit',
        unit: stage.by.unit,
        area: areaForUnit(manifest, stage.by.unit, area),
        position: null,
      }),
  );

/** Whether one of these units is this officer's, in their area. */
export const wasHandOf = (
  rights: Hands,
  manifest: ServiceManifest,
  parties: readonly { readonly unit: string; readonly area: string | null }[],
): boolean => parties.some((party) => isHand(rights, manifest, { kind: 'unit', position: null, ...party }));
/** Whether cases of this service have turns of somebody without an account, who may be helped by whoever comes next. */
export const mayComeToSee = ({ stages, units }: ServiceManifest): boolean =>
  Object.values(stages).some(
    (stage) =>
      'by' in stage &&
      (stage.by.kind === 'contact' || (stage.by.kind === 'unit' && units[stage.by.unit]?.reached !== 'console')),
  );

/** An officer sees the cases that their units have, follow or had. */
export function maySee(
  rights: Hands,
  { manifest, loaded, events }: Pick<OpenCase, 'manifest' | 'loaded' | 'events'>,
): boolean {
  if (
    loaded.state.turns.some((turn) => isHand(rights, manifest, turn.party) || isHand(rights, manifest, turn.followedBy))
  )
    return true;
  // While somebody without an account acts, whoever of the city comes next may help them: look, and send the link again.
  if (loaded.state.turns.some((turn) => isByLink(manifest, turn)) && comesToAct(rights, manifest, loaded.state))
    return true;
  return events.some(
    ({ event }) =>
      (event.type === 'turnBegan' &&
        (isHand(rights, manifest, event.turn.party) || isHand(rights, manifest, event.turn.followedBy))) ||
      (event.type === 'transferred' && isHand(rights, manifest, event.to.party)),
  );
}

/** Says who may, so that nobody is left at a closed door. */
export function notAllowed(state: Case, naming: Naming): ConsoleRefusal {
  const who = listed(
    state.turns.map((turn) => naming.party(turn.party)),
    true,
  );
  const message: Text =
    state.turns.length === 0
      ? text(
          'Kasus ini tidak pernah ditangani unit Anda, jadi hanya unit yang menanganinya yang dapat membukanya.',
          'Your unit never handled this case, so only the units that did can open it.',
        )
      : inBoth((language) =>
          language === 'id'
            ? `Kasus ini bukan bagian unit Anda. Yang dapat membukanya: ${who.id}.`
            : `This case is not with your unit. Those who can open it: ${who.en}.`,
        );
  return { type: 'notAllowed', message };
}

/** Who of a turn's holders may act, for officers who may not: "Lurah Cibodas". */
export const whoMay = (turn: Turn, naming: Naming): Text => {
  const who = naming.party(turn.party);
  const followed = turn.followedBy === null ? null : naming.unit(turn.followedBy.unit, turn.followedBy.area);
  return inBoth((language) =>
    language === 'id'
      ? `Yang berhak bertindak di sini: ${who.id}${followed === null ? '' : `; jawabannya dicatat oleh ${followed.id}`}.`
      : `Those who may act here: ${who.en}${followed === null ? '' : `; ${followed.en} records the answer`}.`,
  );
};
