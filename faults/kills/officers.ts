/**
 * Officers who sign in, schedule and refuse what residents reported, and sign out, through the real doors and without a pause.
 *
 * Every sign-in is one of a new browser, so none ends the session of another. Must never: write down what was not answered with a
 * success.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Note } from './callers.ts';
import { sending, type Browser } from './sending.ts';

export interface OfficerAccount {
  readonly email: string;
  readonly password: string;
}
export interface Desk {
  readonly place: Omit<Browser, 'cookies'>;
  /** Numbers of reports that wait for an officer; each is taken once. */
  readonly waiting: string[];
  readonly note: Note;
}

const ACTS_A_SHIFT = 6;
/** A report that nobody has touched: submitted, sorted, received. */
const untouched = { turn: 'diterima/dishub', seenVersion: 3 };
const SCHEDULE = { ...untouched, action: 'jadwalkan' };
const REFUSE = { ...untouched, action: 'tolak', because: ['milikPribadi'] };

/** `isKept`: this session is left as it is, and must be there ever after; another is signed out, and must never come back. */
export async function shift(account: OfficerAccount, { place, waiting, note }: Desk, isKept: boolean): Promise<void> {
  const signed = await sending({ ...place, cookies: '' })('POST', '/sesi/masuk', {
    email: account.email,
    sandi: account.password,
  });
  if (signed === null) return;
  if (signed.location !== '/konsol') throw new Error(`${account.email} was not let in: ${signed.location}`);
  const session = sessionIn(signed.cookies);
  if (isKept) note({ what: 'session', session }, signed.sentAt);
  const send = sending({ ...place, cookies: signed.cookies });
  for (let acts = 0; acts < ACTS_A_SHIFT && !place.isOver();) {
    const number = waiting.shift();
    if (number === undefined) {
      await sleep(20);
      continue;
    }
    const key = randomUUID();
    const act = acts % 2 === 0 ? SCHEDULE : REFUSE;
    const done = await send('POST', `/api/v1/officer/cases/${number}/act`, act, key);
    if (done === null) return;
    note({ what: 'act', number, key, isEnd: act === REFUSE }, done.sentAt);
    acts += 1;
  }
  if (isKept) return;
  const out = await send('POST', '/sesi/keluar', {});
  if (out !== null) note({ what: 'signedOut', session }, out.sentAt);
}

/** The token as it stands in the table of sessions; the cookie has its signature behind it. */
function sessionIn(cookies: string): string {
  const [, value = ''] = /session_token=([^;]+)/.exec(cookies) ?? [];
  return decodeURIComponent(value).split('.')[0] ?? '';
}
