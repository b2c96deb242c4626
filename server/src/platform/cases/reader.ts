/**
 * Which office has read in a case; or as whom, for somebody without an account who opened a link.
 *
 * Must never: show the code of a unit or of a question where it has a name.
 */
import type { ServiceManifest, Text } from '@balai/kernel';
import type { Bound } from '../bound.ts';
import type { Naming } from '../texts/naming.ts';

/** `unit`: as it is written beside the reading; of the case, of the city, or the telephone question by which somebody was asked. */
export function readerOf(
  { bound, manifest, naming }: { readonly bound: Bound; readonly manifest: ServiceManifest; readonly naming: Naming },
  unit: string,
): Text {
  if (Object.hasOwn(manifest.units, unit)) return naming.unit(unit, null);
  return manifest.fields[unit]?.kind === 'phone'
    ? naming.party({ kind: 'contact', field: unit })
    : bound.names.unit(unit, null);
}
