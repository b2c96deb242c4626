/** What is personal lies under a cover, also papers, letters and addresses; one purpose lifts it for an hour, and its owner reads who. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { deliverWaiting } from '../../jobs/resident-messages.ts';
import { linkPath } from '../asked/link-of-turn.ts';
import { createPlatform } from '../create-platform.ts';
import type { ConsoleCaseView, ConsoleRefusal, Platform } from '../platform-types.ts';
import { applyForDomicile, nikInRegister } from '../testing-domicile.ts';
import { at, deviceOf, fileIn, openTestCity, type TestCity } from '../testing.ts';

const AREA = '36.71.01.1001';
const MINUTE = 60_000;
let city: TestCity;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  const here = { unit: 'kelurahan', area: AREA } as const;
  await city.appoint('staf', 'Petugas Contoh 5', [{ ...here, position: 'staf' }]);
  await city.appoint('rekan', 'Petugas Contoh 8', [{ ...here, position: 'staf' }]);
  await city.appoint('lurah', 'Petugas Contoh 6', [{ ...here, position: 'lurah' }]);
  await city.appoint('camat', 'Petugas Contoh 9', [{ unit: 'kecamatan', area: '36.71.01', position: 'camat' }]);
  await city.appoint('dishub', 'Petugas Contoh 1', [{ unit: 'dishub', area: null, position: 'petugas' }]);
  await city.appoint('regu', 'Petugas Contoh 3', [{ unit: 'dishub', area: null, position: 'regu' }]);
});
afterAll(() => city.close());

const shown = (view: ConsoleCaseView | ConsoleRefusal): ConsoleCaseView => {
  if (view.type !== 'case') throw new Error(JSON.stringify(view));
  return view;
};
const answer = (view: ConsoleCaseView, name: string) => view.answers.find((one) => one.name === name);
const linesOf = async (device: string, number: string, now: number) =>
  (await (await city.resident(device, now)).portal.case(number))?.readings ?? [];
async function doNext(platform: Platform, number: string, action: string): Promise<void> {
  const view = shown(await platform.console.caseDetail(number));
  const done = await platform.console.act(number, {
    turn: view.turns[0]?.id ?? '',
    action,
    key: `${action} ${number}`,
    seenVersion: view.version,
    raw: {},
    because: [],
    confirms: [],
    note: '',
  });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}
/** An application that an officer must check, with the letter of the RT. */
const apply = async (device: string, now: number) =>
  applyForDomicile(city, { device, nik: await nikInRegister(city, true), months: '3' }, now);

describe('a paper', () => {
  it('opens to an officer after a purpose, for an hour, under one line that names all that was opened', async () => {
    const now = at('2026-11-03T10:00');
    const { number, letterOfRt } = await apply('a', now);
    const sha256 = letterOfRt ?? '';
    const staf = await city.officer('staf', now);
    const covered = shown(await staf.console.caseDetail(number));
    expect(answer(covered, 'suratRt')).toMatchObject({ masked: true, mayReveal: true, files: [] });
    expect(answer(covered, 'alamat')).toMatchObject({ masked: true });
    expect(JSON.stringify(covered)).not.toMatch(new RegExp(`Melati|${sha256}`, 'u'));
    expect(covered.cover).toMatchObject({ state: 'covered' });
    for (const size of ['full', 'thumbnail'] as const) {
      const closed = await staf.files.open(sha256, size);
      expect(closed).toMatchObject({ type: 'notAllowed' });
      expect(closed !== null && 'type' in closed && closed.message.id).toContain(`buka kasus ${number} di konsol`);
    }
    expect(await staf.console.openTogether(number, ' a ')).toMatchObject({ error: { type: 'purposeMissing' } });
    expect((await linesOf('a', number, now)).map(({ what }) => what.id)).toEqual(['Membuka urusan ini']);

    expect(await staf.console.openTogether(number, 'Memeriksa permohonan')).toMatchObject({ ok: true });
    const open = shown(await staf.console.caseDetail(number));
    expect(answer(open, 'suratRt')?.files.map((file) => file.sha256)).toEqual([sha256]);
    expect(answer(open, 'alamat')?.value.id).toContain('Melati');
    expect(open.cover).toEqual({ state: 'open', purpose: 'Memeriksa permohonan', until: now + 60 * MINUTE });
    // A browser keeps nothing of it: after the hour it must ask again.
    expect(fileIn(await staf.files.open(sha256, 'full'))?.immutable).toBe(false);
    await staf.console.openTogether(number, 'Memeriksa lagi');
    const lines = (await linesOf('a', number, now)).filter(({ purpose }) => purpose !== null);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ purpose: { id: 'Memeriksa permohonan' } });
    expect(lines[0]?.who.id).toContain('Petugas Contoh 5');
    expect(lines[0]?.what.id).toMatch(/^Membuka: .*NIK.*Alamat sekarang.*Surat pengantar RT\/RW/u);

    const rekan = await city.officer('rekan', now + MINUTE);
    expect(await rekan.files.open(sha256, 'full')).toMatchObject({ type: 'notAllowed' });
    const later = await city.officer('staf', now + 61 * MINUTE);
    expect(await later.files.open(sha256, 'full')).toMatchObject({ type: 'notAllowed' });
    expect(answer(shown(await later.console.caseDetail(number)), 'alamat')).toMatchObject({ masked: true });
    expect(fileIn(await (await city.resident('a', now)).files.open(sha256, 'full'))?.immutable).toBe(true);
  });

  it('opens alone by its own purpose, and nothing else with it', async () => {
    const now = at('2026-11-03T13:00');
    const { number, letterOfRt } = await apply('b', now);
    const staf = await city.officer('staf', now);
    expect(await staf.console.reveal(number, 'suratRt', 'Memeriksa surat RT')).toMatchObject({ ok: true });
    expect(fileIn(await staf.files.open(letterOfRt ?? '', 'full'))).not.toBeNull();
    const view = shown(await staf.console.caseDetail(number));
    expect([answer(view, 'suratRt')?.masked, answer(view, 'alamat')?.masked]).toEqual([false, true]);
  });
});

