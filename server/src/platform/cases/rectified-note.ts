/**
 * What stands beside an answer that was set right because the person whom it is about asked for it.
 *
 * Must never: say what stood there before, or who asked.
 */
import type { Case, Field, Text } from '@balai/kernel';
import type { Bound } from '../bound.ts';
import { inBoth, listed } from '../texts/text.ts';

type Told = Pick<Case, 'rectified'>;

/** The note for the answer at this very path; null where it stands as it was given. */
export function rectifiedNote({ formats }: Bound, { rectified = {} }: Told, path: string): Text | null {
  const at = Object.hasOwn(rectified, path) ? rectified[path] : undefined;
  return at === undefined
    ? null
    : inBoth((language) =>
        language === 'id'
          ? `diperbaiki atas permintaan pemilik data, ${formats.longDay(at).id}`
          : `corrected at the request of the person concerned, ${formats.longDay(at).en}`,
      );
}

/** The note for a whole question or row: for a group it names the parts. */
export function rectifiedWithin(bound: Bound, state: Told, path: string, field: Field<unknown>): Text | null {
  const whole = rectifiedNote(bound, state, path);
  if (whole !== null) return whole;
  const parts = Object.entries(field.rows ?? {}).flatMap(([name, { label }]) => {
    const note = rectifiedNote(bound, state, `${path}.${name}`);
    return note === null ? [] : [inBoth((language) => `${label[language]} ${note[language]}`)];
  });
  return parts.length === 0 ? null : listed(parts);
}
