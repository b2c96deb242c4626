// `balai new`: asks what a service is to be, and writes a file, examples and what stands beside it, registered and passing.
// Must never: write over a file, or leave a service that does not pass unsaid.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import type { RegisteredRegion } from '@balai/services';
import { packageProgram, runProgram } from '../checks/run-program.ts';
import { now } from '../clock.ts';
import { CalledWrongly, type Command } from '../command.ts';
import { root } from '../root.ts';
import { say, type Sentence } from '../say.ts';
import { unitsOf } from '../services/new/city-units.ts';
import { exampleTimes } from '../services/new/example-times.ts';
import { constantOf } from '../services/new/parts.ts';
import { entryLine, importLines, registered } from '../services/new/register.ts';
import { type Ask, BASIS, wantedService } from '../services/new/wanted.ts';
import { textsOf } from '../services/new/write-service.ts';

const text = { type: 'string' } as const;

export const newService: Command = {
  takes:
    'ID [--region R] [--title-id T] [--title-en T] [--kind K] [--category C] [--who W] [--unit U] [--place yes|no] [--days N] [--basis B]',
  summary: {
    id: 'Menanyakan beberapa hal, lalu menulis berkas layanan baru beserta contoh yang lulus.',
    en: 'Asks a few questions and writes a new service with examples that pass.',
  },
  help: {
    id: `ID         huruf kecil, angka, dan tanda hubung: pohon, izin-keramaian
--kind     report: dikerjakan dan dibuktikan; letter: surat; answer: jawaban tertulis
--unit     unit kota yang mengerjakan; tanpa terminal wajib, seperti --title-id dan --title-en
Yang tidak ditulis sebagai pilihan akan ditanyakan.`,
    en: `ID         small letters, digits and hyphens: pohon, izin-keramaian
--kind     report: something is done and proved; letter: a letter; answer: an answer in words
--unit     the unit of the city in charge; needed without a terminal, as are --title-id and --title-en
What no option says is asked.`,
  },
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        region: text,
        'title-id': text,
        'title-en': text,
        kind: text,
        category: text,
        who: text,
        unit: text,
        place: text,
        days: text,
        basis: text,
      },
    });
    const { region, ...flags } = values;
    const slug = regionFolder(region);
    const id = newId(positionals, slug);
    const wanted = await atTerminal((ask) => wantedService(id, unitsOf(slug), flags, ask));
    if (wanted === null) return 130;
    const home = await regionNamed(slug);
    const area = home.areas[0] ?? '';
    const nik = `${area.replaceAll('.', '').slice(0, 6)}0101900001`;
    write(slug, id, textsOf(wanted, exampleTimes(home.calendar, now()), { area, nik }));
    return finish(slug, id, wanted.basis === BASIS);
  },
};

/** Hands over how to ask, where somebody sits at a terminal. Null: they left by Ctrl-C, and nothing is written yet. */
async function atTerminal<T>(work: (ask?: Ask) => Promise<T>): Promise<T | null> {
  if (!process.stdin.isTTY) return work();
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await work((question) => terminal.question(question));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ABORT_ERR') return null;
    throw error;
  } finally {
    terminal.close();
  }
}

/** The folder whose `city.ts` can define a service; a city that only adopts has no files of its own. */
function regionFolder(wanted: string | undefined): string {
  const folders = readdirSync(join(root, 'services')).filter((name) => {
    const city = join(root, 'services', name, 'city.ts');
    return existsSync(city) && /export const \{[^}]*\bdefineService\b/.test(readFileSync(city, 'utf8'));
  });
  const found = wanted === undefined ? folders[0] : folders.find((name) => name === wanted);
  if (found !== undefined) return found;
  throw new CalledWrongly({
    id: `tidak ada daerah "${wanted ?? ''}" yang menulis layanan sendiri; yang ada: ${folders.join(', ')}`,
    en: `there is no region "${wanted ?? ''}" that writes services of its own; there are: ${folders.join(', ')}`,
  });
}

