/**
 * A place, a photo and a NIK that were wrong are set right: for whoever reads the case, in what is searched, in a later letter, and until
 * an erasure takes both what is right and what was wrong.
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

const NOTE = /^diperbaiki atas permintaan pemilik data, .*4 November 2026$/u;
const FILED = at('2026-11-03T09:00');
const NOW = at('2026-11-04T09:00');
const LATER = at('2026-11-05T09:00');
const WRONG_NIK = '3671014101900012';
const TELEPHONE = '0812 3456 7890';
let city: TestCity;
let nik = '';
let business = '';
let wrongPhoto = '';
let rightPhoto = '';
let misfiled = '';
let ofFamily = '';
let request = '';

beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await city.appoint('ppdp', 'Petugas Contoh 1', [{ unit: 'setda', area: null, position: 'ppdp' }]);
  const ward = { unit: 'kelurahan', area: '36.71.01.1001' } as const;
  await city.appoint('staf', 'Petugas Contoh 2', [{ ...ward, position: 'staf' }]);
  await city.appoint('lurah', 'Petugas Contoh 3', [{ ...ward, position: 'lurah' }]);
  nik = await nikInRegister(city, true);
  const applicant = { device: 'siti', telephone: TELEPHONE } as const;
  misfiled = (await applyForDomicile(city, { ...applicant, nik: WRONG_NIK, purpose: 'usaha' }, FILED)).number;
  // The same telephone, another name: somebody of the family, whose NIK is their own.
  ofFamily = await sends('sku', { ...businessOf('3671014101900013'), nama: { nama: 'Warga Contoh Tiga' } }, 'tono');
  business = await sends('sku', businessOf(nik));
  request = await sends('data-pribadi', {
    ...identity(nik),
    ktp: 'ktp minta',
    kontak: { kontak: TELEPHONE },
    permintaan: { permintaan: 'koreksi' },
    dataKeliru: { dataKeliru: `NIK di ${misfiled}, tempat dan foto di ${business}.` },
  });
  await act('ppdp', request, 'identitasTerbukti', NOW - 1_000);
});
afterAll(() => city.close());

const identity = (number: string) => ({ nama: { nama: 'Warga Contoh Dua' }, nik: { nik: number } });
/** A question that is answered by words alone is a photo or paper of its own. */
const businessOf = (number: string): Readonly<Record<string, RawForm | string>> => ({
  ...identity(number),
  alamat: { alamat: 'Jl. Contoh Melati No. 7' },
  namaUsaha: { namaUsaha: 'Warung Contoh' },
  bidang: { bidang: 'dagang' },
  lokasiUsaha: {
    'lokasiUsaha.area': '36.71.01.1001',
    'lokasiUsaha.note': 'di seberang Lapangan Melati',
  },
  alamatUsaha: { alamatUsaha: 'Jl. Contoh Mawar No. 3' },
  fotoUsaha: `foto ${number}`,
  ktp: `ktp ${number}`,
  kk: `kk ${number}`,
  suratRt: `surat ${number}`,
  kontak: { kontak: TELEPHONE },
});

async function sends(
  service: string,
  answers: Readonly<Record<string, RawForm | string>>,
  device = 'siti',
): Promise<string> {
  const { portal } = await city.resident(device, FILED);
  const begun = await portal.begin(service);
  if (!begun.ok) throw new Error('not begun');
  const { draftId } = begun.value;
  let next = begun.value.first;
  for (let steps = 0; next !== 'periksa' && steps < 20; steps += 1) {
    const given = answers[next] ?? {};
    const raw = typeof given === 'string' ? { [next]: await city.stageFile(draftId, given, FILED) } : given;
    if (next === 'fotoUsaha' && device === 'siti') wrongPhoto = String(raw[next]);
    const answered = await portal.answer(draftId, next, raw);
    if (!answered.ok) throw new Error(`${next}: ${JSON.stringify(answered.error)}`);
    if (answered.value.next === next) throw new Error(`${next} is asked again`);
    next = answered.value.next;
  }
  const sent = await portal.submit(draftId, { persetujuan: 'ya' });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  return sent.value.number;
}
const desk = async (who: string, now: number): Promise<Platform['console']> => (await city.officer(who, now)).console;
const detail = async (who: string, number: string, now: number) =>
  (await (await desk(who, now)).caseDetail(number)) as ConsoleCaseView;
