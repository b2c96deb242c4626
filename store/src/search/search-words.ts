/**
 * What a case is found by: the words of its texts, names that may be misspelt, and keyed hashes of NIK and telephone.
 *
 * Sensitive answers are left out; numbers of persons that somebody wrote into a text are covered in it, and found by their hash.
 * Must never: keep a NIK or a telephone number in the open.
 */
import { createHmac, createSecretKey } from 'node:crypto';
import type { Field, Fields, ServiceManifest } from '@balai/kernel';
import type { Folded } from '../case/folded.ts';
import { BETWEEN_ANSWERS } from './excerpt.ts';
import { searchableWords } from './words.ts';

export interface SearchWords {
  /** As it was written: for excerpts. */
  readonly body: string;
  readonly names: string;
  readonly lookups: readonly string[];
  /** Normalised, for PostgreSQL's `indonesian` configuration. */
  readonly words: string;
}
/** Turns digits into what is stored of them; null where no secret is set: then nothing is stored. */
export type LookupKey = (digits: string) => string | null;

export function lookupKey(secret: string | undefined): LookupKey {
  if (secret === undefined) return () => null;
  const key = createSecretKey(secret, 'utf8'); // made once: a key of bytes costs five times as much with each digest
  return (digits) => createHmac('sha256', key).update(digits).digest('base64url').slice(0, 22);
}

/** Telephone numbers as they are dialled and written are one: digits without country or leading zero. */
export const digitsOf = (text: string): string => text.replaceAll(/\D/g, '').replace(/^(?:62|0)(?=8)/, '');

/** A telephone number, or fifteen to eighteen digits (NIK, NPWP, NOP), as people write them. */
const ofPersons = /(?<![\d])(?:(?:\+?62|0)[ .-]?8(?:[ .-]?\d){7,11}|\d(?:[ .-]?\d){14,17})(?!\d)/g;

const mailAddresses = /[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[^\s@<>(),;:.]{2,}/gu;

/** The same words without telephone numbers, numbers of persons and addresses of mail: an ellipsis stands for each. */
export const withoutReaches = (text: string): string => text.replaceAll(ofPersons, '…').replaceAll(mailAddresses, '…');
const mostBody = 4_000;

export function searchWordsOf(manifest: ServiceManifest, { state }: Folded, key: LookupKey): SearchWords {
  const parts = { body: [manifest.title.id], names: [] as string[], lookups: [] as string[] };
  for (const fields of [manifest.fields, ...Object.values(manifest.forms)]) collect(fields, state.answers, parts, key);
  const body = parts.body.join(BETWEEN_ANSWERS).slice(0, mostBody);
  return {
    body,
    names: parts.names.join(' · ').toLowerCase(),
    lookups: [...new Set(parts.lookups)],
    words: searchableWords(body),
  };
}

type Answers = Readonly<Record<string, unknown>>;
interface Parts {
  readonly body: string[];
  readonly names: string[];
  readonly lookups: string[];
}

function collect(fields: Fields, answers: Answers, parts: Parts, key: LookupKey): void {
  for (const [name, field] of Object.entries(fields)) {
    const value = answers[name];
    if (value === undefined || value === null || field.sensitive !== undefined) continue;
    if (field.rows !== undefined) {
      for (const row of Array.isArray(value) ? value : [value]) collect(field.rows, row as Answers, parts, key);
    } else collectOne(field, value, parts, key);
  }
}

function collectOne(field: Field<unknown>, value: unknown, parts: Parts, key: LookupKey): void {
  if (typeof value !== 'string' || value === '') return;
  switch (field.kind) {
    case 'nik':
    case 'phone': {
      const stored = key(digitsOf(value));
      if (stored !== null) parts.lookups.push(stored);
      return;
    }
    case 'text':
      parts.body.push(
        value.replaceAll(ofPersons, (number) => {
          const stored = key(digitsOf(number));
          if (stored !== null) parts.lookups.push(stored);
          return '…';
        }),
      );
      if (field.limits?.letters === 'name') parts.names.push(value);
      return;
    case 'choice':
      parts.body.push(field.options?.[value]?.id ?? '');
      return;
    default:
  }
}
