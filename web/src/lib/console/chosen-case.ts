/**
 * A case that is chosen from the queue, as its checkbox says it: number, version and turn as the officer saw them.
 *
 * Must never: take a version from anywhere but the row that was on the page.
 */
export interface ChosenCase {
  readonly number: string;
  readonly turn: string;
  readonly seenVersion: number;
}

export const chosenText = ({ number, version, turn }: { number: string; version: number; turn: string }): string =>
  `${number} ${version} ${turn}`;

export function chosenCase(said: string): ChosenCase {
  const [number = '', version = '', ...turn] = said.split(' ');
  return { number, turn: turn.join(' '), seenVersion: /^\d{1,6}$/u.test(version) ? Number(version) : 0 };
}
