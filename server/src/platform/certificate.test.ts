/** Letters: issued in the same minute, corrected, decided by one lurah and signed by another, while registries and signer come and go. */
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { number, type Field } from '@balai/kernel';
import { asked } from '../documents/testing.ts';
import { runJobs } from '../jobs/jobs.ts';
import { decodeAnswer } from './answers/decode-answer.ts';
import { bind } from './bound.ts';
import { decodingOf } from './drafts/answer-question.ts';
import type { ConsoleCaseView, ConsoleRefusal, Platform, RawForm } from './platform-types.ts';
import { applyForDomicile, nikInRegister, type Applicant } from './testing-domicile.ts';
import { at, deviceOf, fileIn, openTestCity, type TestCity } from './testing.ts';

const AREA = '36.71.01.1001';
let city: TestCity;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await city.appoint('staf', 'Petugas Contoh 5', [{ unit: 'kelurahan', area: AREA, position: 'staf' }]);
  await city.appoint('lurah', 'Petugas Contoh 6', [{ unit: 'kelurahan', area: AREA, position: 'lurah' }], {
    to: '2026-11-10',
  });
  await city.appoint('plt', 'Petugas Contoh 7', [{ unit: 'kelurahan', area: AREA, position: 'lurah' }], {
    from: '2026-11-11',
    kind: 'Plt',
  });
});
afterAll(() => city.close());

const nikThat = (registered: boolean) => nikInRegister(city, registered);
const apply = (person: Applicant, now: number) => applyForDomicile(city, person, now);
const shown = (view: ConsoleCaseView | ConsoleRefusal): ConsoleCaseView => {
  if (view.type !== 'case') throw new Error(JSON.stringify(view));
  return view;
};
async function doNext(platform: Platform, number: string, action: string, because: readonly string[] = [], note = '') {
  const view = shown(await platform.console.caseDetail(number));
  return platform.console.act(number, {
    turn: view.turns[0]?.id ?? '',
    action,
    key: `${action} ${number} ${view.version}`,
    seenVersion: view.version,
    raw: {},
    because,
    confirms: [],
    note,
  });
}

describe('a number in a form', () => {
  it('is read in the language that the form was shown in, else in that of the asker', async () => {
    const context = { device: null, officer: null, channel: 'portal', now: at('2026-11-02T08:30') } as const;
    const regionId = city.store.regions.bySlug('tangerang')?.id ?? 0;
    const metres = number({ id: 'Panjang', en: 'Length' }) as Field<unknown>;
    const read = (language: 'id' | 'en', raw: RawForm) =>
      decodeAnswer('m', metres, raw, decodingOf(bind(city.deps, { ...context, regionId, language }), raw)).value;
    expect(read('en', { m: '1,500' })).toBe(1500);
    expect(read('en', { m: '1,500', bahasa: 'id' })).toBeUndefined();
    expect(read('id', { m: '1,500', bahasa: 'en' })).toBe(1500);
    expect(read('id', { m: '1.500', bahasa: ['id', 'id'] })).toBe(1500);
    expect(read('id', { m: '1.500', bahasa: 'en' })).toBeUndefined();
  });

  it('is taken with either mark where no decimals can be meant, and shown again as it was read', async () => {
    const { portal } = await city.resident('angka', at('2026-11-02T08:30'), 'en');
    const begun = await portal.begin('surat-domisili');
    const draftId = begun.ok ? begun.value.draftId : '';
    for (const typed of ['1.100', '1,100', '1100']) {
      expect(await portal.answer(draftId, 'lamaTinggal', { lamaTinggal: typed, bahasa: 'en' })).toMatchObject({
        ok: true,
      });
      expect((await portal.question(draftId, 'lamaTinggal'))?.typed['lamaTinggal']).toBe('1100');
    }
  });
});

