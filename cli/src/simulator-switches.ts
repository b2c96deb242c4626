// The switches of a demo's simulated registries and signer, kept in the data folder: what somebody broke on purpose stays
// broken after a restart, until somebody mends it. Must never: exist in a live city, or keep a start from succeeding.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Switches = {
  /** How each was left, by its name; whatever does not read as that is none. */
  readonly left: Readonly<Record<string, string>>;
  readonly turned: (id: string, mode: string) => void;
};

export function openSwitches(data: string): Switches {
  const path = join(data, 'simulators.json');
  const left: Record<string, string> = { ...readLeft(path) };
  return {
    left: { ...left },
    turned(id, mode) {
      left[id] = mode;
      try {
        writeFileSync(`${path}.new`, JSON.stringify(left), { mode: 0o600 });
        renameSync(`${path}.new`, path);
      } catch (error) {
        console.error(`balai: ${path}: ${error instanceof Error && 'code' in error ? String(error.code) : 'not kept'}`);
      }
    },
  };
}

function readLeft(path: string): Readonly<Record<string, string>> {
  try {
    const kept: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {}; // never turned, or written by nobody we know: all are well
  }
}
