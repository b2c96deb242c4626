// What can keep PostgreSQL, the embedded one or the operator's own, from serving us, as data: the command line turns each into a sentence.
// Never holds anything but paths, process ids and the database's own last words.

export type PostgresProblem =
  | { readonly type: 'platformUnsupported'; readonly platform: string }
  | { readonly type: 'socketPathTooLong'; readonly path: string; readonly bytes: number; readonly limit: number }
  | { readonly type: 'inUse'; readonly home: string; readonly pid: number }
  | { readonly type: 'otherMajorVersion'; readonly data: string; readonly found: string; readonly wanted: string }
  | { readonly type: 'diskFull'; readonly path: string }
  | { readonly type: 'notPermitted'; readonly path: string; readonly detail: string }
  | { readonly type: 'rootRefused'; readonly detail: string }
  | { readonly type: 'notStarted'; readonly detail: string; readonly log: string }
  | { readonly type: 'unreachable'; readonly detail: string }
  | { readonly type: 'loginRefused'; readonly detail: string }
  | { readonly type: 'databaseMissing' }
  | { readonly type: 'busy'; readonly detail: string }
  | { readonly type: 'rightMissing'; readonly user: string; readonly database: string }
  | { readonly type: 'trigramsMissing' }
  | { readonly type: 'serverTooOld'; readonly found: string; readonly wanted: string };

/** Thrown by `startPostgres` and `checkOwnServer`; `problem` says which of the known troubles it is. */
export class PostgresUnavailable extends Error {
  readonly problem: PostgresProblem;

  constructor(problem: PostgresProblem) {
    super(`PostgreSQL: ${JSON.stringify(problem)}`);
    this.name = 'PostgresUnavailable';
    this.problem = problem;
  }
}

/** Tells a full disk and a missing permission apart from everything else in the database's own words. */
export function problemFromLog(words: string, path: string, log: string): PostgresProblem {
  if (/no space left on device|disk quota exceeded/i.test(words)) return { type: 'diskFull', path };
  if (/permission denied|operation not permitted|has wrong ownership/i.test(words)) {
    return { type: 'notPermitted', path, detail: lastLine(words) };
  }
  if (/execution of the server by a user with administrative permissions|cannot be run as root/i.test(words)) {
    return { type: 'rootRefused', detail: lastLine(words) };
  }
  return { type: 'notStarted', detail: lastLine(words), log };
}

/** The same for an error of the file system (`ENOSPC`, `EACCES` ...); undefined when it is none of these. */
export function problemFromError(error: unknown, path: string): PostgresProblem | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return { type: 'diskFull', path };
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return { type: 'notPermitted', path: placeOf(error) ?? path, detail: String(code) };
  return undefined;
}

/** Where it was not permitted: a link that cannot be made is named by its own place, not by what it leads to. */
function placeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { dest, path } = error as NodeJS.ErrnoException & { readonly dest?: string };
  return dest ?? path;
}

function lastLine(words: string): string {
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  return lines.findLast((line) => /FATAL|PANIC|error:/i.test(line)) ?? lines.at(-1) ?? 'it said nothing';
}