describe('a certificate of domicile', () => {
  it('is issued in the same minute when the registry confirms, sealed, and verified by file and by number', async () => {
    const now = at('2026-11-02T20:00');
    const { number } = await apply({ device: 'a', nik: await nikThat(true) }, now);
    const { portal, files } = await city.resident('a', now);
    const view = await portal.case(number);
    expect(view?.status.id).toBe('Surat Anda sudah terbit pada Senin, 2 November 2026.');
    const document = view?.documents[0];
    expect(document).toMatchObject({ number: 'B/001/400.8.2.2/XI/2026', status: 'signed' });
    expect(document?.statusText.id).toBe('Bersegel elektronik, tidak tersertifikasi');
    const pdf = fileIn(await files.documentPdf(document?.id ?? ''));
    const read = await asked('pdftotext', Buffer.from(pdf?.bytes ?? []), [], ['-']);
    expect(read).toContain('Diterbitkan dengan segel elektronik');
    expect(read).toContain('Dengan ini diterangkan bahwa:');
    // Nobody signed it, so nothing in it may say that somebody did.
    expect(read).not.toMatch(/bertanda tangan|ditandatangani|\blurah\b/iu);
    expect(pdf?.inline).toBe(false);
    expect(await (await city.resident('b', now)).files.documentPdf(document?.id ?? '')).toBeNull();

    const anybody = (await city.resident('bank', now)).portal;
    const genuine = await anybody.verify({ pdf: pdf?.bytes ?? new Uint8Array() });
    expect(genuine).toMatchObject({ verdict: 'authenticUncertified', document: { number: 'B/001/400.8.2.2/XI/2026' } });
    expect(JSON.stringify(genuine)).not.toContain('Warga Contoh');
    const changed = Buffer.from(pdf?.bytes ?? []);
    changed[Math.floor(changed.length / 2)] = (changed[Math.floor(changed.length / 2)] ?? 0) ^ 1;
    expect((await anybody.verify({ pdf: changed })).verdict).toBe('changed');
    expect((await anybody.verify({ number: ' b/001/400.8.2.2/xi/2026 ' })).verdict).toBe('authenticUncertified');
    expect((await anybody.verify({ documentId: document?.id ?? '' })).checks.at(-1)?.ok).toBeNull();
    expect((await anybody.verify({ number: 'B/999/400.8.2.2/XI/2026' })).verdict).toBe('unknown');
  });

  it('is checked by an officer when the registry does not confirm; personal numbers stay covered until a purpose is given', async () => {
    const { number } = await apply({ device: 'c', nik: await nikThat(false) }, at('2026-11-03T10:00'));
    const staf = await city.officer('staf', at('2026-11-03T11:00'));
    const view = shown(await staf.console.caseDetail(number));
    const nik = view.answers.find(({ name }) => name === 'nik');
    expect(nik).toMatchObject({ masked: true, mayReveal: true });
    expect(view.answers.find(({ name }) => name === 'nama')).toMatchObject({ masked: true, mayReveal: true });
    expect(JSON.stringify(view)).not.toContain('Warga Contoh Dua');
    expect(nik?.value.id).toMatch(/^3671 •••• •••• \d{4}$/);
    expect(await staf.console.reveal(number, 'nik', '')).toMatchObject({
      ok: false,
      error: { type: 'purposeMissing' },
    });
    const shownNik = await staf.console.reveal(number, 'nik', 'Mencocokkan dengan KTP yang dibawa');
    expect(shownNik.ok && shownNik.value.value.id).toMatch(/^\d{16}$/);
    const readings = (await (await city.resident('c', at('2026-11-03T12:00'))).portal.case(number))?.readings ?? [];
    expect(
      readings.some(
        ({ purpose, what }) => purpose?.id === 'Mencocokkan dengan KTP yang dibawa' && what.id === 'Membuka: NIK',
      ),
    ).toBe(true);
  });

  it('is corrected in the same case: only what must be corrected is asked, and the clock of the asker goes on', async () => {
    const { number } = await apply({ device: 'd', nik: await nikThat(true), months: '3' }, at('2026-11-04T10:00'));
    const staf = await city.officer('staf', at('2026-11-04T11:00'));
    expect(await doNext(staf, number, 'mintaPerbaikan')).toMatchObject({
      ok: false,
      error: { type: 'refused', error: { type: 'reasonNeeded' } },
    });
    expect(await doNext(staf, number, 'mintaPerbaikan', ['suratBuram'], 'Foto gelap')).toMatchObject({ ok: true });
    const { portal } = await city.resident('d', at('2026-11-05T19:00'));
    const mine = await portal.case(number);
    expect(mine?.status.id).toBe('Giliran Anda: perbaikan isian.');
    expect(mine?.promise?.state).toBe('paused');
    const action = mine?.yourTurn?.actions.find((one) => one.action === 'kirimUlang');
    expect(action?.questions.map(({ name }) => name)).toEqual(['suratRt']);
    expect(action?.questions[0]?.reasons[0]?.id).toContain('tidak terbaca');
    const caseId = shown(await staf.console.caseDetail(number)).id;
    const sha256 = await city.stageFile(`device:${deviceOf('d')}:${caseId}`, 'surat terang', at('2026-11-05T19:00'));
    expect(
      await portal.act(number, mine?.yourTurn?.turn ?? '', 'kirimUlang', { suratRt: sha256, kunci: 'once' }),
    ).toMatchObject({ ok: true });
    expect(
      await portal.act(number, mine?.yourTurn?.turn ?? '', 'kirimUlang', { suratRt: sha256, kunci: 'once' }),
    ).toMatchObject({ ok: true });
    const running = (await portal.case(number))?.promise;
    expect(running?.state).not.toBe('paused');
    // The same sentence for the resident and at the desk, each called as they are.
    const stood = (who: string) =>
      `Jam berhenti 1 hari kerja (Kam, 5 Nov) selama kota menunggu ${who}: jatuh tempo menjadi`;
    expect(running?.explanation.id).toContain(stood('Anda'));
    const checked = shown(await (await city.officer('staf', at('2026-11-06T08:00'))).console.caseDetail(number));
    expect(checked.promise?.explanation.id).toContain(stood('pemohon'));
    expect(checked.turns[0]?.stageLabel.id).toBe('Diperiksa petugas');
    expect(checked.turns[0]?.clock.explanation.id).toContain(stood('pemohon'));
    // And beside the queue, which reads the story of this case and of no other.
    const read = vi.spyOn(city.store.cases, 'events');
    const { console: desk } = await city.officer('staf', at('2026-11-06T08:00'));
    const { rows } = await desk.queue({});
    expect(rows.find((row) => row.number === number)?.promise.explanation).toEqual(checked.turns[0]?.clock.explanation);
    expect(rows.length).toBeGreaterThan(1);
    expect(read.mock.calls.map(([, one]) => one)).toEqual([caseId]);
    read.mockRestore();
  });

  it('is signed by the office-holder of the day of signing, while the signer is down it waits with its number (P6, P7)', async () => {
    const { number } = await apply({ device: 'e', nik: await nikThat(false) }, at('2026-11-09T09:00'));
    expect(await doNext(await city.officer('staf', at('2026-11-09T13:00')), number, 'setuju')).toMatchObject({
      ok: true,
    });
    const lurah = await city.officer('lurah', at('2026-11-10T09:00'));
    expect(await doNext(await city.officer('staf', at('2026-11-10T08:00')), number, 'terbitkan')).toMatchObject({
      ok: false,
      error: { type: 'refused', error: { type: 'notYourTurn' } },
    });
    expect(await doNext(lurah, number, 'terbitkan')).toMatchObject({ ok: true });
    const mine = async () => (await city.resident('e', at('2026-11-12T12:00'))).portal.case(number);
    expect((await mine())?.status.id).toMatch(
      /^Disetujui\. Surat bernomor B\/002\/400\.8\.2\.2\/XI\/2026 menunggu tanda tangan Lurah Sukarasa\./,
    );

    // The lurah's appointment ends on Tuesday; on Thursday the acting lurah signs.
    const [waiting] = await lurah.console.toSign();
    const late = await city.officer('lurah', at('2026-11-12T09:00'));
    expect(await late.console.toSign()).toEqual([]);
    const refused = await late.console.sign(waiting?.documentId ?? '', 'k1');
    expect(!refused.ok && refused.error.type === 'notAllowed' && refused.error.message.id).toContain(
      'Plt. Petugas Contoh 7',
    );

    city.signer.turn('down');
    const plt = await city.officer('plt', at('2026-11-12T09:30'));
    expect((await plt.console.toSign())[0]).toMatchObject({
      number: 'B/002/400.8.2.2/XI/2026',
      signAs: { id: 'Plt. Lurah Sukarasa' },
      waitsFor: 'signer',
    });
    expect(await plt.console.sign(waiting?.documentId ?? '', 'k2')).toMatchObject({
      ok: false,
      error: { type: 'signerUnavailable' },
    });
    expect((await plt.console.toSign())[0]).toMatchObject({ waitsFor: 'signature' });
    expect((await mine())?.documents[0]).toMatchObject({ number: 'B/002/400.8.2.2/XI/2026', pdfPath: null });
    expect((await mine())?.documents[0]?.statusText.id).toContain('tidak dapat dihubungi');
    city.signer.turn('up');
    expect(
      await (await city.officer('plt', at('2026-11-12T11:00'))).console.sign(waiting?.documentId ?? '', 'k3'),
    ).toMatchObject({ ok: true, value: { number: 'B/002/400.8.2.2/XI/2026' } });
    const verified = await (
      await city.resident('bank', at('2026-11-12T12:00'))
    ).portal.verify({ documentId: waiting?.documentId ?? '' });
    expect(verified.document?.signer.id).toBe('Petugas Contoh 7, Plt. Lurah');
    const { files } = await city.resident('e', at('2026-11-12T12:00'));
    const pdf = fileIn(await files.documentPdf(waiting?.documentId ?? ''));
    const read = await asked('pdftotext', Buffer.from(pdf?.bytes ?? []), [], ['-']);
    // The position as people call it, on the paper as on the desk.
    expect(read).toContain('Plt. Lurah Sukarasa,');
  });

  it('is not refused while the registry is down, and learns its answer an hour later', async () => {
    const registry = city.registries.find(({ id }) => id === 'kependudukan');
    const nik = await nikThat(true);
    registry?.turn('down');
    const now = at('2026-11-13T10:00');
    const { number } = await apply({ device: 'f', nik }, now);
    const staf = await city.officer('staf', now + 60_000);
    expect(shown(await staf.console.caseDetail(number)).facts[0]).toMatchObject({ state: 'unavailable' });
    for (const minutes of [1, 2, 5]) await runJobs(city.deps, now + minutes * 60_000);
    expect(shown(await staf.console.caseDetail(number)).facts[0]).toMatchObject({ state: 'unavailable' });
    registry?.turn('ok');
    await runJobs(city.deps, now + 70 * 60_000);
    const later = shown(await (await city.officer('staf', now + 71 * 60_000)).console.caseDetail(number));
    expect(later.facts[0]).toMatchObject({ state: 'known', source: { id: 'Register kependudukan' } });
    expect(later.timeline.map(({ title }) => title.id)).toContain('Register sudah menjawab');
  });

  it('is refused only with a reason, and another office reads the objection', async () => {
    const { number } = await apply({ device: 'g', nik: await nikThat(false) }, at('2026-11-16T09:00'));
    const staf = await city.officer('staf', at('2026-11-16T10:00'));
    expect(await doNext(staf, number, 'tolak')).toMatchObject({ ok: false });
    expect(await doNext(staf, number, 'tolak', ['bukanWarga'])).toMatchObject({ ok: true });
    const { portal } = await city.resident('g', at('2026-11-17T09:00'));
    const refused = await portal.case(number);
    expect(refused?.status.id).toBe('Ditolak: Anda tidak tinggal di kelurahan ini.');
    expect(refused?.timeline[0]?.reasons[0]?.basis).toContain('Pasal 2');
    expect(await portal.object(number, { alasan: 'Saya tinggal di sini sejak 2019' })).toMatchObject({ ok: true });
    expect((await portal.case(number))?.acting[0]?.unit.id).toBe('Camat Tangerang');
  });

  it('is dropped when the resident withdraws, rated once, and asked about', async () => {
    const now = at('2026-11-18T09:00');
    const { number } = await apply({ device: 'h', nik: await nikThat(false) }, now);
    const { portal } = await city.resident('h', now + 3_600_000);
    expect(await portal.ask(number, '   ', 'k')).toMatchObject({ ok: false, error: { type: 'textMissing' } });
    const clicks = await Promise.all([1, 2, 3].map(() => portal.ask(number, 'Kapan selesai?', 'k')));
    expect(clicks.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(await portal.ask(number, 'Yang lain?', 'k')).toMatchObject({ ok: false, error: { type: 'keyReused' } });
    const staf = await city.officer('staf', now + 3_700_000);
    const replies = [1, 2].map(() => staf.console.reply(number, 'Paling lambat Jumat.', 'r'));
    expect((await Promise.all(replies)).map(({ ok }) => ok)).toEqual([true, true]);
    await Promise.all([1, 2].map(() => staf.console.note(number, 'Sudah ditelepon.', 'n')));
    expect(shown(await staf.console.caseDetail(number)).notes.map(({ text }) => text)).toEqual(['Sudah ditelepon.']);
    expect((await portal.case(number))?.messages.map(({ from, text }) => [from, text])).toEqual([
      ['you', 'Kapan selesai?'],
      ['office', 'Paling lambat Jumat.'],
    ]);
    expect(await portal.withdraw(number, {})).toMatchObject({ ok: true });
    const withdrawn = await portal.case(number);
    expect(withdrawn?.status.id).toMatch(/^Ditarik oleh Anda/);
    expect(withdrawn?.promise).toBeNull();
    // Not by the system, and no promise was kept by it.
    expect(withdrawn?.timeline[0]?.who?.id).toBe('Anda');
    expect(withdrawn?.promise).toBeNull();
    expect(await portal.survey(number, { requirements: '4' })).toMatchObject({
      ok: false,
      error: { type: 'scoresMissing' },
    });
  });
});

describe('the receipt on paper', () => {
  it.each([
    ['id', 'Tanda terima', 'Surat Keterangan Domisili'],
    ['en', 'Receipt', 'Certificate of Domicile'],
  ] as const)('is in the language of its reader (%s)', async (language, title, service) => {
    const now = at('2026-11-02T10:00');
    const { number } = await apply({ device: `kertas ${language}`, nik: await nikThat(true) }, now);
    const { files } = await city.resident(`kertas ${language}`, now, language);
    const receipt = await files.receiptPdf(number);
    const printed = await asked('pdftotext', Buffer.from(receipt?.bytes ?? []), [], ['-']);
    expect(printed).toContain(`${title}: ${service}`);
    expect(printed).toContain(number);
    expect(printed).toMatch(language === 'en' ? /Monday, 2 November 2026/ : /Senin, 2 November 2026/);
    expect(printed).not.toMatch(language === 'en' ? /Senin|Diterima|kelurahan yang/ : /Monday|Received/);
  });
});

describe('the letter about a decision', () => {
  const words = async (bytes: Uint8Array | undefined): Promise<string> =>
    (await asked('pdftotext', Buffer.from(bytes ?? []), ['-layout'], ['-'])).replaceAll(/\s+/g, ' ');

  it('of a return says why, what to correct, until when, and that the number stays', async () => {
    const { number } = await apply(
      { device: 'pulang', nik: await nikThat(false), months: '2' },
      at('2026-11-02T08:00'),
    );
    await doNext(
      await city.officer('staf', at('2026-11-02T09:00')),
      number,
      'mintaPerbaikan',
      ['suratBuram'],
      'Foto ulang di tempat terang.',
    );
    const { portal, files } = await city.resident('pulang', at('2026-11-02T10:00'));
    const path = (await portal.case(number))?.timeline.find((entry) => entry.noticePath !== undefined)?.noticePath;
    const version = Number(/(\d+)\.pdf$/.exec(path ?? '')?.[1]);
    const said = await words((await files.noticePdf(number, version))?.bytes);
    expect(said).toContain('Pemberitahuan perbaikan');
    expect(said).toContain(number);
    expect(said).toContain('Yang perlu diperbaiki: Surat pengantar RT/RW');
    expect(said).toContain('Dasar: Perwali (contoh) Pasal 4');
    expect(said).toContain('Foto ulang di tempat terang.');
    expect(said).toMatch(/11 Nov/);
    expect(said).not.toContain('Warga Contoh');
    const stranger = await city.resident('orang lain', at('2026-11-02T10:00'));
    expect(await stranger.files.noticePdf(number, version)).toBeNull();
    expect(await files.noticePdf(number, 1)).toBeNull();
  });

  it('of a refusal says why and until when to object, in the language of its reader', async () => {
    const { number } = await apply(
      { device: 'ditolak', nik: await nikThat(false), months: '2' },
      at('2026-11-02T08:00'),
    );
    await doNext(await city.officer('staf', at('2026-11-02T09:00')), number, 'tolak', ['bukanWarga']);
    const { portal, files } = await city.resident('ditolak', at('2026-11-02T10:00'), 'en');
    const entry = (await portal.case(number))?.timeline.find(({ noticePath }) => noticePath !== undefined);
    const said = await words((await files.noticePdf(number, entry?.version ?? 0))?.bytes);
    expect(said).toContain('Notice of refusal');
    expect(said).toContain('You do not live in this ward.');
    expect(said).toContain('Basis: Perwali (contoh) Pasal 2');
    expect(said).toMatch(/Object on the page of your matter or at a counter by Tue 1 Dec/);
    expect(said).not.toMatch(/Penolakan|Dasar:/);
  });
});
