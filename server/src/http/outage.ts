/**
 * What an error says about the installation: its disk has no room, or its database is away for a moment. Neither is a fault
 * in a request, and both pass; everything else stays what it is.
 *
 * Must never: take a trouble for an outage that waiting does not mend.
 */
import { isDiskFull } from '../images/index.ts';
import type { Outage } from '../platform/platform-types.ts';

export type { Outage };

/** How long a caller does well to wait, in seconds. */
export const RETRY_AFTER_SECONDS: Readonly<Record<Outage, number>> = { noRoom: 300, unavailable: 5, wrongClock: 60 };

/** SQLSTATE: the database cannot write. */
const DATABASE_FULL = '53100';
/** SQLSTATE: connection lost (08), out of connections or memory (53), going down or starting (57P0x); and the system's codes. */
const AWAY = /^(08\w{3}|53\w{3}|57P0\d|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EAI_AGAIN|ENOTFOUND)$/u;
/** Words of the database's client, which gives these no code. */
const LOST =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout)/u;

/** Null: no outage. Looks also at what caused the error. */
export function outageOf(error: unknown): Outage | null {
  for (let one: unknown = error, deep = 0; one instanceof Error && deep < 5; one = one.cause, deep += 1) {
    const code = 'code' in one ? String(one.code) : '';
    if (isDiskFull(one) || code === DATABASE_FULL) return 'noRoom';
    if (AWAY.test(code) || LOST.test(one.message)) return 'unavailable';
    // The socket of an embedded database that is just starting again.
    if (code === 'ENOENT' && 'syscall' in one && one.syscall === 'connect') return 'unavailable';
  }
  return null;
}
