/**
 * A correction of personal data that is really carried out: in a case at work, in one that has ended, in what is searched and in the
 * letter that is issued afterwards; by the officer who has that turn alone, and with a note for everybody who reads the answer.
 *
 * Must never: look at the database instead of what people see.
 */
import { tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { asked } from '../../documents/testing.ts';
import { carryOutErasures } from '../../jobs/erasures.ts';
import { runJobs } from '../../jobs/jobs.ts';
import { applyForDomicile, nikInRegister } from '../testing-domicile.ts';
import type { CaseView, ConsoleCaseView, Platform, RawForm, RectificationView } from '../platform-types.ts';
import { at, fileIn, openTestCity, type TestCity } from '../testing.ts';

const WRONG = 'Jl. Contoh Melati No. 7, RT 003/RW 002';
const RIGHT = 'Jl. Contoh Kenanga No. 19, RT 004/RW 001';
const NOTE = /^diperbaiki atas permintaan pemilik data, .*4 November 2026$/u;
const NOW = at('2026-11-04T09:00');
const LATER = at('2026-11-05T09:00');
let city: TestCity;
let atWork = '';
let ended = '';
let ofAnother = '';
let request = '';

beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  const ward = { unit: 'kelurahan', area: '36.71.01.1001' } as const;
  await city.appoint('ppdp', 'Petugas Contoh 1', [{ unit: 'setda', area: null, position: 'ppdp' }]);
  await city.appoint('staf', 'Petugas Contoh 2', [{ ...ward, position: 'staf' }]);
  await city.appoint('lurah', 'Petugas Contoh 3', [{ ...ward, position: 'lurah' }]);
  const nik = await nikInRegister(city, true);
  const filed = at('2026-11-03T09:00');
  atWork = (await applyForDomicile(city, { device: 'siti', nik, purpose: 'usaha' }, filed)).number;
  ended = (await applyForDomicile(city, { device: 'siti', nik }, filed)).number;
  const other = await nikInRegister(city, false);
  ofAnother = (await applyForDomicile(city, { device: 'tono', nik: other }, filed)).number;
  request = await asks(nik);
  await act('ppdp', request, 'identitasTerbukti', NOW - 1_000);
});
afterAll(() => city.close());

async function asks(nik: string, wish = 'koreksi', now = NOW - 60_000): Promise<string> {
  const { portal } = await city.resident('siti', now);
  const begun = await portal.begin('data-pribadi');
  if (!begun.ok) throw new Error('not begun');
  const { draftId } = begun.value;
  const form: Readonly<Record<string, RawForm>> = {
    nama: { nama: 'Warga Contoh Dua' },
    nik: { nik },
    ktp: { ktp: await city.stageFile(draftId, `ktp ${wish}`, now) },
    kontak: { kontak: '0812 3456 7890' },
    permintaan: { permintaan: wish },
    ...(wish === 'koreksi' ? { dataKeliru: { dataKeliru: `Yang benar ${RIGHT}.` } } : {}),
  };
  for (const [question, raw] of Object.entries(form))
    if (!(await portal.answer(draftId, question, raw)).ok) throw new Error(question);
  const sent = await portal.submit(draftId, { persetujuan: 'ya' });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  return sent.value.number;
}
const desk = async (who: string, now: number): Promise<Platform['console']> => (await city.officer(who, now)).console;
const detail = async (who: string, number: string, now: number) =>
  (await (await desk(who, now)).caseDetail(number)) as ConsoleCaseView;
