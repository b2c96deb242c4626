/**
 * What must hold of everything that was said over HTTP, asked of the database through a wire that loses nothing.
 *
 * Must never: ask the processes that were disturbed.
 */
import type { Life } from '../city-life.ts';
import { LIVE } from '../fault-city.ts';
import type { Found } from '../questions.ts';

type Broken = readonly string[];

/** `atRest`: nothing is on its way any more. */
export async function brokenOverHttp(life: Life, shown: Found['shown'], atRest: boolean): Promise<Broken> {
  const { http } = life.ledger;
  if (http.reports.length === 0) return [];
  return [
    ...(await typedIsKept(life)),
    ...(await keysTellTheTruth(life)),
    ...photosAreShownOnce(life, shown),
    ...(atRest ? await questionsAreThere(life) : []),
    ...(atRest
      ? [...http.waiting.values()].map(({ asked }) => `1: ${asked.method} ${asked.url} was never answered`)
      : []),
  ];
}

/** 1: whatever was acknowledged of a form lies in its draft until it is sent. */
async function typedIsKept({ city, ledger }: Life): Promise<Broken> {
  const unsent = ledger.http.reports.filter(({ number, kept }) => number === null && kept.size > 0);
  if (unsent.length === 0) return [];
  const drafts = await city.observer.drafts.many(
    LIVE,
    unsent.map(({ draftId }) => draftId),
  );
  const found = new Map(drafts.map((draft) => [draft.id, draft.answers]));
  return unsent.flatMap(({ draftId, kept }) =>
    [...kept]
      .filter((question) => found.get(draftId)?.[question] === undefined)
      .map((question) => `1: ${question} of draft ${draftId} was acknowledged and is lost`),
  );
}

/** 11: a photo that was taken belongs to the case of its form when that was sent, and to no other. */
function photosAreShownOnce({ ledger }: Life, shown: Found['shown']): Broken {
  const casesOf = new Map(shown.map(({ sha256, cases }) => [sha256, cases]));
  const caseOf = new Map(ledger.acknowledged.map(({ request, caseId }) => [request.idempotency.key, caseId]));
  return ledger.http.photos.flatMap(({ draftId, sha256 }) => {
    const cases = casesOf.get(sha256) ?? [];
    if (cases.length > 1) return [`11: the photo ${sha256} is shown by ${cases.join(' and ')}`];
    const own = caseOf.get(draftId);
    return own === undefined || cases[0] === own ? [] : [`11: the photo ${sha256} of ${own} is lost`];
  });
}

/** 2: a key whose request was acknowledged has its effect; one that was refused has none. */
async function keysTellTheTruth({ city, ledger }: Life): Promise<Broken> {
  const { acted, refusedKeys } = ledger.http;
  const { rows } = await city.admin.query<{ key: string }>(
    `select substr(caller, 9) || ' ' || key as key from idempotency where caller like 'officer %'`,
  );
  const kept = new Set(rows.map(({ key }) => key));
  return [
    ...[...acted].filter((key) => !kept.has(key)).map((key) => `2: the act ${key} was acknowledged and left nothing`),
    ...[...refusedKeys].filter((key) => kept.has(key)).map((key) => `2: the act ${key} was refused, and was done`),
  ];
}

/** 1 and 2: each question to the office that was acknowledged is there, once. */
async function questionsAreThere({ city, ledger }: Life): Promise<Broken> {
  const broken: string[] = [];
  for (const [number, asked] of Map.groupBy(ledger.http.questions, (one) => one.number)) {
    const found = await city.observer.cases.byNumber(LIVE, number);
    const messages = found === null ? [] : await city.observer.talk.messages(LIVE, found.caseId);
    for (const text of new Set(asked.map((one) => one.text))) {
      const times = messages.filter((one) => one.text === text).length;
      if (times !== 1) broken.push(`1: a question about ${number} was acknowledged, and is there ${times} times`);
    }
  }
  return broken;
}
