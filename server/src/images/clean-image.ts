/**
 * Cleans photos in processes of its own: few, bounded in time, killed and replaced when one hangs or falls.
 *
 * Must never: decode a stranger's photo inside the server. A thread cannot be stopped while libvips decodes, and a
 * fault in a decoder would take the server with it; a process can be killed.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { err, ok, type Result } from '@balai/kernel';
import { CLEAN_WORDS, type CleanAnswer, type CleanImage, type CleanProblem, type RefusedImage } from './clean-messages.ts';

export interface ImageCleaner {
  /** Recognises by content, decodes, turns upright, shrinks and re-encodes; nothing of the original bytes remains. */
  clean(bytes: Buffer): Promise<Result<CleanImage, RefusedImage>>;
  /** Ends the processes; photos in work are answered `busy`. */
  close(): Promise<void>;
}

export interface ImageCleanerOptions {
  /** How many photos at once; 1 by default, as decoding fills a core. */
  readonly processes?: number;
  /** For one photo, in ms; 15 s by default. */
  readonly timeoutMs?: number;
  /** How many more may wait; 32 by default. */
  readonly waiting?: number;
  /** The program that cleans. */
  readonly program?: URL;
}

interface Job {
  readonly bytes: Buffer;
  readonly answer: (result: Result<CleanImage, RefusedImage>) => void;
  readonly fail: (problem: Error) => void;
}

const RETRY_AFTER_MS = 5000;
const busy = (): Result<never, RefusedImage> => err({ type: 'busy', retryAfterMs: RETRY_AFTER_MS, message: CLEAN_WORDS.busy });
const problemOf = (type: CleanProblem): Result<never, RefusedImage> => err({ type, message: CLEAN_WORDS[type] });

/** Opens a cleaner; a process is started with the first photo, and kept. */
export function openImageCleaner({ processes = 1, timeoutMs = 15_000, waiting = 32, program = new URL('./clean-process.ts', import.meta.url) }: ImageCleanerOptions = {}): ImageCleaner {
  const queue: Job[] = [];
  const idle: ChildProcess[] = [];
  const working = new Set<ChildProcess>();
  let closed = false;

  const next = (): void => {
    if (closed || queue.length === 0 || working.size >= processes) return;
    const job = queue.shift();
    if (job === undefined) return;
    const child = idle.pop() ?? startProcess(program, (gone) => void idle.splice(0, idle.length, ...idle.filter((one) => one !== gone)));
    working.add(child);
    work(child, job, timeoutMs, (reusable) => {
      working.delete(child);
      if (reusable && !closed) rest(child, idle);
      else child.kill('SIGKILL');
      next();
    });
  };

  return {
    clean(bytes) {
      if (closed || queue.length >= waiting) return Promise.resolve(busy());
      return new Promise((answer, fail) => {
        queue.push({ bytes, answer, fail });
        next();
      });
    },
    async close() {
      closed = true;
      for (const job of queue.splice(0)) job.answer(busy());
      const ending = [...working, ...idle].map((child) => new Promise<void>((resolve) => void (child.exitCode === null && child.signalCode === null ? child.once('exit', () => resolve()) : resolve())));
      for (const child of [...working, ...idle]) child.kill('SIGKILL');
      await Promise.all(ending);
    },
  };
}

/** An idle process must not keep the server from ending. */
function rest(child: ChildProcess, idle: ChildProcess[]): void {
  child.unref();
  child.channel?.unref();
  idle.push(child);
}

function startProcess(program: URL, gone: (child: ChildProcess) => void): ChildProcess {
  const child = fork(fileURLToPath(program), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // No environment: what decodes strangers' bytes knows no password. And it may read modules, not write files.
    env: { MALLOC_ARENA_MAX: '2' },
    execArgv: ['--permission', '--allow-addons', '--allow-fs-read=*', '--disable-warning=SecurityWarning', '--max-old-space-size=256'],
  });
  child.once('exit', () => gone(child));
  // A process that cannot be told something any more is about to exit; an event without a listener would end the server.
  child.on('error', () => gone(child));
  return child;
}

function work(child: ChildProcess, job: Job, timeoutMs: number, done: (reusable: boolean) => void): void {
  let settled = false;
  const settle = (reusable: boolean, tell: () => void): void => {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    child.removeAllListeners('message').removeListener('exit', onExit).removeListener('error', onError);
    tell();
    done(reusable);
  };
  const onExit = (): void => settle(false, () => job.answer(child.killed ? busy() : problemOf('unreadable')));
  const onError = (problem: Error): void => settle(false, () => job.fail(problem));
  const timer = setTimeout(() => settle(false, () => job.answer(problemOf('tooSlow'))), timeoutMs);
  child.once('exit', onExit);
  child.once('error', onError);
  child.once('message', (answer: CleanAnswer) => settle(true, () => job.answer(resultOf(answer))));
  child.ref();
  child.channel?.ref();
  child.send({ bytes: job.bytes }, (problem) => {
    if (problem !== null && child.connected) onError(problem);
  });
}

function resultOf(answer: CleanAnswer): Result<CleanImage, RefusedImage> {
  if (answer.ok) return ok({ ...answer.image, bytes: Buffer.from(answer.image.bytes), thumbnail: Buffer.from(answer.image.thumbnail) });
  return 'problem' in answer ? problemOf(answer.problem) : err(answer.refused);
}
