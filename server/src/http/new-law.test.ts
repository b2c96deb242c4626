/**
 * A new law at midnight, over HTTP on a real database: each request by the law of its own local day, and nobody sends under
 * terms that changed while they typed without having been told. In Jakarta's time and in central Indonesia's, an hour apart.
 *
 * Must never: ask the machine what time it is.
 */
import { since, workingDays, type Instant, type ServiceManifest } from '@balai/kernel';
import { regions } from '@balai/services';
import { tangerang, witaCity } from '@balai/store/testing';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { bundleOf } from '../platform/testing.ts';
import { fillInLamp, openTestServer, residentDevice, type TestServer } from './testing.ts';

const WIB = 'tangerang.localhost';
const WITA = 'wita.localhost';
/** The last Sunday evening under the old law; the new one begins with Monday 2 November. */
const EVE = '2026-11-01';
const DAY = '2026-11-02';
const OFFSETS: Readonly<Record<string, string>> = { [WIB]: '+07:00', [WITA]: '+08:00' };
const AREAS: Readonly<Record<string, string>> = { [WIB]: '36.71.01.1002', [WITA]: '99.71.01.1001' };
const momentOf = (host: string, local: string): Instant => Date.parse(`${local}:00${OFFSETS[host]}`);

let server: TestServer;
let now: Instant = momentOf(WIB, `${EVE}T12:00`);

/** Lamps whose promise, first limit and fee change on `DAY`: the fee is paid first, or never asked. */
function dated(manifest: ServiceManifest, id: string, paidFirst: boolean): ServiceManifest {
  const { diterima } = manifest.stages;
  if (diterima === undefined || !('by' in diterima)) throw new Error('the lamp has another road now');
  const within = (before: number, after: number) => [
    since('2025-01-01', workingDays(before), 'Perwali lama (contoh)'),
    since(DAY, workingDays(after), 'Perwali baru (contoh)'),
  ];
  const stages = { ...manifest.stages, diterima: { ...diterima, within: within(4, 1) } };
  const changed = { ...manifest, id, within: within(8, 2), stages };
  if (!paidFirst) return changed;
  return {
    ...changed,
    start: 'dibayar',
    cost: [since('2025-01-01', 10_000, 'Perda lama (contoh)'), since(DAY, 25_000, 'Perda baru (contoh)')],
    labels: {
      ...manifest.labels,
      dibayar: { id: 'Menunggu pembayaran', en: 'Waiting for payment' },
      bayar: { id: 'Bayar', en: 'Pay' },
      gugur: { id: 'Gugur', en: 'Lapsed' },
    },
    stages: {
      ...stages,
      dibayar: {
        by: { kind: 'applicant' },
        within: since('2025-01-01', workingDays(5), 'Perda (contoh)'),
        late: 'gugur',
        next: { bayar: { to: manifest.start, with: ['fee'] } },
      },
      gugur: { ends: 'lapsed' },
    },
  };
}

beforeAll(async () => {
  server = await openTestServer(inject('socketDir'), {
    now: () => now,
    regionOf: (host) => (host === WITA ? witaCity.id : tangerang.id),
  });
  for (const { id, slug } of [tangerang, witaCity])
    for (const { manifest, catalogue } of regions.find((one) => one.slug === slug)?.services ?? []) {
      if (manifest.id !== 'lampu-jalan') continue;
      for (const next of [dated(manifest, 'lampu-janji', false), dated(manifest, 'lampu-biaya', true)]) {
        const done = await server.city.store.services.publish(
          id,
          bundleOf(next, catalogue),
          'test',
          now - 30 * 86_400_000,
        );
        if (!done.ok) throw new Error(JSON.stringify(done.error));
      }
    }
});
afterAll(() => server.close());

async function begun(host: string, service: string) {
  const ask = residentDevice(server, host);
  return { ask, url: await fillInLamp(ask, service, AREAS[host] ?? '') };
}
const send = ({ ask, url }: Awaited<ReturnType<typeof begun>>) => ask('POST', `${url}/submit`, { persetujuan: 'ya' });
async function stateOf(host: string, sent: Awaited<ReturnType<typeof send>>) {
  expect(sent.statusCode, sent.body).toBe(201);
  const { number } = sent.json<{ number: string }>();
  const regionId = host === WITA ? witaCity.id : tangerang.id;
  const { cases } = server.city.store;
  const loaded = await cases.load(regionId, (await cases.byNumber(regionId, number))?.caseId ?? '');
  if (loaded === null) throw new Error(`${number} is not there`);
  return loaded.state;
}
interface DraftSeen {
  readonly changed: { readonly id: string; readonly en: string } | null;
  readonly next: string;
  readonly questions: readonly { readonly name: string; readonly answered: boolean }[];
}
const seen = async ({ ask, url }: Awaited<ReturnType<typeof begun>>) => (await ask('GET', url)).json<DraftSeen>();