describe('a letter', () => {
  it('opens to nobody but its owner without a purpose; one that came after it is named in the log before it is shown', async () => {
    const now = at('2026-11-04T10:00');
    const { number } = await apply('c', now);
    const staf = await city.officer('staf', now);
    await staf.console.openTogether(number, 'Memeriksa permohonan');
    await doNext(staf, number, 'setuju');
    const lurah = await city.officer('lurah', now + MINUTE);
    await doNext(lurah, number, 'terbitkan');
    const [waiting] = await lurah.console.toSign();
    expect(await lurah.console.sign(waiting?.documentId ?? '', 'k')).toMatchObject({ ok: true });
    const id = waiting?.documentId ?? '';

    expect(await lurah.files.documentPdf(id)).toMatchObject({ type: 'notAllowed' });
    expect(shown(await lurah.console.caseDetail(number)).documents).toMatchObject([
      { status: 'signed', pdfPath: null },
    ]);
    const again = await city.officer('staf', now + 20 * MINUTE);
    expect(fileIn(await again.files.documentPdf(id))?.mediaType).toBe('application/pdf');
    expect(shown(await again.console.caseDetail(number)).documents[0]?.pdfPath).toBe(`/surat/${id}.pdf`);
    const lines = await linesOf('c', number, now + 21 * MINUTE);
    expect(lines.filter(({ what }) => what.id.includes('B/')).map(({ purpose }) => purpose?.id)).toEqual([
      'Memeriksa permohonan',
    ]);
    // Only who it belongs to has fetched it.
    expect((await city.store.documents.byId(3671, id))?.status).toBe('signed');
    expect(fileIn(await (await city.resident('c', now)).files.documentPdf(id))?.immutable).toBe(true);
  });
});

