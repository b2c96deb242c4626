// The table of commands: the name as it is typed, and the file that holds it. Nothing is loaded before it is called.
import type { Command } from './command.ts';

export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).serve,
  test: async () => (await import('./commands/test.ts')).test,
  check: async () => (await import('./commands/check.ts')).check,
  format: async () => (await import('./commands/format.ts')).format,
  'officer add': async () => (await import('./commands/officer-add.ts')).officerAdd,
  'officer end': async () => (await import('./commands/officer-end.ts')).officerEnd,
  'officer list': async () => (await import('./commands/officer-list.ts')).officerList,
  'officer password': async () => (await import('./commands/officer-password.ts')).officerPassword,
  'region boundaries': async () => (await import('./commands/region-boundaries.ts')).regionBoundaries,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/restore.ts')).restore,
  'erasure finish': async () => (await import('./commands/erasure-finish.ts')).erasureFinish,
  'keys rotate': async () => (await import('./commands/keys-rotate.ts')).keysRotate,
  'keys reencrypt': async () => (await import('./commands/keys-reencrypt.ts')).keysReencrypt,
  'keys drop': async () => (await import('./commands/keys-drop.ts')).keysDrop,
  rebuild: async () => (await import('./commands/rebuild.ts')).rebuild,
  'services publish': async () => (await import('./commands/services-publish.ts')).servicesPublish,
  'services check': async () => (await import('./commands/services-check.ts')).servicesCheck,
  bench: async () => (await import('./commands/bench.ts')).bench,
  faults: async () => (await import('./commands/faults.ts')).faults,
  kills: async () => (await import('./commands/kills.ts')).kills,
  mutants: async () => (await import('./commands/mutants.ts')).mutants,
  screenshots: async () => (await import('./commands/screenshots.ts')).screenshots,
  sbom: async () => (await import('./commands/sbom.ts')).sbom,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
};

/** The command with the longest name that `words` begin with, and the words after it. */
export function findCommand(words: readonly string[]) {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (load !== undefined && words.length >= length) return { name, load, rest: words.slice(length) };
  }
  return undefined;
}
