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
      basis: {
        id: 'UU 24/2013 Pasal 32 ayat (1) (perlu dikonfirmasi)',
        en: 'UU 24/2013 Pasal 32 ayat (1) (to be confirmed)',
      },
    },
  ]);
});

test('of what is asked only sometimes, and of how near two reports are the same', async () => {
  const [asked] = await numbers('pengantar-nikah');
  expect(asked?.text.id).toMatch(/^“Penetapan dispensasi dari pengadilan” ditanyakan bila .*19/u);
  expect(asked?.basis).toEqual({ id: 'UU 16/2019 Pasal 7', en: 'UU 16/2019 Pasal 7' });
  expect(await numbers('lampu-jalan')).toEqual([
    {
      text: expect.objectContaining({ id: 'Laporan lain dalam jarak 30 m ditawarkan sebagai mungkin hal yang sama' }),
      basis: {
        id: 'SOP penggabungan laporan (contoh; perlu dikonfirmasi)',
        en: 'SOP penggabungan laporan (example; to be confirmed)',
      },
    },
  ]);
  expect(await numbers('data-pribadi')).toEqual([]);
});

const laws = async (id: string) => {
  const { portal } = await city.resident('siapa', at('2026-11-02T09:00'));
  return (await portal.service(id))?.laws.map(({ law, sets }) => [law.id, ...sets.map((said) => said.id)]) ?? [];
};

test('each law stands once, whole, with every time, fee and validity that it sets', async () => {
  const domicile = await laws('surat-domisili');
  expect(domicile.slice(0, 2)).toEqual([['UU 30/2014 Pasal 53'], ['Perwali (contoh)']]);
  expect(domicile).toContainEqual([
    'UU 11/2020 Pasal 175',
    'Seluruhnya: 5 hari kerja',
    'Diperiksa petugas: 3 hari kerja',
    'Menunggu keputusan lurah: 2 hari kerja',
  ]);
  expect(domicile).toContainEqual(['Perwali (contoh; perlu dikonfirmasi) Pasal 9', 'Biaya: Gratis']);
  expect(domicile).toContainEqual([
    'Perwali (contoh; perlu dikonfirmasi) Pasal 8',
    'Surat Keterangan Domisili berlaku: 6 bulan',
  ]);
  expect(domicile).toContainEqual([
    'UU 30/2014 Pasal 77',
    'Keberatan ditinjau: 10 hari kerja',
    'Keberatan setelah “Ditolak”: 21 hari kerja',
    'Jawaban atas keberatan itu: 10 hari kerja',
  ]);
  expect(domicile.map(([law]) => law).join()).toContain('JRA kota (perlu dikonfirmasi)');
});

test('the same right after two endings is told once of its answer', async () => {
  const [, ...sets] =
    (await laws('informasi-publik')).find(([law]) => law === 'UU 14/2008 Pasal 35-36 (perlu dikonfirmasi)') ?? [];
  expect(sets).toEqual([...new Set(sets)]);
  expect(sets).toContain('Jawaban atas keberatan itu: 30 hari kerja');
});

test('whoever reads English reads that a law is not confirmed yet, and the law by its own name', async () => {
  const { portal } = await city.resident('siapa', at('2026-11-02T09:00'));
  const service = await portal.service('darurat-112');
  expect(service?.timeBasis?.en).toBe('SOP 112 (to be confirmed)');
  expect(service?.laws.map(({ law }) => law.en).join()).not.toContain('dikonfirmasi');
});
