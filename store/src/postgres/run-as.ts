// PostgreSQL refuses to run as root, and must die with us. This finds the wrapping command that gives both.
// It never changes who owns the checkout; only the database's own folder changes hands, and only in the last resort.
import { spawnSync } from 'node:child_process';
import { PostgresUnavailable } from './problem.ts';

export type RunAs = {
  readonly how: 'plain' | 'namespace' | 'user';
  /** The user that must own the data folder; undefined when it stays ours. */
  readonly uid?: number;
  readonly wrap: (argv: readonly string[]) => readonly [string, ...string[]];
};

const nobody = 65534;
const namespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];
const otherUser = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '--'];

/**
 * 1. not root: as we are; 2. root with user namespaces: inside one, the files stay root's on disk;
 * 3. root without (many containers): as `nobody`, which must be able to read the program.
 * Throws `PostgresUnavailable` (`rootRefused`) when none works.
 */
export function findRunAs(program: string, allowNamespace = true): RunAs {
  const dies = succeeds(['setpriv', '--pdeathsig', 'INT', 'true']) ? ['setpriv', '--pdeathsig', 'INT', '--'] : [];
  if (process.getuid?.() !== 0) return { how: 'plain', wrap: (argv) => words([...dies, ...argv]) };
  if (allowNamespace && succeeds([...namespace, 'true'])) {
    return { how: 'namespace', wrap: (argv) => words([...namespace, ...dies, ...argv]) };
  }
  if (succeeds([...otherUser, program, '--version'])) {
    return { how: 'user', uid: nobody, wrap: (argv) => words([...otherUser, ...dies, ...argv]) };
  }
  throw new PostgresUnavailable({ type: 'rootRefused', detail: `neither unshare nor setpriv could start ${program}` });
}

function succeeds(argv: readonly string[]): boolean {
  const [command, ...rest] = words(argv);
  return spawnSync(command, rest, { stdio: 'ignore' }).status === 0;
}

function words(argv: readonly string[]): readonly [string, ...string[]] {
  const [first, ...rest] = argv;
  if (first === undefined) throw new Error('an empty command cannot be run');
  return [first, ...rest];
}
