/** A resident and an officer at the counter read which services a sentence may mean, and whether that is more than a guess. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { at, openTestCity, type TestCity } from '../testing.ts';

let city: TestCity;
const now = at('2026-11-02T09:00');
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await city.appoint('p1', 'Petugas', [{ unit: 'dishub', area: null, position: 'petugas' }]);
});
afterAll(() => city.close());

it('names the category of each, and says of a clear sentence nothing but which words decided', async () => {
  const { portal } = await city.resident('warga', now);
  const [first] = await portal.services('lampu jalan depan rumah mati sudah seminggu');
  expect(first).toMatchObject({ id: 'lampu-jalan', categoryLabel: { id: 'Lapor masalah' } });
  expect(first?.because).toContain('lampu');
  expect(first?.unsure).toBeUndefined();
});

it('says that it guesses where several are nearly as likely, at home and at the counter, and offers the best of them', async () => {
  const sentence = 'mau urus surat buat keluarga saya di kelurahan';
  const { portal } = await city.resident('warga', now);
  const { console: desk } = await city.officer('p1', now);
  for (const found of [await portal.services(sentence), await desk.services(sentence)]) {
    const guesses = found.filter(({ because }) => because !== undefined);
    expect(guesses).toHaveLength(3);
    expect(guesses.every(({ unsure }) => unsure === true)).toBe(true);
  }
});

it('does not doubt what was found by its name', async () => {
  const { portal } = await city.resident('warga', now);
  const [first] = await portal.services('surat domisili');
  expect(first?.id).toBe('surat-domisili');
  expect(first?.unsure).toBeUndefined();
});
