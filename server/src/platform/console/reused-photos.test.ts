/** P10: whoever checks a case sees that its photo was used before, and in which case, whatever was done to the photo in between. */
import pg from 'pg';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { markOldPhotos } from '../../jobs/photos-from-before.ts';
import { scene } from '../../images/testing.ts';
import { tangerang } from '@balai/store/testing';
import { drawnPhoto } from '../../demo/drawn-photo.ts';
import { applyForDomicile, nikInRegister } from '../testing-domicile.ts';
import { fileIn, at, openTestCity, type TestCity } from '../testing.ts';

const morning = at('2026-11-02T08:00');
const later = at('2026-11-02T10:00');
const NO_CASE = '00000000-0000-0000-0000-000000000000';
let city: TestCity;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await city.appoint('p1', 'Petugas Contoh 1', [{ unit: 'dishub', area: null, position: 'petugas' }]);
});
afterAll(() => city.close());

/** What is left of a photo of 720 x 540 when these shares of it are cut away. */
const cropped = (street: Sharp, { left = 0, right = 0, top = 0, bottom = 0 }): Sharp =>
  street.extract({
    left: Math.round(720 * left),
    top: Math.round(540 * top),
    width: Math.round(720 * (1 - left - right)),
    height: Math.round(540 * (1 - top - bottom)),
  });

/** Reports a dark lamp with this photo; returns the number. */
async function report(device: string, bytes: Buffer, now: number): Promise<string> {
  const { portal, files } = await city.resident(device, now);
  const begun = await portal.begin('lampu-jalan');
  if (!begun.ok) throw new Error('not begun');
  const { draftId } = begun.value;
  const staged = await files.stage({ draftId, question: 'foto', bytes });
  if (!staged.ok) throw new Error(JSON.stringify(staged.error));
  for (const [question, raw] of [
    ['lokasi', { 'lokasi.area': '36.71.01.1001' }],
    ['jenis', { jenis: 'jalan' }],
    ['kabelTerbuka', { kabelTerbuka: 'tidak' }],
    ['foto', { foto: staged.value.sha256 }],
  ] as const)
    expect(await portal.answer(draftId, question, raw)).toMatchObject({ ok: true });
  const sent = await portal.submit(draftId, { persetujuan: 'ya' });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  return sent.value.number;
}

/** The earlier cases that the officer is shown beside the photo. */
async function hintsOf(number: string, officer = 'p1') {
  const { console, files } = await city.officer(officer, later);
  const view = await console.caseDetail(number);
  if (view.type !== 'case') throw new Error(JSON.stringify(view));
  // The other photo can be looked at beside this one.
  for (const { other } of view.reusedPhotos)
    expect(fileIn(await files.open(other.sha256, 'thumbnail'))?.mediaType).toBe('image/jpeg');
  return view.reusedPhotos.map(({ number: earlier, part }) => ({ earlier, part }));
}

/** Each with a street of its own, so that no report here shows what another one shows. */
it.each([
  ['re-compressed', 31, (street: Sharp) => street.jpeg({ quality: 50 }), false],
  ['half as large', 32, (street: Sharp) => street.resize(360).jpeg(), false],
  ['mirrored', 33, (street: Sharp) => street.flop().jpeg(), false],
  ['brighter', 34, (street: Sharp) => street.linear(1, 40).jpeg(), false],
  ['cropped by a tenth on the left', 35, (street: Sharp) => cropped(street, { left: 0.1 }).jpeg(), true],
  ['cropped by a fifth on the right', 36, (street: Sharp) => cropped(street, { right: 0.2 }).jpeg(), true],
  [
    'cropped by a fifth above and on the left',
    37,
    (street: Sharp) => cropped(street, { top: 0.2, left: 0.2 }).jpeg(),
    true,
  ],
  ['cropped and mirrored', 38, (street: Sharp) => cropped(street, { left: 0.2, bottom: 0.1 }).flop().jpeg(), true],
] as const)('names the earlier case, and no other, of a photo that was %s', async (what, seed, changed, part) => {
  const earlier = await report(`asal ${what}`, await scene(seed).jpeg({ quality: 92 }).toBuffer(), morning);
  const number = await report(what, await changed(scene(seed)).toBuffer(), later);
  expect(await hintsOf(number)).toEqual([{ earlier, part }]);
  // Both ways: who opens the earlier case sees the later one, also where that is the part.
  expect(await hintsOf(earlier)).toEqual([{ earlier: number, part }]);
});

