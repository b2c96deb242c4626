// Photographs each page of a running demo city: a phone and a desk, light and dark, small enough for the repository.
// Must never: photograph a city with real residents.
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { openBrowser } from '../browser.ts';
import { type Stage, stageCity } from './stage-city.ts';

export interface Wanted {
  readonly origin: string;
  /** Of all demo officers. */
  readonly password: string;
  readonly folder: string;
  readonly say: (line: string) => void;
}

interface Subject {
  readonly name: string;
  readonly path: string;
  readonly as?: 'resident' | 'officer' | 'lurah';
}

const WIDTHS = [390, 1440] as const;
const THEMES = ['light', 'dark'] as const;
/** Long pages are cut here, in CSS pixels: a picture shows a page, it does not archive it. */
const MOST_HEIGHT = { 390: 1_700, 1440: 1_300 } as const;

/** Writes `<page>-<width>-<theme>.webp` into the folder; resolves with the number of pictures. */
export async function takeScreenshots({ origin, password, folder, say }: Wanted): Promise<number> {
  const browser = await openBrowser();
  try {
    const stage = await stageCity(browser, origin, password);
    const subjects = subjectsOf(stage);
    let taken = 0;
    for (const theme of THEMES) {
      for (const as of ['nobody', 'resident', 'officer', 'lurah'] as const) {
        const theirs = subjects.filter((subject) => (subject.as ?? 'nobody') === as);
        taken += await photographAll(browser, {
          origin,
          theme,
          folder,
          subjects: theirs,
          state: as === 'nobody' ? undefined : stage[as],
        });
        say(`${theme}, ${as}: ${theirs.map(({ name }) => name).join(' ')}`);
      }
    }
    return taken;
  } finally {
    await browser.close();
  }
}

function subjectsOf({ draft, whole, open, repaired, letterNumber }: Stage): readonly Subject[] {
  return [
    { name: 'home', path: '/', as: 'resident' },
    { name: 'services', path: '/layanan' },
    { name: 'service', path: '/layanan/surat-domisili' },
    { name: 'form-place', path: `/formulir/${draft}/lokasi`, as: 'resident' },
    { name: 'form-check', path: `/formulir/${whole}/periksa`, as: 'resident' },
    { name: 'receipt', path: `/urusan/${open}/tanda-terima`, as: 'resident' },
    { name: 'case-open', path: `/urusan/${open}`, as: 'resident' },
    { name: 'case-repaired', path: `/urusan/${repaired}`, as: 'resident' },
    { name: 'verify', path: `/periksa-surat?nomor=${encodeURIComponent(letterNumber)}` },
    { name: 'matters', path: '/urusan', as: 'resident' },
    { name: 'city', path: '/kota' },
    { name: 'sign-in', path: '/konsol/masuk' },
    { name: 'queue', path: '/konsol', as: 'officer' },
    { name: 'queue-map', path: '/konsol?tampilan=peta', as: 'officer' },
    { name: 'console-case', path: `/konsol/kasus/${open}`, as: 'officer' },
    { name: 'sign', path: '/konsol/tanda-tangan', as: 'lurah' },
    { name: 'simulators', path: '/konsol/simulator', as: 'officer' },
  ];
}

interface Session {
  readonly origin: string;
  readonly theme: (typeof THEMES)[number];
  readonly folder: string;
  readonly subjects: readonly Subject[];
  readonly state: Stage['resident'] | undefined;
}

/** All pages of one reader in one theme; each is opened once and photographed at both widths. */
async function photographAll(browser: Browser, { origin, theme, folder, subjects, state }: Session): Promise<number> {
  const context: BrowserContext = await browser.newContext({
    baseURL: origin,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    colorScheme: theme,
    reducedMotion: 'reduce',
    ...(state === undefined ? {} : { storageState: state }),
  });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  let taken = 0;
  for (const { name, path } of subjects) {
    for (const width of WIDTHS) {
      await photograph(page, path, width, join(folder, `${name}-${width}-${theme}.webp`));
      taken += 1;
    }
  }
  await context.close();
  return taken;
}

async function photograph(page: Page, path: string, width: (typeof WIDTHS)[number], file: string): Promise<void> {
  const least = width === 390 ? 844 : 900;
  await page.setViewportSize({ width, height: least });
  const answer = await page.goto(path, { waitUntil: 'load', timeout: 120_000 });
  if (answer === null || answer.status() >= 400) throw new Error(`${path} answered ${answer?.status()}`);
  await page.evaluate('document.fonts.ready.then(() => true)');
  await page.waitForTimeout(path.endsWith('/lokasi') ? 1_500 : 250);
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  // The window grows to the page, so that what sticks to its edges stands where a reader sees it.
  await page.setViewportSize({ width, height: Math.max(least, Math.min(height, MOST_HEIGHT[width])) });
  const picture = await page.screenshot();
  await sharp(picture).webp({ quality: 70, effort: 4 }).toFile(file);
}
