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
  /** Names of pages; none: all of them, and the overview that is made of them. */
  readonly only: readonly string[];
  readonly say: (line: string) => void;
}

interface Subject {
  readonly name: string;
  readonly path: string;
  readonly as?: Exclude<Reader, 'nobody'>;
  /** 200 unless given. */
  readonly status?: number;
  /** What is pressed before the picture, each by its selector: a form that is folded, cases that are chosen. */
  readonly press?: readonly string[];
}
const READERS = [
  'nobody',
  'resident',
  'officer',
  'staff',
  'lurah',
  'head',
  'operator',
  'protector',
  'programmer',
] as const;
type Reader = (typeof READERS)[number];

const WIDTHS = [390, 1440] as const;
const THEMES = ['light', 'dark'] as const;
/** Long pages are cut here, in CSS pixels: a picture shows a page, it does not archive it. */
const MOST_HEIGHT = { 390: 1_700, 1440: 1_300 } as const;
/** Cases of one stage, so that they can be acted on together. */
const BULK = '/konsol?layanan=lampu-jalan&tahap=diterima';
const FIRST_TWO = [1, 2].map((row) => `.queue tbody tr:nth-child(${row}) input[name=kasus]`);

/** Writes `<page>-<width>-<theme>.webp` into the folder; resolves with the number of pictures. */
export async function takeScreenshots({ origin, password, folder, only, say }: Wanted): Promise<number> {
  const browser = await openBrowser();
  try {
    const stage = await stageCity(browser, origin, password);
    const subjects = subjectsOf(stage).filter(({ name }) => only.length === 0 || only.includes(name));
    let taken = 0;
    for (const theme of THEMES) {
      for (const as of READERS) {
        const theirs = subjects.filter((subject) => (subject.as ?? 'nobody') === as);
        if (theirs.length === 0) continue;
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
    if (only.length === 0) await drawOverview(folder);
    return taken;
  } finally {
    await browser.close();
  }
}

function subjectsOf(stage: Stage): readonly Subject[] {
  return [...portalSubjects(stage), ...consoleSubjects(stage)];
}

function portalSubjects(stage: Stage): readonly Subject[] {
  const { draft, whole, open, repaired, letter, letterNumber, withdrawn, withdrawnNumber, corrected, link } = stage;
  return [
    { name: 'home', path: '/', as: 'resident' },
    { name: 'services', path: '/layanan' },
    { name: 'search', path: '/layanan?q=lmpu+jln+mati' },
    { name: 'report', path: '/lapor' },
    { name: 'service', path: '/layanan/surat-domisili' },
    { name: 'rules', path: '/layanan/surat-domisili/periksa' },
    { name: 'form-place', path: `/formulir/${draft}/lokasi`, as: 'resident' },
    { name: 'form-choice', path: `/formulir/${draft}/jenis`, as: 'resident' },
    { name: 'form-photo', path: `/formulir/${draft}/foto`, as: 'resident' },
    { name: 'form-check', path: `/formulir/${whole}/periksa`, as: 'resident' },
    { name: 'form-saved', path: `/formulir/${draft}/simpan`, as: 'resident' },
    { name: 'form-discard', path: `/formulir/${draft}/hapus`, as: 'resident' },
    { name: 'receipt', path: `/urusan/${open}/tanda-terima`, as: 'resident' },
    { name: 'case-open', path: `/urusan/${open}`, as: 'resident' },
    { name: 'case-repaired', path: `/urusan/${repaired}`, as: 'resident' },
    { name: 'case-letter', path: `/urusan/${letter}`, as: 'resident' },
    { name: 'case-correction', path: `/urusan/${corrected}`, as: 'resident' },
    { name: 'case-letter-withdrawn', path: `/urusan/${withdrawn}`, as: 'resident' },
    { name: 'case-public', path: `/urusan/${open}` },
    { name: 'withdraw', path: `/urusan/${open}/tarik`, as: 'resident' },
    { name: 'matters', path: '/urusan', as: 'resident' },
    { name: 'wipe', path: '/urusan/hapus', as: 'resident' },
    { name: 'track', path: '/lacak' },
    { name: 'verify', path: `/periksa-surat?nomor=${encodeURIComponent(letterNumber)}` },
    { name: 'verify-withdrawn', path: `/periksa-surat?nomor=${encodeURIComponent(withdrawnNumber)}` },
    { name: 'turn-by-link', path: link },
    { name: 'help', path: '/bantuan' },
    { name: 'privacy', path: '/privasi' },
    { name: 'accessibility', path: '/aksesibilitas' },
    { name: 'missing', path: '/tidak-ada', status: 404 },
    { name: 'city', path: '/kota' },
  ];
}

function consoleSubjects({ open, undecided, inHand }: Stage): readonly Subject[] {
  return [
    { name: 'sign-in', path: '/konsol/masuk' },
    { name: 'queue', path: '/konsol', as: 'officer' },
    { name: 'queue-map', path: '/konsol?tampilan=peta', as: 'officer' },
    { name: 'queue-bulk', path: BULK, as: 'officer', press: FIRST_TWO },
    { name: 'queue-bulk-reasons', path: BULK, as: 'officer', press: [...FIRST_TWO, 'section.bulk summary'] },
    { name: 'console-case', path: `/konsol/kasus/${open}`, as: 'officer' },
    { name: 'console-letter', path: `/konsol/kasus/${undecided}`, as: 'staff' },
    { name: 'console-revoke', path: `/konsol/kasus/${inHand}`, as: 'lurah', press: ['details.revoke > summary'] },
    { name: 'console-search', path: '/konsol/cari?q=tikungan', as: 'officer' },
    { name: 'counter', path: '/konsol/loket', as: 'staff' },
    { name: 'sign', path: '/konsol/tanda-tangan', as: 'lurah' },
    { name: 'board', path: '/konsol/papan', as: 'head' },
    { name: 'leave', path: '/konsol/cuti', as: 'officer' },
    { name: 'templates', path: '/konsol/templat', as: 'officer' },
    { name: 'outbox', path: '/konsol/pesan', as: 'officer' },
    { name: 'simulators', path: '/konsol/simulator', as: 'officer' },
    { name: 'keys', path: '/konsol/pintasan', as: 'officer' },
    { name: 'operations', path: '/konsol/operasi', as: 'operator' },
    { name: 'erasure', path: '/konsol/penghapusan', as: 'protector' },
    { name: 'studio', path: '/konsol/studio', as: 'programmer' },
    { name: 'studio-service', path: '/konsol/studio/surat-domisili', as: 'programmer' },
    { name: 'studio-lifecycle', path: '/konsol/studio/surat-domisili/daur-hidup', as: 'programmer' },
    { name: 'studio-form', path: '/konsol/studio/surat-domisili/formulir?pertanyaan=keperluan', as: 'programmer' },
    { name: 'studio-examples', path: '/konsol/studio/surat-domisili/contoh', as: 'programmer' },
    { name: 'studio-versions', path: '/konsol/studio/surat-domisili/versi', as: 'programmer' },
    { name: 'studio-standard', path: '/konsol/studio/surat-domisili/standar', as: 'programmer' },
    { name: 'studio-try', path: '/konsol/studio/surat-domisili/coba', as: 'programmer' },
    { name: 'studio-change', path: '/konsol/studio/surat-domisili/ubah', as: 'programmer' },
    { name: 'studio-code', path: '/konsol/studio/surat-domisili/kode', as: 'programmer' },
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
  for (const subject of subjects) {
    for (const width of WIDTHS) {
      await photograph(page, subject, width, join(folder, `${subject.name}-${width}-${theme}.webp`));
      taken += 1;
    }
  }
  await context.close();
  return taken;
}

async function photograph(
  page: Page,
  { path, status = 200, press = [] }: Subject,
  width: (typeof WIDTHS)[number],
  file: string,
): Promise<void> {
  const least = width === 390 ? 844 : 900;
  await page.setViewportSize({ width, height: least });
  const answer = await page.goto(path, { waitUntil: 'load', timeout: 120_000 });
  if (answer?.status() !== status) throw new Error(`${path} answered ${answer?.status()}`);
  await page.evaluate('document.fonts.ready.then(() => true)');
  await page.waitForTimeout(path.endsWith('/lokasi') ? 1_500 : 250);
  for (const selector of press) await page.locator(selector).first().click();
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  // The window grows to the page, so that what sticks to its edges stands where a reader sees it.
  await page.setViewportSize({ width, height: Math.max(least, Math.min(height, MOST_HEIGHT[width])) });
  const picture = await page.screenshot();
  await sharp(picture).webp({ quality: 62, effort: 5 }).toFile(file);
}

/** The picture of the README: a resident's phone, the officer's desk and the city's page, beside each other. */
async function drawOverview(folder: string): Promise<void> {
  const [height, gap] = [760, 24];
  const parts = [
    { name: 'home-390-light', width: 380 },
    { name: 'queue-1440-light', width: 1_140 },
    { name: 'city-390-light', width: 380 },
  ];
  let left = 0;
  const pictures: { input: Buffer; left: number; top: number }[] = [];
  for (const { name, width } of parts) {
    const small = await sharp(join(folder, `${name}.webp`))
      .resize({ width })
      .toBuffer();
    const input = await sharp(small).extract({ left: 0, top: 0, width, height }).toBuffer();
    pictures.push({ input, left, top: 0 });
    left += width + gap;
  }
  const canvas = { width: left - gap, height, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } as const;
  const picture = await sharp({ create: canvas }).composite(pictures).png().toBuffer();
  await sharp(picture).png({ palette: true, quality: 90 }).toFile(join(folder, 'overview.png'));
}
