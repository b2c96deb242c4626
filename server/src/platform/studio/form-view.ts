/** The form of a service as data: every question in its order, and what is filled in later. Must never: hold an answer. */
import type { Fields, ServiceManifest } from '@balai/kernel';
import type { PublishedService } from '@balai/store';
import { namingFor, type Bound } from '../bound.ts';
import { feeOf, promiseText } from '../catalogue/service-words.ts';
import type { FormView } from '../platform-types.ts';

export function formView(bound: Bound, { manifest }: PublishedService): FormView {
  const naming = namingFor(bound, manifest);
  return {
    questions: questionsIn(manifest, manifest.fields),
    later: Object.entries(manifest.forms).map(([name, fields]) => ({
      name,
      label: naming.stage(name),
      questions: questionsIn(manifest, fields),
    })),
    promise: promiseText(manifest, bound.today),
    fee: feeOf(manifest, bound.today).text,
  };
}

const questionsIn = ({ askedIf }: ServiceManifest, fields: Fields): FormView['questions'] =>
  Object.entries(fields).map(([name, field]) => ({ name, field, sometimes: Object.hasOwn(askedIf, name) }));