async function act(who: string, number: string, action: string, now: number, raw: RawForm = {}) {
  const view = await detail(who, number, now);
  const turn = view.turns[0]?.id ?? '';
  const confirms = (view.turns[0]?.actions ?? [])
    .filter((one) => one.action === action)
    .flatMap((one) => one.confirms.map(({ name }) => name));
  const input = { turn, action, key: `${number} ${action}`, seenVersion: view.version, raw, because: [], note: '' };
  const done = await (await desk(who, now)).act(number, { ...input, confirms });
  if (!done.ok) throw new Error(`${action}: ${JSON.stringify(done.error)}`);
}
async function looked(number: string, path: string | null): Promise<RectificationView> {
  const view = await (await desk('ppdp', NOW)).rectification(request, number, path);
  if ('type' in view) throw new Error(view.type);
  return view;
}
async function set(number: string, path: string, raw: RawForm) {
  const seenVersion = (await city.store.cases.byNumber(tangerang.id, number))?.version ?? 0;
  const key = `${number} ${path} ${JSON.stringify(raw)}`;
  return (await desk('ppdp', NOW)).rectify(request, number, { path, raw, key, seenVersion });
}
const mine = async (number: string, now: number, device = 'siti'): Promise<CaseView> => {
  const view = await (await city.resident(device, now)).portal.case(number);
  if (view === null) throw new Error('not held');
  return view;
};
const found = async (words: string) =>
  (await (await desk('staf', LATER)).search(words)).map(({ number }) => number).toSorted();
const opens = async (who: 'siti' | 'tono' | 'ppdp' | 'staf', sha256: string, now: number): Promise<boolean> => {
  const isOfficer = who === 'ppdp' || who === 'staf';
  const { files } = await (isOfficer ? city.officer(who, now) : city.resident(who, now));
  const file = await files.open(sha256, 'full');
  return file !== null && 'bytes' in file;
};

describe('a place', () => {
  test('in another kelurahan is refused with the way out; its office would be another', async () => {
    const done = await set(business, 'lokasiUsaha', { 'lokasiUsaha.area': '36.71.01.1002', 'lokasiUsaha.note': 'x' });
    if (done.ok || done.error.type !== 'refused') throw new Error(JSON.stringify(done));
    expect(done.error.sentences[0]).toMatchObject({ field: 'lokasiUsaha' });
    expect(done.error.sentences[0]?.message.id).toContain('mengajukan urusan baru');
    expect(done.error.sentences[0]?.message.en).toContain('file anew');
  });
  test('in the same one is set right with its words; owner and office read it with the note', async () => {
    const raw = { 'lokasiUsaha.area': '36.71.01.1001', 'lokasiUsaha.note': 'di belakang Pasar Kenanga' };
    expect((await looked(business, 'lokasiUsaha')).chosen?.value?.id).toContain('Lapangan Melati');
    expect(await set(business, 'lokasiUsaha', raw)).toMatchObject({ ok: true });
    const { answers } = await mine(business, LATER);
    expect(answers.find(({ value }) => value.id.includes('Pasar Kenanga'))?.source?.id).toMatch(NOTE);
    expect(JSON.stringify(answers)).not.toContain('Melati,');
    expect(JSON.stringify(answers)).not.toContain('Lapangan Melati');
    const shown = await (await desk('staf', LATER)).reveal(business, 'lokasiUsaha', 'Mencari tempatnya');
    expect(JSON.stringify(shown)).toContain('Pasar Kenanga');
  });
});

