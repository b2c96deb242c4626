// Progress at the terminal: what is done now, and how long it took when it is finished.
// One line a step; a terminal sees the running time, a log file does not. Never prints what a step works on.
import { type Sentence, say } from './say.ts';

/** Runs one step and shows it; the step may refine its line by `now`. Steps faster than `quietBelowMs` are not shown. */
export type Progress = {
  readonly step: <T>(
    what: { readonly doing: Sentence; readonly done: Sentence; readonly quietBelowMs?: number },
    work: (now: (doing: Sentence) => void) => Promise<T>,
  ) => Promise<T>;
};

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

export function showProgress(out: NodeJS.WriteStream = process.stdout): Progress {
  return {
    async step({ doing, done, quietBelowMs = 0 }, work) {
      const began = performance.now();
      const line = runningLine(out, doing);
      try {
        const value = await work(line.now);
        const took = performance.now() - began;
        line.end();
        if (took >= quietBelowMs) out.write(`  ✓ ${say(done).padEnd(36)} ${seconds(took)}\n`);
        return value;
      } catch (error) {
        line.end();
        out.write(`  ✗ ${say(doing)}\n`);
        throw error;
      }
    },
  };
}

const firstLineMs = 2_000;
const nextLineMs = 15_000;

// A line that counts at a terminal. Elsewhere it appears only when the step is not over in two seconds, and then seldom.
function runningLine(out: NodeJS.WriteStream, first: Sentence) {
  const began = performance.now();
  let doing = first;
  let due = began + firstLineMs;
  const atTerminal = () => out.write(`\r\x1b[2K  … ${say(doing)}  ${seconds(performance.now() - began)}`);
  const inLog = () => {
    if (performance.now() < due) return;
    due = performance.now() + nextLineMs;
    out.write(`  … ${say(doing)}\n`);
  };
  const timer = setInterval(out.isTTY ? atTerminal : inLog, out.isTTY ? 100 : 500);
  return {
    now: (next: Sentence) => {
      doing = next;
    },
    end: () => {
      clearInterval(timer);
      if (out.isTTY) out.write('\r\x1b[2K');
    },
  };
}
