/**
 * Filters of the queue that an officer keeps under a name of their own choice.
 *
 * Must never: show one to anybody else, or put one in the place of another because they are called the same.
 */
import { randomUUID } from 'node:crypto';
import { suitableLine, type Text } from '@balai/kernel';
import type { Bound } from '../bound.ts';
import type { ConsolePlatform, QueueQuery } from '../platform-types.ts';
import { text } from '../texts/text.ts';
import type { Rights } from './rights.ts';

const MOST_LETTERS = 60;
const MOST_FILTERS = 50;

export async function savedFilters(bound: Bound, rights: Rights): ReturnType<ConsolePlatform['savedFilters']> {
  const filters = await bound.deps.store.filters.of(bound.regionId, rights.officer.id);
  return filters.map(({ id, name, filter }) => ({ id, name, query: filter as QueueQuery }));
}

export async function saveFilter(
  bound: Bound,
  rights: Rights,
  name: string,
  query: QueueQuery,
): ReturnType<ConsolePlatform['saveFilter']> {
  const kept = await savedFilters(bound, rights);
  if (kept.length >= MOST_FILTERS) return refused(TOO_MANY);
  const clean = cleanName(name, kept);
  if (typeof clean !== 'string') return refused(clean);
  const { after: _, ...filter } = query;
  await bound.deps.store.filters.save(bound.regionId, rights.officer.id, { id: randomUUID(), name: clean, filter });
  return { ok: true, value: { name: clean } };
}

export async function renameFilter(
  bound: Bound,
  rights: Rights,
  id: string,
  name: string,
): ReturnType<ConsolePlatform['renameFilter']> {
  const kept = await savedFilters(bound, rights);
  const own = kept.find((one) => one.id === id);
  if (own === undefined) return refused(GONE);
  const clean = cleanName(
    name,
    kept.filter((one) => one.id !== id),
  );
  if (typeof clean !== 'string') return refused(clean);
  await bound.deps.store.filters.save(bound.regionId, rights.officer.id, { id, name: clean, filter: { ...own.query } });
  return { ok: true, value: { name: clean } };
}

const refused = (message: Text) => ({ ok: false, error: { type: 'nameRefused', message } }) as const;

/** The name as it is kept, or why not. */
function cleanName(name: string, others: readonly { readonly name: string }[]): string | Text {
  const clean = suitableLine(name.trim());
  if (clean === null) return UNSUITABLE;
  if (clean.trim() === '') return MISSING;
  // As people count: an emoji or a letter with its marks is one.
  if ([...new Intl.Segmenter('id').segment(clean)].length > MOST_LETTERS) return TOO_LONG;
  const same = (one: string) => one.toLocaleLowerCase('id');
  const taken = others.find((other) => same(other.name) === same(clean));
  return taken === undefined
    ? clean
    : text(
        `Nama "${taken.name}" sudah dipakai. Pilih nama lain, atau hapus dulu saringan itu.`,
        `The name "${taken.name}" is taken. Choose another one, or remove that filter first.`,
      );
}
const MISSING = text('Tulis nama untuk saringan ini.', 'Write a name for this filter.');
const UNSUITABLE = text(
  'Nama ini memuat karakter yang tidak dapat disimpan. Ketik ulang tanpa menempelkannya.',
  'This name holds characters that cannot be stored. Type it again instead of pasting it.',
);
const TOO_LONG = text(
  `Nama paling panjang ${MOST_LETTERS} huruf. Pendekkan namanya.`,
  `A name has at most ${MOST_LETTERS} letters. Make it shorter.`,
);
const TOO_MANY = text(
  `Anda sudah menyimpan ${MOST_FILTERS} saringan. Hapus dulu salah satu.`,
  `You have kept ${MOST_FILTERS} filters already. Remove one first.`,
);
const GONE = text('Saringan ini sudah tidak ada.', 'This filter is gone.');