describe('a photo', () => {
  test('is seen by the officer once they chose it, and not before', async () => {
    expect(await opens('ppdp', wrongPhoto, NOW)).toBe(false);
    const { chosen } = await looked(business, 'fotoUsaha');
    expect(chosen?.files.map(({ sha256 }) => sha256)).toEqual([wrongPhoto]);
    expect(await opens('ppdp', wrongPhoto, NOW + 60_000)).toBe(true);
    expect(await opens('ppdp', wrongPhoto, NOW + 2 * 3_600_000)).toBe(false);
  });
  test('is replaced by one that this officer handed in for it; none of somebody else, and not by who may not', async () => {
    const upload = { number: business, asked: request, question: 'fotoUsaha', bytes: Buffer.from('%PDF-1.7\n%%EOF\n') };
    const { files } = await city.officer('staf', NOW);
    expect(await files.stage(upload)).toMatchObject({ ok: false, error: { type: 'notFound' } });
    const foreign = await city.stageFile('officer:staf:x', 'foto orang lain', NOW);
    expect(await set(business, 'fotoUsaha', { fotoUsaha: foreign })).toMatchObject({ ok: false });
    const caseId = (await city.store.cases.byNumber(tangerang.id, business))?.caseId ?? '';
    rightPhoto = await city.stageFile(`officer:ppdp:${caseId}`, 'foto yang benar', NOW);
    expect((await looked(business, 'fotoUsaha')).chosen?.handedIn.map(({ sha256 }) => sha256)).toEqual([rightPhoto]);
    expect(await set(business, 'fotoUsaha', { fotoUsaha: rightPhoto })).toMatchObject({ ok: true });
  });
  test('stands where the wrong one stood, with the note; the wrong one opens to nobody any more', async () => {
    const photo = (await mine(business, LATER)).answers.find(
      ({ files }) => files.length > 0 && files[0]?.sha256 === rightPhoto,
    );
    expect(photo?.source?.id).toMatch(NOTE);
    expect(JSON.stringify(await mine(business, LATER))).not.toContain(wrongPhoto);
    expect(await (await desk('staf', LATER)).openTogether(business, 'Mencocokkan foto')).toMatchObject({ ok: true });
    expect(await opens('staf', rightPhoto, LATER + 60_000)).toBe(true);
    expect(JSON.stringify(await detail('staf', business, LATER))).not.toContain(wrongPhoto);
    for (const who of ['siti', 'ppdp', 'staf'] as const)
      expect([who, await opens(who, wrongPhoto, LATER + 60_000)]).toEqual([who, false]);
    expect(await opens('siti', rightPhoto, LATER)).toBe(true);
  });
  test('that was set right by mistake is set right back, and opens again', async () => {
    const caseId = (await city.store.cases.byNumber(tangerang.id, business))?.caseId ?? '';
    await city.stageFile(`officer:ppdp:${caseId}`, `foto ${nik}`, NOW);
    expect(await set(business, 'fotoUsaha', { fotoUsaha: wrongPhoto })).toMatchObject({ ok: true });
    expect([await opens('siti', wrongPhoto, LATER), await opens('siti', rightPhoto, LATER)]).toEqual([true, false]);
    rightPhoto = await city.stageFile(`officer:ppdp:${caseId}`, 'foto yang lebih benar', NOW);
    expect(await set(business, 'fotoUsaha', { fotoUsaha: rightPhoto })).toMatchObject({ ok: true });
    expect([await opens('siti', wrongPhoto, LATER), await opens('siti', rightPhoto, LATER)]).toEqual([false, true]);
  });
});