describe('those who work outside', () => {
  it('are named by the region, and are given neither papers, nor letters, nor who it is about', async () => {
    const now = at('2026-11-05T10:00');
    const { number, letterOfRt } = await apply('d', now);
    const outside = { ...city.deps.cityOf(3671), field: [{ unit: 'kelurahan', position: 'staf' }] };
    const crew = await createPlatform({ ...city.deps, cityOf: () => outside })({
      regionId: 3671,
      device: deviceOf('luar'),
      officer: 'staf',
      channel: 'portal',
      language: 'id',
      now,
    });
    const view = shown(await crew.console.caseDetail(number));
    expect(view.cover).toMatchObject({ state: 'closed' });
    expect(view.answers.filter(({ mayReveal }) => mayReveal)).toEqual([]);
    expect(JSON.stringify(view)).not.toMatch(/Melati|Warga Contoh/u);
    const refused = { ok: false, error: { type: 'notAllowed' } };
    expect(await crew.console.openTogether(number, 'Memeriksa permohonan')).toMatchObject(refused);
    expect(await crew.console.reveal(number, 'nik', 'Memeriksa permohonan')).toMatchObject(refused);
    // Also where the same person opened it as somebody of the desk, before the region named their position.
    await (await city.officer('staf', now)).console.openTogether(number, 'Memeriksa permohonan');
    const closed = await crew.files.open(letterOfRt ?? '', 'full');
    expect(closed !== null && 'type' in closed && closed.message.id).toContain('regu lapangan');
    expect(JSON.stringify(await crew.console.caseDetail(number))).not.toMatch(/Melati|Warga Contoh/u);
    expect(await crew.console.search('Warga Contoh')).toEqual([]);
  });

  /** A dark lamp, with what its reporter says of it. */
  const reportLamp = async (device: string, keterangan: string, now: number) => {
    const { portal } = await city.resident(device, now);
    const begun = await portal.begin('lampu-jalan');
    if (!begun.ok) throw new Error('not begun');
    const { draftId } = begun.value;
    const foto = await city.stageFile(draftId, 'lampu padam', now);
    for (const [question, raw] of [
      ['lokasi', { 'lokasi.area': AREA, 'lokasi.latitude': '-6.1783', 'lokasi.longitude': '106.6319' }],
      ['jenis', { jenis: 'jalan' }],
      ['kabelTerbuka', { kabelTerbuka: 'tidak' }],
      ['foto', { foto }],
      ['keterangan', { keterangan }],
      ['kontak', { kontak: '0812 3456 7890' }],
    ] as const)
      expect(await portal.answer(draftId, question, raw)).toMatchObject({ ok: true });
    const sent = await portal.submit(draftId, { persetujuan: 'ya' });
    return { foto, number: sent.ok ? sent.value.number : '' };
  };

  it('see what they mend: its place, its photo and what was said of it, and not who reported', async () => {
    const now = at('2026-11-05T11:00');
    const { foto, number } = await reportLamp('e', 'Dekat pohon asam', now);
    const crew = await city.officer('regu', now);
    const view = shown(await crew.console.caseDetail(number));
    expect([view.cover, view.place?.latitude]).toEqual([null, -6.1783]);
    expect(answer(view, 'keterangan')?.value.id).toBe('Dekat pohon asam');
    expect(fileIn(await crew.files.open(foto, 'full'))?.inline).toBe(true);
    expect(JSON.stringify(view)).not.toMatch(/3456|7890/u);
    expect(await crew.console.reveal(number, 'kontak', 'Menelepon pelapor')).toMatchObject({ ok: false });
    expect((await crew.console.search('pohon asam')).map((hit) => hit.number)).toEqual([number]);
    expect((await crew.console.search(number)).map((hit) => hit.number)).toEqual([number]);
    expect(await crew.console.search('081234567890')).toEqual([]);
    expect(JSON.stringify(await crew.console.queueLines({}))).not.toMatch(/3456|7890/u);
  });

  it('read nothing of what was written with the resident, and no number or address that somebody put into a report', async () => {
    const now = at('2026-11-05T12:00');
    const words = 'Tiang miring di gang buntu, WA 0812-3456-7890, sari.contoh@surel.id, NIK 3671014407810077';
    const { number } = await reportLamp('g', words, now);
    const { portal } = await city.resident('g', now);
    expect(await portal.ask(number, 'Saya Bu Sari Penanda, kapan?', 'tanya')).toMatchObject({ ok: true });
    const desk = await city.officer('dishub', now + MINUTE);
    expect(await desk.console.reply(number, 'Baik Bu Sari Penanda.', 'jawab')).toMatchObject({ ok: true });
    expect(await desk.console.note(number, 'Bawa tangga.', 'catat', [])).toMatchObject({ ok: true });
    const { caseId = '' } = (await city.store.cases.byNumber(3671, number)) ?? {};
    const said = { caseId, at: now, officer: null, from: 'resident' } as const;
    const mail = { turnId: null, files: [] };
    await city.store.talk.say(3671, { ...said, id: crypto.randomUUID(), text: 'Surel dari Sari Penanda', mail });
    const read = { caseId, officer: 'dishub', unit: 'dishub', what: 'opened:kontak', at: now };
    await city.store.talk.read(3671, { ...read, purpose: 'Menelepon Sari Penanda' });

    const open = shown(await desk.console.caseDetail(number));
    expect(open.messages.map(({ text }) => text).filter((text) => text.includes('Sari Penanda'))).toHaveLength(3);
    expect([open.messagesClosed, answer(open, 'keterangan')?.value.id]).toEqual([null, words]);

    const crew = await city.officer('regu', now + MINUTE);
    const view = shown(await crew.console.caseDetail(number));
    expect(JSON.stringify(view)).not.toMatch(/Sari|0812|7890|surel\.id|3671014407810077/u);
    expect(answer(view, 'keterangan')?.value.id).toBe('Tiang miring di gang buntu, WA …, …, NIK …');
    expect([view.messages, view.messagesClosed?.id]).toEqual([[], expect.stringContaining('regu lapangan')]);
    expect(view.notes.map(({ text }) => text)).toEqual(['Bawa tangga.']);
    const [hit] = await crew.console.search('gang buntu');
    expect(hit?.excerpt).toContain('Tiang miring');
    expect(hit?.excerpt).not.toMatch(/sari|7890|surel/iu);
  });

  it('read no number that a reporter left in their words; a body outside that is asked does not either', async () => {
    const now = at('2026-11-05T14:00');
    const { number } = await reportLamp('h', 'Tiang miring, hubungi 0812.3456.7890 saja', now);
    const desk = await city.officer('dishub', now);
    const view = shown(await desk.console.caseDetail(number));
    const told = { key: `pln ${number}`, seenVersion: view.version, raw: {}, confirms: [], note: '' };
    const on = { turn: view.turns[0]?.id ?? '', action: 'bukanKewenangan', because: ['milikPln'] };
    expect(await desk.console.act(number, { ...told, ...on })).toMatchObject({ ok: true });
    await deliverWaiting(city.deps, null, 3671, now + 1_000);
    const caseId = (await city.store.cases.byNumber(3671, number))?.caseId ?? '';
    const id = (await city.store.turnLinks.ofCase(3671, caseId))[0]?.id ?? '';
    const { portal } = await city.resident('pln', now + 2_000);
    await portal.openLink(linkPath(city.deps, 3671, id).slice('/g/'.length));
    const asked = await portal.asked(id);
    expect(asked?.turn?.answers.map(({ value }) => value.id)).toContain('Tiang miring, hubungi … saja');
    expect(JSON.stringify(asked)).not.toMatch(/3456|7890/u);
    expect(answer(shown(await desk.console.caseDetail(number)), 'keterangan')?.value.id).toContain('0812.3456.7890');
  });
});

