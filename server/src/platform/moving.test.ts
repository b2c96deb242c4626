/**
 * Somebody moves to another city of the installation: one thread for them, two regions that know nothing else of each other.
 *
 * Must never: pass because the second case was made by hand; the jobs open it.
 */
import { regions } from '@balai/services';
import { tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { runJobs } from '../jobs/jobs.ts';
import { createPlatform } from './create-platform.ts';
import type { CaseView, ConsoleCaseView, Platform, RawForm } from './platform-types.ts';
import { at, bundleOf, deviceOf, openTestCity, type TestCity } from './testing.ts';

const neighbour = {
  ...tangerang,
  id: 9971,
  slug: 'tetangga',
  name: { id: 'Kota Tetangga', en: 'Neighbour City' },
  hosts: ['tetangga.localhost'],
} as const;
const NOON = at('2026-11-02T12:00');
let city: TestCity;
let number = '';

const there = (who: { readonly device?: string; readonly officer?: string }, now: number): Promise<Platform> =>
  createPlatform(city.deps)({
    regionId: neighbour.id,
    device: deviceOf(who.device ?? `console ${who.officer ?? ''}`),
    officer: who.officer ?? null,
    channel: 'portal',
    language: 'id',
    now,
  });

beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await city.store.regions.put(neighbour);
  for (const { manifest, catalogue } of regions.find(({ slug }) => slug === 'contoh-wita')?.services ?? [])
    await city.store.services.publish(neighbour.id, bundleOf(manifest, catalogue), 'test', at('2026-01-02T08:00'));
  await city.appoint('asal', 'Petugas Contoh 1', [{ unit: 'disdukcapil', area: null, position: 'registrasi' }]);
  await city.store.officers.put(neighbour.id, { id: 'tujuan', name: 'Petugas Contoh 2', email: 'tujuan@contoh.test' });
  await city.store.officers.appoint(neighbour.id, {
    id: '00000000-0000-4000-8000-000000000001',
    officer: 'tujuan',
    unit: 'kependudukan',
    area: null,
    position: 'petugas',
    from: '2026-01-01',
    to: null,
    kind: 'definitif',
    decree: 'SK contoh',
  });
  number = await apply();
  await release(number);
  await runJobs(city.deps, NOON);
});
afterAll(() => city.close());

const FORM: Readonly<Record<string, RawForm>> = {
  nama: { nama: 'Warga Contoh Empat' },
  nik: { nik: '3671014101900012' },
  nomorKk: { nomorKk: '3671010101200001' },
  sebabPindah: { sebabPindah: 'pekerjaan' },
  daerah: { daerah: 'terhubung' },
  tujuan: { tujuan: neighbour.slug },
  alamatTujuan: { alamatTujuan: 'Jl. Contoh 3, RT 02 RW 01' },
  kontak: { kontak: '0812 3456 7890' },
};
async function apply(): Promise<string> {
  const { portal } = await city.resident('siti', at('2026-11-02T09:00'));
  const begun = await portal.begin('pindah-datang');
  if (!begun.ok) throw new Error('not begun');
  for (const [question, raw] of Object.entries(FORM)) {
    const answered = await portal.answer(begun.value.draftId, question, raw);
    if (!answered.ok) throw new Error(`${question}: ${JSON.stringify(answered.error)}`);
  }
  const sent = await portal.submit(begun.value.draftId, { persetujuan: 'ya' });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  return sent.value.number;
}
async function release(which: string): Promise<void> {
  const { console: office } = await city.officer('asal', at('2026-11-02T10:00'));
  const view = (await office.caseDetail(which)) as ConsoleCaseView;
  const acted = await office.act(which, {
    turn: view.turns[0]?.id ?? '',
    action: 'izinkanPindah',
    key: which,
    seenVersion: view.version,
    raw: {},
    because: [],
    confirms: [],
    note: '',
  });
  if (!acted.ok) throw new Error(JSON.stringify(acted.error));
}
const mine = async (): Promise<CaseView> => {
  const view = await (await city.resident('siti', NOON)).portal.case(number);
  if (view === null) throw new Error('not held');
  return view;
};

test('the city of destination is chosen from those of this installation, and of the same kind', async () => {
  const { portal } = await city.resident('tono', NOON);
  const begun = await portal.begin('pindah-datang');
  const draftId = begun.ok ? begun.value.draftId : '';
  await portal.answer(draftId, 'daerah', { daerah: 'terhubung' });
  const question = await portal.question(draftId, 'tujuan');
  expect(Object.keys(question?.field.options ?? {})).toEqual([neighbour.slug]);
  for (const tujuan of ['contoh-wita', 'tangerang', '../etc', ''])
    expect(await portal.answer(draftId, 'tujuan', { tujuan })).toMatchObject({ ok: false });
});

