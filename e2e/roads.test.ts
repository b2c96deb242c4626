// Roads: one of the province, handed over and followed to its answer; one sent while the register of roads was down, which
// answers later. Nothing is refused because a register is silent.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Device, pageText, reloadUntil, useBrowser } from './steps/browse-city.ts';
import { drawnPicture } from './steps/draw-picture.ts';
import type { Answers } from './steps/fill-form.ts';
import { areaWithRoad, inventPerson } from './steps/invent-person.ts';
import { sendByApi } from './steps/send-by-api.ts';
import { act, openCase, signIn, turnSimulator } from './steps/work-in-console.ts';

const device = useBrowser();
/** Kelurahan that the first member of staff of Sukarasa serves. */
const areas = [
  '36.71.01.1001',
  '36.71.01.1002',
  '36.71.01.1003',
  '36.71.01.1004',
  '36.71.01.1005',
  '36.71.01.1006',
  '36.71.01.1007',
  '36.71.01.1008',
];
let works: Device;

beforeAll(async () => {
  works = await device({ width: 1440 });
  await signIn(works.page, 'petugas.dpupr@contoh.id');
});
afterAll(async () => {
  await turnSimulator(works.page, 'jalan', 'ok');
  await turnSimulator(works.page, 'kependudukan', 'ok');
});

const hole = async (area: string, seed: number): Promise<Answers> => ({
  lokasi: { area, note: 'Dekat jembatan, lajur kiri' },
  kerusakan: { choose: 'lubang' },
  foto: { upload: await drawnPicture(seed) },
  keterangan: { write: 'Lubang sedalam setengah meter.' },
});

test('a road of the province is handed over with a reason and followed; the answer is recorded for the province', async () => {
  const { page, context } = await device();
  const number = await sendByApi(context.request, 'jalan-rusak', await hole(await areaWithRoad(areas, 'provinsi'), 61));
  await openCase(works.page, number);
  expect(await pageText(works.page)).toContain('Jalan provinsi');
  await act(works.page, number, 'bukanKewenangan', { because: ['jalanOrangLain'], choose: { pemilik: 'provinsi' } });

  await page.goto(`/urusan/${number}`);
  const said = await pageText(page);
  expect(said).toContain(
    'Diteruskan ke Pemerintah Provinsi Banten; Dinas Pekerjaan Umum dan Penataan Ruang memantaunya sampai selesai.',
  );
  expect(said).toContain('Jalan ini bukan jalan kota');
  expect(said).toContain('Jam berhenti sejak');
  expect(await page.locator('section[aria-labelledby=menangani]').innerText()).toContain('Pemerintah Provinsi Banten');

  await openCase(works.page, number);
  await act(works.page, number, 'laksanakan', { write: { isiJawaban: 'Sudah ditambal oleh provinsi.' } });
  await page.reload();
  expect(await pageText(page)).toContain('Hasilnya dicek petugas lain');

  const ward = await device({ width: 1440 });
  await signIn(ward.page, 'staf.sukarasa@contoh.id');
  await act(ward.page, number, 'benar');
  await page.reload();
  expect(await pageText(page)).toMatch(/Selesai/);
});

test('a register that is down at sending is asked again; the officer sees both, and nothing was refused', async () => {
  const area = await areaWithRoad(areas, 'kota');
  await turnSimulator(works.page, 'jalan', 'down');
  await turnSimulator(works.page, 'kependudukan', 'down');
  const resident = await device();
  const number = await sendByApi(resident.context.request, 'jalan-rusak', await hole(area, 62));
  await openCase(works.page, number);
  const before = await pageText(works.page);
  expect(before).toContain('Kelas jalan belum menjawab');
  expect(before).toContain('Jadwalkan perbaikan');

  const person = await inventPerson(area, 'here');
  const letter = await sendByApi(resident.context.request, 'surat-domisili', {
    nama: { write: person.name },
    nik: { write: person.nik },
    tanggalLahir: { day: person.born },
    kelurahan: { area },
    alamat: { write: 'Jalan Contoh 5, RT 01 RW 02' },
    lamaTinggal: { write: '60' },
    keperluan: { choose: 'bank' },
  });
  await resident.page.goto(`/urusan/${letter}`);
  expect(await pageText(resident.page)).toContain('Diperiksa petugas');

  await turnSimulator(works.page, 'jalan', 'ok');
  await openCase(works.page, number);
  expect(await reloadUntil(works.page, 'Kelas jalan Jalan kota', 120_000)).toContain('Register sudah menjawab');
  await act(works.page, number, 'jadwalkan');
  await resident.page.goto(`/urusan/${number}`);
  expect(await pageText(resident.page)).toContain('Sedang diperbaiki');
});
