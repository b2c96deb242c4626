/**
 * One request over HTTP as its sender lives it: an answer, or none. What the server may say, in whatever weather, is judged here.
 *
 * Must never: take an answer that was lost for a refusal, or let a fault of ours pass as weather.
 */
import { refusesAt } from '../clocks.ts';
import type { Life } from '../city-life.ts';
import type { Process } from '../fault-city.ts';
import { multipart } from './photos.ts';

export interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Sent as a file, in the place of a body. */
  readonly photo?: Buffer;
  readonly key?: string;
  readonly cookie: string;
  readonly language: 'id' | 'en';
}
export interface Heard {
  readonly status: number;
  readonly said: Readonly<Record<string, unknown>>;
}

export const HOST = 'tangerang.contoh';
/** What waiting mends, and nothing else of 500 and above. */
const WEATHER = ['unavailable', 'noRoom', 'wrongClock', 'signerUnavailable'];
const TRIES = 3;

/** Asks at this process until it says something else than that it cannot now; null when no answer was heard. */
export async function askOften(life: Life, process: Process, asked: Asked): Promise<Heard | null> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const heard = await askOnce(life, process, asked);
    if (process.isDead) return null;
    if (heard !== null && heard.status < 500) return heard;
  }
  return null;
}

async function askOnce(life: Life, process: Process, asked: Asked): Promise<Heard | null> {
  const { door } = process;
  if (door === null) throw new Error(`${process.name} has no door`);
  const { method, url, photo, key, cookie, language } = asked;
  const file = photo === undefined ? null : multipart(photo);
  const payload = file?.payload ?? asked.body;
  const stoodStill = refusesAt(process);
  life.ledger.http.asked += 1;
  const response = await life.machine.stirring(
    door.inject({
      method,
      url,
      headers: {
        host: HOST,
        cookie,
        'sec-fetch-site': 'same-origin',
        'accept-language': language,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(file === null ? {} : { 'content-type': file.contentType }),
      },
      ...(payload === undefined ? {} : { payload }),
    }),
  );
  // Whoever died said nothing any more, and nobody hears an answer whose connection is cut.
  if (process.isDead) return null;
  const said: unknown = response.body === '' ? {} : JSON.parse(response.body);
  const heard = { status: response.statusCode, said: said as Heard['said'] };
  const type = String(response.headers['content-type'] ?? '');
  life.ledger.broken.push(...wrongWith(life, asked, heard, type, stoodStill !== null && method !== 'GET'));
  if (!life.outside.kind && life.tape.chance(LOST_IN)) {
    life.ledger.http.lost += 1;
    return null;
  }
  return heard;
}
/** One in so many answers does not reach who asked. */
const LOST_IN = 8;

/** 1: what no answer of ours may be. `mustStandStill`: the guard of this process lets nothing be written. */
function wrongWith(
  { ledger }: Life,
  { method, url, language }: Asked,
  { status, said }: Heard,
  contentType: string,
  mustStandStill: boolean,
): readonly string[] {
  const asked = `${method} ${url}`;
  const words = JSON.stringify(said).slice(0, 300);
  if (mustStandStill && (status !== 503 || !String(said['type']).endsWith('/wrongClock')))
    return [`9: ${asked} was answered ${status} by a process whose clock is wrong: ${words}`];
  if (status < 400) return [];
  const { type, title } = said;
  if (!contentType.startsWith('application/problem+json') || typeof title !== 'string' || said['status'] !== status)
    return [`1: ${asked} was answered ${status} without a problem document: ${words}`];
  const kind = String(type).split('/').at(-1) ?? '';
  if (status >= 500 && !WEATHER.includes(kind)) return [`1: ${asked} was answered ${status}: ${words}`];
  if (status >= 500) ledger.http.away += 1;
  else ledger.http.refused += 1;
  ledger.http.titles.set(`${kind} ${language}`, title);
  const isSame = ledger.http.titles.get(`${kind} id`) === ledger.http.titles.get(`${kind} en`);
  return isSame ? [`1: ${kind} says the same in both languages: ${title}`] : [];
}
