// `balai keys drop KEY`: gives an old data key up, once nothing in tables or files lies under it. Must never: drop a key that is
// needed: it looks through every table and every file first.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDiskStore } from '@balai/server';
import type { DropRefusal, Store } from '@balai/store';
import { now } from '../clock.ts';
import { CalledWrongly, type Command } from '../command.ts';
import { type Config, configOrTrouble } from '../config.ts';
import { dataKeyFile } from '../data-keys.ts';
import { everyFile } from '../every-file.ts';
import { regionIn, withStore } from '../open-store.ts';
import { say, type Sentence } from '../say.ts';
import { Trouble } from '../trouble.ts';

export const keysDrop: Command = {
  takes: 'KEY --region SLUG',
  summary: {
    id: 'Membuang kunci data lama yang tidak dipakai lagi.',
    en: 'Gives up an old data key that nothing lies under.',
  },
  help: {
    id: `KEY adalah nama kunci, misalnya k1. Cadangan yang dibuat sebelum penyegelan ulang masih memerlukan kunci itu: simpan salinannya selama cadangan itu disimpan,
atau buang keduanya supaya isinya tidak dapat dibaca siapa pun.`,
    en: `KEY is the name of the key, such as k1. Backups from before the resealing still need it: keep a copy for as long as you keep them, or throw
both away, so that nobody can read what they hold.`,
  },
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { region: { type: 'string' } },
    });
    const [keyId] = positionals;
    if (keyId === undefined || positionals.length > 1 || values.region === undefined)
      throw new CalledWrongly({ id: 'sebutkan satu kunci dan --region', en: 'name one key, and --region' });
    const { region } = values;
    const config = configOrTrouble();
    return withStore(config, async (store) => {
      const { id } = regionIn(store, region);
      await requireNoFile(config, store, id, keyId);
      const done = await store.dataKeys.drop(id, keyId, now());
      if (!done.ok) throw new Trouble(sentenceOf(done.error));
      rmSync(join(config.data, 'secrets', dataKeyFile(id, keyId)), { force: true });
      console.log(`  ✓ ${region}: ${keyId} ${say({ id: 'dibuang', en: 'given up' })}`);
      return 0;
    });
  },
};

async function requireNoFile(config: Config, store: Store, regionId: number, keyId: string): Promise<void> {
  const bytes = await openDiskStore(join(config.data, 'files'), now(), store.seal);
  for (const region of store.regions.all())
    for await (const sha256 of everyFile(store, region.id)) {
      const under = await bytes.under(sha256);
      if (under?.regionId === regionId && under.keyId === keyId)
        throw new Trouble(sentenceOf({ type: 'inUse', where: ['files'] }));
    }
}

function sentenceOf(refusal: DropRefusal): Sentence {
  switch (refusal.type) {
    case 'newest':
      return {
        id: 'kunci itu yang terbaru dan sedang dipakai. Jalankan balai keys rotate lebih dulu.',
        en: 'that key is the newest and in use. Run balai keys rotate first.',
      };
    case 'noSuchKey':
      return { id: 'kunci itu tidak ada.', en: 'there is no such key.' };
    case 'tooSoon':
      return {
        id: `kunci terbaru masih sangat baru; ulangi sesudah ${Math.ceil(refusal.waitMs / 1_000)} detik, supaya semua proses sudah memakainya.`,
        en: `the newest key is very young; try again in ${Math.ceil(refusal.waitMs / 1_000)} seconds, so that every process has taken it up.`,
      };
    case 'inUse':
      return {
        id: `kunci itu masih diperlukan (${refusal.where.join(', ')}). Jalankan balai keys reencrypt lebih dulu; tidak ada yang diubah.`,
        en: `that key is still needed (${refusal.where.join(', ')}). Run balai keys reencrypt first; nothing was changed.`,
      };
  }
}
