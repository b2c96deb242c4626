/**
 * The photos of the demo city: a few drawn scenes, each photographed from many places, no two alike; and papers as PDF.
 *
 * Stored as uploads are (re-encoded JPEG, fingerprint, file by its hash), by a shorter way, because we drew them ourselves.
 * Must never: serve for anything that a stranger sent.
 */
import { setImmediate as others } from 'node:timers/promises';
import type { DemoSubject } from '@balai/kernel';
import sharp from 'sharp';
import { perceptualOf, type Perceptual } from '../images/perceptual.ts';
import type { Random } from './demo-ingredients.ts';
import { drawnPaper, type DemoPaper } from './drawn-paper.ts';
import { drawnPhoto } from './drawn-photo.ts';

/** What the resident photographed; what the crew found; what it left. */
export type View = 'report' | 'before' | 'after';
export interface DemoFile {
  readonly sha256: string;
  readonly mediaType: 'image/jpeg' | 'application/pdf';
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly perceptual: string | null;
  readonly mirrored: string | null;
}
export interface DemoPhotos {
  /** The same file for the same question. `index` below the number that was asked for at opening; beyond it they come again. */
  photo(subject: DemoSubject, view: View, index: number): Promise<DemoFile>;
  paper(paper: DemoPaper, index: number): Promise<DemoFile>;
}

/** At most so many scenes of each subject, drawn before and after. */
const SCENES = 8;
const WIDTH = 520;
const HEIGHT = 390;
/** The small grey copy by which places to stand are chosen. */
const SMALL = { width: 120, height: 90 } as const;
/** Bits by which any two photos differ at least; the store calls seven alike, and encoding moves a few. */
const APART = 12;
const MOST_TRIES = 400;
const VIEWS = ['report', 'before', 'after'] as const;
const PAPERS = 3;

interface Scene {
  readonly pixels: Buffer;
  readonly grey: Buffer;
}
/** A part of the scene, in hundredths of it, and how the photo looks from there. */
interface Place {
  readonly left: number;
  readonly top: number;
  readonly part: number;
  readonly print: Perceptual;
}

/** Keeps the bytes and says their name. */
type KeepBytes = (bytes: Uint8Array) => Promise<string>;

/** Draws the scenes (some 2 s of one core) and chooses where to stand; the photos themselves are made when they are asked for. */
export async function openDemoPhotos(
  keep: KeepBytes,
  counts: ReadonlyMap<DemoSubject, number>,
  random: Random,
): Promise<DemoPhotos> {
  const scenes = new Map(
    await Promise.all([...counts].map(async ([subject, count]) => [subject, await scenesOf(subject, count)] as const)),
  );
  const places = new Map<DemoSubject, readonly Readonly<Record<View, Place>>[]>();
  const taken: Bits[] = [];
  for (const [subject, count] of counts)
    places.set(subject, await placesIn(scenes.get(subject) ?? [], count, random, taken));
  const made = new Map<string, Promise<DemoFile>>();
  const once = (name: string, make: () => Promise<DemoFile>): Promise<DemoFile> => {
    const found = made.get(name) ?? make();
    made.set(name, found);
    return found;
  };
  return {
    photo: (subject, view, index) =>
      once(`${subject} ${view} ${index}`, () => {
        const known = places.get(subject) ?? [];
        const nth = index % Math.max(1, known.length);
        const place = known[nth]?.[view];
        if (place === undefined) throw new Error(`no photo of a ${subject} was asked for at opening`);
        return photograph(sceneAt(scenes.get(subject) ?? [], view, nth), place, keep);
      }),
    paper: (paper, index) =>
      once(`${paper} ${index % PAPERS}`, async () => {
        const pdf = await drawnPaper(paper, index % PAPERS);
        return {
          sha256: await keep(pdf),
          mediaType: 'application/pdf',
          bytes: pdf.length,
          width: null,
          height: null,
          perceptual: null,
          mirrored: null,
        };
      }),
  };
}

type Scenes = readonly { readonly before: Scene; readonly after: Scene }[];
/** Fewer scenes for few photos: each scene serves some four reports. */
const scenesOf = (subject: DemoSubject, photos: number): Promise<Scenes> =>
  Promise.all(
    Array.from({ length: Math.min(SCENES, Math.ceil(photos / 4)) }, async (_, seed) => {
      const [before, after] = await Promise.all([sceneOf(subject, 'before', seed), sceneOf(subject, 'after', seed)]);
      return { before, after };
    }),
  );

