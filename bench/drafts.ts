/**
 * `npm run bench -- drafts`: how long an author waits, from saving a service file to the draft answering in the portal of `balai dev`.
 *
 * Works in a copy of the checkout, with a city of its own. Must never: write into the checkout, or leave a process behind.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface DraftsOptions {
  /** The checkout. */
  readonly root: string;
  readonly region: string;
  readonly service: string;
  /** Whether every service of the region is watched, or this one alone. */
  readonly all: boolean;
  readonly saves: number;
  readonly port: number;
  readonly say: (line: string) => void;
}
const NOT_COPIED = ['node_modules', '.git', '.balai', '.balai-dev'];
const READY_MS = 180_000;
const SHOWN_MS = 60_000;
/** Between two saves: as if somebody had looked. */
const LOOKS_MS = 1_500;

export async function benchDrafts(options: DraftsOptions): Promise<void> {
  const { root, region, service, port, saves, say } = options;
  const folder = mkdtempSync(join(tmpdir(), 'balai-bench-'));
  const copy = join(folder, 'checkout');
  cpSync(root, copy, { recursive: true, filter: (path) => !NOT_COPIED.includes(basename(path)) });
  for (const place of ['node_modules', 'web/node_modules']) symlinkSync(join(root, place), join(copy, place));
  const dev = spawn(
    process.execPath,
    [join(copy, 'cli', 'src', 'main.ts'), 'dev', ...(options.all ? [] : [`${region}/${service}`])],
    {
      env: { ...process.env, BALAI_DATA: join(folder, 'city'), PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    await firstDraft(dev, service);
    const file = join(copy, 'services', region, `${service}.ts`);
    const page = `http://127.0.0.1:${port}/layanan/${service}`;
    const took: number[] = [];
    for (let save = 1; save <= saves; save += 1) {
      await sleep(LOOKS_MS);
      took.push(await savedUntilShown(file, page, `Draf ${save} dari ${saves}`));
    }
    const sorted = took.toSorted((a, b) => a - b);
    say(`${options.all ? `all services of ${region}` : service}: ${took.map((ms) => ms.toFixed(0)).join(', ')} ms`);
    say(`median of ${saves}: ${(sorted[Math.floor(saves / 2)] ?? Number.NaN).toFixed(0)} ms from the save to the page`);
  } finally {
    dev.kill('SIGTERM');
    await new Promise((done) => (dev.exitCode === null ? dev.once('exit', done) : done(null)));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Until the board has said once that this draft is shown, whatever it still lacks. */
function firstDraft(dev: ChildProcess, service: string): Promise<void> {
  let said = '';
  return new Promise((done, failed) => {
    const late = setTimeout(() => failed(new Error(`no draft of ${service} was shown:\n${said}`)), READY_MS);
    dev.once('exit', () => failed(new Error(`balai dev has ended:\n${said}`)));
    dev.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (!new RegExp(`[✓!] ${service} `).test(said)) return;
      clearTimeout(late);
      done();
    });
  });
}

/** Gives the service another title, and asks its page until it has it. */
async function savedUntilShown(file: string, page: string, title: string): Promise<number> {
  const text = readFileSync(file, 'utf8').replace(/title: \{ id: '[^']*'/, `title: { id: '${title}'`);
  const began = performance.now();
  writeFileSync(file, text);
  while (performance.now() - began < SHOWN_MS) {
    const answer = await fetch(page, { headers: { 'accept-language': 'id' } });
    if ((await answer.text()).includes(title)) return performance.now() - began;
    await sleep(5);
  }
  throw new Error(`${page} never had the title ${title}`);
}
