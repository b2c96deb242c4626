/**
 * Pages that are the same for everybody, kept for two seconds: on the day of the flood thousands ask for the same home page
 * (ADR 0040).
 *
 * Must never: hold what was drawn for somebody. A page is kept only when its reader showed nothing of themselves, it stands on
 * the list below, and the answer has no cookie, no nonce and no error in it.
 */
import type { FastifyRequest } from 'fastify';
import { type Language, languageOf } from './problem.ts';
import type { WholeAnswer } from './whole-answer.ts';

/** Without a query: what a person typed, and what a form has to tell (`?pesan=`), stand there. */
const FOR_ANYBODY = /^\/(?:layanan(?:\/[a-z0-9-]{1,60})?|kota|bantuan|privasi|aksesibilitas)?$/;
/** Cookies of taste; with any other the reader is somebody. */
const TASTE = /^(?:bahasa=(?:id|en)|tema=(?:auto|light|dark))$/;
const KEPT_MS = 2_000;
const MOST_PAGES = 100;

interface Kept {
  readonly regionId: number;
  readonly from: number;
  /** Null: what was drawn is not for all. */
  readonly answer: Promise<WholeAnswer | null>;
}
/** A page that is drawn now for all who wait for it. */
export interface Drawing {
  /** To be called in any case; only the first call counts. Null: nothing came of it. */
  settle(answer: WholeAnswer | null): void;
}
export interface PagesForAnybody {
  /** The kept page, or a drawing that this request is to make; null: this request is drawn for itself. */
  find(key: string, regionId: number): Promise<WholeAnswer | Drawing | null>;
  /** Drops what a region's pages showed: its services have changed. */
  forget(regionId: number): void;
}

/** Null: the page is somebody's, or not on the list. Equal keys: the same page. */
export function keyOfAnybody(
  request: Pick<FastifyRequest, 'method' | 'url' | 'headers' | 'host' | 'protocol'>,
): string | null {
  const { method, url, headers, host, protocol } = request;
  if (method !== 'GET' || headers.authorization !== undefined || !FOR_ANYBODY.test(url)) return null;
  const cookies = headers.cookie === undefined ? [] : headers.cookie.split(';').map((one) => one.trim());
  if (!cookies.every((one) => TASTE.test(one))) return null;
  const language: Language = languageOf(headers);
  const theme = cookies.find((one) => one.startsWith('tema=')) ?? '';
  return `${protocol}://${host}${url} ${language} ${theme}`;
}

export function openPagesForAnybody(now: () => number): PagesForAnybody {
  const kept = new Map<string, Kept>();
  const isFresh = ({ from }: Kept): boolean => Math.abs(now() - from) < KEPT_MS;
  return {
    async find(key, regionId) {
      const before = kept.get(key);
      if (before !== undefined && isFresh(before)) return before.answer;
      const { promise: answer, resolve } = Promise.withResolvers<WholeAnswer | null>();
      const entry: Kept = { regionId, from: now(), answer };
      kept.delete(key);
      kept.set(key, entry);
      const [oldest] = kept.keys();
      if (kept.size > MOST_PAGES && oldest !== undefined) kept.delete(oldest);
      let isSettled = false;
      return {
        settle(drawn) {
          if (isSettled) return;
          isSettled = true;
          const well = drawn !== null && mayBeKept(drawn) ? drawn : null;
          if (well === null && kept.get(key) === entry) kept.delete(key);
          resolve(well);
        },
      };
    },
    forget(regionId) {
      for (const [key, one] of kept) if (one.regionId === regionId) kept.delete(key);
    },
  };
}

function mayBeKept({ status, headers }: WholeAnswer): boolean {
  const policy = String(headers['content-security-policy'] ?? '');
  return (
    status === 200 &&
    headers['set-cookie'] === undefined &&
    String(headers['content-type']).startsWith('text/html') &&
    policy !== '' &&
    !policy.includes("'nonce-")
  );
}
