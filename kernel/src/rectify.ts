/**
 * Data that were wrong are set right because the person whom they are about asked for it (UU 27/2022 article 6, ADR 0084).
 *
 * What was decided stays decided, and every clock goes on: from now on the right value stands where the wrong one stood, in an open
 * case and in one that has ended. Must never: route or refuse anything by it, or touch what says who acts; whose NIK it is
 * is known by whoever asks (server/src/platform/person).
 */
import { accept } from './accept.ts';
import { notYourTurn } from './act.ts';
import { canonicalJson } from './canonical.ts';
import type { AnswerError, Case, CaseCommand, CaseError, Fact, Facts } from './case-types.ts';
import { targetAt, valueAt, withChanges, type Target } from './correctable.ts';
import { askingOf } from './door.ts';
import { namesIn, type Expression } from './expression.ts';
import type { Field, Text } from './fields.ts';
import { usableFacts } from './knowledge.ts';
import type { ServiceManifest } from './manifest.ts';
import type { Values } from './operators.ts';
import { isOpen } from './privacy.ts';
import type { Story } from './story.ts';

type Rectify = Extract<CaseCommand, { type: 'rectify' }>;

/** What can be read wrong, typed wrong, ticked wrong, pointed at wrong or taken from the wrong pile. A signature is nobody's to mend. */
const KINDS: ReadonlySet<Field<unknown>['kind']> = new Set([
  'text',
  'email',
  'phone',
  'country',
  'date',
  'time',
  'number',
  'choice',
  'place',
  'photo',
  'file',
  'evidence',
  'nik',
]);

/**
 * The single answers that may be set right, in the order of the form: personal, given, and none on which it hangs who acts or what is
 * asked. Of a place on which it hangs who acts, or that everybody sees, a part stays (`refusedPlace`). What a registry was asked by
 * stays as well, but for a NIK: it is asked again.
 */
export function rectifiable(
  service: ServiceManifest,
  { answers, erased }: Pick<Case, 'answers' | 'erased'>,
): readonly Target[] {
  if (erased) return [];
  return Object.entries(service.fields)
    .filter(([name]) => Object.hasOwn(answers, name))
    .flatMap(([name, field]) => pathsIn(name, field, answers[name]))
    .flatMap((path) => targetAt(service.fields, answers, path) ?? [])
    .filter((target) => mayChange(service, target, valueAt(answers, target.path)));
}

function mayChange(service: ServiceManifest, { path, field }: Target, value: unknown): boolean {
  const [top = ''] = path.split('.');
  const { order, asked, acts } = decisive(service);
  if (!KINDS.has(field.kind) || order.has(top)) return false;
  if (isOpen(service.fields[top])) return path === top && field.kind === 'place' && wordsBeside(value) !== '';
  if (field.kind === 'nik') return !acts.has(top);
  if (field.kind === 'place') return !asked.has(top);
  return !asked.has(top) && !acts.has(top) && !(field.kind === 'choice' && steers(service, path));
}
const wordsBeside = (place: unknown): unknown => (place as { readonly note?: unknown } | null)?.note ?? '';

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

/** The questions that decide about more than themselves: what is asked and until when, what a registry was asked, who acts. */
interface Decisive {
  readonly order: ReadonlySet<string>;
  readonly asked: ReadonlySet<string>;
  readonly acts: ReadonlySet<string>;
}
const remembered = new WeakMap<ServiceManifest, Decisive>();
function decisive(service: ServiceManifest): Decisive {
  const found = remembered.get(service);
  if (found !== undefined) return found;
  const stages = Object.values(service.stages).flatMap((stage) => ('by' in stage ? [stage] : []));
  const names = {
    order: new Set([
      ...Object.values(service.askedIf).flatMap((when) => namesIn(when, 'field')),
      ...stages.flatMap(({ from }) => (from === undefined ? [] : [from])),
    ]),
    asked: new Set(Object.values(service.facts).flatMap(({ dependsOn }) => dependsOn)),
    acts: new Set([
      ...(service.at === null ? [] : [service.at]),
      ...Object.values(service.units).flatMap(({ which }) => which ?? []),
      ...stages.flatMap(({ by }) => [
        ...(by.kind === 'contact' ? [by.field] : []),
        ...(by.kind === 'unit' && by.at !== null ? [by.at] : []),
      ]),
    ]),
  };
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
  const wrong = paths.flatMap((path) => {
    const field = allowed.get(path);
    return field === undefined ? [] : refusedValue(service, { path, field }, own, clean);
  });
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
  const niks = paths.filter((path) => allowed.get(path)?.kind === 'nik').map((path) => path.split('.')[0] ?? '');
  if (state.status === 'open') learnByNik(story, niks, command.facts ?? {});
  return null;
}