describe('the matter goes on where the family goes', () => {
  test('its owner reads one thread: how it stands there, whose turn it is, and the way in', async () => {
    const { thread } = await mine();
    expect(thread).toMatchObject([
      {
        kind: 'goesOn',
        where: neighbour.name,
        open: { acting: [{ unit: { id: 'Dinas Kependudukan' }, what: { id: 'Kedatangan diperiksa' } }] },
      },
    ]);
    expect(thread[0]?.open?.promise).not.toBeNull();
    expect(thread[0]?.address).toMatch(/\/k\/[\w-]{22}$/u);
  });
  test('the link opens it on a new device, with the answers and without what was not asked', async () => {
    const [part] = (await mine()).thread;
    const token = part?.address?.split('/').at(-1) ?? '';
    const { portal } = await there({ device: 'siti baru' }, NOON);
    expect(await portal.openLink(token)).toEqual({ path: `/urusan/${part?.number}` });
    const view = await portal.case(part?.number ?? '');
    expect(view?.answers.map(({ value }) => value.id)).toEqual(
      expect.arrayContaining(['Warga Contoh Empat', '3671014101900012', 'Jl. Contoh 3, RT 02 RW 01']),
    );
    expect(view?.answers.map(({ value }) => value.id)).not.toContain('Pekerjaan');
    expect(view?.thread).toMatchObject([
      { kind: 'cameFrom', where: tangerang.name, number, address: null, said: [], open: null },
    ]);
  });
  test('the officer there has it in the queue, and sends it back to the family for a correction', async () => {
    const { console: office } = await there({ officer: 'tujuan' }, NOON);
    const [part] = (await mine()).thread;
    const { rows } = await office.queue({});
    expect(rows.map((row) => row.number)).toEqual([part?.number]);
    const view = (await office.caseDetail(part?.number ?? '')) as ConsoleCaseView;
    expect(view.thread).toMatchObject([{ kind: 'cameFrom', number, open: null }]);
    const acted = await office.act(view.number, {
      turn: view.turns[0]?.id ?? '',
      action: 'mintaPerbaikan',
      key: 'k1',
      seenVersion: view.version,
      raw: {},
      because: ['alamatTidakLengkap'],
      confirms: [],
      note: '',
    });
    expect(acted).toMatchObject({ ok: true });
    expect((await mine()).thread[0]?.open?.status.id).toContain('Giliran Anda');
  });
});

describe('nothing else crosses', () => {
  test('told twice, it is opened once', async () => {
    const linked = async () => city.store.cases.linked(tangerang.id, (await caseIdOf(number)) ?? '');
    const before = await linked();
    await city.store.outbox.add(
      tangerang.id,
      (await caseIdOf(number)) ?? '',
      'store.caseStarted',
      await startedBody(),
      NOON,
    );
    await runJobs(city.deps, NOON + 60_000);
    expect(await linked()).toEqual(before);
    expect(before).toHaveLength(1);
  });
  test('an officer of the first city learns that it arrived, and nothing of how it stands', async () => {
    const view = (await (await city.officer('asal', NOON)).console.caseDetail(number)) as ConsoleCaseView;
    expect(view.thread).toMatchObject([{ kind: 'goesOn', address: null, open: null }]);
    const arrived = view.thread[0]?.number ?? '';
    expect(await (await city.officer('asal', NOON)).console.caseDetail(arrived)).toMatchObject({ type: 'notFound' });
  });
  test('who does not hold the first case reads no thread, and no other link opens the second', async () => {
    const { portal } = await city.resident('tono', NOON);
    expect(await portal.case(number)).toBeNull();
    expect((await portal.publicCase(number))?.thread).toEqual([]);
    const other = await there({ device: 'tono' }, NOON);
    expect(await other.portal.openLink('AAAAAAAAAAAAAAAAAAAAAA')).toBeNull();
    const [part] = (await mine()).thread;
    expect(await other.portal.case(part?.number ?? '')).toBeNull();
  });
  test('each region holds its own case alone', async () => {
    const [link] = await city.store.cases.linked(tangerang.id, (await caseIdOf(number)) ?? '');
    expect(await city.store.cases.load(tangerang.id, link?.caseId ?? '')).toBeNull();
    expect(await city.store.cases.load(neighbour.id, (await caseIdOf(number)) ?? '')).toBeNull();
  });
});

const caseIdOf = async (which: string): Promise<string | undefined> =>
  (await city.store.cases.byNumber(tangerang.id, which))?.caseId;
async function startedBody(): Promise<Readonly<Record<string, unknown>>> {
  const [row] = await city.store.outbox.of(tangerang.id, { topics: ['store.caseStarted'] });
  return row?.body ?? {};
}
