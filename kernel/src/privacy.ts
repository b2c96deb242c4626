/**
 * Which part of an event is open, and which is personal and lies apart, where it can be erased (ARCHITECTURE 5b, UU 27/2022).
 *
 * Every answer and fact is personal unless its question says `published` or `statistical`; so are notes, booked times, the words
 * beside a place, and the language of the applicant. The open part names which questions were answered, never what was said.
 * Must never: let a personal value into the open part, or fail to give a readable event when the private part is gone.
 */
import type { CaseEvent } from './case-types.ts';
import type { Field } from './fields.ts';
import type { ServiceManifest } from './manifest.ts';
import type { Values } from './operators.ts';

/** Data as it is stored. */
export type JsonObject = Readonly<Record<string, unknown>>;
export interface SplitEvent {
  readonly open: JsonObject;
  /** Null when nothing in the event is personal. */
  readonly sealed: JsonObject | null;
}

/** The parts of events that hold answers, facts or booked times, by name; that hold words; and that say how somebody is to be told. */
const RECORDS = ['answers', 'facts', 'booked'] as const;
const WORDS = 'note';
const LANGUAGE = 'language';

/** Returns the two parts of `event`; `joinEvent` makes it whole again. */
export function splitEvent(manifest: ServiceManifest, event: CaseEvent): SplitEvent {
  const open: Record<string, unknown> = { ...event };
  const sealed: Record<string, unknown> = {};
  const hidden: Record<string, readonly string[]> = {};
  for (const part of RECORDS) {
    if (!Object.hasOwn(open, part)) continue;
    const split = splitRecord(open[part] as Values, (name) => fieldOf(manifest, part, name));
    open[part] = split.open;
    if (Object.keys(split.sealed).length > 0) sealed[part] = split.sealed;
    if (split.hidden.length > 0) hidden[part] = split.hidden;
  }
  if (typeof open[WORDS] === 'string' && open[WORDS] !== '') {
    sealed[WORDS] = open[WORDS];
    hidden[WORDS] = [WORDS];
    open[WORDS] = '';
  }
  if (Object.hasOwn(open, LANGUAGE)) {
    sealed[LANGUAGE] = open[LANGUAGE];
    hidden[LANGUAGE] = [LANGUAGE];
    delete open[LANGUAGE];
  }
  if (Object.keys(hidden).length === 0) return { open, sealed: null };
  return { open: { ...open, hidden }, sealed };
}

/** Returns the event, whole; without its private part, with what is open of it, so that a case can still be told. */
export function joinEvent(open: JsonObject, sealed: JsonObject | null): CaseEvent {
  const { hidden, ...event } = open as Record<string, unknown>;
  if (hidden === undefined || sealed === null) return event as unknown as CaseEvent;
  for (const part of RECORDS) {
    const values = sealed[part];
    if (isRecord(values)) event[part] = joinRecord(isRecord(event[part]) ? event[part] : {}, values);
  }
  if (typeof sealed[WORDS] === 'string') event[WORDS] = sealed[WORDS];
  if (typeof sealed[LANGUAGE] === 'string') event[LANGUAGE] = sealed[LANGUAGE];
  return event as unknown as CaseEvent;
}

interface SplitRecord {
  readonly open: Values;
  readonly sealed: Values;
  readonly hidden: readonly string[];
}
function splitRecord(values: Values, fieldNamed: (name: string) => Field<unknown> | undefined): SplitRecord {
  const open: Record<string, unknown> = {};
  const sealed: Record<string, unknown> = {};
  const hidden: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    const field = fieldNamed(name);
    if (!isOpen(field)) {
      sealed[name] = value;
      hidden.push(name);
    } else if (field?.kind === 'place' && isRecord(value) && value['note'] !== undefined) {
      // How to find it is told to those who come; it may name a neighbour.
      const { note, ...place } = value;
      open[name] = place;
      sealed[name] = { note };
      hidden.push(`${name}.note`);
    } else open[name] = value;
  }
  return { open, sealed, hidden };
}

/** A place is put together from its point and the words beside it; everything else is in one part or the other. */
function joinRecord(open: Values, sealed: Values): Values {
  const joined: Record<string, unknown> = { ...open };
  for (const [name, value] of Object.entries(sealed)) {
    const before = Object.hasOwn(open, name) ? open[name] : undefined;
    joined[name] = isRecord(before) && isRecord(value) ? { ...before, ...value } : value;
  }
  return joined;
}

/** True where the question says that its answer is no secret. A name that the manifest lacks is one. */
export const isOpen = (field: Field<unknown> | undefined): boolean =>
  field?.published === true || field?.statistical === true;

function fieldOf(manifest: ServiceManifest, part: (typeof RECORDS)[number], name: string): Field<unknown> | undefined {
  if (part === 'booked') return undefined;
  if (part === 'facts') return Object.hasOwn(manifest.facts, name) ? manifest.facts[name] : undefined;
  if (Object.hasOwn(manifest.fields, name)) return manifest.fields[name];
  for (const form of Object.values(manifest.forms)) if (Object.hasOwn(form, name)) return form[name];
  return undefined;
}
const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
