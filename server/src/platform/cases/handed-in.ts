/** What a form hands in with an action, by the name that the service asks it under. Must never: decide whether it is enough. */
import type { ActionView } from '@balai/kernel';

/** The questions that are answered with this action: of its forms, and of a correction where it is one. */
export const questionsOfAction = ({ needs }: ActionView) => [
  ...(needs.correction ?? []),
  ...needs.forms.flatMap(({ questions }) => questions),
];

/** The answers of each later form under its name. */
export function formsOf({ needs }: ActionView, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    needs.forms.map(({ name, questions }) => [
      name,
      Object.fromEntries(
        questions.flatMap((question) =>
          Object.hasOwn(values, question.name) ? [[question.name, values[question.name]]] : [],
        ),
      ),
    ]),
  );
}
