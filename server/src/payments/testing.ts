/**
 * For tests: services with a fee, which the city's catalogue has none of.
 *
 * Must never: be imported by anything that serves residents.
 */
import { everyDay, minutes, since, workingDays, type ServiceManifest } from '@balai/kernel';
import { regions } from '@balai/services';
import type { Region, Store } from '@balai/store';
import { bundleOf, deviceOf, openTestCity, type TestCity } from '../platform/testing.ts';

/** Paid first within five working days, or it lapses; refused, the fee goes back. */
export const PAID_LAMP = 'lampu-biaya';
/** The same, and something is written with the money. */
export const ASKING_LAMP = 'lampu-isian';
/** A time is chosen and paid within five working days, two seats each hour: one of them for those who come without booking. */
export const TIMED_LAMP = 'lampu-jadwal';
/** The office takes the money when it plans the repair. */
export const COUNTER_LAMP = 'lampu-loket';
export const FEE = 10_000;

const withFee = (manifest: ServiceManifest, id: string): ServiceManifest => ({
  ...manifest,
  id,
  cost: since('2025-01-01', FEE, 'Perda Retribusi (contoh)'),
  stages: Object.fromEntries(
    Object.entries(manifest.stages).map(([name, stage]) => [
      name,
      'ends' in stage && stage.ends === 'refused' ? { ...stage, refunds: true } : stage,
    ]),
  ),
});

function paidFirst(manifest: ServiceManifest, id: string, asks: readonly string[]): ServiceManifest {
  const lamp = withFee(manifest, id);
  return {
    ...lamp,
    start: 'dibayar',
    labels: {
      ...lamp.labels,
      dibayar: { id: 'Menunggu pembayaran', en: 'Waiting for payment' },
      bayar: { id: 'Bayar', en: 'Pay' },
      gugur: { id: 'Gugur', en: 'Lapsed' },
    },
    stages: {
      ...lamp.stages,
      dibayar: {
        by: { kind: 'applicant' },
        within: since('2025-01-01', workingDays(5), 'Perda Retribusi (contoh)'),
        late: 'gugur',
        next: { bayar: { to: manifest.start, with: asks } },
      },
      gugur: { ends: 'lapsed' },
    },
  };
}

function timed(manifest: ServiceManifest): ServiceManifest {
  const lamp = paidFirst(manifest, TIMED_LAMP, ['survei', 'fee']);
  return {
    ...lamp,
    labels: { ...lamp.labels, survei: { id: 'Jadwal survei', en: 'Time of the survey' } },
    slots: {
      survei: {
        every: minutes(60),
        opens: '08:00',
        closes: '12:00',
        capacity: since('2025-01-01', 2, 'SOP (contoh)'),
        walkIns: 1,
        ahead: everyDay(7),
      },
    },
  };
}

function paidAtCounter(manifest: ServiceManifest): ServiceManifest {
  const lamp = withFee(manifest, COUNTER_LAMP);
  const { diterima } = lamp.stages;
  if (diterima === undefined || !('by' in diterima)) throw new Error('the lamp has another road now');
  const next = { ...diterima.next, jadwalkan: { to: 'diperbaiki', with: ['fee'] } };
  return { ...lamp, stages: { ...lamp.stages, diterima: { ...diterima, next } } };
}

function allOf(manifest: ServiceManifest): readonly ServiceManifest[] {
  const form = Object.entries(manifest.forms).find(([, fields]) =>
    Object.values(fields).every(({ kind }) => kind === 'text'),
  )?.[0];
  if (form === undefined) throw new Error('the lamp has no form of texts alone');
  return [
    paidFirst(manifest, PAID_LAMP, ['fee']),
    paidFirst(manifest, ASKING_LAMP, [form, 'fee']),
    timed(manifest),
    paidAtCounter(manifest),
  ];
}

/** Publishes all of them in these regions, `at` a moment before anybody files. */
export async function publishPaidLamps(store: Store, of: readonly Pick<Region, 'id' | 'slug'>[], at: number) {
  for (const { id, slug } of of) {
    const lamp = regions
      .find((one) => one.slug === slug)
      ?.services.find(({ manifest }) => manifest.id === 'lampu-jalan');
    if (lamp === undefined) throw new Error(`${slug} has no street lamp`);
    for (const manifest of allOf(lamp.manifest)) {
      const done = await store.services.publish(id, bundleOf(manifest, lamp.catalogue), 'test', at);
      if (!done.ok) throw new Error(JSON.stringify(done.error));
    }
  }
}

/** A city of its own that has them since a month before `filed`, and the region in which somebody files then. */
export async function openPayingCity(
  socketDir: string,
  filed: number,
): Promise<{ readonly city: TestCity; readonly regionId: number }> {
  const city = await openTestCity(socketDir);
  const region = city.store.regions.bySlug('tangerang');
  if (region === null) throw new Error('no region');
  await publishPaidLamps(city.store, [region], filed - 30 * 86_400_000);
  return { city, regionId: region.id };
}

/** A report of one of these services by the device of this name: what it is called, and its bill where it has one at once. */
export async function filePaid(
  { city, regionId }: { readonly city: TestCity; readonly regionId: number },
  given: {
    readonly serviceId: string;
    readonly name: string;
    readonly filed: number;
    /** In place of, or beside, a lamp at a point of Sukarasa. */
    readonly answers?: Readonly<Record<string, unknown>>;
  },
) {
  const lamp = {
    lokasi: { latitude: -6.1783, longitude: 106.6319, area: '36.71.01.1001' },
    jenis: 'jalan',
    kabelTerbuka: false,
  };
  const done = await city.store.execute({
    regionId,
    serviceId: given.serviceId,
    command: {
      type: 'submit',
      actor: { kind: 'applicant' },
      facts: {},
      answers: { ...lamp, ...given.answers },
    },
    channel: 'portal',
    now: given.filed,
    idempotency: { caller: 'test', key: given.name, requestHash: 'x' },
    device: deviceOf(given.name),
  });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const { caseId, number } = done.value;
  const [bill] = await city.store.payments.bills(regionId, caseId);
  return { caseId, number, bill };
}
