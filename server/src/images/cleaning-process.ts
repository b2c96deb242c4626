/**
 * One process that cleans photos, seen from the server: started, given one photo at a time, killed.
 *
 * Must never: blame a photo for a process that could not start; that is the server's fault and is thrown.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { CleanAnswer, CleanReady } from './clean-messages.ts';

/** What came of one photo: an answer, or the process hung or fell over it, or was ended from outside. */
export type Outcome =
  | { readonly type: 'answered'; readonly answer: CleanAnswer }
  | { readonly type: 'hung' }
  | { readonly type: 'fell' }
  | { readonly type: 'ended' };

export interface CleaningProcess {
  /** Whether it can take another photo. */
  readonly alive: boolean;
  /** @throws when the process cannot be started, with what it said. */
  work(bytes: Buffer, timeoutMs: number): Promise<Outcome>;
  end(): Promise<void>;
}

const SAID_AT_MOST = 2000;

export function startCleaningProcess(program: URL): CleaningProcess {
  const child = fork(fileURLToPath(program), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // No environment: what decodes strangers' bytes knows no password.
    env: { MALLOC_ARENA_MAX: '2' },
    execArgv: [
      '--permission',
      '--allow-addons',
      '--allow-fs-read=*',
      '--disable-warning=SecurityWarning',
      '--max-old-space-size=256',
    ],
  });
  let said = '';
  let ready = false;
  let ended = false;
  child.stderr?.on('data', (text: Buffer) => {
    said = (said + text.toString()).slice(-SAID_AT_MOST);
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    // Not started at all: there will be no exit.
    child.on('error', () => child.pid === undefined && resolve());
  });
  const answered = (): Promise<Outcome> =>
    new Promise((resolve) => {
      const hear = (message: CleanReady | CleanAnswer): void => {
        if ('ready' in message) {
          ready = true;
          return;
        }
        child.removeListener('message', hear);
        resolve({ type: 'answered', answer: message });
      };
      child.on('message', hear);
    });
  const fallen = async (): Promise<Outcome> => {
    await gone;
    if (ended) return { type: 'ended' };
    if (!ready) throw new Error(`image cleaner: the process did not start: ${said.trim()}`);
    return { type: 'fell' };
  };
  return {
    get alive() {
      return !ended && child.connected;
    },
    async work(bytes, timeoutMs) {
      keepServer(child, true);
      const clock = timer(timeoutMs);
      // Where the message cannot be sent the process is going, and `fallen` tells.
      child.send({ bytes }, () => undefined);
      const outcome = await Promise.race([answered(), fallen(), clock.over]).finally(clock.stop);
      keepServer(child, false);
      return outcome;
    },
    async end() {
      ended = true;
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** An idle process must not keep the server from ending. */
function keepServer(child: ChildProcess, keep: boolean): void {
  const does = keep ? 'ref' : 'unref';
  child[does]();
  child.channel?.[does]();
  if (child.stderr instanceof Socket) child.stderr[does]();
}

function timer(ms: number): { readonly over: Promise<Outcome>; readonly stop: () => void } {
  let stop = (): void => undefined;
  const over = new Promise<Outcome>((resolve) => {
    const handle = setTimeout(() => resolve({ type: 'hung' }), ms);
    stop = () => clearTimeout(handle);
  });
  return { over, stop: () => stop() };
}
