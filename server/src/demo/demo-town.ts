/**
 * What everybody in the demonstration stands on: the platform, the officers, the photos, the clock, and the lives of the cases.
 *
 * Must never: decide what happens to a case (the conducts do), or write what a command would write.
 */
import { createHash } from 'node:crypto';
import {
  localDate,
  type Calendar,
  type Case,
  type CaseCommand,
  type CaseEvent,
  type DateText,
  type Facts,
  type HandedIn,
  type Instant,
  type ServiceManifest,
  type Turn,
} from '@balai/kernel';
import type { Bound } from '../platform/bound.ts';
import { seedOf, type DemoPeople, type DemoPlaces, type DemoVillage, type Random } from './demo-ingredients.ts';
import type { OfficerActor, Staff } from './demo-officers.ts';
import type { DemoFile, DemoPhotos } from './demo-photos.ts';
import { cameraTime } from './demo-time.ts';
import type { VirtualClock } from './virtual-time.ts';

/** A case before it is sent: everything about it that chance decides. */
export interface Plan {
  /** `lampu-jalan 2026-11-03 7`: the same on every start; all chance and all keys come from it. */
  readonly key: string;
  readonly service: string;
  /** Which photos of its subject are its own, and which are those of a second repair. */
  readonly index: number;
  readonly again: number;
  readonly fate: string;
  /** The example whose answers are its template; null where a conduct of the service's own makes them. */
  readonly like: string | null;
  /** The stage in which it waits when the four weeks are over; null: where chance leaves it. */
  readonly rests: string | null;
  readonly filedAt: Instant;
  readonly village: DemoVillage;
  /** The report that this one repeats, or whose proof it shows again. */
  readonly twin: Plan | null;
}
/** A case that lives: as it stands after the last command. */
export interface Life {
  readonly plan: Plan;
  readonly caseId: string;
  readonly number: string;
  readonly manifest: ServiceManifest;
  state: Case;
  version: number;
  /** Proofs that were photographed so far: each shows other photos. */
  proofs: number;
  /** How often each stage, and each turn by its id, was entered. */
  readonly visits: Map<string, number>;
  /** Grows with every change; what was planned for an older one does not happen. */
  generation: number;
}

/** What somebody does next. */
export type Move = { readonly at: Instant } & (
  | {
      readonly do: 'act';
      readonly turn: Turn;
      readonly action: string;
      readonly by: 'officer' | 'applicant';
      readonly positions?: readonly string[];
      readonly because?: readonly string[];
      readonly note?: string;
      readonly hand?: (actor: OfficerActor | null, at: Instant) => Promise<HandedIn>;
      readonly asksAgain?: boolean;
    }
  | {
      readonly do: 'transfer';
      readonly turn: Turn;
      readonly to: { readonly unit: string; readonly area: string | null };
      readonly note: string;
      readonly positions: readonly string[];
    }
  | { readonly do: 'merge'; readonly turn: Turn; readonly into: Plan; readonly positions: readonly string[] }
  | { readonly do: 'object'; readonly hand: HandedIn }
  | { readonly do: 'withdraw' }
  | { readonly do: 'learn' }
  /** Chosen when the moment has come; null: nobody can do anything, which is looked at again the next day. */
  | { readonly do: 'choose'; choose(at: Instant): Promise<Chosen | null> }
);
/** What somebody does, and who: null where no officer does it. */
export interface Chosen {
  readonly command: CaseCommand;
  readonly actor: OfficerActor | null;
}

/** How the people of one service behave. Chance comes as `random`, fresh for each question, so that an answer never depends on others. */
export interface Conduct {
  answers(town: Town, plan: Plan, random: Random): Promise<Readonly<Record<string, unknown>>>;
  /** Null: nothing more happens by itself. */
  next(town: Town, life: Life, random: Random): Move | null;
}

