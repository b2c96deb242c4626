// The switches of a demo's simulated registries, signer and gateway, kept in the data folder that all processes share: what somebody
// broke on purpose is broken in each of them within a second, and stays so after a restart, until somebody mends it.
// Must never: exist in a live city, or keep a start from succeeding.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The position of each switch, by its name. */
type Positions = Readonly<Record<string, string>>;
export type Switches = {
  readonly turned: (id: string, mode: string) => void;
  /** Tells how each was left, then whatever any process turned since. Returns what ends it. */
  readonly follow: (tell: (left: Positions) => void) => () => void;
};

/** `everyMs`: how often the note is read. Reading it, not asking for its age, also finds what another machine wrote to a network folder. */
export function openSwitches(data: string, everyMs = 1_000): Switches {
  const path = join(data, 'simulators.json');
  return {
    turned(id, mode) {
      try {
        writeFileSync(`${path}.new`, JSON.stringify({ ...positionsIn(readNow(path)), [id]: mode }), { mode: 0o600 });
        renameSync(`${path}.new`, path);
      } catch (error) {
        console.error(`balai: ${path}: ${error instanceof Error && 'code' in error ? String(error.code) : 'not kept'}`);
      }
    },
    follow(tell) {
      let seen = readNow(path);
      tell(positionsIn(seen));
      const timer = setInterval(() => {
        void readFile(path, 'utf8')
          .catch(() => '')
          .then((text) => {
            if (text === seen) return;
            const [before, left] = [positionsIn(seen), positionsIn(text)];
            seen = text;
            // Whoever deletes the note has all well again.
            tell({ ...Object.fromEntries(Object.keys(before).map((id) => [id, 'ok'])), ...left });
          });
      }, everyMs);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}

function readNow(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // never turned
  }
}

/** Written by nobody we know: all are well. */
function positionsIn(text: string): Positions {
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}
