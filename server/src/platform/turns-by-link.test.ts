/** A turn by a one-time link: asked, looked at, previewed, answered once; used twice, guessed, expired, replaced, of another turn. */
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { deliverWaiting } from '../jobs/resident-messages.ts';
import { askByLink, languageOfAsked } from './asked/ask-by-link.ts';
import { linkPath } from './asked/link-of-turn.ts';
import { at, openTestCity, type TestCity } from './testing.ts';

let city: TestCity;
const area = '36.71.01.1001';
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await city.appoint('lurah', 'Petugas Contoh 1', [{ unit: 'kelurahan', area, position: 'lurah' }]);
  await city.appoint('dinas', 'Petugas Contoh 2', [{ unit: 'dishub', area: null, position: 'petugas' }]);
});
afterAll(() => city.close());

const monday = at('2026-11-02T09:00');
const answers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  nama: { nama: 'Warga Contoh Empat Puluh' },
  nik: { nik: '3671014101000040' },
  tanggalLahir: { 'tanggalLahir.day': '1', 'tanggalLahir.month': '1', 'tanggalLahir.year': '2000' },
  kelurahan: { kelurahan: area },
  alamat: { alamat: 'Jl. Contoh Damai 7' },
  rt: { rt: '3' },
  rw: { rw: '5' },
  status: { status: 'belum' },
  namaPasangan: { namaPasangan: 'Warga Contoh Empat Satu' },
  lahirPasangan: { 'lahirPasangan.day': '20', 'lahirPasangan.month': '5', 'lahirPasangan.year': '2001' },
  teleponPasangan: { teleponPasangan: '0812 0000 0041' },
  tanggalNikah: { 'tanggalNikah.day': '20', 'tanggalNikah.month': '12', 'tanggalNikah.year': '2026' },
  kontak: {},
};
let people = 0;
async function request(language: 'id' | 'en' = 'id'): Promise<string> {
  people += 1;
  const { portal } = await city.resident(`pemohon ${people}`, monday, language);
  const begun = await portal.begin('pengantar-nikah');
  if (!begun.ok) throw new Error('not begun');
  let next = begun.value.first;
  for (let steps = 0; next !== 'periksa' && steps < 20; steps += 1) {
    const answered = await portal.answer(begun.value.draftId, next, answers[next] ?? {});
    if (!answered.ok) throw new Error(`${next}: ${JSON.stringify(answered.error)}`);
    next = answered.value.next;
  }
  // Whoever is asked first is named before it is sent; no office of the city has it yet.
  expect((await portal.check(begun.value.draftId))?.unit.id).toBe('calon pasangan');
  const sent = await portal.submit(begun.value.draftId, { persetujuan: 'ya' });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  return sent.value.number;
}
const deliver = (now: number) => deliverWaiting(city.deps, null, 3671, now);

/** The ids of the links of a case, the newest first. */
async function linksOf(number: string) {
  const summary = await city.store.cases.byNumber(3671, number);
  return city.store.turnLinks.ofCase(3671, summary?.caseId ?? '');
}
const tokenOf = (id: string): string => linkPath(city.deps, 3671, id).slice('/g/'.length);

let number: string;
let link: string;
beforeEach(async () => {
  number = await request();
  await deliver(monday + 1_000);
  link = (await linksOf(number))[0]?.id ?? '';
});
/** Opens the newest link of the case on a device of its own. */
async function openAs(device: string, now: number, id = link) {
  const platform = await city.resident(device, now);
  const opened = await platform.portal.openLink(tokenOf(id));
  return { portal: platform.portal, files: platform.files, path: opened?.path ?? null };
}

