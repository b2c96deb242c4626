/**
 * Draws the photos of the demonstration: lamps, roads, trees, water, stalls and letters that nobody photographed and nobody can recognise.
 *
 * Must never: show a person, a real place or a real document; look like a photograph that proves something.
 */
import type { DemoSubject } from '@balai/kernel';
import sharp from 'sharp';
import { lampScene } from './drawing/lamp-scene.ts';
import { letterScene, type LetterState } from './drawing/letter-scene.ts';
import { paperScene, type OtherPaper } from './drawing/paper-scene.ts';
import { roadScene } from './drawing/road-scene.ts';
import { variationOf } from './drawing/variation.ts';

export type DrawnPhoto =
  | { readonly subject: DemoSubject; readonly state: 'before' | 'after'; readonly seed: number | string }
  | { readonly subject: 'letter'; readonly state: LetterState; readonly seed: number | string }
  | { readonly subject: 'paper'; readonly state: OtherPaper; readonly seed: number | string };

/** A letter has many hard edges, which cost bytes; a scene has few. */
const QUALITY = { scene: 72, letter: 60 } as const;

/** Pixels of the longer side of every scene, at 72 dots per inch. */
const LONG_SIDE = 1200;

/** How much a blurred letter is out of focus, in pixels: letters of 15 pixels can no longer be told apart. */
const OUT_OF_FOCUS = 7;

function sceneOf(photo: DrawnPhoto): string {
  const vary = variationOf(photo.seed);
  if (photo.subject === 'letter') return letterScene(vary, photo.state);
  if (photo.subject === 'paper') return paperScene(vary, photo.state);
  if (photo.subject === 'lamp') return lampScene(vary, photo.state);
  return roadScene(vary, photo.state, photo.subject === 'road' ? null : photo.subject);
}

/**
 * A JPEG of 1200 x 900 (a letter or paper: 900 x 1200), below 90 kB, without metadata. The same photo gives the same bytes on
 * the same machine; before and after of one seed show the same place; every seed shows another one.
 *
 * Drawing takes some 80 ms of one core; half the `longSide` (in pixels, 1200 unless given) takes a quarter of it.
 */
export async function drawnPhoto(photo: DrawnPhoto, longSide: number = LONG_SIDE): Promise<Buffer> {
  const drawn = sharp(Buffer.from(sceneOf(photo)), { density: (72 * longSide) / LONG_SIDE });
  const taken = photo.state === 'blurred' ? drawn.blur((OUT_OF_FOCUS * longSide) / LONG_SIDE) : drawn;
  return taken
    .jpeg({ quality: QUALITY[photo.subject === 'letter' || photo.subject === 'paper' ? 'letter' : 'scene'] })
    .toBuffer();
}
