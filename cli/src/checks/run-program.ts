// Runs one program of a check and gathers what it says. It dies with us, even when we are killed.
// Never through a shell: words go to the program as they are.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';

export type Said = { readonly code: number; readonly text: string };

export type RunOptions = {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
};

const running = new Set<number>();
let dying: readonly string[] | undefined;

function begin(argv: readonly string[], options: RunOptions, onText: (text: string) => void): ChildProcess {
  dying ??=
    spawnSync('setpriv', ['--pdeathsig', 'TERM', 'true']).status === 0 ? ['setpriv', '--pdeathsig', 'TERM', '--'] : [];
  const [command = '', ...args] = [...dying, ...argv];
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', CI: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a group of its own: stopping it stops its workers and browsers too
  });
  if (child.pid !== undefined) running.add(child.pid);
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => onText(chunk.toString('utf8')));
  child.once('close', () => {
    if (child.pid !== undefined) running.delete(child.pid);
  });
  return child;
}

/** Runs `argv`, with both output streams in one text (its last 400 kB). A program that cannot be started has code 127. */
export function runProgram(argv: readonly string[], options: RunOptions = {}): Promise<Said> {
  let text = '';
  const child = begin(argv, options, (more) => {
    text = (text + more).slice(-400_000);
  });
  return new Promise((done) => {
    child.once('error', (error) => done({ code: 127, text: `${argv.join(' ')}: ${error.message}` }));
    child.once('close', (code) => done({ code: code ?? 1, text }));
  });
}

/** Starts a program that goes on, and hands over what it says as it comes. Stopped by `stopPrograms`. */
export function followProgram(argv: readonly string[], onText: (text: string) => void): void {
  begin(argv, {}, onText).once('error', (error) => onText(`${argv.join(' ')}: ${error.message}\n`));
}

/** Ends every program that still runs, with its whole group. */
export function stopPrograms(signal: NodeJS.Signals = 'SIGTERM'): void {
  for (const pid of running) {
    try {
      process.kill(-pid, signal);
    } catch {
      running.delete(pid); // it has just ended
    }
  }
}

/** The words that run a program of an npm package under this Node. */
export function packageProgram(name: string, workspace = '.'): readonly string[] {
  const places = [join(root, workspace, 'node_modules', '.bin', name), join(root, 'node_modules', '.bin', name)];
  const place = places.find((path) => existsSync(path));
  if (place === undefined) throw new Error(`${name} is not installed for ${workspace}`);
  return [process.execPath, realpathSync(place)];
}
