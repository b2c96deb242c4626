// `balai dev`: drafts in a running portal that reaches nobody, renewed at every change of a file.
// Must never: open the data of another city; its own folder is made for drafts and may be deleted.
import { join } from 'node:path';
import { stopPrograms } from '../checks/run-program.ts';
import { CalledWrongly, type Command } from '../command.ts';
import { practiceCity } from '../config.ts';
import type { DraftFiles } from '../dev/load-drafts.ts';
import { type Seen, watchDrafts } from '../dev/watch-drafts.ts';
import { root } from '../root.ts';
import { say } from '../say.ts';
import { type Written, writtenServices } from '../services/check-services.ts';
import { listenForStop, type Shutdown, untilStopped } from '../shutdown.ts';

const PORT = 3_100;
/** A draft is some other office's more often than not. */
const EVERY_UNIT = {
  id: 'Setiap unit punya petugasnya: posisi.unit@contoh.id, misalnya petugas.dlh@contoh.id; kata sandinya sama.',
  en: 'Every unit has its officers: position.unit@contoh.id, such as petugas.dlh@contoh.id; the same password.',
} as const;

export const dev: Command = {
  takes: '[SERVICE]',
  summary: {
    id: 'Memperlihatkan draf layanan di portal latihan, diperbarui setiap berkas berubah.',
    en: 'Shows drafts of services in a practice portal, renewed whenever a file changes.',
  },
  help: {
    id: `SERVICE  hanya layanan ini; tanpa SERVICE: semua layanan daerah.
Portal latihan tidak mengirim apa pun kepada siapa pun, dan suratnya bertanda LATIHAN. Berkas yang salah tidak menggantikan draf
terakhir yang baik. PORT memilih tempat mendengarkan (bawaan 3100); data di .balai-dev, boleh dihapus kapan saja.`,
    en: `SERVICE  only this service; without SERVICE: all of the region.
The practice portal sends nothing to anybody, and its letters say LATIHAN (practice). A file that is wrong does not replace the
last good draft. PORT says where to listen (3100 by default); the data lie in .balai-dev and may be deleted at any time.`,
  },
  run: async (words) => {
    const chosen = chooseDrafts(words);
    const shutdown = listenForStop();
    shutdown.onStop(async () => stopPrograms(), 500);
    return untilStopped(shutdown, () => begin(chosen, shutdown));
  },
};

function chooseDrafts(words: readonly string[]): readonly Written[] {
  const all = writtenServices();
  const [name, ...more] = words;
  const home = all.filter(({ region }) => region === all[0]?.region);
  const chosen = name === undefined ? home : all.filter(({ region, id }) => name === id || name === `${region}/${id}`);
  if (chosen.length > 0 && more.length === 0) return chosen;
  const there = all.map(({ id }) => id).join(', ');
  throw new CalledWrongly({ id: `sebut satu layanan dari: ${there}`, en: `name one service of: ${there}` });
}

const filesOfDraft = ({ id, files }: Written): DraftFiles => {
  const named = (part: string) => files.find((file) => file.endsWith(`/${id}${part}`)) ?? null;
  return { id, service: files[0] ?? '', examples: named('.cases.ts'), beside: named('.beside.ts') };
};

/** The city opens at the first look at which the registry loads; until then its mistakes are told, and the files waited for. */
async function begin(chosen: readonly Written[], shutdown: Shutdown): Promise<void> {
  console.log(say({ id: 'Balai, draf layanan', en: 'Balai, drafts of services' }));
  const drafts = chosen.map(filesOfDraft);
  const region = chosen[0]?.region ?? '';
  let look: ((seen: Seen) => Promise<void>) | undefined;
  const end = watchDrafts(drafts, [join(root, 'services', 'registry.ts')], async (seen) => {
    if (seen.registry === null) look ??= await openBoard(region, drafts, shutdown);
    if (look === undefined) return tellRegistry(seen.registry ?? '');
    try {
      await look(seen);
    } catch (error) {
      // A look that the end has overtaken finds the city closed.
      if (!shutdown.isStopping()) throw error;
    }
  });
  shutdown.onStop(async () => end(), 100);
}

function tellRegistry(stack: string): void {
  const [message = ''] = stack.split('\n');
  const place = /services\/[\w./-]+\.ts:\d+(?::\d+)?/.exec(stack)?.[0] ?? 'services/';
  console.log(
    `  ✗ ${place}  ${say({ id: 'tidak dapat dimuat; menunggu perubahan', en: 'cannot be loaded; waiting for a change' })}: ${message}`,
  );
}

async function openBoard(
  slug: string,
  drafts: readonly DraftFiles[],
  shutdown: Shutdown,
): Promise<(seen: Seen) => Promise<void>> {
  const config = practiceCity(process.env['BALAI_DATA']?.trim() || join(root, '.balai-dev'), portOf());
  // Loaded only now: a registry that does not load would stay broken for as long as this process lives.
  const [{ startCity, originOf }, { regions }, { draftBoard }, { relative }] = await Promise.all([
    import('../start-city.ts'),
    import('@balai/services'),
    import('../dev/draft-board.ts'),
    import('node:path'),
  ]);
  const city = await startCity(config, shutdown);
  const region = regions.find((one) => one.slug === slug);
  if (region === undefined || city.region.slug !== slug) throw new Error(`services/${slug} is not the region at home`);
  const origin = originOf(config);
  await city.loadRest();
  console.log(readyLines(origin, city.accounts).join('\n'));
  const board = draftBoard({ store: city.store, home: city.region, region, origin, print: console.log });
  return async ({ loaded, compiled, since }) => {
    for (const files of drafts) {
      const one = loaded.find(({ id }) => id === files.id);
      const own = new Set([files.service, files.examples, files.beside].map((file) => file && relative(root, file)));
      if (one !== undefined)
        await board.look({ files, loaded: one, compiled: compiled.filter(({ file }) => own.has(file)), since });
    }
  };
}

function readyLines(
  origin: string,
  accounts: readonly { readonly who: string; readonly email: string; readonly password: string }[],
): readonly string[] {
  return [
    '',
    `  ${say({ id: 'Portal warga', en: 'Residents' }).padEnd(16)} ${origin}/`,
    `  ${say({ id: 'Konsol petugas', en: 'Officials' }).padEnd(16)} ${origin}/konsol`,
    ...accounts.map(({ who, email, password }) => `    ${who.padEnd(36)}${email.padEnd(34)}${password}`),
    `    ${say(EVERY_UNIT)}`,
    '',
    `  ${say({ id: 'Tidak ada yang dikirim kepada siapa pun. Menunggu perubahan; hentikan dengan Ctrl-C.', en: 'Nothing is sent to anybody. Waiting for changes; stop with Ctrl-C.' })}`,
    '',
  ];
}

function portOf(): number {
  const port = Number(process.env['PORT']?.trim() || PORT);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new CalledWrongly({
    id: 'PORT harus berupa angka 1 sampai 65535',
    en: 'PORT must be a number from 1 to 65535',
  });
}
