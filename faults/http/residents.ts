/**
 * Residents who report and apply through the API: begin, answer, take a photo, send, ask, withdraw, look; again and again where nothing
 * answered.
 *
 * Must never: believe anything but a success, or send a second request of the same meaning under another key.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Life } from '../city-life.ts';
import { LIVE, type Process } from '../fault-city.ts';
import type { Work } from '../scheduler.ts';
import { askOften, type Asked, type Heard } from './asking.ts';
import { formIn } from './forms.ts';
import { newPhoto } from './photos.ts';

/** What one resident has typed, and what they were told. */
export interface Report {
  readonly cookie: string;
  readonly language: 'id' | 'en';
  readonly draftId: string;
  /** A photo stands among them when it was taken. */
  readonly answers: Record<string, Readonly<Record<string, string>>>;
  readonly photoFor: string | null;
  /** As the resident has it: sent again where no answer was heard. */
  readonly photo: Buffer;
  /** The questions whose answers were acknowledged. */
  readonly kept: Set<string>;
  /** Somebody is at it: a resident types with two hands, and not in two places. */
  isOpen: boolean;
  number: string | null;
}

/** A write that got no answer yet, and what an answer means. */
export interface Waiting {
  readonly asked: Asked;
  hear(heard: Heard): Promise<void> | void;
}
export interface HttpLedger {
  readonly reports: Report[];
  readonly waiting: Map<string, Waiting>;
  /** Titles of problems by kind and language. */
  readonly titles: Map<string, string>;
  /** What was heard first of a key, for ever the same. */
  readonly outcomes: Map<string, string>;
  /** Questions to the office that were acknowledged, by number. */
  readonly questions: { readonly number: string; readonly text: string }[];
  /** Photos of which it was heard that they were taken. */
  readonly photos: { readonly draftId: string; readonly sha256: string }[];
  /** Keys of officers of which a success was heard, and those of which a refusal was. */
  readonly acted: Set<string>;
  readonly refusedKeys: Set<string>;
  asked: number;
  lost: number;
  refused: number;
  away: number;
}
export const newHttpLedger = (): HttpLedger => ({
  reports: [],
  waiting: new Map(),
  titles: new Map(),
  outcomes: new Map(),
  questions: [],
  photos: [],
  acted: new Set(),
  refusedKeys: new Set(),
  asked: 0,
  lost: 0,
  refused: 0,
  away: 0,
});

/** Sends a write until somebody hears an answer; it waits in the ledger until then. */
export async function write(life: Life, process: Process, waiting: Waiting): Promise<Heard | null> {
  const { asked } = waiting;
  const key = asked.key ?? asked.url;
  const { http } = life.ledger;
  http.waiting.set(key, waiting);
  const heard = await askOften(life, process, asked);
  if (heard === null || heard.status === 429) return null;
  http.waiting.delete(key);
  // The version that an act is answered with is that of now, also when it had been done before.
  const outcome = `${heard.status < 400 ? 'done' : 'refused'} ${String(heard.said['number'] ?? '')}`;
  const before = http.outcomes.get(key);
  // Who was refused may be let in later, by what happened meanwhile; what was done stays done.
  if (before?.startsWith('done') === true && before !== outcome)
    life.ledger.broken.push(
      `2: ${asked.method} ${asked.url} was ${before}, and is ${outcome}: ${JSON.stringify(heard.said).slice(0, 200)}`,
    );
  http.outcomes.set(key, before ?? outcome);
  await waiting.hear(heard);
  return heard;
}

export function residentWorks(life: Life, processes: readonly Process[]): readonly Work[] {
  const { tape, ledger } = life;
  const { reports, waiting } = ledger.http;
  const process = tape.pick(processes);
  const unsent = reports.filter(({ number, isOpen }) => number === null && !isOpen);
  const sent = reports.filter(({ number }) => number !== null);
  const choice = tape.take(6);
  if (choice === 0 && waiting.size > 0) return [again(life, process, tape.pick([...waiting.values()]))];
  if (choice <= 1 && unsent.length > 0) return [fillingWork(life, process, tape.pick(unsent))];
  if (choice <= 3 && sent.length > 0) return actsOn(life, processes, tape.pick(sent));
  return [{ at: process.name, run: () => begin(life, process) }];
}

export const again = (life: Life, process: Process, waiting: Waiting): Work => ({
  at: process.name,
  run: () => write(life, process, waiting),
});

async function begin(life: Life, process: Process): Promise<void> {
  const { tape, ledger } = life;
  const cookie = `balai_perangkat=${randomBytes(16).toString('base64url')}`;
  const language = tape.pick(['id', 'en'] as const);
  const { service, answers, photoFor } = formIn(tape);
  const request = {
    method: 'POST',
    url: '/api/v1/drafts',
    body: { service },
    cookie,
    language,
  } as const;
  const heard = await askOften(life, process, request);
  if (heard === null) return;
  const { draftId } = heard.said;
  if (heard.status !== 201 || typeof draftId !== 'string')
    return void ledger.broken.push(`1: no draft can be begun: ${JSON.stringify(heard.said)}`);
  const report: Report = {
    cookie,
    language,
    draftId,
    answers: { ...answers },
    photoFor,
    photo: newPhoto(),
    kept: new Set(),
    isOpen: false,
    number: null,
  };
  ledger.http.reports.push(report);
  await fill(life, process, report);
}

