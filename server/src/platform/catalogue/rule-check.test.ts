/** The check before the form: what the rules say of a few answers, in words, and nothing kept of them. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { PortalPlatform } from '../platform-types.ts';
import { at, openTestCity, type TestCity } from '../testing.ts';

let city: TestCity;
let portal: PortalPlatform;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  portal = (await city.resident('somebody', at('2026-11-25T09:00'))).portal;
});
afterAll(() => city.close());

const day = (name: string, [date, month, year]: readonly [number, number, number]) => ({
  [`${name}.day`]: String(date),
  [`${name}.month`]: String(month),
  [`${name}.year`]: String(year),
});

test('asks only what the rules read and anybody can say at once: no name, no number, no paper', async () => {
  const check = await portal.ruleCheck('pengantar-nikah');
  expect(check?.questions.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['tanggalLahir', 'tanggalNikah', 'lahirPasangan']),
  );
  expect(check?.questions.map(({ field }) => field.kind)).toEqual(['date', 'date', 'date']);
  expect((await portal.service('pengantar-nikah'))?.canCheck).toBe(true);
});

test('says of each rule whether it is met, not met, or not known from what was left empty', async () => {
  const young = await portal.checkRules('pengantar-nikah', {
    ...day('tanggalLahir', [1, 1, 2000]),
    ...day('tanggalNikah', [1, 3, 2027]),
    ...day('lahirPasangan', [1, 1, 2012]),
  });
  expect(young).toMatchObject({
    ok: true,
    value: [{ state: 'met' }, { state: 'notMet', text: { id: expect.stringContaining('dispensasi') } }],
  });
  const half = await portal.checkRules('pengantar-nikah', {
    ...day('tanggalLahir', [1, 1, 2000]),
    ...day('tanggalNikah', [1, 3, 2027]),
  });
  expect(half).toMatchObject({ ok: true, value: [{ state: 'met' }, { state: 'unknown' }] });
});

test('a wrong answer is named at its question, an empty form says what to do, and nothing of either is kept', async () => {
  const wrong = await portal.checkRules('surat-domisili', day('tanggalLahir', [31, 2, 2000]));
  expect(wrong).toMatchObject({ ok: false, error: { type: 'answersRefused', errors: [{ field: 'tanggalLahir' }] } });
  expect(await portal.checkRules('surat-domisili', {})).toEqual({ ok: false, error: { type: 'nothingAnswered' } });
  expect(await portal.checkRules('tidak-ada', {})).toEqual({ ok: false, error: { type: 'notFound' } });
  expect((await portal.home()).drafts).toEqual([]);
});

test('where no rule can be looked at before the form, there is no such page', async () => {
  for (const id of ['lampu-jalan', 'kk-perubahan', 'akta-kematian', 'darurat-112', 'tidak-ada'])
    expect(await portal.ruleCheck(id), id).toBeNull();
  expect((await portal.service('lampu-jalan'))?.canCheck).toBe(false);
});
