/**
 * The form of a trial: questions that are asked now, what registries are made to say, and beginnings taken from examples.
 *
 * Must never: take a real file; the page sends a stand-in, as the examples have it.
 */
import type { Facts, Field, ServiceManifest } from '@balai/kernel';
import type { Papers } from '@balai/store';
import { decodeAnswer } from '../answers/decode-answer.ts';
import { encodeAnswer } from '../answers/encode-answer.ts';
import type { Bound } from '../bound.ts';
import { decodingOf } from '../drafts/answer-question.ts';
import { askedQuestions, type Answers } from '../kernel-views.ts';
import type { FieldSentence, RawForm, TrialQuestion } from '../platform-types.ts';

const FACT = 'fakta.';

/** Reads questions under a prefix; only what was given. */
export function readTrial(
  bound: Bound,
  questions: readonly TrialQuestion[],
  raw: RawForm,
): { readonly values: Record<string, unknown>; readonly errors: readonly FieldSentence[] } {
  const values: Record<string, unknown> = {};
  const errors: FieldSentence[] = [];
  for (const { name, shownAs, field } of questions) {
    const decoded = decodeAnswer(shownAs, field, raw, decodingOf(bound, raw));
    errors.push(...decoded.errors.map(({ field: at, message }) => ({ field: at, message })));
    if (decoded.value !== undefined) values[name] = decoded.value;
  }
  return { values, errors };
}

/** The questions asked, given these answers. */
export const questionsNow = (bound: Bound, manifest: ServiceManifest, answers: Answers): readonly TrialQuestion[] =>
  askedQuestions(bound, manifest, answers).map(([name, field]) => ({ name, shownAs: name, field }));

/** A registry may be silent: each may stay empty. */
export const factQuestions = (manifest: ServiceManifest): readonly TrialQuestion[] =>
  Object.entries(manifest.facts).map(([name, field]) => ({
    name,
    shownAs: `${FACT}${name}`,
    field: { ...field, required: false },
  }));

export const factsOf = (manifest: ServiceManifest, said: Readonly<Record<string, unknown>>, at: number): Facts =>
  Object.fromEntries(
    Object.keys(manifest.facts).map((name) => [
      name,
      Object.hasOwn(said, name)
        ? { state: 'known' as const, value: said[name], source: 'coba', at }
        : { state: 'unavailable' as const, source: 'coba', at },
    ]),
  );

/** An example as it would have been typed. */
export function typedFrom(
  bound: Bound,
  manifest: ServiceManifest,
  example: Papers['examples']['examples'][string],
): RawForm {
  const given = example.given as Readonly<Record<string, unknown>>;
  const facts = (example.facts ?? {}) as Readonly<Record<string, unknown>>;
  const typed = (prefix: string, fields: Readonly<Record<string, Field<unknown>>>, values: typeof given) =>
    Object.entries(fields).map(([name, field]) => {
      const value = values[name];
      const isSilent = prefix === FACT && typeof value === 'object' && value !== null && 'state' in value;
      return isSilent ? {} : encodeAnswer(`${prefix}${name}`, field, value, bound.context.language);
    });
  return Object.assign({}, ...typed('', manifest.fields, given), ...typed(FACT, manifest.facts, facts)) as RawForm;
}
