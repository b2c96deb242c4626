/**
 * Rights over one's own data, really carried out: what is copied, corrected, restricted and erased, and what is not.
 *
 * Must never: pass because nothing was found; another person with the same telephone stands beside each case.
 */
import { carryingTopic, uuidOf } from '@balai/store';
import { tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { asked } from '../../documents/testing.ts';
import { runJobs } from '../../jobs/jobs.ts';
import type { CaseView, ConsoleActResult, ConsoleCaseView, RawForm } from '../platform-types.ts';
import { at, openTestCity, type TestCity } from '../testing.ts';

const SITI = '3671014101900012';
const TONO = '3671014101800099';
const PHONE = '0812 3456 7890';
const DAY = 86_400_000;
const FILED = at('2026-11-02T09:00');
let city: TestCity;
let open = '';
let ended = '';
let report = '';
let ofTono = '';

beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await city.appoint('ppdp', 'Petugas Contoh 1', [{ unit: 'setda', area: null, position: 'ppdp' }]);
  await city.appoint('dukcapil', 'Petugas Contoh 2', [{ unit: 'disdukcapil', area: null, position: 'loket' }]);
  open = await send('siti', 'pindah-datang', moving(SITI));
  ended = await send('siti', 'pindah-datang', moving(SITI));
  ofTono = await send('tono', 'pindah-datang', {
    ...moving(TONO),
    anggota: { 'anggota.0.nama': 'Siti Contoh', 'anggota.0.nik': SITI },
  });
  report = await send('siti', 'lampu-jalan', {
    lokasi: { 'lokasi.latitude': '-6.1730', 'lokasi.longitude': '106.6320' },
    jenis: { jenis: 'jalan' },
    kabelTerbuka: { kabelTerbuka: 'tidak' },
    kontak: { kontak: PHONE },
  });
  await (await city.resident('siti', FILED)).portal.withdraw(ended, {});
});
afterAll(() => city.close());

const moving = (nik: string): Readonly<Record<string, RawForm>> => ({
  nama: { nama: 'Siti Contoh' },
  nik: { nik },
  nomorKk: { nomorKk: '3671010101200001' },
  sebabPindah: { sebabPindah: 'pekerjaan' },
  daerah: { daerah: 'lain' },
  namaTujuan: { namaTujuan: 'Kabupaten Contoh' },
  alamatTujuan: { alamatTujuan: 'Jl. Contoh 3, RT 02 RW 01' },
  kontak: { kontak: PHONE },
});
async function send(
  device: string,
  service: string,
  answers: Readonly<Record<string, RawForm>>,
  now = FILED,
): Promise<string> {
  const { portal } = await city.resident(device, now);
  const begun = await portal.begin(service);
  if (!begun.ok) throw new Error('not begun');
  const { draftId } = begun.value;
  for (const [question, raw] of Object.entries(answers)) {
    const typed = question === 'ktp' ? { ktp: await city.stageFile(draftId, `ktp ${draftId}`, now) } : raw;
    const answered = await portal.answer(draftId, question, typed);
    if (!answered.ok) throw new Error(`${question}: ${JSON.stringify(answered.error)}`);
  }
  const sent = await portal.submit(draftId, { persetujuan: 'ya' });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  return sent.value.number;
}
const detail = async (who: string, number: string, now: number) =>
  (await (await city.officer(who, now)).console.caseDetail(number)) as ConsoleCaseView;
async function act(
  who: string,
  number: string,
  action: string,
  now: number,
  more: { readonly raw?: RawForm; readonly because?: readonly string[] } = {},
): Promise<ConsoleActResult> {
  const view = await detail(who, number, now);
  const input = { turn: view.turns[0]?.id ?? '', action, key: `${number} ${action}`, seenVersion: view.version };
  return (await city.officer(who, now)).console.act(number, {
    ...input,
    raw: {},
    because: [],
    confirms: [],
    note: '',
    ...more,
  });
}
/** A request of Siti's, from her device, with her identity proved and what she asks for decided. */
async function decided(asks: RawForm, action: string, now: number): Promise<string> {
  const { permintaan = '' } = asks as { readonly permintaan?: string };
  const number = await send(
    'siti',
    'data-pribadi',
    {
      nama: { nama: 'Siti Contoh' },
      nik: { nik: SITI },
      ktp: {},
      kontak: { kontak: PHONE },
      permintaan: { permintaan },
      ...(permintaan === 'koreksi' ? { dataKeliru: { dataKeliru: 'Yang benar Jl. Contoh 7.' } } : {}),
    },
    now,
  );
  expect(await act('ppdp', number, 'identitasTerbukti', now + 1_000)).toMatchObject({ ok: true });
  expect(await act('ppdp', number, action, now + 2_000)).toMatchObject({ ok: true });
  await runJobs(city.deps, now + 3_000);
  return number;
}
const view = async (number: string, now: number): Promise<CaseView> => {
  const found = await (await city.resident('siti', now)).portal.case(number);
  if (found === null) throw new Error('not held');
  return found;
};
const answerTo = async (number: string, now: number) =>
  (await view(number, now)).messages.map(({ text }) => text).join('\n');
