/**
 * Who fills in which questions: whoever asks, and the offices that work on it.
 *
 * Must never: give to one what the other has written.
 */
import type { ServiceManifest } from '@balai/kernel';

/** Those of the request itself, of an objection, and of a turn of the applicant's own. What an office fills in too is the office's. */
export function questionsOfApplicant({ fields, stages, forms }: ServiceManifest): ReadonlySet<string> {
  const theirs = new Set<string>();
  const offices = new Set<string>();
  for (const stage of Object.values(stages)) {
    if ('ends' in stage && stage.objection?.with !== undefined) theirs.add(stage.objection.with);
    if (!('by' in stage)) continue;
    const filled = Object.values(stage.next).flatMap((action) => action.with ?? []);
    for (const form of filled) (stage.by.kind === 'applicant' ? theirs : offices).add(form);
  }
  const later = [...theirs].filter((form) => !offices.has(form)).flatMap((form) => Object.keys(forms[form] ?? {}));
  return new Set([...Object.keys(fields), ...later]);
}
