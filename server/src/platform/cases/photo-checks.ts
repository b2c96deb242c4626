/**
 * What the camera says of an evidence photo, for whoever checks it: how far from the case, and when.
 *
 * A camera can be set, and a place in a file can be written by hand. Must never: claim that a photo proves a place or a moment, or
 * count it against somebody that their camera says neither.
 */
import type { Field, Instant } from '@balai/kernel';
import { distanceMetres } from '../../geography/distance.ts';
import { pointIn } from '../kernel-views.ts';
import type { TimelineEntry } from '../platform-types.ts';
import { text } from '../texts/text.ts';
import type { OpenCase } from './open-case.ts';

type Check = TimelineEntry['photos'][number]['checks'][number];
type Surroundings = Pick<OpenCase, 'bound' | 'manifest'> & {
  readonly loaded: { readonly state: Pick<OpenCase['loaded']['state'], 'answers'> };
};

const FAR_METRES = 150;
const DAY_MS = 86_400_000;

/** `at`: when the photo was handed in. `ok` is null where the camera said nothing. */
export function photoChecks(
  { manifest, loaded, bound }: Surroundings,
  field: Pick<Field<unknown>, 'kind'>,
  { taken }: Pick<OpenCase['files'][number], 'taken'>,
  at: Instant,
): readonly Check[] {
  if (field.kind !== 'evidence') return [];
  const point = pointIn(manifest, loaded.state.answers);
  return [...(point === null ? [] : [placeCheck(point, taken)]), timeCheck(bound, taken.at, at)];
}

function placeCheck(
  point: { readonly latitude: number; readonly longitude: number },
  { latitude, longitude }: OpenCase['files'][number]['taken'],
): Check {
  if (latitude === null || longitude === null)
    return { ok: null, text: text('Kamera tidak menyebut tempat', 'The camera does not say where') };
  const metres = Math.round(distanceMetres(point, { latitude, longitude }));
  const far = metres < 2_000 ? `${metres} m` : `${Math.round(metres / 1_000)} km`;
  return {
    ok: metres <= FAR_METRES,
    text: text(
      `Menurut kamera, ${far} dari titik laporan; bukan bukti tempat`,
      `By the camera, ${far} from the reported point; no proof of the place`,
    ),
  };
}

function timeCheck(bound: OpenCase['bound'], local: string | null, at: Instant): Check {
  const isDate = local !== null && /^\d{4}-\d{2}-\d{2}T/u.test(local);
  const taken = isDate ? Date.parse(`${local}Z`) - bound.region.utcOffset * 60_000 : Number.NaN;
  if (!Number.isFinite(taken))
    return { ok: null, text: text('Kamera tidak menyebut waktu', 'The camera does not say when') };
  const shown = bound.formats.dayTime(taken);
  return {
    ok: Math.abs(at - taken) < DAY_MS,
    text: text(`Menurut kamera, diambil ${shown.id}`, `By the camera, taken ${shown.en}`),
  };
}