const copyOf = async (device: string, number: string, now: number, kind: 'json' | 'html' = 'json') => {
  const file = await (await city.resident(device, now)).files.personalData(number, kind);
  return file === null ? null : Buffer.from(file.bytes).toString('utf8');
};

describe('the page of the service, and the receipt', () => {
  test('tell the ways of all wishes side by side, and after sending the way of the wish alone', async () => {
    const { portal } = await city.resident('siti', FILED);
    const steps = (await portal.service('data-pribadi'))?.steps.map(({ label }) => label) ?? [];
    expect(steps.map(({ id }) => id).slice(1, 4)).toEqual([
      'Identitas diperiksa',
      'Salinan disiapkan, pembetulan dikerjakan, pembatasan dikerjakan, penghapusan diputuskan atau pencabutan dikerjakan',
      'Salinan dapat diunduh, data sudah dibetulkan, data dibatasi, data dihapus atau pembatasan dicabut',
    ]);
    expect(steps[3]?.en).toMatch(/^The copy can be fetched, .* or the restriction is lifted$/u);
    const number = await send('siti', 'data-pribadi', {
      nama: { nama: 'Orang Contoh' },
      nik: { nik: '3671014101700077' },
      ktp: {},
      kontak: { kontak: '0812 3456 0077' },
      permintaan: { permintaan: 'salinan' },
    });
    const receipt = await portal.receipt(number);
    expect(receipt?.steps.map(({ label }) => label.id)).toEqual([
      'Identitas diperiksa',
      'Salinan disiapkan',
      'Salinan dapat diunduh',
    ]);
    const [proves] = (await detail('ppdp', number, FILED)).turns[0]?.actions ?? [];
    expect(proves?.leadsTo.id).toBe('Salinan disiapkan');
    expect(await act('ppdp', number, 'identitasTerbukti', FILED + 1_000)).toMatchObject({ ok: true });
    const exception = { raw: { penjelasan: 'Sedang disidik.' }, because: ['penegakanHukum'] };
    expect(await act('ppdp', number, 'tolak', FILED + 2_000, exception)).toMatchObject({ ok: true });
    // What the office wrote is not told to its reader as their own words.
    const { answers } = await view(number, FILED + DAY);
    expect(answers.filter(({ byOffice }) => byOffice).map(({ value }) => value.id)).toEqual(['Sedang disidik.']);
    expect(answers.find(({ label }) => label.id === 'NIK')?.byOffice).toBe(false);
    const { timeline } = await view(number, FILED + DAY);
    expect(timeline.find(({ reasons }) => reasons.length > 0)?.filledIn).toEqual([
      {
        label: expect.objectContaining({ id: 'Mengapa pengecualian ini berlaku' }),
        value: { id: 'Sedang disidik.', en: 'Sedang disidik.' },
      },
    ]);
  });
  test('say of a question whom it concerns, and do not call a name needless that is asked for', async () => {
    const { portal } = await city.resident('siti', FILED);
    const page = await portal.service('informasi-publik');
    expect(page?.requirements.find(({ label }) => label.id === 'Nama lembaga')?.when).toEqual({
      id: 'Hanya bila “Anda meminta sebagai apa?” adalah “Lembaga atau perusahaan”',
      en: 'Only if “As what do you ask?” is “An organisation or company”',
    });
    expect(page?.notNeeded.map(({ id }) => id).join()).not.toContain('nama lengkap');
  });
});

