// Photographs each page of a running demo city: a phone and a desk, light and dark, small enough for the repository.
// Must never: photograph a city with real residents.
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
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
    for (const width of WIDTHS) {
      for (const theme of THEMES) {
        for (const subject of subjects) {
          await photograph(browser, origin, stage, { subject, width, theme, folder });
          taken += 1;
        }
        say(`${width} px, ${theme}: ${subjects.length} pages`);
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

interface Shot {
  readonly subject: Subject;
  readonly width: (typeof WIDTHS)[number];
  readonly theme: (typeof THEMES)[number];
  readonly folder: string;
}

async function photograph(
  browser: Browser,
  origin: string,
  stage: Stage,
  { subject, width, theme, folder }: Shot,
): Promise<void> {
  const context: BrowserContext = await browser.newContext({
    baseURL: origin,
    viewport: { width, height: width === 390 ? 844 : 900 },
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    colorScheme: theme,
    reducedMotion: 'reduce',
    ...(subject.as === undefined ? {} : { storageState: stage[subject.as] }),
  });
  try {
    const page = await context.newPage();
    const answer = await page.goto(subject.path, { waitUntil: 'load' });
    if (answer?.status() !== 200) throw new Error(`${subject.path} answered ${answer?.status()}`);
    await page.evaluate('document.fonts.ready.then(() => true)');
    await page.waitForTimeout(subject.name === 'form-place' ? 1_500 : 300);
    const height = await page.evaluate<number>('document.documentElement.scrollHeight');
    // The window grows to the page, so that what sticks to its edges stands where a reader sees it.
    await page.setViewportSize({
      width,
      height: Math.max(width === 390 ? 844 : 900, Math.min(height, MOST_HEIGHT[width])),
    });
    const picture = await page.screenshot();
    await sharp(picture)
      .webp({ quality: 70, effort: 5 })
      .toFile(join(folder, `${subject.name}-${width}-${theme}.webp`));
  } finally {
    await context.close();
  }
}
