/** The drawn photos: small, all different, told again by their seed, and without a font on the machine. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { lampScene } from './drawing/lamp-scene.ts';
import { letterScene } from './drawing/letter-scene.ts';
import { paperScene } from './drawing/paper-scene.ts';
import { roadScene } from './drawing/road-scene.ts';
import { variationOf } from './drawing/variation.ts';
import { paperOf } from './drawn-paper.ts';
import { drawnPhoto, type DrawnPhoto } from './drawn-photo.ts';

const kinds = [
  { subject: 'lamp', state: 'before' },
  { subject: 'lamp', state: 'after' },
  { subject: 'road', state: 'before' },
  { subject: 'road', state: 'after' },
  { subject: 'letter', state: 'readable' },
  { subject: 'letter', state: 'blurred' },
  { subject: 'paper', state: 'identity' },
  { subject: 'paper', state: 'family' },
  { subject: 'paper', state: 'other' },
] as const;

const digest = (photo: Buffer): string => createHash('sha256').update(photo).digest('hex');
const brightness = async (photo: Buffer): Promise<number> => {
  const { channels } = await sharp(photo).stats();
  return channels.reduce((sum, { mean }) => sum + mean, 0) / channels.length;
};

describe.each(kinds)('$subject $state', (kind) => {
  test('is a JPEG of the promised size, below 90 kB, without metadata', async () => {
    const [wide, high] = kind.subject === 'letter' || kind.subject === 'paper' ? [900, 1200] : [1200, 900];
    const photo = await drawnPhoto({ ...kind, seed: 7 });
    const { format, width, height, exif, xmp } = await sharp(photo).metadata();
    expect({ format, width, height, exif, xmp }).toMatchObject({ format: 'jpeg', width: wide, height: high });
    expect(exif ?? xmp).toBeUndefined();
    expect(photo.length).toBeLessThan(90_000);
  });

  test('every seed draws another picture, and the same seed the same', async () => {
    const draw = (seed: number) => drawnPhoto({ ...kind, seed } as DrawnPhoto, 300);
    const photos = await Promise.all([1, 2, 3, 4, 5, 6].map(draw));
    expect(new Set(photos.map(digest)).size).toBe(6);
    expect(digest(await draw(3))).toBe(digest(photos[2] as Buffer));
  });
});

test('no scene uses text: a server may have no font', () => {
  for (let seed = 0; seed < 40; seed += 1) {
    const vary = variationOf(seed);
    const scenes = [
      lampScene(vary, 'before'),
      lampScene(vary, 'after'),
      roadScene(vary, 'before'),
      roadScene(vary, 'after'),
      letterScene(vary, 'readable'),
      paperScene(vary, 'identity'),
      paperScene(vary, 'family'),
      paperScene(vary, 'other'),
    ];
    for (const scene of scenes) expect(scene).not.toMatch(/<text|font-|NaN|undefined/);
  }
});

test('120 seeds draw 120 different scenes', () => {
  const seeds = Array.from({ length: 120 }, (_, seed) => variationOf(`case ${seed}`));
  expect(new Set(seeds.map((vary) => lampScene(vary, 'before'))).size).toBe(120);
  expect(new Set(seeds.map((vary) => roadScene(vary, 'after'))).size).toBe(120);
});

test('a repaired lamp lights the road below it', async () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const road = { left: 300, top: 380, width: 1, height: 1 };
    const [dark, alight] = await Promise.all(
      (['before', 'after'] as const).map(async (state) => {
        const photo = await drawnPhoto({ subject: 'lamp', state, seed }, 600);
        return brightness(
          await sharp(photo)
            .extract({ ...road, left: 100, width: 400, height: 40 })
            .toBuffer(),
        );
      }),
    );
    expect(alight).toBeGreaterThan((dark ?? 0) + 10);
  }
});

test('a blurred letter has lost its edges', async () => {
  const edges = async (state: 'readable' | 'blurred') =>
    (await sharp(await drawnPhoto({ subject: 'letter', state, seed: 4 }, 600)).stats()).sharpness;
  expect(await edges('blurred')).toBeLessThan((await edges('readable')) / 3);
});

test('a paper is the one that its question asks for', () => {
  const asked = (id: string) => paperOf({ label: { id, en: id } });
  expect(asked('KTP')).toBe('identity');
  expect(asked('Kartu keluarga (KK)')).toBe('family');
  expect(asked('Surat pengantar RT/RW')).toBe('readable');
  expect(asked('Akta cerai atau akta kematian pasangan dahulu')).toBe('other');
});
