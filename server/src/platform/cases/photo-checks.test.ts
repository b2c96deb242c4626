/** What is said of an evidence photo: as the camera says it, never as a proof, and nothing against whoever's camera is silent. */
import type { ServiceManifest } from '@balai/kernel';
import { expect, it } from 'vitest';
import { at } from '../testing.ts';
import { formatsAt } from '../texts/formats.ts';
import { photoChecks } from './photo-checks.ts';

const here = { latitude: -6.17, longitude: 106.63 };
const of = (answers: Readonly<Record<string, unknown>>) =>
  ({
    manifest: { fields: { lokasi: { kind: 'place' } } } as unknown as ServiceManifest,
    loaded: { state: { answers } },
    bound: { region: { utcOffset: 480 }, formats: formatsAt(480) },
  }) as unknown as Parameters<typeof photoChecks>[0];
const handedIn = at('2026-11-24T11:00');
const checks = (
  taken: { at?: string; latitude?: number; longitude?: number },
  answers: Readonly<Record<string, unknown>> = { lokasi: here },
) =>
  photoChecks(
    of(answers),
    { kind: 'evidence' },
    { taken: { at: null, latitude: null, longitude: null, ...taken } },
    handedIn,
  );

it('says how far and when by the camera, that it proves no place, and marks what does not agree', () => {
  const near = checks({ at: '2026-11-24T10:30:00', latitude: -6.17036, longitude: 106.63 });
  expect(near.map(({ ok, text }) => [ok, text.id])).toEqual([
    [true, 'Menurut kamera, 40 m dari titik laporan; bukan bukti tempat'],
    [true, 'Menurut kamera, diambil Sel, 24 Nov 10.30'],
  ]);
  expect(near[0]?.text.en).toBe('By the camera, 40 m from the reported point; no proof of the place');
  const far = checks({ at: '2026-11-20T10:30:00', latitude: -6.3, longitude: 106.63 });
  expect(far.map(({ ok }) => ok)).toEqual([false, false]);
  expect(far[0]?.text.id).toContain('14 km');
});

it('marks nothing where the camera is silent, or writes no date', () => {
  for (const taken of [{}, { at: '0000:00:00' }])
    expect(checks(taken).map(({ ok, text }) => [ok, text.id])).toEqual([
      [null, 'Kamera tidak menyebut tempat'],
      [null, 'Kamera tidak menyebut waktu'],
    ]);
});

it('speaks of no distance where the case lies nowhere, and of no photo that is not evidence', () => {
  expect(checks({ latitude: -6.17, longitude: 106.63 }, {}).map(({ text }) => text.en)).toEqual([
    'The camera does not say when',
  ]);
  expect(
    photoChecks(
      of({ lokasi: here }),
      { kind: 'photo' },
      { taken: { at: null, latitude: null, longitude: null } },
      handedIn,
    ),
  ).toEqual([]);
});
