/**
 * A letter and the tools to look at it, for the tests of this folder.
 *
 * Must never: be imported by anything but tests.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { type LetterInput, renderLetter } from './render-letter.ts';

export const letter: LetterInput = {
  documentId: 'SKD-4F7Q-9XKD',
  institution: 'Pemerintah Kota Contoh',
  parent: 'Kecamatan Contoh',
  unit: 'Kelurahan Contoh Baru',
  letterhead: ['Jalan Contoh Raya 1, Contoh 10000'],
  title: 'Surat Keterangan Domisili',
  number: 'B/001/400.8.2.2/XI/2026',
  place: 'Contoh',
  issuedOn: '2026-11-25',
  validUntil: '2027-05-24',
  body: [
    { kind: 'paragraph', text: 'Lurah Contoh Baru menerangkan bahwa:' },
    {
      kind: 'rows',
      rows: [
        { label: 'Nama', value: 'Warga Contoh 12' },
        { label: 'Alamat', value: 'Jalan Contoh 7, RT 001 RW 002' },
      ],
    },
    { kind: 'paragraph', text: 'benar bertempat tinggal di alamat tersebut di atas.' },
  ],
  signer: { kind: 'person', name: 'Petugas Contoh Tiga', position: 'Lurah Contoh Baru', appointment: 'Plt.' },
  certification: {
    certified: false,
    label: { id: 'Kunci lokal, tidak tersertifikasi', en: 'Local key, not certified' },
  },
  verifyUrl: 'https://balai.example/periksa/SKD-4F7Q-9XKD',
  verifyCode: 'SKD-4F7Q-9XKD',
  language: 'id',
  createdAt: Date.UTC(2026, 10, 25, 3),
};

export async function drawn(changes: Partial<LetterInput> = {}): Promise<Buffer> {
  const result = await renderLetter({ ...letter, ...changes });
  if (!result.ok) throw new Error(result.error.message.en);
  return result.value;
}

/** What one of the poppler tools prints about a PDF: `pdftotext`, `pdfinfo`, `pdfsig`. */
export async function asked(
  tool: string,
  pdf: Buffer,
  before: readonly string[] = [],
  after: readonly string[] = [],
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'balai-pdf-'));
  try {
    const file = join(folder, 'letter.pdf');
    await writeFile(file, pdf);
    return await new Promise((resolve) => {
      // pdfsig answers with a code of its own for a bad signature: what it prints is what counts.
      execFile(tool, [...before, file, ...after], (_error, out, problems) => resolve(out + problems));
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What a phone reads in the QR code of the first page, printed at 110 dots an inch. */
export async function scanned(pdf: Buffer): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'balai-scan-'));
  try {
    await writeFile(join(folder, 'letter.pdf'), pdf);
    await promisify(execFile)('pdftoppm', [
      '-r',
      '110',
      '-singlefile',
      '-png',
      join(folder, 'letter.pdf'),
      join(folder, 'page'),
    ]);
    const { data, info } = await sharp(await readFile(join(folder, 'page.png')))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return jsQR.default(new Uint8ClampedArray(data), info.width, info.height)?.data;
  } finally {
    await rm(folder, { recursive: true });
  }
}
