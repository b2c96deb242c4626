/** Texts of a unit: made and changed by its own officers, filled from the case, and never by a crew or another unit. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { at, openTestCity, type TestCity } from '../testing.ts';
import { fillTemplate } from './templates.ts';
import { reportLamp, seen } from './testing-desk.ts';

let city: TestCity;
const dishub = { unit: 'dishub', area: null } as const;
const now = at('2026-11-02T09:00');
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await city.appoint('p1', 'Petugas Contoh 1', [{ unit: 'dishub', area: null, position: 'petugas' }]);
  await city.appoint('regu', 'Petugas Contoh 2', [{ unit: 'dishub', area: null, position: 'regu' }]);
  await city.appoint('taman', 'Petugas Contoh 3', [{ unit: 'dlh', area: null, position: 'petugas' }]);
});
afterAll(() => city.close());

const text =
  'Laporan {nomor} ({nama layanan}) kami kerjakan paling lambat {tenggat}. {Unit}\nDue {due date}: {office}.';

it('fills what the case says, in the language of each word, and shows it to the unit alone', async () => {
  const number = await reportLamp(city, 'a', at('2026-11-02T08:00'));
  const { console: desk } = await city.officer('p1', now);
  expect(await desk.saveTemplate({ id: null, ...dishub, name: 'Jadwal', text })).toMatchObject({ ok: true });
  const view = await seen(await city.officer('p1', now), number);
  expect(view.templates).toHaveLength(1);
  const filled = view.templates[0]?.text ?? '';
  expect(filled).toContain(`Laporan ${number} (Lapor lampu jalan padam)`);
  expect(filled).toMatch(/paling lambat \w+, \d+ November 2026\. Dinas Perhubungan/u);
  expect(filled).toMatch(/Due \w+,? \d+ November 2026: /u);
  expect(filled).not.toMatch(/[{}]/u);
  // Nothing of the person goes in, and nothing was said by it.
  expect(filled).not.toMatch(/halte|0812/u);
  expect(view.messages).toEqual([]);
  expect((await (await city.officer('taman', now)).console.templates())?.units[0]?.templates).toEqual([]);
});

it('answers in the language of the case; without an English text it says so', async () => {
  const { console: desk } = await city.officer('p1', now);
  const kept = await desk.saveTemplate({
    id: null,
    ...dishub,
    name: 'Dua',
    text: 'Baik, {nomor}.',
    english: 'Good: {number}.',
  });
  expect(kept).toMatchObject({ ok: true });
  const id = kept.ok ? kept.value.id : '';
  const filed = {
    id: await reportLamp(city, 'indo', now),
    en: await reportLamp(city, 'inggris', now, {}, undefined, 'en'),
  };
  const shown = async (language: 'id' | 'en') =>
    (await seen(await city.officer('p1', now), filed[language])).templates.find((one) => one.id === id);
  expect(await shown('id')).toMatchObject({ text: `Baik, ${filed.id}.`, language: 'id', lacksEnglish: false });
  expect(await shown('en')).toMatchObject({ text: `Good: ${filed.en}.`, language: 'en', lacksEnglish: false });
  expect((await desk.templates())?.units[0]?.templates.find((one) => one.id === id)?.english).toBe('Good: {number}.');
  // A note is read by officers alone: in their own language, whatever the case is in, and in one of the two.
  const notes = async (language: 'id' | 'en', reader: 'id' | 'en') =>
    (await seen(await city.officer('p1', now, reader), filed[language])).templates.find((one) => one.id === id)?.note;
  for (const language of ['id', 'en'] as const) {
    expect(await notes(language, 'id')).toEqual({ text: `Baik, ${filed[language]}.`, language: 'id' });
    expect(await notes(language, 'en')).toEqual({ text: `Good: ${filed[language]}.`, language: 'en' });
  }

  // Taken away again; and one that cannot be filled in is refused at its own field.
  const bare = { id, ...dishub, name: 'Dua', text: 'Baik, {nomor}.' };
  expect(await desk.saveTemplate({ ...bare, english: 'Dear {reporter}' })).toMatchObject({
    error: { type: 'refused', sentences: [{ field: 'english' }] },
  });
  expect(await desk.saveTemplate({ ...bare, english: '' })).toMatchObject({ ok: true });
  expect(await shown('en')).toMatchObject({ text: `Baik, ${filed.en}.`, language: 'id', lacksEnglish: true });
  expect(await shown('id')).toMatchObject({ lacksEnglish: false });
  expect(await notes('en', 'en')).toEqual({ text: `Baik, ${filed.en}.`, language: 'id' });
  expect(await desk.removeTemplate({ id, ...dishub })).toEqual({ ok: true, value: null });
});

it('is changed and removed by officers of the unit; a crew reads it and another unit does not', async () => {
  const [own, crew, other] = await Promise.all(['p1', 'regu', 'taman'].map((id) => city.officer(id, now)));
  const there = (await crew?.console.templates())?.units[0];
  expect(there).toMatchObject({ mayChange: false, templates: [{ name: 'Jadwal', changedBy: 'Petugas Contoh 1' }] });
  const id = there?.templates[0]?.id ?? '';
  for (const platform of [crew, other]) {
    const input = { id, ...dishub, name: 'Lain', text: 'Lain.' };
    expect(await platform?.console.saveTemplate(input)).toMatchObject({ error: { type: 'notAllowed' } });
    expect(await platform?.console.removeTemplate({ id, ...dishub })).toMatchObject({ error: { type: 'notAllowed' } });
  }
  // Another unit's id under one's own name changes nothing either.
  const strange = { id, unit: 'dlh', area: null, name: 'Curian', text: 'Curian.' };
  expect(await other?.console.saveTemplate(strange)).toMatchObject({ error: { type: 'notFound' } });
  expect(await own?.console.saveTemplate({ id, ...dishub, name: 'Jadwal 2', text: 'Segera.' })).toMatchObject({
    ok: true,
  });
  expect((await own?.console.templates())?.units[0]?.templates.map(({ name }) => name)).toEqual(['Jadwal 2']);
  expect(await own?.console.removeTemplate({ id, ...dishub })).toEqual({ ok: true, value: null });
  expect(await own?.console.removeTemplate({ id, ...dishub })).toMatchObject({ error: { type: 'notFound' } });
});

it('refuses a word that no case can fill in, and says which it can', async () => {
  const { console: desk } = await city.officer('p1', now);
  const done = await desk.saveTemplate({ id: null, ...dishub, name: '', text: 'Yth. {nama pelapor}' });
  if (done.ok || done.error.type !== 'refused') throw new Error('was not refused');
  expect(done.error.sentences.map(({ field }) => field)).toEqual(['name', 'text']);
  expect(done.error.sentences[1]?.message.id).toContain('{nama pelapor}');
  expect(done.error.sentences[1]?.message.id).toContain('{tenggat}');
  expect((await desk.templates())?.units[0]?.templates).toEqual([]);
});

it('reads what a case puts in as words, never as a placeholder', () => {
  const same = (words: string) => ({ id: words, en: words });
  const filling = { number: same('{unit}'), service: same('S'), stage: same('T'), due: same('D'), unit: same('U') };
  expect(fillTemplate('{nomor} { NAMA LAYANAN } {apa} {unit', filling)).toBe('{unit} S {apa} {unit');
});
