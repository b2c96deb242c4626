/**
 * A check of a service's rules before its form: only the questions that its rules read, and what each rule says of the answers.
 *
 * Nothing is kept, logged or counted. Must never: promise a decision, or turn anybody away from the form.
 */
import {
  err,
  FILE_KINDS,
  keeperOf,
  newCase,
  ok,
  ruleStates,
  type DateText,
  type Field,
  type Result,
  type ServiceManifest,
} from '@balai/kernel';
import { decodeAnswer } from '../answers/decode-answer.ts';
import { typedFor } from '../answers/raw-form.ts';
import type { Bound } from '../bound.ts';
import { decodingOf } from '../drafts/answer-question.ts';
import { acceptOne, toldOf } from '../kernel-views.ts';
import type { RawForm, RuleCheckRefusal, RuleOutcome } from '../platform-types.ts';

/** Asked in a moment, and of nobody's identity: names, numbers of people, places and papers wait for the form. */
const AT_ONCE: readonly string[] = [
  'choice',
  'choices',
  'yesNo',
  'date',
  'number',
  'rupiah',
] satisfies Field<unknown>['kind'][];

type Rules = readonly ReturnType<typeof ruleStates>[number][];

/** Rules that such answers decide; where a paper may take their place, its absence is what is looked at. */
const checkable = (manifest: ServiceManifest, rules: Rules): Rules =>
  rules.filter(({ reads: { fields, facts } }) => {
    const kinds = fields.map((name) => manifest.fields[name]?.kind ?? '');
    const known = kinds.filter((kind) => AT_ONCE.includes(kind));
    return (
      facts.length === 0 && known.length > 0 && kinds.every((kind) => known.includes(kind) || FILE_KINDS.has(kind))
    );
  });

/** In the order of the form; empty where no rule can be looked at before it, and for what an office keeps itself. */
export function ruleQuestions(manifest: ServiceManifest, on: DateText): readonly (readonly [string, Field<unknown>])[] {
  if (keeperOf(manifest) !== null) return [];
  const rules = ruleStates(manifest, { ...newCase, on });
  const read = new Set(checkable(manifest, rules).flatMap(({ reads }) => reads.fields));
  return Object.entries(manifest.fields).filter(([name, { kind }]) => read.has(name) && AT_ONCE.includes(kind));
}

/** What each rule says of these answers; what is left empty is not known. A wrong answer is named at its question. */
export function checkRules(
  bound: Bound,
  manifest: ServiceManifest,
  raw: RawForm,
): Result<readonly RuleOutcome[], RuleCheckRefusal> {
  const answers: Record<string, unknown> = {};
  const errors = [];
  for (const [name, field] of ruleQuestions(manifest, bound.today)) {
    const decoded = decodeAnswer(name, field, typedFor(raw, name), decodingOf(bound, raw));
    errors.push(...decoded.errors);
    if (decoded.value === undefined) continue;
    const accepted = acceptOne(bound, manifest, { [name]: field }, name, decoded.value, answers);
    errors.push(...accepted.errors);
    if (accepted.errors.length === 0) answers[name] = accepted.value;
  }
  if (errors.length > 0) return err({ type: 'answersRefused', errors });
  if (Object.keys(answers).length === 0) return err({ type: 'nothingAnswered' });
  return ok(
    checkable(manifest, ruleStates(manifest, toldOf(bound, answers))).map(({ state, message, basis }) => ({
      state,
      text: message,
      basis,
    })),
  );
}
