// Devices, links and versions: what is sent twice (P2), a link that a preview opens (P3), a phone at a warung (P4), routing
// by code (P8), and a draft that outlives a version of its service (P15).
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { pageText, origin, reloadUntil, useBrowser } from './steps/browse-city.ts';
import { agreeAndSend, type Answers, questionOf, pressOn, fillIn } from './steps/fill-form.ts';
import { inventPerson } from './steps/invent-person.ts';
import { publishChanged } from './steps/operate-city.ts';
import { answerByApi, beginByApi, sendByApi } from './steps/send-by-api.ts';
import { signIn } from './steps/work-in-console.ts';

const device = useBrowser();
const lamp: Answers = {
  lokasi: { area: '36.71.01.1002', note: 'Depan musala' },
  jenis: { choose: 'jalan' },
  kabelTerbuka: { choose: 'tidak' },
};

test('the same key with the same words acts once; with other words it is refused (P2)', async () => {
  const resident = await device();
  const number = await sendByApi(resident.context.request, 'lampu-jalan', lamp);
  const officer = await device();
  await signIn(officer.page, 'petugas.dishub@contoh.id');
  const api = officer.context.request;
  const seen = await (await api.get(`/api/v1/officer/cases/${number}`)).json();
  const key = randomUUID();
  const send = (note: string) =>
    api.post(`/api/v1/officer/cases/${number}/act`, {
      headers: { origin, 'idempotency-key': key },
      data: {
        turn: seen.turns[0].id,
        action: 'jadwalkan',
        seenVersion: seen.version,
        answers: {},
        because: [],
        confirms: [],
        note,
      },
    });
  const first = await send('Besok pagi.');
  expect(first.status()).toBe(200);
  const again = await send('Besok pagi.');
  expect(again.status()).toBe(200);
  expect((await again.json()).version).toBe((await first.json()).version);
  expect((await send('Lusa.')).status()).toBe(422);
});

test('a preview that opens the secret link uses nothing up (P3), and the address is clean afterwards', async () => {
  const resident = await device();
  const number = await sendByApi(resident.context.request, 'lampu-jalan', lamp);
  await resident.page.goto(`/urusan/${number}/tanda-terima`);
  const link = await resident.page.locator('.secret code').innerText();
  const preview = await device();
  for (let times = 0; times < 2; times++) expect((await preview.context.request.get(link)).status()).toBe(200);
  const other = await device();
  await other.page.goto(link);
  expect(new URL(other.page.url()).pathname).toBe(`/urusan/${number}`);
  expect(await pageText(other.page)).toContain('Depan musala');
  expect(await pageText(other.page)).toContain('Diterima unit yang berwenang');
});

test('on a shared phone everything ends with "Selesai dan hapus" (P4)', async () => {
  const { page, context } = await device();
  const number = await sendByApi(context.request, 'lampu-jalan', lamp);
  await beginByApi(context.request, 'jalan-rusak');
  await page.goto('/urusan');
  expect(await pageText(page)).toContain(number);
  await page.getByRole('link', { name: 'Selesai dan hapus' }).click();
  await page.getByRole('button', { name: 'Ya, hapus dari perangkat ini' }).click();
  await page.goto('/urusan');
  expect(await pageText(page)).toContain('Belum ada urusan di perangkat ini');
  await page.goto(`/urusan/${number}`);
  expect(await pageText(page)).not.toContain('Depan musala');
  expect(await page.locator('[name=kode]').count()).toBe(1);
});

test('kelurahan Jatiuwung lies in kecamatan Cibodas, and its letter goes there by code (P8)', async () => {
  const { page, context } = await device();
  const area = '36.71.09.1006';
  const person = await inventPerson(area, 'elsewhere');
  const number = await sendByApi(context.request, 'surat-domisili', {
    nama: { write: person.name },
    nik: { write: person.nik },
    tanggalLahir: { day: person.born },
    kelurahan: { area },
    alamat: { write: 'Jalan Contoh 3, RT 01 RW 01' },
    lamaTinggal: { write: '30' },
    keperluan: { choose: 'sekolah' },
  });
  await page.goto(`/urusan/${number}`);
  const said = await pageText(page);
  expect(said).toContain('Kelurahan Jatiuwung');
  expect(said).toContain('Kec. Cibodas');
});

test('a draft begun under one version keeps what fits, asks only what changed, and says so (P15)', async () => {
  const { page, context } = await device();
  const { draftId } = await beginByApi(context.request, 'lampu-jalan');
  await answerByApi(context.request, draftId, { ...lamp, keterangan: { write: 'Sudah dua minggu.' } });
  const putBack = await publishChanged('lampu-jalan', (manifest) => {
    const { nomorTiang, ...fields } = manifest.fields;
    if (nomorTiang === undefined) throw new Error('the lamp has no pole number');
    return { ...manifest, fields: { ...fields, nomorTiang: { ...nomorTiang, required: true } } };
  });
  try {
    await page.goto(`/formulir/${draftId}/periksa`);
    await reloadUntil(page, 'diperbarui sejak Anda mulai');
    const said = await pageText(page);
    expect(said).toContain('yang perlu Anda isi hanya "Nomor tiang"');
    expect(said).toContain('Sudah dua minggu.');
    await page.goto(`/formulir/${draftId}/nomorTiang`);
    expect(questionOf(page)).toBe('nomorTiang');
    await fillIn(page, 'nomorTiang', { write: 'PJU-77' });
    await pressOn(page);
    await page.goto(`/formulir/${draftId}/periksa`);
    const { number } = await agreeAndSend(page);
    expect(number).toMatch(/^BL-/);
  } finally {
    await putBack();
  }
});
