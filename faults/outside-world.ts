/**
 * Who is not ours: a gateway that refuses, takes and says nothing, or accepts and forgets; registries that know, lie, refuse,
 * break or hang. What the gateway was handed is written down.
 *
 * Must never: be better than the world is, but at rest (`kind`).
 */
import type { Tape } from '@balai/kernel/walking';
import type { Messenger, Registry } from '@balai/server';

export interface OutsideWorld {
  /** At rest everybody answers, truly and at once. */
  kind: boolean;
  readonly registries: readonly Registry[];
  readonly messenger: Messenger;
  /** Every text that was handed to the gateway, whatever became of it; of a mail to an officer, which gathers several, `OFFICE`. */
  readonly handed: string[];
  /** The messages that it took and forgot, until it says so. */
  readonly lost: string[];
}

/** The house of the officers, in whose name each of their mails is counted. */
export const OFFICE = '@kantor.invalid';

/** What a registry says that does not tell the truth: of another kind, of no kind, too much, or what no database keeps. */
const LIES: readonly unknown[] = [
  true,
  false,
  'kota',
  'nasional',
  '',
  -1,
  null,
  {},
  ['x'],
  'x'.repeat(5_000),
  'a\u0000b',
];

export function openOutsideWorld(tape: Tape, facts: readonly string[]): OutsideWorld {
  const [handed, lost]: [string[], string[]] = [[], []];
  const world: OutsideWorld = {
    kind: false,
    handed,
    lost,
    messenger: {
      async send(to, text, id) {
        const mood = world.kind ? 'takes' : tape.pick(['refuses', 'saysNothing', 'takes', 'takes', 'forgets', 'hangs']);
        if (mood === 'refuses') throw new Error('the gateway refuses');
        if (mood === 'hangs') await pause();
        const isOffice = to.endsWith(OFFICE);
        handed.push(isOffice ? OFFICE : text);
        // A mail to an office comes back as a mail, which nobody reads here.
        if (mood === 'forgets' && !isOffice && id !== undefined && !lost.includes(id)) lost.push(id);
        if (mood === 'saysNothing') throw new Error('the gateway took it and did not answer');
        return null;
      },
    },
    registries: [
      {
        id: 'register',
        label: { id: 'Register', en: 'Registry' },
        facts,
        async ask({ fact }) {
          const mood = world.kind
            ? 'knows'
            : tape.pick(['knows', 'knows', 'lies', 'notFound', 'refused', 'breaks', 'hangs']);
          if (mood === 'breaks') throw new Error('the registry is broken');
          if (mood === 'hangs') return new Promise(() => undefined);
          if (mood === 'notFound' || mood === 'refused') return { state: mood };
          const truth = fact.startsWith('kelas') ? 'kota' : true;
          return { state: 'known', value: mood === 'lies' ? tape.pick(LIES) : truth, reference: 'R-1' };
        },
      },
    ],
  };
  return world;
}

/** A while; the scheduler says when it is over. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));
