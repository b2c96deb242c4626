/**
 * Fields that nobody asked for: a caller who sends more than a form has becomes nobody else, and changes nothing more. And what
 * goes out as a table holds nothing that a spreadsheet would carry out.
 *
 * Must never: look at the answer alone; what was stored is what counts.
 */
import { tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { begunReport, NOW, openAttackedCity, sentReport, type AttackedCity, type Caller } from './testing.ts';

let home: AttackedCity;
let officer: Caller;
beforeAll(async () => {
  home = await openAttackedCity(inject('socketDir'));
  officer = home.caller(await home.officer('lebih@contoh.id', [{ unit: 'dishub', area: null, position: 'petugas' }]));
});
afterAll(() => home.close());

const MORE = {
  regionId: 9901,
  region_id: 9901,
  officer: 'orang-lain',
  actor: { kind: 'system' },
  device: 'a'.repeat(64),
  submittedCaseId: '00000000-0000-0000-0000-000000000000',
  manifestHash: 'f'.repeat(64),
  channel: 'system',
  now: 0,
  createdAt: 0,
  onBehalfOf: 'dlh',
  raw: { hasil: 'x' },
  rights: ['*'],
  __proto__: { isAdmin: true },
} as const;

test('a draft that is begun with more is begun as by anybody, here and now', async () => {
  const ask = home.caller();
  const begun = await ask('POST', '/api/v1/drafts', { service: 'lampu-jalan', ...MORE });
  const draft = await home.city.store.drafts.load(tangerang.id, begun.json<{ draftId: string }>().draftId);
  expect(draft).toMatchObject({
    regionId: tangerang.id,
    officer: null,
    channel: 'api',
    createdAt: NOW,
    submittedCaseId: null,
  });
  expect(draft?.manifestHash).not.toBe(MORE.manifestHash);
});

test('a report that is sent with more answers holds those of the form alone', async () => {
  const ask = home.caller();
  const { draftId } = await begunReport(ask);
  await ask('PUT', `/api/v1/drafts/${draftId}/answers/jenis`, {
    jenis: 'jalan',
    'lokasi.area': '36.71.02.1001',
    status: 'ended',
  });
  const strange = await ask('PUT', `/api/v1/drafts/${draftId}/answers/pemilikLampu`, { pemilikLampu: 'dlh' });
  expect(strange.statusCode).toBe(404);
  const sent = await ask('POST', `/api/v1/drafts/${draftId}/submit`, {
    persetujuan: 'ya',
    jenis: 'taman',
    unit: 'dlh',
    status: 'ended',
  });
  const number = sent.json<{ number: string }>().number;
  const summary = await home.city.store.cases.byNumber(tangerang.id, number);
  const loaded = await home.city.store.cases.load(tangerang.id, summary?.caseId ?? '');
  expect(Object.keys(loaded?.state.answers ?? {}).toSorted()).toEqual(['jenis', 'kabelTerbuka', 'lokasi']);
  expect(loaded?.state).toMatchObject({
    status: 'open',
    answers: { jenis: 'jalan', lokasi: { area: '36.71.01.1001' } },
  });
  expect(loaded?.state.turns[0]?.party).toMatchObject({ kind: 'unit', unit: 'dishub' });
});

test('an officer who acts with more acts as themselves, now', async () => {
  const { number } = await sentReport(home.caller());
  const view = (await officer('GET', `/api/v1/officer/cases/${number}`)).json<{
    version: number;
    turns: { id: string }[];
  }>();
  const act = { turn: view.turns[0]?.id, action: 'jadwalkan', seenVersion: view.version, ...MORE };
  const done = await officer('POST', `/api/v1/officer/cases/${number}/act`, act, { 'idempotency-key': 'lebih-1234' });
  expect(done.statusCode, done.body).toBe(200);
  const summary = await home.city.store.cases.byNumber(tangerang.id, number);
  const events = await home.city.store.cases.events(tangerang.id, summary?.caseId ?? '');
  const acted = events.filter(({ version }) => version > view.version);
  expect(acted.length).toBeGreaterThan(0);
  const text = JSON.stringify(acted.filter(({ event }) => event.type === 'acted'));
  expect(text).toContain(`"unit":"dishub"`);
  for (const lie of ['orang-lain', '"system"', '"dlh"', 'isAdmin']) expect(text).not.toContain(lie);
  expect(acted.every(({ event }) => event.at >= NOW - 1)).toBe(true);
});

test('the open tables of figures hold codes, days and whole numbers: nothing that a spreadsheet would carry out, and nothing that somebody typed (P11)', async () => {
  const hostile = ['=HYPERLINK("http://jahat.contoh")', '+62 812 3456 7890', '3671014101900012'];
  for (const keterangan of hostile)
    await sentReport(home.caller(), { keterangan, nomorTiang: keterangan.slice(0, 30) });
  await home.city.store.figures.fold(tangerang.id);
  const csv = (await home.caller()('GET', '/api/v1/figures.csv?service=%3D1%2B1')).body;
  const all = (await home.caller()('GET', '/api/v1/figures.csv')).body.trim().split('\n');
  expect(csv.split('\n')[0]).toBe(all[0]);
  expect(all.length).toBeGreaterThan(1);
  for (const name of ['figures.csv', 'figures/table.csv', 'figures/durations.csv', 'figures/survey.csv']) {
    const answered = await home.caller()('GET', `/api/v1/${name}`);
    // It is saved as a table, and never shown as a page.
    expect(answered.headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
    expect(answered.headers['content-type']).toMatch(/^text\/csv/u);
    expect(answered.headers['content-disposition']).toMatch(/^attachment; filename="balai-[\w.-]*\.csv"$/u);
    const text = answered.body.trim();
    for (const typed of [...hostile, '812 3456', 'jahat']) expect(text).not.toContain(typed);
    for (const cell of text.split('\n').flatMap((line) => line.split(',')))
      expect(cell).toMatch(/^([a-zA-Z0-9][\w.-]*)?$/);
  }
});
