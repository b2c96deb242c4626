// `balai services publish`: takes services of this checkout into use. A running server takes them up by itself; open cases
// stay with the version they were filed under. What is published already is left alone.
import { parseArgs } from 'node:util';
import { regions } from '@balai/services';
import type { PublishError } from '@balai/store';
import type { Command } from '../command.ts';
import { now } from '../clock.ts';
import { configOrTrouble } from '../config.ts';
import { regionIn, withStore } from '../open-store.ts';
import { say } from '../say.ts';
import { bundleOf } from '../services/bundle-of.ts';
import { chooseServices } from '../services/examine.ts';
import { noSuchService } from './services-check.ts';

export const servicesPublish: Command = {
  takes: '[SERVICE ...] [--by NAME]',
  summary: {
    id: 'Menerbitkan layanan dari folder ini; server yang berjalan langsung memakainya.',
    en: 'Publishes services of this folder; a running server takes them up at once.',
  },
  help: {
    id: 'Kasus yang sudah ada tetap memakai versi saat diajukan. Untuk kembali: terbitkan lagi berkas yang lama.',
    en: 'Existing cases keep the version they were filed under. To go back: publish the older file again.',
  },
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { by: { type: 'string', default: 'operator' } },
    });
    const chosen = chooseServices(regions, positionals);
    if (chosen.length === 0) throw noSuchService(positionals);
    return withStore(configOrTrouble(), async (store) => {
      let refused = 0;
      for (const { region, service } of chosen) {
        const { id } = regionIn(store, region.slug);
        const bundle = bundleOf(region, service);
        const name = `${region.slug}/${service.manifest.id}`;
        if (store.services.one(id, service.manifest.id)?.hash === bundle.hash) {
          console.log(`  = ${name} ${say({ id: 'tidak berubah', en: 'unchanged' })}`);
          continue;
        }
        const published = await store.services.publish(id, bundle, values.by, now());
        if (published.ok)
          console.log(
            `  ✓ ${name} ${say({ id: 'terbit, versi', en: 'published, version' })} ${published.value.number}`,
          );
        else refused += 1;
        if (!published.ok) console.log(`  ✗ ${name}: ${reasonOf(published.error)}`);
      }
      return refused === 0 ? 0 : 1;
    });
  },
};

function reasonOf(error: PublishError): string {
  switch (error.type) {
    case 'examplesFail':
      return say({ id: `${error.failed} contoh gagal`, en: `${error.failed} examples fail` });
    case 'mistakes':
      return error.mistakes.map(({ at, message }) => `${at}: ${message}`).join('; ');
    default:
      return say({ id: `data rusak (${error.type})`, en: `damaged data (${error.type})` });
  }
}