it('says nothing of photos of other places, and of noise', async () => {
  const grain = Buffer.from(
    Uint8Array.from({ length: 640 * 480 }, (_, at) => (Math.imul(at + 7, 2_654_435_761) >>> 13) & 255),
  );
  const noise = sharp(grain, { raw: { width: 640, height: 480, channels: 1 } });
  for (const [device, picture] of [
    ['lain', scene(41)],
    ['lain lagi', scene(42)],
    ['derau', noise],
  ] as const)
    expect(await hintsOf(await report(device, await picture.jpeg().toBuffer(), later))).toEqual([]);
});

it('does not take the letters of two people for one because they are one form, and finds the same letter', async () => {
  await city.appoint('staf', 'Petugas Contoh 2', [{ unit: 'kelurahan', area: '36.71.01.1001', position: 'staf' }]);
  const nik = await nikInRegister(city, false);
  const letterOf = (seed: number): Promise<Buffer> => drawnPhoto({ subject: 'letter', state: 'readable', seed });
  const ask = async (device: string, letter: Buffer): Promise<string> =>
    (await applyForDomicile(city, { device, nik, months: '2', letter }, later)).number;
  const one = await ask('surat satu', await letterOf(1));
  const other = await ask('surat dua', await letterOf(6));
  expect([await hintsOf(one, 'staf'), await hintsOf(other, 'staf')]).toEqual([[], []]);
  const again = await ask(
    'surat tiga',
    await sharp(await letterOf(1))
      .jpeg({ quality: 50 })
      .toBuffer(),
  );
  // A paper is covered until whoever checks it says what for, and so is what it is like.
  expect(await hintsOf(again, 'staf')).toEqual([]);
  const { console: desk } = await city.officer('staf', later);
  for (const number of [one, again])
    expect(await desk.openTogether(number, 'Memeriksa berkas permohonan')).toMatchObject({ ok: true });
  expect(await hintsOf(again, 'staf')).toEqual([{ earlier: one, part: false }]);
});

it('opens the paper of another ward beside one’s own where it is the same paper, and not where it is the same form', async () => {
  const { store } = city;
  const { id: regionId } = tangerang;
  await city.appoint('staf', 'Petugas Contoh 2', [{ unit: 'kelurahan', area: '36.71.01.1001', position: 'staf' }]);
  const nik = await nikInRegister(city, false);
  const letterOf = (seed: number): Promise<Buffer> => drawnPhoto({ subject: 'letter', state: 'readable', seed });
  const ask = async (device: string, letter: Buffer, area = '36.71.01.1002') =>
    applyForDomicile(city, { device, nik, months: '2', letter, area }, later);
  const own = await ask('surat kelurahan ini', await letterOf(51), '36.71.01.1001');
  const { console: desk } = await city.officer('staf', later);
  expect(await desk.openTogether(own.number, 'Memeriksa berkas permohonan')).toMatchObject({ ok: true });
  // Of the forms of other people some are taken for this one as a whole or in a part: none of them opens.
  const forms: string[] = [];
  for (const seed of [61, 62, 63, 64, 65, 66, 67, 68])
    forms.push((await ask(`lain ${seed}`, await letterOf(seed))).letterOfRt ?? '');
  const alike = await Promise.all(
    forms.map(async (sha256) =>
      (await store.files.alike(regionId, sha256, NO_CASE)).some((one) => one.sha256 === own.letterOfRt),
    ),
  );
  expect(alike).toContain(true);
  const opens = async (sha256: string | null): Promise<boolean> => {
    const file = await (await city.officer('staf', later)).files.open(sha256 ?? '', 'full');
    return file !== null && 'bytes' in file;
  };
  for (const sha256 of forms) expect(await opens(sha256)).toBe(false);
  // The same letter, photographed worse, handed in for somebody else: whoever checks the first compares the two.
  const bytes = await sharp(await letterOf(51))
    .jpeg({ quality: 50 })
    .toBuffer();
  const same = await ask('surat yang sama', bytes);
  expect(await opens(same.letterOfRt)).toBe(true);
});

