/** Letters and receipts on paper, read back with poppler. Must never: pass on a page that a screen reader cannot read. */
import { describe, expect, test, vi } from 'vitest';
import { renderLetter } from './render-letter.ts';
import { renderReceipt } from './render-receipt.ts';
import { renderSlip } from './render-slip.ts';
import { asked, drawn, letter, scanned } from './testing.ts';

// These run real tools: a busy machine must not fail them.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const text = (pdf: Buffer): Promise<string> => asked('pdftotext', pdf, ['-layout'], ['-']);

describe('a letter', () => {
  test('says everything that it was given, and that its key is not certified', async () => {
    const read = await text(await drawn());
    for (const words of [
      'PEMERINTAH KOTA CONTOH',
      'KELURAHAN CONTOH BARU',
      'SURAT KETERANGAN DOMISILI',
      'Nomor: B/001/400.8.2.2/XI/2026',
      'Warga Contoh 12',
      'Contoh, 25 November 2026',
      'Plt. Lurah Contoh Baru,',
      'Petugas Contoh Tiga',
      '24 Mei 2027',
      letter.verifyUrl,
      'Halaman 1 dari 1',
    ]) {
      expect(read).toContain(words);
    }
    expect(read).toContain('Ditandatangani secara elektronik dengan kunci lokal, tidak tersertifikasi.');
  });

  test('names a certified signer and leaves the warning out', async () => {
    const read = await text(
      await drawn({ certification: { certified: true, label: { id: 'Penerbit Contoh', en: 'Example issuer' } } }),
    );
    expect(read).toContain('dengan sertifikat: Penerbit Contoh.');
    expect(read).not.toContain('tidak tersertifikasi');
  });

  test('of a definitive office-holder has no prefix; of the system it has the institution’s seal', async () => {
    const person = await text(
      await drawn({
        signer: { kind: 'person', name: 'Petugas Contoh 4', position: 'Lurah Contoh Baru', appointment: 'definitif' },
      }),
    );
    expect(person).toMatch(/ Lurah Contoh Baru,/);
    expect(person).not.toMatch(/Pl[th]\. Lurah|definitif/);
    const seal = await text(await drawn({ signer: { kind: 'seal', institution: 'Pemerintah Kota Contoh' } }));
    expect(seal).toContain('Diterbitkan dengan segel elektronik');
    expect(seal).toContain('Disegel secara elektronik dengan kunci lokal, tidak tersertifikasi.');
  });

  test('is tagged, in Indonesian, PDF 1.7, with its title displayed and every font inside', async () => {
    const pdf = await drawn();
    const info = await asked('pdfinfo', pdf);
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/PDF version:\s+1\.7/);
    expect(info).toMatch(/Title:\s+Surat Keterangan Domisili B\/001/);
    const raw = pdf.toString('latin1');
    expect(raw).toContain('/Lang (id-ID)');
    expect(raw).toContain('/DisplayDocTitle true');
    const fonts = (await asked('pdffonts', pdf))
      .split('\n')
      .slice(2)
      .filter((line) => line !== '');
    expect(fonts.length).toBe(3);
    for (const font of fonts) expect(font).toMatch(/yes yes yes/);
    const tree = await asked('pdfinfo', pdf, ['-struct-text']);
    expect(tree).toMatch(/H1[^"]*"SURAT KETERANGAN DOMISILI"/);
    expect(tree).toMatch(/TH:?[^"]*\/Scope \/Row[^"]*"Nama"[^"]*TD[^"]*"Warga Contoh 12"/);
    expect(tree).toContain('Link');
    // Decoration is not read out.
    expect(tree).not.toContain('Halaman 1 dari 1');
  });

  test('goes on to further pages, and the table’s head with it', async () => {
    const rows = Array.from({ length: 38 }, (_, at) => [`Anak Contoh ${at + 1}`, '2 Mei 2020']);
    const pdf = await drawn({ body: [{ kind: 'table', head: ['Nama anak', 'Lahir'], rows }], watermark: 'LATIHAN' });
    const pages = (await text(pdf)).split('\f').filter((page) => page.trim() !== '');
    expect(pages.length).toBe(2);
    for (const page of pages) expect(page).toContain('Nama anak');
    expect(pages[1]).toContain('Petugas Contoh Tiga');
    expect(pages[1]).toContain('Halaman 2 dari 2');
  });

  test('of a practice region carries its word on every page', async () => {
    expect(
      (await asked('pdftotext', await drawn({ watermark: 'LATIHAN' }), ['-raw'], ['-'])).replaceAll(/\s/g, ''),
    ).toContain('LATIHAN');
  });

  test('leads a phone to its verification, also through the word of practice', async () => {
    expect(await scanned(await drawn())).toBe(letter.verifyUrl);
    expect(await scanned(await drawn({ watermark: 'LATIHAN' }))).toBe(letter.verifyUrl);
  });

  test('is the same bytes for the same input', async () => {
    expect((await drawn()).equals(await drawn())).toBe(true);
  });

  test('is refused rather than printed with a wrong name', async () => {
    const body = [{ kind: 'rows', rows: [{ label: 'Nama', value: 'Warga 例 Contoh' }] }] as const;
    expect(await renderLetter({ ...letter, body })).toMatchObject({
      ok: false,
      error: { type: 'unprintable', characters: ['例'] },
    });
  });

  test('prints letters with marks', async () => {
    const read = await text(
      await drawn({ body: [{ kind: 'paragraph', text: 'Jalan Café Šeherezád, Nguyễn, “kutip” ½ m²' }] }),
    );
    expect(read).toContain('Jalan Café Šeherezád, Nguyễn, “kutip” ½ m²');
  });
});

describe('a receipt', () => {
  const receipt = {
    city: 'Kota Contoh',
    service: 'Lampu jalan padam',
    caseNumber: 'BL-7K4M-22QX',
    receivedOn: '2026-11-24',
    receivedTime: '09:47',
    unit: 'Dinas Contoh',
    promise: { on: '2026-11-25', time: '16:00', because: '1 hari kerja.' },
    steps: [{ title: 'Petugas memeriksa', detail: 'Hari ini.' }, { title: 'Anda memastikan' }],
    secretUrl: 'https://balai.example/s/RAHASIA',
    language: 'id',
    createdAt: Date.UTC(2026, 10, 24),
  } as const;

  test.each([
    ['id', ['Tanda terima', 'Selasa, 24 November 2026, pukul 09.47', 'Rabu, 25 November 2026, pukul 16.00']],
    ['en', ['Receipt', 'Tuesday, 24 November 2026 at 09:47', 'Wednesday, 25 November 2026, 16:00']],
  ] as const)('in %s says the number, the promise and what comes next, and hides the link', async (language, words) => {
    const result = await renderReceipt({ ...receipt, language });
    if (!result.ok) throw new Error('refused');
    const read = (await asked('pdftotext', result.value, [], ['-'])).replaceAll(/\s+/g, ' ');
    for (const word of [...words, 'BL-7K4M-22QX', 'Dinas Contoh', 'Petugas memeriksa', 'Anda memastikan'])
      expect(read).toContain(word);
    expect(read).not.toContain('RAHASIA');
    expect(result.value.toString('latin1')).not.toContain('RAHASIA');
    expect(await scanned(result.value)).toBe(receipt.secretUrl);
    expect(await asked('pdfinfo', result.value)).toMatch(/Pages:\s+1\n/);
  });

  test.each(['id', 'en'] as const)(
    'fits a roll of 80 mm for a counter (%s): one page as long as its words',
    async (language) => {
      const result = await renderSlip({ ...receipt, language, watermark: 'LATIHAN' });
      if (!result.ok) throw new Error('refused');
      const read = (await asked('pdftotext', result.value, [], ['-'])).replaceAll(/\s+/g, ' ');
      for (const word of ['BL-7K4M-22QX', 'Dinas Contoh', 'Lampu jalan padam', 'LATIHAN']) expect(read).toContain(word);
      expect(read).not.toContain('RAHASIA');
      expect(await scanned(result.value)).toBe(receipt.secretUrl);
      const about = await asked('pdfinfo', result.value);
      expect(about).toMatch(/Pages:\s+1\n/);
      const [, width, length] = (/Page size:\s+([\d.]+) x ([\d.]+) pts/.exec(about) ?? []).map(Number);
      expect(width).toBeCloseTo(226.77, 1);
      expect(length).toBeGreaterThan(300);
      expect(length).toBeLessThan(560);
    },
  );
});