async function sceneOf(subject: DemoSubject, state: 'before' | 'after', seed: number): Promise<Scene> {
  const drawn = await drawnPhoto({ subject, state, seed }, WIDTH);
  const [pixels, grey] = await Promise.all([
    sharp(drawn).removeAlpha().raw().toBuffer(),
    sharp(drawn).greyscale().resize(SMALL.width, SMALL.height, { fit: 'fill' }).raw().toBuffer(),
  ]);
  return { pixels, grey };
}

function sceneAt(scenes: Scenes, view: View, index: number): Scene {
  const scene = scenes[index % scenes.length];
  if (scene === undefined) throw new Error('no scene was drawn');
  return view === 'after' ? scene.after : scene.before;
}

/** Places from which each photo looks like no other, as it stands or mirrored, nor like one of another subject: `taken` grows. */
async function placesIn(
  scenes: Scenes,
  count: number,
  random: Random,
  taken: Bits[],
): Promise<readonly Readonly<Record<View, Place>>[]> {
  const choose = (grey: Buffer): Place => {
    let place: Place | null = null;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const part = 60 + Math.floor(random() * 36);
      const [left, top] = [Math.floor(random() * (100 - part)), Math.floor(random() * (100 - part))];
      const print = perceptualOf(greyPart(grey, left, top, part));
      place = { part, left, top, print };
      const bits = [...halves(print.hash), ...halves(print.mirrored)] as Bits;
      if (print.plain || !taken.every((other) => isApart(other, bits))) continue;
      taken.push(bits);
      break;
    }
    return place ?? { left: 0, top: 0, part: 90, print: perceptualOf(greyPart(grey, 0, 0, 90)) };
  };
  const places: Readonly<Record<View, Place>>[] = [];
  for (let index = 0; index < count; index += 1) {
    if (index % 32 === 0) await others();
    places.push(
      Object.fromEntries(VIEWS.map((view) => [view, choose(sceneAt(scenes, view, index).grey)])) as Record<View, Place>,
    );
  }
  return places;
}

/** A fingerprint and that of its mirror image, in four halves of 32 bits. */
type Bits = [number, number, number, number];
const halves = (hash: string): [number, number] => [
  Number.parseInt(hash.slice(0, 8), 16) | 0,
  Number.parseInt(hash.slice(8), 16) | 0,
];
const isApart = (a: Bits, b: Bits): boolean =>
  ones(a[0] ^ b[0]) + ones(a[1] ^ b[1]) >= APART && ones(a[0] ^ b[2]) + ones(a[1] ^ b[3]) >= APART;
function ones(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Nine by eight means of a part of the small copy: near to what the real photo will give. */
function greyPart(grey: Buffer, left: number, top: number, part: number): Uint8Array {
  const out = new Uint8Array(72);
  const edge = (size: number, from: number, step: number, steps: number) =>
    Math.floor((size * (from + (part * step) / steps)) / 100);
  for (let row = 0; row < 8; row += 1) {
    const [yFrom, yTo] = [edge(SMALL.height, top, row, 8), edge(SMALL.height, top, row + 1, 8)];
    for (let column = 0; column < 9; column += 1) {
      const [xFrom, xTo] = [edge(SMALL.width, left, column, 9), edge(SMALL.width, left, column + 1, 9)];
      let sum = 0;
      for (let y = yFrom; y < yTo; y += 1) for (let x = xFrom; x < xTo; x += 1) sum += grey[y * SMALL.width + x] ?? 0;
      out[row * 9 + column] = sum / Math.max(1, (yTo - yFrom) * (xTo - xFrom));
    }
  }
  return out;
}

async function photograph({ pixels }: Scene, { left, top, part, print }: Place, keep: KeepBytes): Promise<DemoFile> {
  const size = { width: Math.floor((WIDTH * part) / 100), height: Math.floor((HEIGHT * part) / 100) };
  const photo = await sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .extract({ left: Math.floor((WIDTH * left) / 100), top: Math.floor((HEIGHT * top) / 100), ...size })
    .jpeg({ quality: 74 })
    .toBuffer();
  return {
    sha256: await keep(photo),
    mediaType: 'image/jpeg',
    bytes: photo.length,
    ...size,
    perceptual: print.hash,
    mirrored: print.mirrored,
  };
}
