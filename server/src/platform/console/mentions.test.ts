/** A note that mentions colleagues: they find it on their queue until they have seen it; nobody is named who may not see the case. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { at, openTestCity, type TestCity } from '../testing.ts';
import { handOn, reportLamp, seen } from './testing-desk.ts';

let city: TestCity;
let number: string;
const now = at('2026-11-02T09:00');
const ann = '36.71.01.1001';
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  const dishub = { unit: 'dishub', area: null, position: 'petugas' };
  await city.appoint('p1', 'Petugas Contoh 1', [dishub]);
  await city.appoint('p10', 'Petugas Contoh 10', [dishub]);
  await city.appoint('p11', 'Petugas Contoh 11', [dishub]);
  await city.appoint('lama', 'Petugas Contoh 12', [dishub], { to: '2026-10-31' });
  await city.appoint('taman', 'Petugas Contoh 2', [{ unit: 'dlh', area: null, position: 'petugas' }]);
  await city.appoint('lurah', 'Petugas Contoh 3', [{ unit: 'kelurahan', area: ann, position: 'lurah' }]);
  number = await reportLamp(city, 'a', at('2026-11-02T08:00'));
});
afterAll(() => city.close());
const desk = async (id: string) => (await city.officer(id, now)).console;
const waitingFor = async (id: string) => (await (await desk(id)).mentions()).map((one) => one.number);

it('reaches the officer who is named, once, until they have opened the case', async () => {
  const writer = await desk('p1');
  const words = 'Tolong lihat, @Petugas Contoh 10: tiangnya miring.';
  for (let click = 0; click < 2; click += 1)
    expect(await writer.note(number, words, 'n1', ['petugas:p10'])).toEqual({ ok: true, value: null });
  const rows = await (await desk('p10')).mentions();
  expect(rows).toMatchObject([
    { number, by: 'Petugas Contoh 1', unit: null, title: { id: 'Lapor lampu jalan padam' } },
  ]);
  // The queue shows no word of it, and neither the writer nor "Contoh 1" in "Contoh 10" is told.
  expect(JSON.stringify(rows)).not.toContain('miring');
  expect([await waitingFor('p1'), await waitingFor('p11')]).toEqual([[], []]);
  const view = await seen(await city.officer('p10', now), number);
  expect(view.notes).toMatchObject([{ mentionsMe: true, mentions: [{ id: 'Petugas Contoh 10' }] }]);
  expect(await waitingFor('p10')).toEqual([]);
  expect((await seen(await city.officer('p1', now), number)).notes[0]?.mentionsMe).toBe(false);
});

it('reaches all of a unit, each for themselves, and not those who have left it', async () => {
  expect(await (await desk('p10')).note(number, 'Siapa yang dekat?', 'n2', ['unit:dishub@'])).toMatchObject({
    ok: true,
  });
  expect([await waitingFor('p1'), await waitingFor('p11'), await waitingFor('lama')]).toEqual([[number], [number], []]);
  await seen(await city.officer('p1', now), number);
  expect([await waitingFor('p1'), await waitingFor('p11')]).toEqual([[], [number]]);
  expect((await (await desk('p11')).mentions())[0]?.unit?.id).toContain('Perhubungan');
});

it('names nobody who may not see the case: the note is not written, and says who', async () => {
  const writer = await desk('p1');
  const before = (await seen(await city.officer('p1', now), number)).notes.length;
  for (const [words, chosen] of [
    ['@Petugas Contoh 3 mohon dicek', []],
    ['Mohon dicek', ['petugas:taman']],
    ['Mohon dicek', ['unit:dlh@']],
    ['Masih ingat?', ['petugas:lama']],
  ] as const) {
    const done = await writer.note(number, words, `bad ${words} ${chosen.join('')}`, chosen);
    expect(done).toMatchObject({ ok: false, error: { type: 'cannotMention' } });
  }
  const view = await seen(await city.officer('p1', now), number);
  expect(view.notes).toHaveLength(before);
  expect(view.mentionable.map(({ value }) => value).toSorted()).toEqual(['petugas:p10', 'petugas:p11', 'unit:dishub@']);
  expect([await waitingFor('taman'), await waitingFor('lurah')]).toEqual([[], []]);
  // An address in the words is no mention.
  expect(await writer.note(number, 'Surel warga: a@contoh.id', 'n3')).toMatchObject({ ok: true });
});

it('names another unit as soon as the case is theirs too, and forgets who may see it no more', async () => {
  await handOn(await city.officer('p1', now), number, { unit: 'dlh', area: null });
  expect(await (await desk('p1')).note(number, 'Titip.', 'n4', ['petugas:taman'])).toMatchObject({ ok: true });
  expect(await waitingFor('taman')).toEqual([number]);
  const gardens = { unit: 'dlh', area: null, position: 'petugas' };
  await city.appoint('pindah', 'Petugas Contoh 20', [gardens], { to: '2026-11-02' });
  expect(await (await desk('p1')).note(number, 'Titip.', 'n5', ['petugas:pindah'])).toMatchObject({ ok: true });
  expect(await waitingFor('pindah')).toEqual([number]);
  const later = await city.officer('pindah', at('2026-11-03T09:00'));
  expect(await later.console.mentions()).toEqual([]);
});