describe('a link to one turn', () => {
  it('is made when the turn begins, kept as a hash, and opens a page with what that party needs and no more', async () => {
    const { portal, path } = await openAs('pasangan', monday + 2_000);
    expect(path).toBe(`/giliran/${link}`);
    const view = await portal.asked(link);
    expect(view).toMatchObject({ standing: 'open', number, happened: null });
    expect(view?.turn?.answers.map(({ label }) => label.id)).toEqual([
      'Nama lengkap',
      'Nama calon pasangan',
      'Rencana tanggal nikah',
    ]);
    expect(view?.turn?.actions.map(({ action }) => action)).toEqual(['bersedia', 'tidakBersedia']);
    expect(JSON.stringify(view)).not.toMatch(/367101|0812|Damai/u);
    const rows = await city.store.turnLinks.ofCase(3671, (await city.store.cases.byNumber(3671, number))?.caseId ?? '');
    expect(JSON.stringify(rows)).not.toContain(tokenOf(link));
  });

  it('uses nothing up by being looked at: a preview opens it on a device that keeps nothing', async () => {
    for (let times = 0; times < 3; times += 1) await openAs(`pratinjau ${times}`, monday + 2_000);
    const { portal } = await openAs('pasangan', monday + 3_000);
    const done = await portal.answerAsked(link, { tindakan: 'bersedia' });
    expect(done.ok).toBe(true);
    const { portal: own } = await city.resident(`pemohon ${people}`, monday + 4_000);
    expect((await own.case(number))?.acting[0]?.unit.id).toContain('Ketua RT');
  });

  it('tells the applicant and the officers who has seen their data, and keeps the telephone to itself', async () => {
    const { portal } = await openAs('pasangan', monday + 2_000);
    await portal.asked(link);
    const { portal: own } = await city.resident(`pemohon ${people}`, monday + 4_000);
    const view = await own.case(number);
    expect(view?.readings.map(({ who }) => who.id)).toEqual(['calon pasangan']);
    expect(JSON.stringify({ acting: view?.acting, timeline: view?.timeline })).not.toContain('0812');
    const { console: desk } = await city.officer('lurah', monday + 5_000);
    const seen = await desk.caseDetail(number);
    expect(seen.type === 'case' && seen.readings.map(({ who }) => who.id)).toContain('calon pasangan');
  });

  it('asks whom the applicant named in the language in which they filed, and the ward in that of offices', async () => {
    for (const language of ['id', 'en'] as const) {
      const filed = await request(language);
      await deliver(monday + 1_000);
      const { caseId = '' } = (await city.store.cases.byNumber(3671, filed)) ?? {};
      const loaded = await city.store.cases.load(3671, caseId);
      const [row] = await city.store.outbox.of(3671, { caseId, topics: ['turn.asked'] });
      if (loaded === null || row === undefined) throw new Error('nobody was asked');
      const sent: string[] = [];
      const carry = async (_: string, words: string) => {
        sent.push(words);
        return null;
      };
      await askByLink(city.deps, { ...row, destination: 'outside' }, loaded, monday + 2_000, carry);
      const { console: desk } = await city.officer('lurah', monday + 2_000);
      const shown = (await desk.outbox({ number: filed })).rows.find(({ path }) => path !== undefined);
      expect(shown).toMatchObject({ language, text: sent[0] });
      expect(sent[0]).toContain(language === 'en' ? 'asks for your answer' : 'meminta jawaban Anda');
      const ward = { kind: 'unit', unit: 'rt', area, position: null } as const;
      expect(languageOfAsked(ward, loaded.state)).toBe('id');
    }
  });

  it('acts once: a second use says what happened and when, and changes nothing', async () => {
    const { portal } = await openAs('pasangan', monday + 2_000);
    expect((await portal.answerAsked(link, { tindakan: 'bersedia' })).ok).toBe(true);
    const again = await portal.answerAsked(link, { tindakan: 'tidakBersedia', 'alasan.tidakBersedia': 'tidakSetuju' });
    expect(again).toMatchObject({ ok: false, error: { type: 'refused' } });
    const view = await portal.asked(link);
    expect(view).toMatchObject({ standing: 'answered', turn: null });
    expect(view?.happened?.id).toContain('Ya, saya setuju menikah');
    expect(view?.happened?.id).toContain('Segera beri tahu Kelurahan Sukarasa.');
    const { portal: own } = await city.resident(`pemohon ${people}`, monday + 4_000);
    expect((await own.case(number))?.acting[0]?.what.id).toBe('Menunggu konfirmasi ketua RT');
  });

  it('acts once when two answers come at the same moment', async () => {
    const [first, second] = await Promise.all([openAs('a', monday + 2_000), openAs('b', monday + 2_000)]);
    const both = await Promise.all([
      first.portal.answerAsked(link, { tindakan: 'bersedia' }),
      second.portal.answerAsked(link, { tindakan: 'tidakBersedia', 'alasan.tidakBersedia': 'tidakSetuju' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('opens nothing for a device that has only its address, or guesses a token', async () => {
    const { portal } = await city.resident('penebak', monday + 2_000);
    expect(await portal.asked(link)).toBeNull();
    expect(await portal.asked('00000000-0000-0000-0000-000000000000')).toBeNull();
    expect(await portal.asked('bukan-id')).toBeNull();
    expect(await portal.answerAsked(link, { tindakan: 'bersedia' })).toMatchObject({
      ok: false,
      error: { type: 'notFound' },
    });
    expect(await portal.openLink('A'.repeat(22))).toBeNull();
    expect(await portal.openCase(number, tokenOf(link))).toMatchObject({ ok: false });
  });

  it('dies with its turn, and does not act in the next one', async () => {
    const partner = await openAs('pasangan', monday + 2_000);
    await partner.portal.answerAsked(link, { tindakan: 'bersedia' });
    await deliver(monday + 3_000);
    const [rt] = await linksOf(number);
    expect(rt?.id).not.toBe(link);
    expect(await partner.portal.answerAsked(link, { tindakan: 'konfirmasi' })).toMatchObject({ ok: false });
    await city.store.timers.fireDue(3671, at('2026-11-04T08:00'), 25);
    const late = await openAs('ketua rt', at('2026-11-04T09:00'), rt?.id ?? '');
    expect(await late.portal.asked(rt?.id ?? '')).toMatchObject({ standing: 'over', turn: null });
    expect(await late.portal.answerAsked(rt?.id ?? '', { tindakan: 'konfirmasi' })).toMatchObject({ ok: false });
  });

  it('asks for a reason where the service does, and keeps what was chosen', async () => {
    const { portal } = await openAs('pasangan', monday + 2_000);
    const done = await portal.answerAsked(link, { tindakan: 'tidakBersedia' });
    expect(done).toMatchObject({ ok: false, error: { type: 'refused', error: { type: 'reasonNeeded' } } });
    // No rule of the service that nobody could choose here, and the way to what can be chosen.
    expect(done).toMatchObject({
      error: { sentences: [{ field: 'alasan.tidakBersedia', message: { id: 'Pilih sedikitnya satu alasan.' } }] },
    });
    expect((await portal.asked(link))?.standing).toBe('open');
    expect(await portal.answerAsked(link, { tindakan: 'terbitkan' })).toMatchObject({ ok: false });
  });

  it('is sent again by an officer of the ward: the new one counts, the old one says so', async () => {
    const old = await openAs('pasangan', monday + 2_000);
    const { console: desk } = await city.officer('lurah', monday + 3_000);
    const view = await desk.caseDetail(number);
    if (view.type !== 'case') throw new Error('not seen');
    expect(view.turns[0]?.link).toMatchObject({ state: 'sent', reachable: true });
    expect(view.turns[0]?.late?.id).toContain('pemohon boleh mengajukan yang baru');
    expect(await desk.sendLink(number, view.turns[0]?.id ?? '', 'kunci')).toMatchObject({ ok: true });
    await desk.sendLink(number, view.turns[0]?.id ?? '', 'kunci');
    await deliver(monday + 4_000);
    const links = await linksOf(number);
    expect(links).toHaveLength(2);
    expect(await old.portal.asked(link)).toMatchObject({ standing: 'replaced' });
    expect(await old.portal.answerAsked(link, { tindakan: 'bersedia' })).toMatchObject({ ok: false });
    const fresh = await openAs('pasangan', monday + 5_000, links[0]?.id);
    expect((await fresh.portal.answerAsked(links[0]?.id ?? '', { tindakan: 'bersedia' })).ok).toBe(true);
    const { console: other } = await city.officer('dinas', monday + 6_000);
    expect(await other.sendLink(number, view.turns[0]?.id ?? '', 'x')).toMatchObject({ ok: false });
  });

  it('is too old a month after the limit of its turn', async () => {
    const soon = await openAs('pasangan', monday + 2_000);
    expect(soon.path).not.toBeNull();
    const [made] = await linksOf(number);
    expect(made?.expiresAt).toBe(at('2026-11-11T16:00') + 30 * 86_400_000);
  });
});
