/**
 * For tests: a service that is paid before anybody works on it, and a gateway that signs as a real one does.
 *
 * Must never: be imported by anything that serves residents.
 */
import { since, workingDays, type ServiceManifest } from '@balai/kernel';
import { regions } from '@balai/services';
import type { Region, Store } from '@balai/store';
import { bundleOf } from '../platform/testing.ts';

export const PAID_LAMP = 'lampu-biaya';
export const FEE = 10_000;

/** The lamp, paid first within five working days, or it lapses; refused, the fee goes back. */
function paidLamp(manifest: ServiceManifest): ServiceManifest {
  return {
    ...manifest,
    id: PAID_LAMP,
    start: 'dibayar',
    cost: since('2025-01-01', FEE, 'Perda Retribusi (contoh)'),
    labels: {
      ...manifest.labels,
      dibayar: { id: 'Menunggu pembayaran', en: 'Waiting for payment' },
      bayar: { id: 'Bayar', en: 'Pay' },
      gugur: { id: 'Gugur', en: 'Lapsed' },
    },
    stages: {
      ...Object.fromEntries(
        Object.entries(manifest.stages).map(([name, stage]) => [
          name,
          'ends' in stage && stage.ends === 'refused' ? { ...stage, refunds: true } : stage,
        ]),
      ),
      dibayar: {
        by: { kind: 'applicant' },
        within: since('2025-01-01', workingDays(5), 'Perda Retribusi (contoh)'),
        late: 'gugur',
        next: { bayar: { to: manifest.start, with: ['fee'] } },
      },
      gugur: { ends: 'lapsed' },
    },
  };
}

/** Publishes it in these regions, `at` a moment before anybody files. */
export async function publishPaidLamp(store: Store, of: readonly Pick<Region, 'id' | 'slug'>[], at: number) {
  for (const { id, slug } of of) {
    const lamp = regions
      .find((one) => one.slug === slug)
      ?.services.find(({ manifest }) => manifest.id === 'lampu-jalan');
    if (lamp === undefined) throw new Error(`${slug} has no street lamp`);
    const done = await store.services.publish(id, bundleOf(paidLamp(lamp.manifest), lamp.catalogue), 'test', at);
    if (!done.ok) throw new Error(JSON.stringify(done.error));
  }
}
