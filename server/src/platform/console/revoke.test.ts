/** A letter that is withdrawn: by whom, for what reason, and what its holder and everybody who checks it read then. */
import { tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Platform } from '../platform-types.ts';
import { applyForDomicile, nikInRegister } from '../testing-domicile.ts';
import { fileIn, at, openTestCity, type TestCity } from '../testing.ts';
import { seen } from './testing-desk.ts';

const AREA = '36.71.01.1001';
let city: TestCity;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  for (const [id, name, position] of [
    ['staf', 'Petugas Contoh 5', 'staf'],
    ['lurah', 'Petugas Contoh 6', 'lurah'],
  ] as const)
    await city.appoint(id, name, [{ unit: 'kelurahan', area: AREA, position }]);
});
afterAll(() => city.close());

async function act(officer: 'staf' | 'lurah', number: string, action: string, now: number): Promise<void> {
  const platform = await city.officer(officer, now);
  const { turns, version } = await seen(platform, number);
  const input = { turn: turns[0]?.id ?? '', action, key: `${action} ${number}`, seenVersion: version };
  const done = await platform.console.act(number, { ...input, raw: {}, because: [], confirms: [], note: '' });
  expect(done).toMatchObject({ ok: true });
}
/** Granted by the lurah; signed unless it is said otherwise. */
async function letterOf(device: string, signed = true) {
  const filed = at('2026-11-09T09:00');
  const { number } = await applyForDomicile(city, { device, nik: await nikInRegister(city, false) }, filed);
  await act('staf', number, 'setuju', filed + 4 * 3_600_000);
  await act('lurah', number, 'terbitkan', filed + 24 * 3_600_000);
  const summary = await city.store.cases.byNumber(tangerang.id, number);
  const caseId = summary?.caseId ?? '';
  const [document] = await city.store.documents.ofCase(tangerang.id, caseId);
  if (document === undefined) throw new Error('no letter');
  const { console: desk } = await city.officer('lurah', at('2026-11-11T09:00'));
  const done = signed ? await desk.sign(document.id, `sign ${number}`) : { ok: true };
  expect(done).toMatchObject({ ok: true });
  return { number, caseId, document };
}
const now = at('2026-11-12T10:00');
const withdraw = { because: 'dasarTidakBenar', confirmed: true };
const fileOf = async (platform: Platform, id: string) => fileIn(await platform.files.documentPdf(id))?.bytes ?? null;

it('is for who signs today, with a reason and a tick; its holder is told once, and reads why', async () => {
  const { number, caseId, document } = await letterOf('a');
  const holder = await city.resident('a', now);
  const pdf = await fileOf(holder, document.id);
  const staff = await city.officer('staf', now);
  expect((await seen(staff, number)).revocable).toEqual([]);
  const refused = await staff.console.revoke(document.id, withdraw);
  expect(refused).toMatchObject({ ok: false, error: { type: 'notAllowed' } });
  expect(JSON.stringify(refused)).toContain('Lurah');

  const lurah = await city.officer('lurah', now);
  expect((await seen(lurah, number)).revocable.map(({ id }) => id)).toEqual([document.id]);
  for (const input of [
    { ...withdraw, because: '' },
    { ...withdraw, because: 'Karena Budi berbohong' },
    { ...withdraw, confirmed: false },
  ])
    expect(await lurah.console.revoke(document.id, input)).toMatchObject({ error: { type: 'refused' } });
  expect(await fileOf(await city.resident('a', now), document.id)).not.toBe(null);

  const before = await figures();
  expect(await lurah.console.revoke(document.id, withdraw)).toMatchObject({ ok: true, value: { number } });
  expect(await lurah.console.revoke(document.id, withdraw), 'twice is once').toMatchObject({ ok: true });
  expect(await figures()).toEqual(before);
  expect(await city.store.figures.recount(tangerang.id)).toEqual([]);
  const told = await city.store.outbox.of(tangerang.id, { caseId, topics: ['document.revoked'] });
  expect(told).toHaveLength(1);
  const mine = await (await city.resident('a', now)).portal.case(number);
  expect(mine?.documents[0]).toMatchObject({ status: 'revoked', pdfPath: null });
  expect(mine?.documents[0]?.statusText.id).toBe(
    'Sudah dicabut: Surat ini terbit atas keterangan yang ternyata tidak benar.',
  );
  expect(mine).toMatchObject({ status: { id: 'Surat Anda sudah dicabut dan tidak berlaku lagi.' }, tone: 'neutral' });
  expect(mine?.timeline[0]).toMatchObject({
    at: now,
    title: { id: `Surat ${document.number} dicabut`, en: `Letter ${document.number} was withdrawn` },
    detail: { id: 'Sudah dicabut: Surat ini terbit atas keterangan yang ternyata tidak benar.' },
  });
  expect(mine?.timeline[0]?.who?.id).toMatch(/^Kelurahan /u);
  const desk = await seen(await city.officer('lurah', now), number);
  expect(desk.revocable).toEqual([]);
  expect(desk.timeline[0]?.title.id).toBe(`Surat ${document.number} dicabut`);

  const { portal } = await city.resident('anybody', now);
  for (const question of [{ number: document.number }, { documentId: document.id }, { pdf: pdf ?? new Uint8Array() }]) {
    const verdict = await portal.verify(question);
    expect(verdict).toMatchObject({ verdict: 'withdrawn', headline: { id: 'Sudah dicabut', en: 'Withdrawn' } });
    expect(verdict.document?.because?.en).toBe('It was issued on statements that proved untrue.');
    expect(verdict.document?.replacedBy).toBe(null);
  }
});

it('is not for a letter that nobody has signed, and not for one that does not exist', async () => {
  const { number, document } = await letterOf('b', false);
  const lurah = await city.officer('lurah', now);
  expect((await seen(lurah, number)).revocable).toEqual([]);
  expect(await lurah.console.revoke(document.id, withdraw)).toMatchObject({ error: { type: 'refused' } });
  expect(await lurah.console.revoke('no such letter', withdraw)).toMatchObject({ error: { type: 'notFound' } });
});

it('a letter under the seal is withdrawn by the head of its office, who sees the case for it', async () => {
  const nik = await nikInRegister(city, true);
  const { number } = await applyForDomicile(city, { device: 'c', nik }, at('2026-11-09T09:00'));
  const lurah = await city.officer('lurah', now);
  const [letter] = (await seen(lurah, number)).revocable;
  expect(letter?.number).toMatch(/^B\//);
  const staff = await city.officer('staf', now);
  expect(await staff.console.revoke(letter?.id ?? '', withdraw)).toMatchObject({ error: { type: 'notAllowed' } });
  expect(await lurah.console.revoke(letter?.id ?? '', { ...withdraw, because: 'keliru' })).toMatchObject({ ok: true });
});

async function figures() {
  const platform = await city.resident('z', at('2026-11-24T12:00'));
  return (await platform.city.overview({ period: '30', service: 'surat-domisili' })).services;
}
