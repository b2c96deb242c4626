/**
 * What people and clocks do in the fault run, and what they were told: residents and officers by random commands on the real
 * services, timers, messages, claims, drafts; sent twice, sent to both processes, sent again after no answer.
 *
 * Must never: take a silence for a refusal. Who got no answer asks again with the same key, as a browser does.
 */
import { createHash, randomUUID } from 'node:crypto';
import { newCase, type Case, type CaseCommand, type Result, type ServiceManifest } from '@balai/kernel';
import { commandFor, type Tape } from '@balai/kernel/walking';
import { runJobs } from '@balai/server';
import type { Execute, Executed, ExecuteError, LoadedCase } from '@balai/store';
import { refusesAt, wallOf } from './clocks.ts';
import { LIVE, regionIds, type FaultCity, type Process } from './fault-city.ts';
import { deskWorks } from './http/desk.ts';
import type { OfficerSession } from './http/officers.ts';
import { again, fill, newHttpLedger, residentWorks, type HttpLedger } from './http/residents.ts';
import type { MemoryDisk } from './memory-disk.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { Work } from './scheduler.ts';
import type { SeededMachine } from './seeded-machine.ts';

type Done = Result<Executed, ExecuteError>;
/** A request that was acknowledged: it must be found for ever after. */
export interface Acknowledged {
  readonly request: Pick<Execute, 'regionId'> & { readonly idempotency: { readonly key: string } };
  readonly caseId: string;
  readonly number: string;
  readonly version: number;
  /** The events that it caused, as it was told. */
  readonly did: string;
}
export interface Ledger {
  /** Every key that was ever sent for a new case. */
  readonly submitted: Set<string>;
  readonly acknowledged: Acknowledged[];
  /** Sent, and never answered. */
  readonly unanswered: Map<string, Execute>;
  /** Deadlines that have fired, by case and version. */
  readonly ranOut: Set<string>;
  /** What a guard of a clock refused. */
  refused: number;
  /** Messages of which the gateway was heard to say that they did not arrive. */
  readonly bounced: Set<string>;
  /** What was seen to be wrong while it happened. */
  readonly broken: string[];
  /** What was said over HTTP. */
  readonly http: HttpLedger;
}
export interface Life {
  readonly city: FaultCity;
  readonly tape: Tape;
  readonly disk: MemoryDisk;
  readonly outside: OutsideWorld;
  readonly ledger: Ledger;
  readonly machine: SeededMachine;
  /** Empty in a seed whose people call the services themselves. */
  readonly officers: readonly OfficerSession[];
  /** The right time. */
  now: number;
  /** The digest of each region when all in it was found right last. */
  readonly found: Map<number, string>;
  /** As the guards of the clocks were told. */
  lastEventAt: number | null;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OFFICERS = ['ani', 'budi'] as const;
export const newLedger = (): Ledger => ({
  submitted: new Set(),
  acknowledged: [],
  unanswered: new Map(),
  ranOut: new Set(),
  refused: 0,
  bounced: new Set(),
  broken: [],
  http: newHttpLedger(),
});

/** One to four things that happen at the same moment, at any of the processes. */
export async function nextWorks(life: Life, processes: readonly Process[]): Promise<readonly Work[]> {
  const { tape } = life;
  life.now += tape.pick([0, 1, 1, 2, 7, 16, 30]) * HOUR;
  life.disk.full = tape.chance(12);
  if (tape.chance(12)) return claimsOf(life, processes);
  const works: Work[] = life.outside.lost.length > 0 && tape.chance(2) ? [bounceOf(life, tape.pick(processes))] : [];
  for (let count = 1 + tape.take(4); count > 0; count -= 1) works.push(...(await oneWork(life, processes)));
  return works;
}

async function oneWork(life: Life, processes: readonly Process[]): Promise<readonly Work[]> {
  const { tape, ledger } = life;
  if (life.officers.length > 0 && !tape.chance(3))
    return tape.chance(2) ? deskWorks(life, processes) : residentWorks(life, processes);
  const at = () => tape.pick(processes);
  const region = tape.pick(regionIds);
  switch (tape.take(10)) {
    case 0:
      return [jobsOf(life, at()), jobsOf(life, at())];
    case 1: {
      const process = at();
      const fire = (now: number) => process.store.timers.fireDue(region, now);
      return [{ at: process.name, run: guarded(life, process, () => fire(timeAt(life, process, skewed(life)))) }];
    }
    case 2: {
      const waiting = [...ledger.unanswered.values()];
      return waiting.length === 0 ? [] : [sending(life, at(), tape.pick(waiting))];
    }
    case 3:
    case 4:
    case 5:
      return submission(life, region, processes);
    default:
      return acting(life, processes);
  }
}

/**
 * The clocks of two machines are never quite the same, and sometimes one of them is thrown back: the store stands it also where no
 * guard has seen it.
 */
const skewed = ({ now, tape }: Life): number => now - tape.pick([0, 0, 1, 900, 60_000, 2 * HOUR, 3 * DAY, 400 * DAY]);
/** `usual`, or what a clock that was set says. */
const timeAt = (life: Life, process: Process, usual: number): number =>
  process.clock.ahead === 0 ? usual : wallOf(life, process);

/** A process whose clock is wrong refuses every write and lets no deadline fire, as the product does. */
const guarded =
  (life: Life, process: Process, work: () => Promise<unknown>): (() => Promise<void>) =>
  async () => {
    if (refusesAt(process) === null) await work();
    else life.ledger.refused += 1;
  };

const keyOf = (command: CaseCommand) => ({
  caller: 'faults',
  key: randomUUID(),
  requestHash: createHash('sha256').update(JSON.stringify(command)).digest('hex'),
});

async function submission(life: Life, regionId: number, processes: readonly Process[]): Promise<readonly Work[]> {
  const { tape, city, now } = life;
  const service = tape.pick(city.observer.services.current(regionId));
  const command = await commandOn(life, service.manifest, newCase);
  if (command === null) return [];
  const request: Execute = {
    regionId,
    serviceId: service.serviceId,
    command,
    channel: 'portal',
    now,
    idempotency: keyOf(command),
  };
  life.ledger.submitted.add(request.idempotency.key);
  return perhapsTwice(life, processes, request);
}

async function acting(life: Life, processes: readonly Process[]): Promise<readonly Work[]> {
  const { tape, city, ledger } = life;
  if (ledger.acknowledged.length === 0) return [];
  const { request, caseId } = tape.pick(ledger.acknowledged);
  const loaded = await city.observer.cases.load(request.regionId, caseId);
  if (loaded === null) throw new Error(`the acknowledged case ${caseId} is not there`);
  const command = await commandOn(life, loaded.manifest, loaded.state);
  if (command === null || command.type === 'submit') return [];
  const part = command.type === 'split' ? await partOf(life, loaded) : {};
  if (part === null) return [];
  const asked: Execute = {
    regionId: request.regionId,
    caseId,
    command,
    channel: 'portal',
    now: skewed(life),
    idempotency: keyOf(command),
    ...(tape.chance(2) ? { seenVersion: loaded.version } : {}),
    ...part,
  };
  const process = tape.pick(processes);
  // Some decide on what their process has just read, which may be old when it comes to writing.
  return tape.chance(3) ? [readingFirst(life, process, asked)] : perhapsTwice(life, processes, asked);
}

/** What a split opens: filled in like any new case. Null: there was no room for its files. */
async function partOf(life: Life, { manifest, regionId }: LoadedCase): Promise<Pick<Execute, 'opens'> | null> {
  const filled = await commandOn(life, manifest, newCase);
  if (filled?.type !== 'submit') return null;
  const { answers, facts } = filled;
  const secretHash = (causedBy: string) => createHash('sha256').update(`${regionId} ${causedBy}`).digest('hex');
  return { opens: { answers, facts, draftId: randomUUID(), secretHash } };
}

/** What somebody would like to do; null when its files find no room, which they are told at once. */
async function commandOn(
  { tape, now, disk }: Life,
  service: ServiceManifest,
  state: Case,
): Promise<CaseCommand | null> {
  const command = commandFor({ service, state, now, tape, secrets: new Map() });
  if (!JSON.stringify(command).includes('"sha256"')) return command;
  return disk.full ? null : ((await withFiles(command, disk)) as CaseCommand);
}

/** Every file that is named gets bytes, and their name. */
async function withFiles(value: unknown, disk: MemoryDisk): Promise<unknown> {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Promise.all(value.map((each) => withFiles(each, disk)));
  const entries = await Promise.all(
    Object.entries(value).map(async ([name, inner]): Promise<readonly [string, unknown]> =>
      name === 'sha256' && typeof inner === 'string'
        ? [name, await disk.put(Buffer.from(inner), 0)]
        : [name, await withFiles(inner, disk)],
    ),
  );
  return Object.fromEntries(entries);
}

function perhapsTwice(life: Life, processes: readonly Process[], request: Execute): readonly Work[] {
  const { tape } = life;
  const times = tape.chance(4) ? 2 : 1;
  return Array.from({ length: times }, () => sending(life, tape.pick(processes), request));
}

const readingFirst = (life: Life, process: Process, request: Execute): Work => ({
  at: process.name,
  run: async () => {
    const loaded: LoadedCase | null = await process.store.cases.load(request.regionId, request.caseId ?? '');
    await sending(life, process, loaded === null ? request : { ...request, loaded }).run();
  },
});

/** SQLSTATE: a value or a constraint that the store should have thought of, or a statement that is wrong. */
const NO_WEATHER = /^(2[1-4]|42)\w{3}$/u;
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** Sends a command, and writes down what was answered. */
function sending(life: Life, process: Process, asked: Execute): Work {
  const { name, store } = process;
  const { ledger } = life;
  const { key } = asked.idempotency;
  const send = async (): Promise<void> => {
    const request = { ...asked, now: timeAt(life, process, asked.now) };
    ledger.unanswered.set(key, request);
    const done: Done = await store.execute(request).catch((error: unknown) => {
      const code = codeOf(error);
      if (NO_WEATHER.test(code)) ledger.broken.push(`1: ${key} met ${code}, which is no trouble of the weather`);
      throw error;
    });
    ledger.unanswered.delete(key);
    if (!done.ok) return;
    const { caseId, number, version, events } = done.value;
    ledger.acknowledged.push({ request, caseId, number, version, did: events.map(({ type }) => type).join(' ') });
  };
  return { at: name, run: guarded(life, process, send) };
}

/** Asks again, calmly, whatever was never answered, and goes on with what was not sent. */
export const askAgain = (life: Life, process: Process): readonly Work[] => [
  ...[...life.ledger.unanswered.values()].map((request) => sending(life, process, request)),
  ...[...life.ledger.http.waiting.values()].map((waiting) => again(life, process, waiting)),
];
export const finishForms = (life: Life, process: Process): readonly Work[] =>
  life.ledger.http.reports
    .filter(({ number }) => number === null)
    .map((report) => ({ at: process.name, run: () => fill(life, process, report) }));

/** Messages, letters, timers and counters of one process. */
export function jobsOf(life: Life, process: Process): Work {
  const { outside } = life;
  const messenger = {
    // Whoever is dead does nothing more, though its code goes on here.
    send: (to: string, text: string, id?: string) =>
      process.isDead ? new Promise<null>(() => undefined) : outside.messenger.send(to, text, id),
  };
  const run = (): Promise<void> => {
    const now = wallOf(life, process);
    return runJobs(process.deps, now, { messenger }, now - 60_000);
  };
  return { at: process.name, run: guarded(life, process, run) };
}

/** The gateway says of what it forgot that it did not arrive; who gets no answer is told again. */
export function bounceOf(life: Life, process: Process): Work {
  const { outside, ledger, tape } = life;
  const id = tape.pick(outside.lost);
  const says = async (): Promise<void> => {
    const now = wallOf(life, process);
    const isThere = await process.store.outbox.bounced(LIVE, id, now, 'the gateway says that it did not arrive');
    if (!isThere) ledger.broken.push(`6: nobody knows the message ${id}, which was handed to the gateway`);
    ledger.bounced.add(id);
    const at = outside.lost.indexOf(id);
    if (at >= 0) outside.lost.splice(at, 1);
  };
  return { at: process.name, run: guarded(life, process, says) };
}

/** Two officers reach for a case that nobody has: at most one of them may be told that it is theirs. */
export async function claimsOf(life: Life, processes: readonly Process[]): Promise<readonly Work[]> {
  const { tape, ledger, city, now } = life;
  if (ledger.acknowledged.length === 0) return [];
  const { request, caseId } = tape.pick(ledger.acknowledged);
  const { regionId } = request;
  if ((await city.observer.claims.of(regionId, caseId, now)) !== null) return [];
  const holders: string[] = [];
  return OFFICERS.map((officer) => {
    const process = tape.pick(processes);
    const { name, store } = process;
    const run = async (): Promise<void> => {
      const taken = await store.claims.take(regionId, caseId, officer, now);
      if (taken.ok) holders.push(officer);
      if (holders.length > 1) ledger.broken.push(`10: ${holders.join(' and ')} both hold ${caseId}`);
    };
    return { at: name, run: guarded(life, process, run) };
  });
}