describe('a NIK', () => {
  test('by which a matter is theirs is none that can be set right', async () => {
    expect((await looked(business, null)).answers.map(({ path }) => path)).not.toContain('nik');
    expect(await set(business, 'nik', { nik: WRONG_NIK })).toMatchObject({ ok: false });
  });
  test('of a matter under another NIK, with their name and telephone, is listed apart; one of the family is not', async () => {
    const { person } = await detail('ppdp', request, NOW);
    expect(person?.cases.map(({ number }) => number)).toEqual([business]);
    expect(person?.underOtherNik.map(({ number, rectifyPath }) => [number, rectifyPath])).toEqual([
      [misfiled, `/konsol/kasus/${request}/pembetulan/${misfiled}`],
    ]);
    expect(person?.elsewhere).toBe(1);
    expect(await set(ofFamily, 'nik', { nik })).toMatchObject({ ok: false });
  });
  test('is shown covered, as it may be somebody else’s, and nothing else of that matter is', async () => {
    const { answers, chosen, underOtherNik } = await looked(misfiled, 'nik');
    expect([answers.map(({ path }) => path), underOtherNik]).toEqual([['nik'], true]);
    expect(chosen?.value?.id).toBe('3671 •••• •••• 0012');
    expect(await set(misfiled, 'alamat', { alamat: 'Jl. Lain' })).toMatchObject({ ok: false });
  });
  test('becomes the one that was proved in the request, and no other', async () => {
    const done = await set(misfiled, 'nik', { nik: '3671014101900014' });
    if (done.ok || done.error.type !== 'refused') throw new Error(JSON.stringify(done));
    expect(done.error.sentences[0]?.message.id).toContain(request);
    expect(await found(WRONG_NIK)).toEqual([misfiled]);
    expect(await set(misfiled, 'nik', { nik })).toMatchObject({ ok: true });
  });
  test('its matter is found by the right NIK and no longer by the wrong one, and is theirs', async () => {
    expect(await found(WRONG_NIK)).toEqual([]);
    expect(await found(nik)).toContain(misfiled);
    const { person } = await detail('ppdp', request, NOW + 60_000);
    expect(person?.cases.map(({ number }) => number)).toEqual(expect.arrayContaining([misfiled, business]));
    expect(person?.underOtherNik).toEqual([]);
  });
  test('its owner reads it with the note, and what the register says by it stands there', async () => {
    const { answers, timeline } = await mine(misfiled, LATER);
    expect(answers.find(({ value }) => value.id === nik)?.source?.id).toMatch(NOTE);
    expect(JSON.stringify(answers)).not.toContain(WRONG_NIK);
    expect(timeline.filter(({ title }) => title.id.startsWith('Data diperbaiki'))).toHaveLength(1);
    const facts = (await detail('staf', misfiled, LATER)).facts;
    expect(facts.map(({ state }) => state)).toEqual(['known']);
  });
  test('a letter that is issued afterwards carries it', async () => {
    await act('staf', misfiled, 'setuju', LATER);
    await act('lurah', misfiled, 'terbitkan', LATER + 60_000);
    const lurah = await desk('lurah', LATER + 120_000);
    const [waiting] = await lurah.toSign();
    expect(await lurah.sign(waiting?.documentId ?? '', 'sign')).toMatchObject({ ok: true });
    const { files } = await city.resident('siti', LATER + 180_000);
    const pdf = fileIn(await files.documentPdf(waiting?.documentId ?? ''));
    const read = await asked('pdftotext', Buffer.from(pdf?.bytes ?? []), [], ['-']);
    expect(read).toContain(nik);
    expect(read).not.toContain(WRONG_NIK);
  });
});

test('the answer to the request names each of them, and the log proves itself', async () => {
  await act('ppdp', request, 'betulkanData', LATER + 240_000);
  await runJobs(city.deps, LATER + 300_000);
  const told = (await mine(request, LATER + 360_000)).messages.map(({ text }) => text).join('\n');
  expect(told).toContain(`${misfiled} (NIK)`);
  expect(told).toMatch(new RegExp(`${business} \\([^)]*tempat usahanya[^)]*Foto tempat usaha`, 'u'));
  expect(await city.store.figures.recount(tangerang.id)).toEqual([]);
  expect((await city.store.audit.rebuild(tangerang.id, { check: true })).differences).toEqual([]);
});

test('an erasure takes what was wrong along with what is right: words, spot, number and both photos', async () => {
  const { portal } = await city.resident('siti', LATER + 400_000);
  const { version } = await mine(business, LATER + 400_000);
  expect(await portal.withdraw(business, { versi: String(version) })).toMatchObject({ ok: true });
  const caseIds = await Promise.all(
    [business, misfiled].map(async (number) => (await city.store.cases.byNumber(tangerang.id, number))?.caseId ?? ''),
  );
  const asks = { because: 'diminta', basis: 'UU 27/2022 Pasal 8', by: 'ppdp' };
  for (const caseId of caseIds)
    expect(
      await city.store.erasure.request(tangerang.id, { ...asks, caseIds: [caseId] }, LATER + 500_000),
    ).toMatchObject({ ok: true });
  const ledger = { append: async () => undefined };
  expect(await carryOutErasures({ ...city.deps, ledger }, null, tangerang.id, LATER + 600_000)).toMatchObject({
    erased: 2,
  });
  for (const caseId of caseIds) {
    const events = JSON.stringify(await city.store.cases.events(tangerang.id, caseId));
    for (const gone of ['Kenanga', 'Lapangan Melati', nik, WRONG_NIK, wrongPhoto, rightPhoto])
      expect(events).not.toContain(gone);
  }
  for (const photo of [wrongPhoto, rightPhoto]) expect(await city.store.files.one(tangerang.id, photo)).toBeNull();
  expect(await found(nik)).toEqual([]);
  expect((await city.store.audit.rebuild(tangerang.id, { check: true })).differences).toEqual([]);
});