describe('a copy', () => {
  const now = at('2026-11-03T09:00');
  let number = '';
  test('holds what is hers, by NIK and by a telephone of nobody else, and nothing of who shares the telephone', async () => {
    number = await decided({ permintaan: 'salinan' }, 'berikanSalinan', now);
    const copy = JSON.parse((await copyOf('siti', number, now + DAY)) ?? '{}') as {
      readonly urusan: readonly { readonly nomor: string }[];
      readonly disebutDalamUrusanOrangLain: number;
    };
    expect(copy.urusan.map(({ nomor }) => nomor).toSorted()).toEqual([number, open, ended, report].toSorted());
    expect(copy.disebutDalamUrusanOrangLain).toBe(1);
    expect(JSON.stringify(copy)).not.toContain(TONO);
    const page = (await copyOf('siti', number, now + DAY, 'html')) ?? '';
    expect(page).toContain('Jl. Contoh 3, RT 02 RW 01');
    expect(page).not.toMatch(/<script|https?:/u);
    expect(page).toMatch(/Rabu, 4 November 2026, pukul \d\d\.\d\d/u);
    const english = Buffer.from(
      (await (await city.resident('siti', now + DAY, 'en')).files.personalData(number, 'html'))?.bytes ?? [],
    ).toString('utf8');
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('Full name');
    expect(english).not.toMatch(/Nama lengkap|Pertanyaan|Masuk /u);
  });
  test('says which files it holds, and its answer in both languages', async () => {
    const copy = JSON.parse((await copyOf('siti', number, now + DAY)) ?? '{}') as {
      readonly urusan: readonly { readonly nomor: string; readonly isian: readonly { readonly berkas?: unknown }[] }[];
    };
    const request = copy.urusan.find(({ nomor }) => nomor === number);
    expect(request?.isian.flatMap(({ berkas }) => berkas ?? [])).toEqual([
      expect.objectContaining({ bytes: expect.any(Number), sha256: expect.any(String) }),
    ]);
    const said = await answerTo(number, now + DAY);
    expect(said).toContain('Salinan 3 urusan Anda');
    expect(said).toContain('The copy of 3 matters of yours');
  });
  test('can be kept on paper: tagged, in the language of the reader, whole however long, with what no letter exists for', async () => {
    const long = `${'Lampu di depan rumah padam lagi. '.repeat(400)}Ini akhir pesannya.`;
    const { cases, talk } = city.store;
    const caseId = (await cases.whole(tangerang.id, { number: report }))?.loaded.caseId ?? '';
    const said = { caseId, from: 'resident', officer: null, at: now } as const;
    await talk.say(tangerang.id, { ...said, id: uuidOf('panjang'), text: long });
    await talk.say(tangerang.id, { ...said, id: uuidOf('arab'), text: 'Salam \u0633 dari Siti.' });
    const paper = async (language: 'id' | 'en') => {
      const file = await (await city.resident('siti', now + DAY, language)).files.personalData(number, 'pdf');
      expect(file).toMatchObject({ mediaType: 'application/pdf', fileName: `data-pribadi-${number}.pdf` });
      const pdf = Buffer.from(file?.bytes ?? []);
      const read = (await asked('pdftotext', pdf, [], ['-'])).replaceAll(/\s+/gu, ' ');
      return { pdf, read, tree: await asked('pdfinfo', pdf, ['-struct-text']) };
    };
    const { pdf, read, tree } = await paper('id');
    for (const held of [
      'Salinan data pribadi',
      'Jl. Contoh 3, RT 02 RW 01',
      'Ini akhir pesannya.',
      open,
      ended,
      report,
    ])
      expect(read).toContain(held);
    expect(read).toContain('Salam [U+0633] dari Siti.');
    expect(read).toContain('Huruf yang tidak ada dalam huruf cetak ini');
    // As it is read out: on paper a page may end within a sentence, and its number and the watermark stand there.
    const words = tree.replaceAll(/P \(block\)|[\s"]/gu, '');
    expect(words.match(/Lampudidepanrumahpadamlagi\./gu)).toHaveLength(400);
    expect(read).not.toContain(TONO);
    const info = await asked('pdfinfo', pdf);
    expect(info).toMatch(/Tagged:\s+yes/u);
    const pages = Number(/Pages:\s+(\d+)/u.exec(info)?.[1]);
    expect(pages).toBeGreaterThan(3);
    expect(read).toContain(`Halaman ${pages} dari ${pages}`);
    // What is read out: headings and paragraphs, and neither mark nor page number.
    expect(tree).toMatch(/H1 \(block\)[^]*H2 \(block\)[^]*H3 \(block\)/u);
    expect(tree).not.toContain('Halaman 1 dari');
    const english = (await paper('en')).read;
    for (const words of ['Copy of personal data', 'Full name', 'Ini akhir pesannya.', 'Page 1 of'])
      expect(english).toContain(words);
    expect(english).not.toMatch(/Nama lengkap|Isian|Masuk /u);
  });
  test('is fetched with the request alone, once it was granted, for thirty days', async () => {
    expect((await view(number, now + DAY)).personalDataUntil).not.toBeNull();
    expect(await copyOf('tono', number, now + DAY)).toBeNull();
    expect(await copyOf('siti', open, now + DAY)).toBeNull();
    expect(await copyOf('siti', number, now + 31 * DAY)).toBeNull();
    const waiting = await send(
      'siti',
      'data-pribadi',
      {
        nama: { nama: 'Siti Contoh' },
        nik: { nik: TONO },
        ktp: {},
        kontak: { kontak: PHONE },
        permintaan: { permintaan: 'salinan' },
      },
      now,
    );
    // Somebody asks for the data of another: before an officer has seen who they are, there is nothing to fetch.
    expect(await copyOf('siti', waiting, now + DAY)).toBeNull();
    await (await city.resident('siti', now)).portal.withdraw(waiting, {});
  });
  test('who decides sees numbers alone, and each matter remembers that they looked and why', async () => {
    expect((await view(open, now + DAY)).readings.map(({ purpose }) => purpose?.id)).toContain(
      `Permintaan data pribadi ${number}`,
    );
    expect((await detail('dukcapil', open, now + DAY)).person).toBeNull();
    expect(await detail('dukcapil', number, now + DAY)).toMatchObject({ type: 'notAllowed' });
    const { person } = await detail('ppdp', number, now + DAY);
    expect(person).toBeNull();
  });
  test('told twice, it is answered once', async () => {
    const caseId = (await city.store.cases.byNumber(tangerang.id, number))?.caseId ?? '';
    const before = (await view(number, now + DAY)).messages;
    const [row] = await city.store.outbox.of(tangerang.id, { caseId, topics: [carryingTopic] });
    await city.store.outbox.failed(row as never, now, 'again', { endless: true });
    await runJobs(city.deps, now + DAY);
    expect((await view(number, now + DAY)).messages).toEqual(before);
  });
});

describe('a correction', () => {
  test("is noted in every matter of hers, and in nobody else's", async () => {
    const now = at('2026-11-04T09:00');
    const number = await decided({ permintaan: 'koreksi' }, 'betulkanData', now);
    expect((await detail('dukcapil', open, now + DAY)).notes.map(({ text }) => text).join()).toContain(number);
    expect((await detail('dukcapil', ofTono, now + DAY)).notes).toEqual([]);
    const { answers } = await detail('dukcapil', open, now + DAY);
    // The number of the family is as closed as that of a person: it opens the same doors.
    expect(answers.find(({ name }) => name === 'nomorKk')).toMatchObject({
      masked: true,
      mayReveal: true,
      value: { id: '3671 •••• •••• 0001' },
    });
    expect(await answerTo(number, now + DAY)).toMatch(new RegExp(`masih berjalan: [^.]*${open}`, 'u'));
  });
});

describe('a restriction', () => {
  const now = at('2026-11-05T09:00');
  test('stops offices and clocks, and shows where they look; she herself may still act', async () => {
    const fresh = await send('siti', 'pindah-datang', moving(SITI), now);
    const number = await decided({ permintaan: 'pembatasan' }, 'batasiData', now);
    expect(await answerTo(number, now + DAY)).toContain(open);
    expect(await act('dukcapil', open, 'izinkanPindah', now + DAY)).toMatchObject({
      ok: false,
      error: { type: 'notAllowed' },
    });
    expect(
      await (await city.officer('dukcapil', now + DAY)).console.reveal(open, 'nik', 'mencocokkan KTP'),
    ).toMatchObject({ ok: false });
    const { rows } = await (await city.officer('dukcapil', now + DAY)).console.queue({});
    expect(rows.map((row) => [row.number, row.resting]).toSorted()).toEqual(
      [
        [open, true],
        [fresh, true],
        [ofTono, false],
      ].toSorted(),
    );
    expect((await detail('dukcapil', open, now + DAY)).restingSince).not.toBeNull();
    expect((await view(open, now + DAY)).restingSince).not.toBeNull();
    const caseId = (await city.store.cases.byNumber(tangerang.id, fresh))?.caseId ?? '';
    await runJobs(city.deps, now + 40 * DAY);
    expect((await city.store.cases.load(tangerang.id, caseId))?.state.late).toEqual([]);
  });
  test('is lifted when she asks for it, and work goes on', async () => {
    const later = now + 2 * DAY;
    const number = await decided({ permintaan: 'cabutPembatasan' }, 'cabutPembatasan', later);
    expect(await answerTo(number, later + DAY)).toContain('dicabut');
    expect((await view(open, later + DAY)).restingSince).toBeNull();
    expect(await act('dukcapil', open, 'mintaPerbaikan', later + DAY)).not.toMatchObject({
      error: { type: 'notAllowed' },
    });
  });
});

describe('an erasure', () => {
  test('goes the ordered way: what has ended, not what is at work, held, or must be kept for ever', async () => {
    const now = at('2026-11-09T09:00');
    const number = await decided({ permintaan: 'penghapusan' }, 'hapusData', now);
    const said = await answerTo(number, now + DAY);
    expect(said).toContain(`${open} (masih diproses`);
    expect(said).toContain(`${ended} (menurut undang-undang disimpan selamanya)`);
    expect(said).toContain(report);
    const orders = await city.store.erasure.orders(tangerang.id);
    expect(orders.every(({ because }) => because === `Permintaan ${number}`)).toBe(true);
  });
});