it('tells forms that were filled in by two hands apart where the whole picture does not, and loses no paper that was changed', async () => {
  const { store } = city;
  const { id: regionId } = tangerang;
  const forms = await Promise.all(
    [21, 22, 23, 24, 25, 26, 27, 28].map((seed) => drawnPhoto({ subject: 'letter', state: 'readable', seed })),
  );
  const changes: readonly ((form: Buffer) => Promise<Buffer>)[] = [
    (form) => sharp(form).jpeg({ quality: 50 }).toBuffer(),
    (form) => sharp(form).resize(450).jpeg({ quality: 70 }).toBuffer(),
    (form) => sharp(form).linear(0.8, 0).jpeg().toBuffer(),
    (form) => sharp(form).flop().jpeg().toBuffer(),
  ];
  const nik = await nikInRegister(city, false);
  let asked = 0;
  /** Hands the paper in; resolves with its bytes' name and the whole pictures that it looks the same as. */
  const handIn = async (letter: Buffer) => {
    const { number } = await applyForDomicile(
      city,
      { device: `formulir ${(asked += 1)}`, nik, months: '2', letter },
      later,
    );
    const { caseId = '' } = (await store.cases.byNumber(regionId, number)) ?? {};
    const [file] = await store.files.ofCase(regionId, caseId);
    return { number, likes: () => store.files.alike(regionId, file?.sha256 ?? '', caseId) };
  };
  const originals = [];
  for (const form of forms) originals.push(await handIn(form));
  const whole = (await Promise.all(originals.map(({ likes }) => likes()))).flat().filter(({ part }) => !part);
  // The whole picture takes some of these for one another; not one of them is shown.
  expect(whole.length).toBeGreaterThan(3);
  expect(Math.max(...whole.map(({ shared }) => shared ?? 1))).toBeLessThan(0.7);
  const { console: desk } = await city.officer('staf', later);
  for (const { number } of originals) {
    await desk.openTogether(number, 'Memeriksa berkas permohonan');
    expect(await hintsOf(number, 'staf')).toEqual([]);
  }
  for (const [at_, form] of forms.slice(0, 4).entries()) {
    const same = [originals[at_]?.number ?? ''];
    for (const change of changes) {
      const { number } = await handIn(await change(form));
      await desk.openTogether(number, 'Memeriksa berkas permohonan');
      const [hint, ...more] = await hintsOf(number, 'staf');
      expect([same.includes(hint?.earlier ?? ''), hint?.part, more]).toEqual([true, false, []]);
      same.push(number);
    }
  }
}, 120_000);

it('finds a part of a photo from before landmarks were looked for, once a job has looked at it', async () => {
  const { store } = city;
  const old = await scene(51).jpeg({ quality: 92 }).toBuffer();
  const earlier = await report('lama', old, morning);
  const database = new pg.Client(city.connection);
  await database.connect();
  await database.query("update file set landmarks = null, marks = '{}'");
  await database.end();
  const number = await report('baru', await cropped(scene(51), { right: 0.2 }).jpeg().toBuffer(), later);
  expect(await hintsOf(number)).toEqual([]);
  while ((await markOldPhotos(city.deps, tangerang.id)) > 0);
  expect(await store.files.unmarked(tangerang.id, 1)).toEqual([]);
  expect(await hintsOf(number)).toEqual([{ earlier, part: true }]);
});
