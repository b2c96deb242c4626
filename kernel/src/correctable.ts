/**
 * What a correction may change: whole questions, one part of a group, one row or one part of it (ADR 0051).
 *
 * A path says which: `f102`, `ibu.nama`, `perubahan.1`, `perubahan.1.bukti` (rows count from 0). Must never: open more than the
 * reasons and the officer have said, or name a row that the case does not have.
 */
import { canonicalJson } from './canonical.ts';
import type { Case } from './case-types.ts';
import { evaluate } from './expression.ts';
import type { Field, Fields } from './fields.ts';
import type { ServiceManifest } from './manifest.ts';
import type { Values } from './operators.ts';
import { rulesBy } from './rules.ts';

/** A question, or a place within one. Its label also stands alone: `Perubahan ke-2`, `Ibu: nama`. */
export interface Target {
  readonly path: string;
  readonly field: Field<unknown>;
}
type About = Pick<Case, 'reasons' | 'about' | 'answers'>;

const own = <Value>(record: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined =>
  record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const rowsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** One row of a `repeated`, as a group of its own. `at` counts from 0. */
export function rowField(field: Field<unknown>, at: number): Field<unknown> {
  const { atMost: _most, ...group } = field;
  const label = { id: `${field.label.id} ke-${at + 1}`, en: `${field.label.en}, no. ${at + 1}` };
  return { ...group, kind: 'group', required: true, label };
}

/** What stands at a path, given the answers; null where there is no such question, part or row. */
export function targetAt(fields: Fields, answers: Values, path: string): Target | null {
  const [top = '', second, third, more] = path.split('.');
  const field = own(fields, top);
  if (field === undefined || more !== undefined) return null;
  if (second === undefined) return { path, field };
  if (field.kind === 'repeated') {
    const at = /^\d{1,4}$/u.test(second) ? Number(second) : -1;
    if (String(at) !== second || at >= rowsOf(own(answers, top)).length) return null;
    const row = rowField(field, at);
    return third === undefined ? { path, field: row } : partOf(row, third, path);
  }
  return third === undefined && field.kind === 'group' ? partOf(field, second, path) : null;
}
/** The answer at a path; undefined where there is none. */
export function valueAt(answers: Values, path: string): unknown {
  let value: unknown = answers;
  for (const step of path.split('.'))
    value = Array.isArray(value) ? value[Number(step)] : isRecord(value) ? own(value, step) : undefined;
  return value;
}
function partOf(group: Field<unknown>, name: string, path: string): Target | null {
  const part = own(group.rows, name);
  if (part === undefined) return null;
  const label = {
    id: `${group.label.id}: ${part.label.id}`,
    en: `${group.label.en}: ${part.label.en}`,
  };
  return { path, field: { ...part, label } };
}

/** The paths that a list of names opens: `perubahan.bukti` is that part of every row. */
function spread(service: ServiceManifest, answers: Values, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const [top = '', part] = name.split('.');
    if (part === undefined || own(service.fields, top)?.kind !== 'repeated') return [name];
    return rowsOf(own(answers, top)).map((_, at) => `${top}.${at}.${part}`);
  });
}

/** What a reason is about, by its file; a rule given as a reason is about what it reads, and what its facts depend on. */
function aboutOf(service: ServiceManifest, reason: string): readonly string[] {
  const known = own(service.reasons, reason);
  if (known !== undefined) return known.about ?? [];
  const rule = own(service.rules, reason);
  if (rule === undefined) return [];
  const reads = rulesBy({ ...service, rules: { [reason]: rule } }, { answers: {}, facts: {} })[0]?.reads;
  const names = [
    ...(reads?.fields ?? []),
    ...(reads?.facts ?? []).flatMap((fact) => service.facts[fact]?.dependsOn ?? []),
  ];
  return names.filter((name) => Object.hasOwn(service.fields, name));
}

/** Returns the paths that a correction may change now, in the order of the form; every question when a reason names none. */
export function correctable(service: ServiceManifest, state: About): readonly string[] {
  const all = Object.keys(service.fields);
  const open = new Set<string>();
  for (const reason of state.reasons) {
    const narrowed = own(state.about, reason);
    const about = narrowed ?? spread(service, state.answers, aboutOf(service, reason));
    if (about.length === 0 && aboutOf(service, reason).length === 0) return all;
    for (const path of about) open.add(path);
  }
  if (open.size === 0) return all;
  const paths = [...open].filter((path) => ![...open].some((other) => path.startsWith(`${other}.`)));
  const place = (path: string) => all.indexOf(path.split('.')[0] ?? '');
  return paths.toSorted((a, b) => place(a) - place(b) || a.localeCompare(b, 'en', { numeric: true }));
}