function newId(positionals: readonly string[], slug: string): string {
  const [id = ''] = positionals;
  if (positionals.length !== 1 || !/^[a-z][a-z0-9-]{1,39}$/.test(id) || id.endsWith('-') || id.includes('--'))
    throw new CalledWrongly({
      id: 'sebut satu id: huruf kecil, angka, dan tanda hubung, misalnya izin-keramaian',
      en: 'name one id: small letters, digits and hyphens, such as izin-keramaian',
    });
  const there = PARTS.map((part) => join(root, 'services', slug, `${id}${part}`)).find((path) => existsSync(path));
  if (there !== undefined)
    throw new CalledWrongly({
      id: `${relative(root, there)} sudah ada: pilih id lain, atau ubah berkas itu`,
      en: `${relative(root, there)} is there already: choose another id, or change that file`,
    });
  const name = constantOf(id);
  const taken = new RegExp(`\\b${name}\\b`).test(readFileSync(join(root, 'services', slug, 'region.ts'), 'utf8'));
  if (RESERVED.has(name) || taken)
    throw new CalledWrongly({
      id: `"${name}" sudah berarti lain di services/${slug}/region.ts: pilih id lain`,
      en: `"${name}" means something else in services/${slug}/region.ts: choose another id`,
    });
  return id;
}
const RESERVED: ReadonlySet<string> = new Set(
  'case class const default delete do else enum export for function if import in let new return switch this try var void while with'.split(
    ' ',
  ),
);
const PARTS = ['.ts', '.cases.ts', '.beside.ts'] as const;

async function regionNamed(slug: string): Promise<RegisteredRegion> {
  const { regions } = await import('@balai/services');
  const found = regions.find((one) => one.slug === slug);
  if (found === undefined) throw new Error(`services/${slug} is not registered in services/registry.ts`);
  return found;
}

function write(slug: string, id: string, texts: ReturnType<typeof textsOf>): void {
  const folder = join(root, 'services', slug);
  writeFileSync(join(folder, `${id}.ts`), texts.service, { flag: 'wx' });
  writeFileSync(join(folder, `${id}.cases.ts`), texts.examples, { flag: 'wx' });
  writeFileSync(join(folder, `${id}.beside.ts`), texts.beside, { flag: 'wx' });
  const file = join(folder, 'region.ts');
  const text = registered(readFileSync(file, 'utf8'), id);
  if (text !== undefined) return writeFileSync(file, text);
  const lines = `${importLines(id)}\n${entryLine(constantOf(id))}`;
  console.log(
    say({
      id: `  ! services/${slug}/region.ts tidak dikenali bentuknya. Tambahkan sendiri:\n${lines}`,
      en: `  ! services/${slug}/region.ts has another shape. Add this by hand:\n${lines}`,
    }),
  );
}

async function finish(slug: string, id: string, lawIsOpen: boolean): Promise<number> {
  const files = [...PARTS.map((part) => `services/${slug}/${id}${part}`), `services/${slug}/region.ts`];
  await runProgram([...packageProgram('oxfmt'), ...files]);
  for (const file of files) console.log(`  + ${file}`);
  let code = 0;
  // Each in a process of its own: this one has loaded the region as it was.
  for (const command of ['check', 'test']) code ||= await run([command, `${slug}/${id}`]);
  const next: Sentence = {
    id: `\n  Berikutnya: ubah ${files[0]}, sambil menjalankan  npm run balai -- dev ${id}
  Membatalkan: hapus ${id}.ts, ${id}.cases.ts, ${id}.beside.ts dan keempat barisnya di region.ts`,
    en: `\n  Next: change ${files[0]}, with  npm run balai -- dev ${id}  beside it
  To undo: delete ${id}.ts, ${id}.cases.ts, ${id}.beside.ts and their four lines in region.ts`,
  };
  console.log(say(next));
  if (lawIsOpen)
    console.log(
      say({
        id: '  Dasar hukum masih ditandai (perlu dikonfirmasi): ganti sebelum diterbitkan.',
        en: '  The law is still marked (perlu dikonfirmasi), to be confirmed: replace it before publishing.',
      }),
    );
  return code;
}

function run(words: readonly string[]): Promise<number> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'cli', 'src', 'main.ts'), ...words], { stdio: 'inherit' });
    child.once('error', () => done(1));
    child.once('close', (code) => done(code ?? 1));
  });
}