export interface Town {
  readonly bound: Bound;
  readonly regionId: number;
  readonly calendar: Calendar;
  /** The end of the four weeks. */
  readonly now: Instant;
  readonly clock: VirtualClock;
  readonly staff: Staff;
  readonly photos: DemoPhotos;
  readonly conducts: ReadonlyMap<string, Conduct>;
  readonly places: DemoPlaces;
  readonly people: DemoPeople;
  readonly lives: Map<string, Life>;
  readonly byCase: Map<string, Life>;
  /** The evening on which the population register was silent. */
  readonly silent: { readonly from: Instant; readonly to: Instant };
  /** Letters are signed, and cases that others start are opened, one after the other. */
  readonly queue: { last: Promise<void> };
  readonly told: (at: Instant) => void;
  readonly tally: Tally;
  randomOf(...names: readonly (string | number)[]): Random;
}
export interface Tally {
  commands: number;
  letters: number;
  readonly refusals: Map<string, number>;
  readonly outcomes: Map<string, number>;
}

/** The draft that this case was, by a name that looks like any other: owner of its uploads, key of its submission. */
export function draftOf({ key }: Plan): string {
  const hex = createHash('sha256').update(`demo draft ${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
/** Waits for the work before in the queue of the town. */
export async function inTurn({ queue }: Pick<Town, 'queue'>, work: () => Promise<void>): Promise<void> {
  const mine = queue.last.then(work);
  queue.last = mine.catch(() => undefined);
  return mine;
}
export const countOne = (counts: Map<string, number>, name: string): void =>
  void counts.set(name, (counts.get(name) ?? 0) + 1);
export const dayOf = (town: Pick<Town, 'calendar'>, at: Instant): DateText => localDate(town.calendar, at);
export const isSilent = ({ silent }: Town, at: Instant): boolean => at >= silent.from && at < silent.to;

/** Puts a file on record as an upload of `owner` and returns the answer that names it. */
export async function stageFor(
  town: Town,
  owner: string,
  file: DemoFile,
  at: Instant,
  seenAt?: { readonly latitude: number; readonly longitude: number },
): Promise<{ readonly sha256: string }> {
  const { store } = town.bound.deps;
  const taken =
    seenAt === undefined
      ? { at: null, latitude: null, longitude: null }
      : { at: cameraTime(town.calendar, at), ...seenAt };
  await store.files.stage(town.regionId, {
    ...file,
    thumbnailSha256: file.mediaType === 'application/pdf' ? null : file.sha256,
    // Drawn from a few scenes, each is a part of others: they are compared as a whole alone.
    landmarks: new Uint8Array(),
    uploadedAt: at,
    owner,
    taken,
  });
  return { sha256: file.sha256 };
}

/** The register that was silent on one evening. */
const SILENT = 'kependudukan';
/** Asks the registries as a submission does; one that is silent this evening says nothing. */
export async function askFacts(
  town: Town,
  manifest: ServiceManifest,
  about: { readonly answers: Case['answers']; readonly area: string | null },
  at: Instant,
): Promise<Facts> {
  const facts = await town.bound.deps.registriesOf(town.regionId).ask(manifest.facts, about, at);
  if (!isSilent(town, at)) return facts;
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      fact.source === SILENT ? { state: 'unavailable', source: fact.source, at } : fact,
    ]),
  );
}
/** The facts that this case is asked by now. */
export const factsOf = (town: Town, { manifest, state }: Life, at: Instant): Promise<Facts> =>
  askFacts(town, manifest, { answers: state.answers, area: state.area }, at);
/** Whether a register that was silent has yet to answer. */
export const awaitsFacts = ({ state }: Life): boolean =>
  Object.values(state.facts).some((fact) => fact.state === 'unavailable' && fact.source === SILENT);
/** A matter of one person, which others do not follow and whose reading is recorded. */
export const isPersonal = ({ manifest }: Life): boolean =>
  manifest.category !== 'report' && manifest.category !== 'emergency';

export const randomFrom =
  (seededRandom: (seed: number) => Random, seed: number) =>
  (...names: readonly (string | number)[]): Random => {
    const random = seededRandom(seedOf(`${seed} ${names.join(' ')}`));
    random();
    return random;
  };

export type { OfficerActor };

export function countVisits({ visits }: Life, events: readonly CaseEvent[]): void {
  for (const event of events)
    if (event.type === 'turnBegan')
      for (const entered of [event.turn.stage, event.turn.id]) visits.set(entered, (visits.get(entered) ?? 0) + 1);
}
