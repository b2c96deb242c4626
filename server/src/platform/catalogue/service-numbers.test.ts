/** The page of a service says of its numbers what they rest on, also of those that stand in no rule and no time. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { at, openTestCity, type TestCity } from '../testing.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
});
afterAll(() => city.close());

const numbers = async (id: string) => {
  const { portal } = await city.resident('siapa', at('2026-11-02T09:00'));
  return (await portal.service(id))?.numbers ?? [];
};

test('in the words of the condition, both ways named', async () => {
  expect(await numbers('akta-lahir')).toEqual([
    {
      text: {
        id: expect.stringMatching(/^Bila .*60.*: .*; selain itu: /u),
        en: expect.stringMatching(/^If .*60.*: .*; otherwise: /u),
      },
      basis: 'UU 24/2013 Pasal 32 ayat (1) (perlu dikonfirmasi)',
    },
  ]);
});

test('of what is asked only sometimes, and of how near two reports are the same', async () => {
  const [asked] = await numbers('pengantar-nikah');
  expect(asked?.text.id).toMatch(/^“Penetapan dispensasi dari pengadilan” ditanyakan bila .*19/u);
  expect(asked?.basis).toBe('UU 16/2019 Pasal 7');
  expect(await numbers('lampu-jalan')).toEqual([
    {
      text: expect.objectContaining({ id: 'Laporan lain dalam jarak 30 m ditawarkan sebagai mungkin hal yang sama' }),
      basis: 'SOP penggabungan laporan (contoh; perlu dikonfirmasi)',
    },
  ]);
  expect(await numbers('data-pribadi')).toEqual([]);
});
