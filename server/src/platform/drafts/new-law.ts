/**
 * A law that began while a draft lay: whoever filed it before midnight had other terms, so it is said before it is sent.
 *
 * The day of filing decides (kernel/LANGUAGE.md), so nothing is kept of the old terms but the day under which they were read.
 * Must never: lose what was typed, or speak of a law that changes nothing here.
 */
import { lawChanges, type DateText, type ServiceManifest, type Text } from '@balai/kernel';
import type { Draft } from '@balai/store';
import type { Bound } from '../bound.ts';
import { inBoth } from '../texts/text.ts';
import { changedText, LAW, type DraftState } from './draft-state.ts';
import { splitOf } from './split-draft.ts';

const readUnder = (draft: Draft): DateText | null =>
  (draft.typed[LAW] as { readonly from: DateText } | undefined)?.from ?? null;

/** The draft with a note that the law changed since it was last open; null where it did not. A part that is split off has the law of its whole. */
export function withNewLaw(bound: Bound, draft: Draft, manifest: ServiceManifest, savedAt: number): Draft | null {
  const day = bound.formats.dateOf(savedAt);
  if (day >= bound.today || splitOf(draft) !== null || lawChanges(manifest, day, bound.today).length === 0) return null;
  const from = readUnder(draft) ?? day;
  return { ...draft, typed: { ...draft.typed, [LAW]: { from } }, savedAt: bound.now };
}

/** What is said on every page of a draft for which something changed since it was begun: a new version, a new law, or both. */
export function changesSaid(bound: Bound, state: DraftState): Text | null {
  const version = changedText(state);
  const law = lawText(bound, state);
  return version === null || law === null
    ? (version ?? law)
    : inBoth((language) => `${law[language]} ${version[language]}`);
}

function lawText(bound: Bound, { draft, manifest }: DraftState): Text | null {
  const from = readUnder(draft);
  const changes = from === null ? [] : lawChanges(manifest, from, bound.today);
  if (changes.length === 0) return null;
  return inBoth((language) => {
    const said = changes.map(({ says }) => says[language]).join('. ');
    return language === 'id'
      ? `Aturan baru mulai berlaku sejak Anda mulai mengisi. ${said}. Semua isian Anda tetap tersimpan; periksa sekali lagi sebelum mengirim.`
      : `A new rule came into force since you began. ${said}. All your answers are kept; check them once more before you send.`;
  });
}
