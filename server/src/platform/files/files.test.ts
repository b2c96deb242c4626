/** Files: uploads cleaned and kept for their owner, opened only by those who may see them there. */
import sharp from 'sharp';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { at, fileIn, openTestCity, type TestCity } from '../testing.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await city.appoint('p1', 'Petugas Contoh 1', [{ unit: 'dishub', area: null, position: 'petugas' }]);
  await city.appoint('pu', 'Petugas Contoh 2', [{ unit: 'dpupr', area: null, position: 'petugas' }]);
});
afterAll(() => city.close());

const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#335577' } })
    .jpeg()
    .toBuffer();

it('takes a photo for a draft, and shows it to its owner and to the unit that has the case, to nobody else', async () => {
  const now = at('2026-11-02T10:00');
  const { portal, files } = await city.resident('a', now);
  const begun = await portal.begin('lampu-jalan');
  if (!begun.ok) throw new Error('not begun');
  const { draftId } = begun.value;
  const stranger = await city.resident('b', now);
  const bytes = await picture();
  expect(await stranger.files.stage({ draftId, question: 'foto', bytes })).toMatchObject({
    ok: false,
    error: { type: 'notFound' },
  });
  expect(await files.stage({ draftId, question: 'foto', bytes: Buffer.from('<html>') })).toMatchObject({
    ok: false,
    error: { type: 'notRecognised' },
  });
  const staged = await files.stage({ draftId, question: 'foto', bytes });
  if (!staged.ok) throw new Error(JSON.stringify(staged.error));
  const { sha256 } = staged.value;
  expect(fileIn(await files.open(sha256, 'thumbnail'))?.mediaType).toBe('image/jpeg');
  expect(await stranger.files.open(sha256, 'full')).toBeNull();

  for (const [question, raw] of [
    ['lokasi', { 'lokasi.area': '36.71.01.1001' }],
    ['jenis', { jenis: 'jalan' }],
    ['kabelTerbuka', { kabelTerbuka: 'tidak' }],
    ['foto', { foto: sha256 }],
  ] as const)
    expect(await portal.answer(draftId, question, raw)).toMatchObject({ ok: true });
  const sent = await portal.submit(draftId, { persetujuan: 'ya' });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  expect(fileIn(await (await city.officer('p1', now)).files.open(sha256, 'full'))?.inline).toBe(true);
  expect(await (await city.officer('pu', now)).files.open(sha256, 'full')).toBeNull();
  expect(await stranger.files.open(sha256, 'full')).toBeNull();
  // Somebody else uploads the same picture: each sees the own one.
  const second = await city.resident('c', now);
  const again = await second.portal.begin('lampu-jalan');
  if (!again.ok) throw new Error('not begun');
  await second.files.stage({ draftId: again.value.draftId, question: 'foto', bytes });
  expect(fileIn(await second.files.open(sha256, 'thumbnail'))?.mediaType).toBe('image/jpeg');
  expect(await stranger.files.open(sha256, 'full')).toBeNull();
  // A draft takes only what was uploaded for it.
  const other = await stranger.portal.begin('lampu-jalan');
  if (!other.ok) throw new Error('not begun');
  expect(await stranger.portal.answer(other.value.draftId, 'foto', { foto: sha256 })).toMatchObject({
    ok: false,
    error: { type: 'answersRefused', errors: [{ field: 'foto' }] },
  });
});

it('says that there is no room for a photo, keeps the other answers, and takes the photo when there is room again', async () => {
  const { portal, files } = await city.resident('d', at('2026-11-03T10:00'));
  const begun = await portal.begin('lampu-jalan');
  if (!begun.ok) throw new Error('not begun');
  const { draftId } = begun.value;
  await portal.answer(draftId, 'jenis', { jenis: 'taman' });
  const put = vi.spyOn(city.bytes, 'put').mockRejectedValue(Object.assign(new Error('full'), { code: 'ENOSPC' }));
  const bytes = await picture();
  expect(await files.stage({ draftId, question: 'foto', bytes })).toMatchObject({ error: { type: 'noRoom' } });
  put.mockRestore();
  expect(await files.stage({ draftId, question: 'foto', bytes })).toMatchObject({ ok: true });
  expect(await portal.draft(draftId)).not.toBeNull();
});
