/**
 * Data that were wrong are set right because the person whom they are about asked for it (UU 27/2022 article 6, ADR 0084).
 *
 * What was decided stays decided, and every clock goes on: from now on the right value stands where the wrong one stood, in an open
 * case and in one that has ended. Must never: ask, route or refuse anything by it, or touch what says who acts or which person it is.
 */
import { accept } from './accept.ts';
import { notYourTurn } from './act.ts';
import type { AnswerError, Case, CaseCommand, CaseError } from './case-types.ts';
import { targetAt, valueAt, withChanges, type Target } from './correctable.ts';
import { askingOf } from './door.ts';
import { namesIn, type Expression } from './expression.ts';
import type { Field, Text } from './fields.ts';
import type { ServiceManifest } from './manifest.ts';
import type { Values } from './operators.ts';
import { isOpen } from './privacy.ts';
import type { Story } from './story.ts';

type Rectify = Extract<CaseCommand, { type: 'rectify' }>;

/** What can be read wrong, typed wrong or ticked wrong; files and places are evidence or decide where a matter goes. */
const KINDS: ReadonlySet<Field<unknown>['kind']> = new Set([
  'text',
  'email',
  'phone',
  'country',
  'date',
  'time',
  'number',
  'choice',
]);

/**
 * The single answers that may be set right, in the order of the form: personal, given, and none on which it hangs who acts, what is
 * asked or what a registry was asked. The NIK is none: it says whose the case is.
 */
export function rectifiable(
  service: ServiceManifest,
  { answers, erased }: Pick<Case, 'answers' | 'erased'>,
): readonly Target[] {
  if (erased) return [];
  const fixed = decisive(service);
  return Object.entries(service.fields)
    .filter(([name, field]) => !fixed.has(name) && !isOpen(field) && Object.hasOwn(answers, name))
    .flatMap(([name, field]) => pathsIn(name, field, answers[name]))
    .flatMap((path) => targetAt(service.fields, answers, path) ?? [])
    .filter(({ path, field }) => KINDS.has(field.kind) && !(field.kind === 'choice' && steers(service, path)));
}

/** Whether a choice sorts cases or says who works on them: it is no fact about a person, but what is asked for. */
function steers({ conditions, routing, teams }: ServiceManifest, path: string): boolean {
  const [top = '', ...parts] = path.split('.');
  const part = parts.at(-1);
  const reads = (one: unknown): boolean => {
    if (!Array.isArray(one)) return false;
    const [what, of, name] = one as readonly unknown[];
    if (what === 'part' && Array.isArray(of) && of[0] === 'field' && of[1] === top) return name === part;
    return (what === 'field' && of === top) || one.some(reads);
  };
  const dated = [...Object.values(routing), ...Object.values(teams)].flat().map(({ value }) => value);
  return [...Object.values(conditions), ...dated].some(reads);
}

/** The single answers inside one, but for those on which it hangs whether another of the same group or row is asked. */
function pathsIn(path: string, field: Field<unknown>, value: unknown): readonly string[] {
  if (field.kind === 'repeated')
    return Array.isArray(value) ? value.flatMap((row: unknown, at) => partsIn(`${path}.${at}`, field, row)) : [];
  return field.kind === 'group' ? partsIn(path, field, value) : [path];
}
function partsIn(path: string, { rows = {}, askedIf = {} }: Field<unknown>, value: unknown): readonly string[] {
  const read = new Set(Object.values(askedIf).flatMap((when) => namesIn(when as Expression, 'row')));
  return typeof value !== 'object' || value === null
    ? []
    : Object.keys(rows).flatMap((part) => (Object.hasOwn(value, part) && !read.has(part) ? [`${path}.${part}`] : []));
}

const remembered = new WeakMap<ServiceManifest, ReadonlySet<string>>();
/** The questions that decide about more than themselves. */
function decisive(service: ServiceManifest): ReadonlySet<string> {
  const found = remembered.get(service);
  if (found !== undefined) return found;
  const stages = Object.values(service.stages).flatMap((stage) => ('by' in stage ? [stage] : []));
  const names = new Set([
    ...(service.at === null ? [] : [service.at]),
    ...Object.values(service.facts).flatMap(({ dependsOn }) => dependsOn),
    ...Object.values(service.units).flatMap(({ which }) => which ?? []),
    ...Object.values(service.askedIf).flatMap((when) => namesIn(when, 'field')),
    ...stages.flatMap(({ by, from }) => [
      ...(from === undefined ? [] : [from]),
      ...(by.kind === 'contact' ? [by.field] : []),
      ...(by.kind === 'unit' && by.at !== null ? [by.at] : []),
    ]),
  ]);
  remembered.set(service, names);
  return names;
}

export function rectify(story: Story, command: Rectify): CaseError | null {
  const { service, state, world, knowledge } = story;
  const { actor, asked, basis } = command;
  if (actor.kind !== 'officer') return notYourTurn(state);
  const allowed = new Map(rectifiable(service, state).map(({ path, field }) => [path, field]));
  const paths = Object.keys(command.answers);
  const strange = paths.filter((path) => !allowed.has(path));
  if (strange.length > 0 || paths.length === 0)
    return { type: 'notAskedFor', what: strange.length > 0 ? strange : ['answers'] };
  const own = Object.fromEntries(Object.entries(state.answers).filter(([name]) => Object.hasOwn(service.fields, name)));
  const merged = withChanges(service.fields, own, command.answers);
  const accepted = accept(
    { ...askingOf(story, service.fields, state.answers, knowledge.facts), accepted: own },
    merged,
  );
  if (!accepted.ok) return { type: 'answersRefused', errors: accepted.error };
  const clean = accepted.value.answers;
  const wrong = paths.flatMap((path) => refusedValue(allowed.get(path)?.label ?? EMPTY, path, own, clean));
  if (wrong.length > 0) return { type: 'answersRefused', errors: wrong };
  const tops = new Set(paths.map((path) => path.split('.')[0] ?? ''));
  story.add({
    type: 'rectified',
    at: world.now,
    actor,
    asked,
    basis,
    paths,
    answers: Object.fromEntries(Object.entries(clean).filter(([name]) => tops.has(name))),
  });
  return null;
}

const EMPTY: Text = { id: '', en: '' };
/** What is emptied is no correction but an erasure; what is the same needs none. */
function refusedValue(label: Text, path: string, before: Values, after: Values): readonly AnswerError[] {
  const value = valueAt(after, path);
  if (value === undefined) return [problem(path, label, 'missing', 'tulis isi yang benar.', 'write what is right.')];
  return value === valueAt(before, path)
    ? [problem(path, label, 'notCorrectable', 'isi ini sudah tercatat.', 'this is what stands there already.')]
    : [];
}
const problem = (field: string, label: Text, code: AnswerError['code'], id: string, en: string): AnswerError => ({
  field,
  code,
  message: { id: `${label.id}: ${id}`, en: `${label.en}: ${en}` },
});
