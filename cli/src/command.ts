// What a command of `balai` is. Each lives in a file of its own under commands/, and is loaded only when it is called.
// A command never ends the process: it answers with an exit code.
import type { Sentence } from './say.ts';

export type Command = {
  /** What stands after the name, for the help: `FILE`, `[--json]` ... */
  readonly takes?: string;
  readonly summary: Sentence;
  /** The longer help: one paragraph or a list, printed as it is. */
  readonly help?: Sentence;
  /** 0: done. 1: done, and something is wrong. 2: called wrongly. Throws for what keeps it from being done. */
  readonly run: (words: readonly string[]) => Promise<number>;
};

/** Thrown by a command that was called with the wrong words: the sentence and its help are printed, exit code 2. */
export class CalledWrongly extends Error {
  readonly sentence: Sentence;

  constructor(sentence: Sentence) {
    super(sentence.en);
    this.name = 'CalledWrongly';
    this.sentence = sentence;
  }
}

/** Words that `parseArgs` refused, as such an error; undefined for every other one. */
export function calledWrongly(error: unknown): CalledWrongly | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!(error instanceof Error) || !code.startsWith('ERR_PARSE_ARGS')) return undefined;
  const word = /'([^\s']*)/.exec(error.message)?.[1] ?? '';
  return code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE'
    ? new CalledWrongly({ id: `isi ${word} tidak sesuai`, en: `the value of ${word} is not right` })
    : new CalledWrongly({ id: `"${word}" tidak dikenal di sini`, en: `"${word}" is not known here` });
}
