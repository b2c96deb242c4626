/**
 * The form as it stands: which questions are asked now, in their order, and which comes next.
 *
 * Must never: ask what the answers so far have made needless (LANGUAGE 10.1).
 */
import { isAsked } from './accept.ts';
import type { Facts } from './case-types.ts';
import { evaluate } from './expression.ts';
import type { DateText, Field, Text } from './fields.ts';
import { knowledgeOf } from './knowledge.ts';
import type { ServiceManifest } from './manifest.ts';
import type { Values } from './operators.ts';

export interface QuestionView {
  readonly name: string;
  readonly field: Field<unknown>;
  /** Something was given; whether it is right is for `accept` to say. */
  readonly answered: boolean;
  /** The section: a group's own label; null for a question that stands alone. */
  readonly group: Text | null;
  /** In a group: the questions asked now, given the answers within it. */
  readonly inner: readonly { readonly name: string; readonly field: Field<unknown>; readonly answered: boolean }[];
}

/** Returns the questions to ask now, in order; `on` is the day of filing. */
export function questionsOf(
  service: ServiceManifest,
  answers: Values,
  facts: Facts,
  on: DateText,
): readonly QuestionView[] {
  const knowledge = knowledgeOf(service, { on, answers, facts, booked: {} });
  const asking = { askedIf: service.askedIf, before: {}, facts: knowledge.facts };
  return Object.entries(service.fields)
    .filter(([name]) => isAsked(asking, name, answers))
    .map(([name, field]) => {
      const value = Object.hasOwn(answers, name) ? answers[name] : undefined;
      const group = field.kind === 'group';
      return {
        name,
        field,
        answered: isGiven(value),
        group: group ? field.label : null,
        inner: group ? innerOf(field, value) : [],
      };
    });
}

function innerOf(field: Field<unknown>, value: unknown): QuestionView['inner'] {
  const row: Values = typeof value === 'object' && value !== null ? (value as Values) : {};
  return Object.entries(field.rows ?? {})
    .filter(([name]) => field.askedIf?.[name] === undefined || evaluate(field.askedIf[name], {}, {}, row) === true)
    .map(([name, inner]) => ({ name, field: inner, answered: isGiven(row[name]) }));
}

/** Returns the question to show next after `after` (from the beginning without it); null when all have been passed. */
export function nextQuestion(
  service: ServiceManifest,
  answers: Values,
  facts: Facts,
  on: DateText,
  after?: string,
): string | null {
  const questions = questionsOf(service, answers, facts, on);
  const from = after === undefined ? 0 : questions.findIndex(({ name }) => name === after) + 1;
  const open = (question: QuestionView) =>
    !question.answered && (question.field.required || question.field.kind === 'group');
  return (questions[from] ?? questions.find(open))?.name ?? null;
}

const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
