/**
 * Small questions to the kernel that several views ask: what is asked now, how a service would begin, who could act.
 *
 * Must never: answer by itself what the kernel can answer.
 */
import {
  accept,
  areaOf,
  knowledgeOf,
  newCase,
  questionsOf,
  type AnswerError,
  type Case,
  type Facts,
  type Field,
  type Fields,
  type ServiceManifest,
} from '@balai/kernel';
import type { Bound } from './bound.ts';
import { inBoth } from './texts/text.ts';

/** Answers by question, as a case holds them. */
export type Answers = Case['answers'];

/** As much of a case as rules and conditions look at, before there is one. */
export const toldOf = (bound: Bound, answers: Answers, facts: Facts = {}): Case => ({
  ...newCase,
  on: bound.today,
  answers,
  facts,
});

/** The questions of the form that are asked, given what is answered; in their order. */
export const askedQuestions = (
  bound: Bound,
  manifest: ServiceManifest,
  answers: Answers,
): readonly (readonly [string, Field<unknown>])[] =>
  questionsOf(manifest, answers, {}, bound.today).map(({ name, field }) => [name, field]);

const areasOf = new WeakMap<object, ReadonlySet<string>>();
/** The codes of all kelurahan of the region. */
export function areaCodes(bound: Bound): ReadonlySet<string> {
  let codes = areasOf.get(bound.city);
  if (codes === undefined)
    areasOf.set(
      bound.city,
      (codes = new Set(bound.city.districts.flatMap(({ villages }) => villages.map(({ code }) => code)))),
    );
  return codes;
}

/** The kernel joins question and sentence by a colon; after a question mark the sentence begins anew. */
const afterItsQuestion = (error: AnswerError): AnswerError => ({
  ...error,
  message: inBoth((language) =>
    error.message[language].replace(/\?: (\p{L})/u, (_, first: string) => `? ${first.toUpperCase()}`),
  ),
});

/** Checks one answer at the kernel's door, with all others as they are. */
export function acceptOne(
  bound: Bound,
  manifest: ServiceManifest,
  fields: Fields,
  name: string,
  value: unknown,
  before: Answers,
): { readonly value: unknown; readonly errors: readonly AnswerError[] } {
  const field = fields[name];
  if (field === undefined) return { value: undefined, errors: [] };
  const { facts } = knowledgeOf(manifest, toldOf(bound, before));
  const door = {
    fields: { [name]: field },
    askedIf: {},
    before,
    facts,
    notPast: notPast(manifest),
    today: bound.today,
    areas: areaCodes(bound),
  };
  const accepted = accept(door, value === undefined ? {} : { [name]: value });
  return accepted.ok
    ? { value: accepted.value.answers[name], errors: [] }
    : { value: undefined, errors: accepted.error.map(afterItsQuestion) };
}

/** Dates from which a clock counts may not lie in the past. */
const notPast = (manifest: ServiceManifest): ReadonlySet<string> =>
  new Set(
    Object.values(manifest.stages).flatMap((stage) => ('by' in stage && stage.from !== undefined ? [stage.from] : [])),
  );

/** The kelurahan that the answers name under the head word `at`. */
export const areaIn = (manifest: ServiceManifest, answers: Answers): string | null =>
  manifest.at === null ? null : areaOf(answers, manifest.at);

/** The point that the answers name: of the question that duplicates look at, else of the first place. */
export function pointIn(
  manifest: ServiceManifest,
  answers: Answers,
): { readonly latitude: number; readonly longitude: number } | null {
  const name =
    manifest.duplicates?.near ?? Object.entries(manifest.fields).find(([, field]) => field.kind === 'place')?.[0];
  const place =
    name === undefined || !Object.hasOwn(answers, name)
      ? null
      : (answers[name] as { readonly latitude?: unknown; readonly longitude?: unknown } | null);
  return typeof place?.latitude === 'number' && typeof place.longitude === 'number'
    ? { latitude: place.latitude, longitude: place.longitude }
    : null;
}
