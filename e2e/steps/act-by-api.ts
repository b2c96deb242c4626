// An officer's acts through the open API, for pages that are only there after them: a turn, a letter withdrawn, a link that left.
// Must never: stand for the console's own way, which the walks go.
import { setTimeout as pause } from 'node:timers/promises';
import type { APIRequestContext } from 'playwright-core';

/** What a browser says of a request that one of our own pages makes. */
const own = { 'sec-fetch-site': 'same-origin' } as const;

export interface ActGiven {
  readonly answers?: Readonly<Record<string, string>>;
  readonly because?: readonly string[];
}

/** Acts in the first open turn of a case that the officer sees. */
export async function actByApi(
  officer: APIRequestContext,
  number: string,
  action: string,
  { answers = {}, because = [] }: ActGiven = {},
): Promise<void> {
  const seen = await (await officer.get(`/api/v1/officer/cases/${number}`)).json();
  const done = await officer.post(`/api/v1/officer/cases/${number}/act`, {
    data: { turn: seen.turns[0].id, action, seenVersion: seen.version, answers, because, confirms: [], note: '' },
    headers: { ...own, 'idempotency-key': `${number}-${action}` },
  });
  if (!done.ok()) throw new Error(`${action} of ${number}: ${await done.text()}`);
}

/** Waits until the letter of a case is signed, since the seal works beside the request; resolves with its number. */
export async function letterOf(resident: APIRequestContext, number: string): Promise<string> {
  for (let times = 0; times < 90; times++) {
    const { documents } = await (await resident.get(`/api/v1/cases/${number}`)).json();
    if (documents?.[0]?.pdfPath) return documents[0].number;
    await pause(1_000);
  }
  throw new Error(`the letter of ${number} was not sealed in ninety seconds`);
}

/** By whoever may withdraw the letter of this case today. */
export async function withdrawLetter(signer: APIRequestContext, number: string): Promise<void> {
  const { revocable } = await (await signer.get(`/api/v1/officer/cases/${number}`)).json();
  const done = await signer.post(`/api/v1/officer/letters/${revocable[0].id}/revoke`, {
    data: { because: 'dasarTidakBenar', confirmed: true },
    headers: own,
  });
  if (!done.ok()) throw new Error(`the letter of ${number} is not withdrawn: ${await done.text()}`);
}

/** Waits until the first link of a turn of this case has left; resolves with its path. Demo cities alone say it. */
export async function linkOfTurn(resident: APIRequestContext, number: string): Promise<string> {
  for (let times = 0; times < 90; times++) {
    const { links } = await (await resident.get(`/api/v1/cases/${number}`)).json();
    if (links?.[0]) return links[0].path;
    await pause(1_000);
  }
  throw new Error(`no link of ${number} left in ninety seconds`);
}