async function act(who: string, number: string, action: string, now: number) {
  const view = await detail(who, number, now);
  const turn = view.turns[0]?.id ?? '';
  const input = { turn, action, key: `${number} ${action}`, seenVersion: view.version, raw: {}, because: [], note: '' };
  const done = await (await desk(who, now)).act(number, { ...input, confirms: [] });
  if (!done.ok) throw new Error(`${action}: ${JSON.stringify(done.error)}`);
}
async function looked(number: string, path: string | null, who = 'ppdp'): Promise<RectificationView> {
  const view = await (await desk(who, NOW)).rectification(request, number, path);
  if ('type' in view) throw new Error(view.type);
  return view;
}
async function set(number: string, path: string, raw: RawForm, key = `${number} ${path}`, who = 'ppdp') {
  const seenVersion = (await city.store.cases.byNumber(tangerang.id, number))?.version ?? 0;
  return (await desk(who, NOW)).rectify(request, number, { path, raw, key, seenVersion });
}
const mine = async (number: string, now: number, device = 'siti'): Promise<CaseView> => {
  const view = await (await city.resident(device, now)).portal.case(number);
  if (view === null) throw new Error('not held');
  return view;
};
const found = async (words: string) =>
  (await (await desk('staf', LATER)).search(words)).map(({ number }) => number).toSorted();

test('the officer sees which matters of the person can be set right, at work and ended, and no one else’s', async () => {
  const { person } = await detail('ppdp', request, NOW);
  expect(person?.cases.map(({ number, open, rectifyPath }) => [number, open, rectifyPath]).toSorted()).toEqual(
    [
      [atWork, true, `/konsol/kasus/${request}/pembetulan/${atWork}`],
      [ended, false, `/konsol/kasus/${request}/pembetulan/${ended}`],
    ].toSorted(),
  );
});

test('no value is shown before its answer is chosen; that it was looked at, its owner reads', async () => {
  const list = await looked(atWork, null);
  expect([list.chosen, JSON.stringify(list).includes('Melati')]).toEqual([null, false]);
  expect(list.answers.map(({ path }) => path)).toEqual(['nama', 'tanggalLahir', 'alamat', 'suratRt']);
  const { chosen } = await looked(atWork, 'alamat');
  expect(chosen?.value?.id).toBe(WRONG);
  const readings = (await mine(atWork, NOW + 60_000)).readings.map(({ what, purpose }) => [what.id, purpose?.id]);
  expect(readings).toContainEqual([expect.stringMatching(/^Membuka: .*lamat/u), `Permintaan data pribadi ${request}`]);
});

describe('it is refused', () => {
  test('to whoever does not have that turn, and for a matter of somebody else', async () => {
    const calls = [
      (await desk('staf', NOW)).rectification(request, atWork, null),
      (await desk('ppdp', NOW)).rectification(request, ofAnother, null),
      (await desk('ppdp', NOW)).rectification(request, request, null),
      (await desk('ppdp', NOW)).rectification(atWork, ended, null),
    ];
    for (const view of await Promise.all(calls)) expect('type' in view).toBe(true);
    expect(await set(atWork, 'alamat', { alamat: RIGHT }, 'k1', 'staf')).toMatchObject({ ok: false });
    expect(await set(ofAnother, 'alamat', { alamat: RIGHT }, 'k2')).toMatchObject({ ok: false });
    expect((await mine(ofAnother, NOW, 'tono')).timeline).toHaveLength(1);
  });
  test.each([
    ['nothing', 'alamat', { alamat: '' }],
    ['what stands there already', 'alamat', { alamat: WRONG }],
    [
      'a day that there is not',
      'tanggalLahir',
      { 'tanggalLahir.day': '31', 'tanggalLahir.month': '2', 'tanggalLahir.year': '1990' },
    ],
    ['hidden characters', 'nama', { nama: 'Siti \u202e hotnoC' }],
  ])('with a sentence at its field: %s', async (_what, path, raw) => {
    const done = await set(atWork, path, raw as RawForm, `wrong ${path} ${JSON.stringify(raw)}`);
    if (done.ok || done.error.type !== 'refused') throw new Error(JSON.stringify(done));
    expect(done.error.sentences[0]?.field).toContain(path);
    expect(done.error.sentences[0]?.message.id).not.toBe('');
  });
  test('for the NIK, by which the person was found', async () => {
    expect(await set(atWork, 'nik', { nik: '3671014101900012' }, 'nik')).toMatchObject({ ok: false });
  });
});