describe('a search', () => {
  it('by who somebody is stands in their log, once in the hour, and finds only what the officer may open', async () => {
    const now = at('2026-11-06T09:00');
    const nik = await nikInRegister(city, true);
    const { number } = await applyForDomicile(city, { device: 'f', nik, months: '3' }, now);
    const found = async (officer: string, words: string, when = now) =>
      (await (await city.officer(officer, when)).console.search(words)).filter((hit) => hit.number === number);
    const lines = async () => (await linesOf('f', number, now)).map(({ what }) => what.id);
    expect(await found('staf', number)).toHaveLength(1);
    expect(await lines()).toEqual([]);

    // The camat comes to it with an objection, if ever: until then it is not found.
    expect(await found('camat', nik)).toEqual([]);
    expect(await found('camat', 'Warga Contoh Dua')).toEqual([]);
    expect(await lines()).toEqual([]);

    expect(await found('staf', nik)).toMatchObject([{ excerpt: '' }]);
    expect(await found('staf', 'warga conto dua', now + MINUTE)).toHaveLength(1);
    expect(await found('staf', 'melati', now + 2 * MINUTE)).toMatchObject([{ excerpt: '' }]);
    const [line, ...more] = await linesOf('f', number, now);
    expect(more).toEqual([]);
    expect(line).toMatchObject({ purpose: null });
    expect(line?.what.id).toMatch(/^Menemukannya lewat pencarian nama, NIK/u);
    expect(line?.who.id).toContain('Petugas Contoh 5');
    expect(JSON.stringify(line)).not.toMatch(/melati|3671/iu);

    expect(await found('staf', nik, now + 61 * MINUTE)).toHaveLength(1);
    expect(await lines()).toHaveLength(2);
  });
});