/**
 * What an officer may choose among when they give this reason: the questions that it is about, rows one by one, the parts of
 * a group that it is about alone. Empty where there is no choice.
 */
export function targetsOf(
  service: ServiceManifest,
  { answers }: Pick<Case, 'answers'>,
  reason: string,
): readonly Target[] {
  const about = spread(service, answers, own(service.reasons, reason)?.about ?? []);
  const paths = about.flatMap((path) => {
    const field = own(service.fields, path);
    if (field === undefined) return [path];
    if (!Object.hasOwn(answers, path)) return [];
    if (field.kind === 'repeated') return rowsOf(answers[path]).map((_, at) => `${path}.${at}`);
    const given = answers[path];
    return field.kind === 'group' && about.length === 1 && isRecord(given)
      ? Object.keys(given).map((part) => `${path}.${part}`)
      : [path];
  });
  const targets = paths.flatMap((path) => targetAt(service.fields, answers, path) ?? []);
  return targets.length > 1 ? targets : [];
}

/** The paths of `about` that no given reason is about, or that the case does not have. */
export function strangePaths(
  service: ServiceManifest,
  { answers }: Pick<Case, 'answers'>,
  because: readonly string[],
  about: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  return Object.entries(about).flatMap(([reason, paths]) => {
    const within = spread(service, answers, aboutOf(service, reason));
    const isAbout = (path: string) =>
      within.length === 0 || within.some((name) => path === name || path.startsWith(`${name}.`));
    return paths.filter(
      (path) => !because.includes(reason) || !isAbout(path) || targetAt(service.fields, answers, path) === null,
    );
  });
}

/** `before` with the changes of a correction put in: by question, or by path. An unknown path stays a name of its own. */
export function withChanges(fields: Fields, before: Values, changes: Values): Values {
  let merged: Values = before;
  for (const [path, value] of Object.entries(changes))
    merged =
      Object.hasOwn(fields, path) || targetAt(fields, before, path) === null
        ? { ...merged, [path]: value }
        : (put(merged, path.split('.'), value) as Values);
  return merged;
}
function put(container: unknown, [step, ...deeper]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(container))
    return container.map((row: unknown, at) => (String(at) === step ? put(row, deeper, value) : row));
  const record = isRecord(container) ? container : {};
  return { ...record, [step]: put(own(record, step), deeper, value) };
}

/**
 * Whether an answer changed outside the open paths. Where a part of a group or row is open, its other parts may come or go as
 * `askedIf` says.
 */
export function changedElsewhere(
  field: Field<unknown>,
  name: string,
  open: readonly string[],
  before: unknown,
  after: unknown,
): boolean {
  const inside = open.flatMap((path) => (path.startsWith(`${name}.`) ? [path.slice(name.length + 1).split('.')] : []));
  const [was, is] = inside.reduce<readonly [unknown, unknown]>(
    ([one, two], steps) => {
      const row = field.kind === 'repeated' ? Number(steps[0]) : null;
      const part = row === null ? steps[0] : steps[1];
      const look = (value: unknown) => (row === null ? value : rowsOf(value)[row]);
      const freed = part === undefined ? null : [part, ...comeOrGo(field, look(before), look(after))];
      return [closed(one, row, freed), closed(two, row, freed)];
    },
    [before, after],
  );
  return canonicalJson(was ?? null) !== canonicalJson(is ?? null);
}
/** The value without what is open: a whole row (`parts` null), or parts of a row or group. */
function closed(value: unknown, row: number | null, parts: readonly string[] | null): unknown {
  const without = (one: unknown) =>
    parts === null || !isRecord(one)
      ? null
      : Object.fromEntries(Object.entries(one).filter(([part]) => !parts.includes(part)));
  return row === null ? without(value) : rowsOf(value).map((one, at) => (at === row ? without(one) : one));
}
function comeOrGo({ askedIf = {} }: Field<unknown>, before: unknown, after: unknown): readonly string[] {
  const isAsked = (part: string, row: unknown) =>
    evaluate(askedIf[part] as never, {}, {}, isRecord(row) ? row : {}) === true;
  return Object.keys(askedIf).filter((part) => isAsked(part, before) !== isAsked(part, after));
}
