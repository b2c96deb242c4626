/** What a scanner at the counter reads leads to the matter that is meant, and opens it to nobody. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { applyForDomicile, nikInRegister } from '../testing-domicile.ts';
import { at, openTestCity, type TestCity } from '../testing.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await city.appoint('staf', 'Petugas Contoh 5', [{ unit: 'kelurahan', area: '36.71.01.1001', position: 'staf' }]);
});
afterAll(() => city.close());

it('knows a receipt, the code on a letter and a number, whatever name the city is reached by', async () => {
  const now = at('2026-11-02T10:00');
  const { number } = await applyForDomicile(city, { device: 'loket', nik: await nikInRegister(city, true) }, now);
  const resident = await city.resident('loket', now);
  const letter = (await resident.portal.case(number))?.documents[0];
  const { secretLink } = (await resident.portal.receipt(number)) ?? {};
  const desk = (await city.officer('staf', now)).console;
  for (const read of [
    secretLink ?? '',
    ` ${number.toLowerCase()} `,
    `https://lain.example/periksa-surat?d=${letter?.id}`,
  ])
    expect(await desk.scanned(read), read).toBe(number);
});

it('knows nothing of other words and papers, and tells nobody but officers', async () => {
  const now = at('2026-11-02T11:00');
  const { number } = await applyForDomicile(city, { device: 'lain', nik: await nikInRegister(city, true) }, now);
  const desk = (await city.officer('staf', now)).console;
  const k = 'https://kota.example/k/';
  for (const read of [
    '',
    'tiang listrik',
    `${k}AAAAAAAAAAAAAAAAAAAAAA`,
    `${k}\u202e`,
    'https://kota.example/?d=1',
    'http://',
  ])
    expect(await desk.scanned(read), read).toBeNull();
  expect(await (await city.resident('lain', now)).console.scanned(number)).toBeNull();
});
