/**
 * What a check says: where, how heavy, and the way out in one sentence.
 *
 * Must never: speak of the compiler; whoever reads it may have written JSON by hand.
 */
import type { CheckName } from './every-check.ts';

export interface Finding {
  /** Its entry in docs/guide/errors.md. */
  readonly check: CheckName;
  /** A path of the manifest: `stages.diperiksa.next.tolak`. */
  readonly at: string;
  /** An error stops publishing; a question asks the author to look again. */
  readonly weight: 'error' | 'question';
  /** English: what is wrong, and what to write instead. */
  readonly message: string;
}

/** Collects findings; more than a screenful helps nobody. */
export class Findings {
  readonly list: Finding[] = [];
  error(check: CheckName, at: string, message: string): void {
    this.#add({ check, at, weight: 'error', message });
  }
  question(check: CheckName, at: string, message: string): void {
    this.#add({ check, at, weight: 'question', message });
  }
  get errors(): number {
    return this.list.reduce((count, { weight }) => count + (weight === 'error' ? 1 : 0), 0);
  }
  #add(finding: Finding): void {
    if (
      this.list.length < MOST &&
      !this.list.some(
        ({ check, at, message }) => check === finding.check && at === finding.at && message === finding.message,
      )
    )
      this.list.push(finding);
  }
}
const MOST = 200;

/** `'a', 'b' or 'c'`: the words that may stand here. */
export function oneOf(words: Iterable<string>): string {
  const all = [...words].map((word) => `'${word}'`);
  if (all.length === 0) return 'none';
  const shown = all.slice(0, 12);
  return `${shown.join(', ')}${all.length > shown.length ? ' …' : ''}`;
}