/** What a registry said when it was asked by a wrong NIK was said of somebody else: until it answers by the right one, it is silent. */
function learnByNik(story: Story, niks: readonly string[], given: Facts): void {
  const { service, state, world, today } = story;
  const { areas } = world;
  const usable = usableFacts(service, given, { today, ...(areas === undefined ? {} : { areas }) }, world.now);
  const anew = Object.entries(service.facts)
    .filter(([, { dependsOn }]) => dependsOn.some((on) => niks.includes(on)))
    .map(([name]): [string, Fact] => [
      name,
      usable[name] ?? { state: 'unavailable', source: state.facts[name]?.source ?? '', at: world.now },
    ]);
  if (anew.length > 0) story.add({ type: 'factsLearned', at: world.now, facts: Object.fromEntries(anew) });
}

/** What is emptied is no correction but an erasure; what is the same needs none. */
function refusedValue(service: ServiceManifest, target: Target, before: Values, after: Values): readonly AnswerError[] {
  const { path, field } = target;
  const [was, is] = [valueAt(before, path), valueAt(after, path)];
  if (is === undefined) return [problem(path, field.label, 'missing', 'tulis isi yang benar.', 'write what is right.')];
  if (canonicalJson(is) === canonicalJson(was ?? null))
    return [
      problem(path, field.label, 'notCorrectable', 'isi ini sudah tercatat.', 'this is what stands there already.'),
    ];
  return field.kind === 'place' ? refusedPlace(service, target, was, is) : [];
}

type Spot = { readonly area?: unknown; readonly latitude?: unknown; readonly longitude?: unknown } | undefined;
/** A spot that everybody sees is the city's; in another kelurahan others would act, and the figures of the past would change. */
function refusedPlace(
  service: ServiceManifest,
  { path, field }: Target,
  was: unknown,
  is: unknown,
): readonly AnswerError[] {
  const [before, after] = [was as Spot, is as Spot];
  const moved = before?.latitude !== after?.latitude || before?.longitude !== after?.longitude;
  const elsewhere = before?.area !== after?.area;
  const [top = ''] = path.split('.');
  if (isOpen(service.fields[top]) && (moved || elsewhere))
    return [
      problem(
        path,
        field.label,
        'notCorrectable',
        'titik ini terbuka untuk umum dan tetap; yang dapat dibetulkan hanya petunjuk tempatnya.',
        'this spot is public and stays; only the words on how to find it can be set right.',
      ),
    ];
  return elsewhere && decisive(service).acts.has(top)
    ? [
        problem(
          path,
          field.label,
          'notCorrectable',
          'titik ini di kelurahan lain, yang kantornya lain pula. Pilih titik di kelurahan yang sama; bila memang di sana, minta pemohon mengajukan urusan baru.',
          'this spot lies in another kelurahan, where another office acts. Choose one in the same kelurahan; if it really is there, ask the applicant to file anew.',
        ),
      ]
    : [];
}
const problem = (path: string, label: Text, code: AnswerError['code'], id: string, en: string): AnswerError => ({
  field: path,
  code,
  message: { id: `${label.id}: ${id}`, en: `${label.en}: ${en}` },
});