describe.each([WIB, WITA])('%s', (host) => {
  test.each([
    [`${EVE}T23:59`, { rupiah: 10_000, basis: 'Perda lama (contoh)' }],
    [`${DAY}T00:01`, { rupiah: 25_000, basis: 'Perda baru (contoh)' }],
  ])('filed at %s, it costs what the law of that local day says', async (local, fee) => {
    now = momentOf(host, local);
    const state = await stateOf(host, await send(await begun(host, 'lampu-biaya')));
    expect(state.turns[0]).toMatchObject({ stage: 'dibayar', fee: { ...fee, on: local.slice(0, 10) } });
  });

  test.each([
    // Sunday: eight working days and four, both from Monday on.
    [`${EVE}T23:59`, '2026-11-11T16:00', '2026-11-05T16:00', 'Perwali lama (contoh)'],
    // Monday, before the offices open: two working days and one, from Tuesday on.
    [`${DAY}T00:01`, '2026-11-04T16:00', '2026-11-03T16:00', 'Perwali baru (contoh)'],
  ])('filed at %s, it is promised for %s and its first turn runs out at %s', async (local, promised, due, basis) => {
    now = momentOf(host, local);
    const state = await stateOf(host, await send(await begun(host, 'lampu-janji')));
    expect(state.on).toBe(local.slice(0, 10));
    expect(state.promised).toMatchObject({ dueAt: momentOf(host, promised) });
    expect(state.promised?.basis).toContain(basis);
    expect(state.turns[0]).toMatchObject({ stage: 'diterima', dueAt: momentOf(host, due) });
  });

  test('begun before midnight and sent after it: said first, nothing typed is lost, then it goes', async () => {
    now = momentOf(host, `${EVE}T23:58`);
    const mine = await begun(host, 'lampu-biaya');
    expect((await seen(mine)).changed).toBeNull();
    now = momentOf(host, `${DAY}T00:01`);
    const refused = await send(mine);
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({ asks: [] });
    const { changed, questions } = await seen(mine);
    for (const said of ['Biaya menjadi Rp25.000', 'sebelumnya Rp10.000', 'Perda baru (contoh)', '2 hari kerja'])
      expect(changed?.id).toContain(said);
    expect(changed?.id).toContain('isian Anda tetap tersimpan');
    for (const said of ['Rp25.000', 'before: Rp10.000', '2 working days', 'All your answers are kept'])
      expect(changed?.en).toContain(said);
    expect(questions.filter(({ answered }) => answered).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['lokasi', 'jenis', 'kabelTerbuka', 'keterangan']),
    );
    const state = await stateOf(host, await send(mine));
    expect(state.turns[0]?.fee).toMatchObject({ rupiah: 25_000 });
    expect(state.answers).toMatchObject({ keterangan: 'Sudah dua minggu.' });
  });

  test('looked at after midnight, it says so at once, and is sent without being stopped a second time', async () => {
    now = momentOf(host, `${EVE}T23:58`);
    const mine = await begun(host, 'lampu-janji');
    now = momentOf(host, `${DAY}T00:01`);
    expect((await seen(mine)).changed?.id).toContain('Janji layanan menjadi 2 hari kerja');
    now = momentOf(host, '2026-11-06T09:00');
    expect((await seen(mine)).changed?.id).toContain('sebelumnya 8 hari kerja');
    expect((await stateOf(host, await send(mine))).on).toBe('2026-11-06');
  });

  test('a night on which no law begins stops nobody', async () => {
    now = momentOf(host, `${DAY}T23:58`);
    const mine = await begun(host, 'lampu-janji');
    now = momentOf(host, '2026-11-03T00:01');
    expect((await seen(mine)).changed).toBeNull();
    expect((await stateOf(host, await send(mine))).on).toBe('2026-11-03');
  });
});

test('at the same moment one city has the new law already and the other not yet', async () => {
  now = momentOf(WITA, `${DAY}T00:30`);
  const [east, west] = [await begun(WITA, 'lampu-biaya'), await begun(WIB, 'lampu-biaya')];
  expect((await stateOf(WITA, await send(east))).turns[0]?.fee).toMatchObject({ rupiah: 25_000 });
  expect((await stateOf(WIB, await send(west))).turns[0]?.fee).toMatchObject({ rupiah: 10_000 });
});