describe('set right', () => {
  beforeAll(async () => {
    // One of them rests, as its owner asked: no office works with it, and what is wrong in it is set right all the same.
    const caseIds = [(await city.store.cases.byNumber(tangerang.id, ended))?.caseId ?? ''];
    const what = { caseIds, askedIn: caseIds[0] ?? '', basis: 'UU 27/2022 Pasal 11', by: 'ppdp' };
    await city.store.persons.restrict(tangerang.id, what, NOW);
    for (const number of [atWork, ended]) await set(number, 'alamat', { alamat: RIGHT });
    await city.store.persons.release(tangerang.id, what, NOW);
  });
  test('pressed twice, it is done once', async () => {
    for (const number of [atWork, ended])
      expect(await set(number, 'alamat', { alamat: RIGHT })).toMatchObject({ ok: true });
  });

  test.each([
    ['at work', () => atWork],
    ['ended', () => ended],
  ])('in the matter that is %s its owner reads what is right, with the note and the day', async (_, which) => {
    const { answers, timeline } = await mine(which(), LATER);
    const address = answers.find(({ value }) => value.id === RIGHT);
    expect(address?.source?.id).toMatch(NOTE);
    expect(address?.source?.en).toMatch(/^corrected at the request of the person concerned/u);
    expect(JSON.stringify(answers)).not.toContain('Melati');
    const said = timeline.filter(({ title }) => title.id === 'Data diperbaiki atas permintaan pemilik data');
    expect(said).toHaveLength(1);
    expect(said[0]?.who?.id).toBe('Sekretariat Daerah');
    expect(said[0]?.detail?.id).toContain(request);
    expect(JSON.stringify(timeline)).not.toMatch(/Melati|Kenanga/u);
  });

  test('whoever works with it reads the same, and their turn has not moved', async () => {
    const view = await detail('staf', atWork, LATER);
    expect(view.turns.map(({ stageLabel }) => stageLabel.id)).toEqual(['Diperiksa petugas']);
    expect(view.answers.find(({ name }) => name === 'alamat')?.source.text.id).toMatch(NOTE);
    const shown = await (await desk('staf', LATER)).reveal(atWork, 'alamat', 'Mencocokkan alamat');
    expect(shown).toMatchObject({ ok: true, value: { value: { id: RIGHT } } });
  });

  test('it is found by what is right, and no longer by what was wrong', async () => {
    expect(await found('Kenanga')).toEqual([atWork]);
    expect(await found('Melati')).toEqual([ofAnother]);
  });

  test('the page of setting right says which answers were, and that letters in hand stay as signed', async () => {
    const view = await looked(ended, null);
    expect(view.hasLetters).toBe(true);
    expect(view.answers.find(({ path }) => path === 'alamat')?.rectified?.id).toMatch(NOTE);
  });

  test('a letter that is issued afterwards prints what is right', async () => {
    await act('staf', atWork, 'setuju', LATER);
    await act('lurah', atWork, 'terbitkan', LATER + 60_000);
    const lurah = await desk('lurah', LATER + 120_000);
    const [waiting] = await lurah.toSign();
    expect(await lurah.sign(waiting?.documentId ?? '', 'sign')).toMatchObject({ ok: true });
    const { files } = await city.resident('siti', LATER + 180_000);
    const pdf = fileIn(await files.documentPdf(waiting?.documentId ?? ''));
    const read = await asked('pdftotext', Buffer.from(pdf?.bytes ?? []), [], ['-']);
    expect(read).toContain('Kenanga');
    expect(read).not.toContain('Melati');
  });

  test('the answer to the request names what was set right, and the log still proves itself', async () => {
    await act('ppdp', request, 'betulkanData', LATER + 240_000);
    await runJobs(city.deps, LATER + 300_000);
    const { messages } = await mine(request, LATER + 360_000);
    const told = messages.map(({ text }) => text).join('\n');
    for (const number of [atWork, ended]) expect(told).toMatch(new RegExp(`${number} \\([^)]*lamat`, 'u'));
    expect(told).toContain('Surat yang sudah terbit tidak ikut berubah');
    expect(await city.store.figures.recount(tangerang.id)).toEqual([]);
  });

  test('the copy of the person’s data says which answer was set right, and when, for programs, as a page and on paper', async () => {
    const wanted = await asks(await nikInRegister(city, true), 'salinan', LATER);
    await act('ppdp', wanted, 'identitasTerbukti', LATER + 310_000);
    await act('ppdp', wanted, 'berikanSalinan', LATER + 320_000);
    // Two requests within the hour: their owner reads both purposes.
    const purposes = (await mine(atWork, LATER + 330_000)).readings.map(({ what, purpose }) => [what.id, purpose?.id]);
    for (const number of [request, wanted])
      expect(purposes).toContainEqual(['Membuka urusan ini', `Permintaan data pribadi ${number}`]);
    const copy = async (kind: 'json' | 'html' | 'pdf', language: 'id' | 'en' = 'id') => {
      const { files } = await city.resident('siti', LATER + 330_000, language);
      return Buffer.from(fileIn(await files.personalData(wanted, kind))?.bytes ?? []);
    };
    const { urusan } = JSON.parse((await copy('json')).toString('utf8')) as {
      readonly urusan: readonly {
        readonly nomor: string;
        readonly isian: readonly { readonly jawaban: string; readonly diperbaiki?: string }[];
      }[];
    };
    const held = urusan.find(({ nomor }) => nomor === atWork)?.isian ?? [];
    expect(held.filter(({ diperbaiki }) => diperbaiki !== undefined)).toEqual([
      expect.objectContaining({ jawaban: RIGHT, diperbaiki: new Date(NOW).toISOString() }),
    ]);
    const inWords = 'diperbaiki atas permintaan pemilik data, Rabu, 4 November 2026';
    expect((await copy('html')).toString('utf8')).toContain(`${RIGHT}\n(${inWords})`);
    expect((await copy('html', 'en')).toString('utf8')).toContain('(corrected at the request of the person concerned,');
    const paper = await asked('pdftotext', await copy('pdf'), [], ['-']);
    expect(paper.replaceAll(/\s+/gu, ' ')).toContain(`(${inWords})`);
  });

  test('rows that are made again from the events agree, and an erasure takes what was set right along', async () => {
    const rebuilt = async () => (await city.store.audit.rebuild(tangerang.id, { check: true })).differences;
    expect(await rebuilt()).toEqual([]);
    const caseId = (await city.store.cases.byNumber(tangerang.id, ended))?.caseId ?? '';
    const asks = { caseIds: [caseId], because: 'diminta', basis: 'UU 27/2022 Pasal 8', by: 'ppdp' };
    expect(await city.store.erasure.request(tangerang.id, asks, LATER + 400_000)).toMatchObject({ ok: true });
    const ledger = { append: async () => undefined };
    expect(await carryOutErasures({ ...city.deps, ledger }, null, tangerang.id, LATER + 500_000)).toMatchObject({
      erased: 1,
    });
    const events = await city.store.cases.events(tangerang.id, caseId);
    const [rectified] = events.filter(({ event }) => event.type === 'rectified');
    expect(rectified?.event).toMatchObject({ paths: ['alamat'] });
    expect(JSON.stringify(events)).not.toMatch(/Kenanga|Melati/u);
    expect(await rebuilt()).toEqual([]);
  });

  test('the turn is over, and so is the setting right', async () => {
    expect(await set(atWork, 'nama', { nama: 'Siti Contoh' }, 'after')).toMatchObject({ ok: false });
  });
});
