// The published history of a demo city: each service was published, mended, published wrongly once and taken back, by the same
// call as every publication, in the four weeks before the city's present. Must never: run in a city that is not a demo, or
// leave something else published than the file.
import { createHash } from 'node:crypto';
import {
  canonicalText,
  checkManifest,
  type Dated,
  type Duration,
  type ServiceManifest,
  type Since,
} from '@balai/kernel';
import { regions } from '@balai/services';
import type { Bundle, Publishing, Region, Store } from '@balai/store';
import { now } from '../clock.ts';
import { bundleOf } from './bundle-of.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const AUTHOR = 'Programmer kota (contoh)';
const HEAD = 'Kepala bidang aplikasi (contoh)';

type Step = { readonly ago: number; readonly bundle: Bundle; readonly by: string; readonly about: Publishing };

export async function tellDemoHistory(store: Store, home: Region): Promise<void> {
  const registered = regions.find(({ slug }) => slug === home.slug);
  if (registered === undefined || home.kind !== 'demo') return;
  for (const [index, service] of registered.services.entries()) {
    if (store.services.one(home.id, service.manifest.id) !== null) continue;
    const began = now();
    for (const { ago, bundle, by, about } of storyOf(bundleOf(registered, service), index)) {
      const published = await store.services.publish(home.id, bundle, by, began - ago, about);
      if (!published.ok) throw new Error(`${service.manifest.id} has no history: ${JSON.stringify(published.error)}`);
    }
  }
}

/** As the author lived it; `index` lets each service have days of its own. */
function storyOf(bundle: Bundle, index: number): readonly Step[] {
  const { manifest } = bundle;
  const first = withManifest(bundle, slower(manifest));
  const wrong = withManifest(bundle, mistyped(manifest));
  const spread = (index % 5) * DAY;
  const mended = first === null ? 1 : 2;
  return [
    ...(first === null
      ? []
      : [
          {
            ago: 28 * DAY + index * HOUR,
            bundle: first,
            by: AUTHOR,
            about: { because: 'Terbit pertama kali', approvedBy: HEAD },
          },
        ]),
    {
      ago: 26 * DAY - spread,
      bundle,
      by: AUTHOR,
      about: { because: 'Tenggat pemeriksaan dipercepat sesuai hasil evaluasi (contoh)', approvedBy: HEAD },
    },
    ...(wrong === null
      ? []
      : [
          {
            ago: 12 * DAY - spread,
            bundle: wrong,
            by: AUTHOR,
            about: { because: 'Pembaruan tenggat (contoh)', approvedBy: HEAD },
          },
          {
            ago: 12 * DAY - spread - 2 * HOUR,
            bundle,
            by: HEAD,
            about: {
              kind: 'rollback' as const,
              backTo: mended,
              because: 'Salah ketik: tenggatnya sepuluh kali lebih lama',
            },
          },
        ]),
  ];
}

/** The same service with other data; null where that is no sound service, or the same one. */
function withManifest(bundle: Bundle, manifest: ServiceManifest): Bundle | null {
  const canonical = canonicalText(manifest);
  if (canonical === bundle.canonical || !checkManifest(JSON.parse(canonical)).ok) return null;
  return { ...bundle, manifest, canonical, hash: createHash('sha256').update(canonical).digest('hex') };
}
/** The first turn of an office had two units of its clock more. */
function slower(manifest: ServiceManifest): ServiceManifest {
  const found = Object.entries(manifest.stages).find(([, stage]) => 'by' in stage && stage.by.kind !== 'applicant');
  if (found === undefined || !('by' in found[1])) return manifest;
  const [name, stage] = found;
  return {
    ...manifest,
    stages: { ...manifest.stages, [name]: { ...stage, within: counted(stage.within, (count) => count + 2) } },
  };
}
const mistyped = (manifest: ServiceManifest): ServiceManifest =>
  manifest.within === null ? manifest : { ...manifest, within: counted(manifest.within, (count) => count * 10) };
function counted(dated: Dated<Duration>, change: (count: number) => number): Dated<Duration> {
  const one = (line: Since<Duration>) => ({ ...line, value: { ...line.value, count: change(line.value.count) } });
  return 'since' in dated ? one(dated) : dated.map(one);
}