const fillingWork = (life: Life, process: Process, report: Report): Work => ({
  at: process.name,
  run: () => fill(life, process, report),
});

/** Goes on where the form stands: answers what is not acknowledged yet, and sends it. */
export async function fill(life: Life, process: Process, report: Report): Promise<void> {
  const { cookie, language, draftId, answers, kept } = report;
  report.isOpen = true;
  try {
    if (!(await uploaded(life, process, report))) return;
    for (const [question, body] of Object.entries(answers)) {
      if (kept.has(question)) continue;
      const url = `/api/v1/drafts/${draftId}/answers/${question}`;
      const heard = await askOften(life, process, { method: 'PUT', url, body, cookie, language });
      if (heard === null || heard.status === 429) return;
      // The same form, sent meanwhile from another window of theirs.
      if (String(heard.said['type']).endsWith('/alreadySent') && life.ledger.submitted.has(draftId)) return;
      if (heard.status !== 200)
        life.ledger.broken.push(`1: ${url} refused a right answer: ${JSON.stringify(heard.said)}`);
      kept.add(question);
    }
    await write(life, process, submission(life, report));
  } finally {
    report.isOpen = false;
  }
}

/** False: nobody was heard to take it yet. Sent again it is the same photo, under the same name. */
async function uploaded(life: Life, process: Process, report: Report): Promise<boolean> {
  const { cookie, language, draftId, answers, photoFor, photo } = report;
  if (photoFor === null || answers[photoFor] !== undefined) return true;
  const url = `/api/v1/drafts/${draftId}/files/${photoFor}`;
  const heard = await askOften(life, process, { method: 'POST', url, photo, cookie, language });
  if (heard === null || heard.status === 429) return false;
  const { sha256 } = heard.said;
  if (heard.status !== 201 || typeof sha256 !== 'string') {
    // The folder of files is full: the other answers are not lost, and the photo is sent later.
    if (!String(heard.said['type']).endsWith('/noRoom'))
      life.ledger.broken.push(`11: ${url} refused a photo: ${heard.status} ${JSON.stringify(heard.said)}`);
    return false;
  }
  answers[photoFor] = { [photoFor]: sha256 };
  life.ledger.http.photos.push({ draftId, sha256 });
  return true;
}

function submission(life: Life, report: Report): Waiting {
  const { cookie, language, draftId } = report;
  const { ledger, city } = life;
  ledger.submitted.add(draftId);
  const asked: Asked = {
    method: 'POST',
    url: `/api/v1/drafts/${draftId}/submit`,
    body: { persetujuan: 'ya' },
    cookie,
    language,
  };
  return {
    asked,
    async hear({ status, said }) {
      const { number } = said;
      if (status !== 201 || typeof number !== 'string')
        return void ledger.broken.push(
          `1: what draft ${draftId} kept was whole, and was not taken: ${status} ${JSON.stringify(said)}`,
        );
      report.number = number;
      const found = await life.machine.beside(city.observer.cases.byNumber(LIVE, number));
      if (found === null) return void ledger.broken.push(`1: ${number} was acknowledged and is not found`);
      ledger.acknowledged.push({
        request: { regionId: LIVE, idempotency: { key: draftId } },
        caseId: found.caseId,
        number,
        version: 1,
        did: 'sent',
      });
    },
  };
}

/** Looks, asks the office, withdraws; some of it twice at the same moment, at whichever process. */
function actsOn(life: Life, processes: readonly Process[], report: Report): readonly Work[] {
  const { tape, ledger } = life;
  const { number, cookie, language } = report;
  if (number === null) return [];
  const who = { cookie, language };
  const url = `/api/v1/cases/${number}`;
  const process = tape.pick(processes);
  const choice = tape.take(4);
  if (choice === 0) return [looking(life, process, { method: 'GET', url, ...who })];
  if (choice === 1) return [{ at: process.name, run: () => write(life, process, submission(life, report)) }];
  const key = randomUUID();
  const text = `kapan ${key}?`;
  const asking: Waiting =
    choice === 2
      ? {
          asked: { method: 'POST', url: `${url}/messages`, body: { text }, key, ...who },
          hear({ status, said }) {
            if (status === 200) ledger.http.questions.push({ number, text });
            else ledger.broken.push(`1: a question about ${number} was not taken: ${status} ${JSON.stringify(said)}`);
          },
        }
      : {
          asked: {
            method: 'POST',
            url: `${url}/${tape.pick(['withdrawal', 'objection'])}`,
            body: { kunci: key },
            key,
            ...who,
          },
          hear: () => undefined,
        };
  const times = tape.chance(3) ? 2 : 1;
  return Array.from({ length: times }, () => again(life, tape.pick(processes), asking));
}

/** What exists is shown, or the server says that it cannot now. */
export const looking = (life: Life, process: Process, asked: Asked): Work => ({
  at: process.name,
  async run() {
    const heard = await askOften(life, process, asked);
    if (heard !== null && heard.status !== 200 && heard.status !== 429)
      life.ledger.broken.push(`1: ${asked.url} was answered ${heard.status}: ${JSON.stringify(heard.said)}`);
  },
});
