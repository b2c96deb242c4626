/**
 * Cleans photos in processes of its own: few, bounded in time, killed and replaced when one hangs or falls.
 *
 * Must never: decode a stranger's photo inside the server. A thread cannot be stopped while libvips decodes, and a
 * fault in a decoder would take the server with it; a process can be killed.
 */
import { err, ok, type Result } from '@balai/kernel';
import {
  CLEAN_WORDS,
  type CleanAnswer,
  type CleanImage,
  type CleanProblem,
  type RefusedImage,
} from './clean-messages.ts';
import { type CleaningProcess, type Outcome, startCleaningProcess } from './cleaning-process.ts';

export interface ImageCleaner {
  /**
   * Recognises by content, decodes, turns upright, shrinks and re-encodes; nothing of the original bytes remains.
   *
   * @throws when no process can be started, which is the installation's fault and not the photo's.
   */
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
  readonly fail: (problem: unknown) => void;
  /** True when a process ended over it once. */
  readonly again?: true;
}

const RETRY_AFTER_MS = 5000;
const busy = (): Result<never, RefusedImage> =>
  err({ type: 'busy', retryAfterMs: RETRY_AFTER_MS, message: CLEAN_WORDS.busy });
const problemOf = (type: CleanProblem): Result<never, RefusedImage> => err({ type, message: CLEAN_WORDS[type] });

/** Opens a cleaner; a process is started with the first photo, and kept. */
export function openImageCleaner({
  processes = 1,
  timeoutMs = 15_000,
  waiting = 32,
  program = new URL('./clean-process.ts', import.meta.url),
}: ImageCleanerOptions = {}): ImageCleaner {
  const queue: Job[] = [];
  const idle: CleaningProcess[] = [];
  const working = new Set<CleaningProcess>();
  let closed = false;

  const idleProcess = (): CleaningProcess => {
    for (let one = idle.pop(); one !== undefined; one = idle.pop()) if (one.alive) return one;
    return startCleaningProcess(program);
  };
  const next = async (): Promise<void> => {
    const job = closed || working.size >= processes ? undefined : queue.shift();
    if (job === undefined) return;
    const process = idleProcess();
    working.add(process);
    try {
      const outcome = await process.work(job.bytes, timeoutMs);
      // Whatever ended the process may have been no fault of this photo: it gets a second one.
      if (outcome.type === 'fell' && job.again !== true && !closed) queue.unshift({ ...job, again: true });
      else job.answer(resultOf(outcome));
      if (outcome.type === 'answered' && !isSpent(outcome.answer) && !closed) idle.push(process);
      else await process.end();
    } catch (problem) {
      job.fail(problem);
    } finally {
      working.delete(process);
      void next();
    }
  };

  return {
    clean(bytes) {
      if (closed || queue.length >= waiting) return Promise.resolve(busy());
      return new Promise((answer, fail) => {
        queue.push({ bytes, answer, fail });
        void next();
      });
    },
    async close() {
      closed = true;
      for (const job of queue.splice(0)) job.answer(busy());
      await Promise.all([...working, ...idle].map((process) => process.end()));
    },
  };
}

function resultOf(outcome: Outcome): Result<CleanImage, RefusedImage> {
  if (outcome.type === 'answered') return answerOf(outcome.answer);
  if (outcome.type === 'ended') return busy();
  return problemOf(outcome.type === 'hung' ? 'tooSlow' : 'unreadable');
}

const isSpent = (answer: CleanAnswer): boolean => answer.ok && answer.spent;

function answerOf(answer: CleanAnswer): Result<CleanImage, RefusedImage> {
  if (answer.ok)
    return ok({
      ...answer.image,
      bytes: Buffer.from(answer.image.bytes),
      thumbnail: Buffer.from(answer.image.thumbnail),
    });
  return 'problem' in answer ? problemOf(answer.problem) : err(answer.refused);
}
