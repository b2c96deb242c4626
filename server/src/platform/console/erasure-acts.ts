/**
 * What may be done about erasures: approve the list of the month, grant a request, take a case off, hold it, lift the hold.
 *
 * Must never: act without the right of today, without the word of the officer that they are sure, or without a reason.
 */
import type { ErasureRefusal } from '@balai/store';
import { suitableText, type Text } from '@balai/kernel';
import type { Bound } from '../bound.ts';
import type { ErasureAct, ErasureAnswer } from '../erasure-types.ts';
import { text } from '../texts/text.ts';
import { BASES } from './erasure-view.ts';
import { mayErase, type Rights } from './rights.ts';

const MOST_WORDS = 500;
const refused = (message: Text): ErasureAnswer => ({ ok: false, message });
const done = (id: string, en: string): ErasureAnswer => ({ ok: true, message: text(id, en) });

const NOT_ALLOWED = text(
  'Hanya pejabat pelindungan data pribadi yang dapat melakukan ini.',
  'Only the data protection officer can do this.',
);
const NOT_SURE = text(
  'Centang dulu bahwa Anda sudah memeriksanya. Penghapusan tidak dapat dibatalkan.',
  'Tick first that you have checked it. An erasure cannot be undone.',
);
const NO_CASE = text('Tidak ada kasus dengan nomor itu.', 'There is no case with that number.');

export async function eraseAct(bound: Bound, rights: Rights, act: ErasureAct): Promise<ErasureAnswer> {
  if (!mayErase(bound, rights)) return refused(NOT_ALLOWED);
  const { erasure } = bound.deps.store;
  const by = rights.officer.id;
  if (act.do === 'approve') {
    if (!act.sure) return refused(NOT_SURE);
    const approved = await erasure.approve(bound.regionId, { month: act.month, digest: act.digest, by }, bound.now);
    if (!approved.ok) return refused(sentenceOf(approved.error));
    const { cases } = approved.value;
    return done(
      `Disetujui: ${cases} kasus dihapus sekarang, satu per satu.`,
      `Approved: ${cases} cases are being erased now, one after the other.`,
    );
  }
  const because = (suitableText(act.because) ?? '').slice(0, MOST_WORDS);
  if (act.do === 'lift') {
    const lifted = await erasure.lift(bound.regionId, { holdId: act.holdId, because, by }, bound.now);
    return lifted.ok ? done('Penahanan dicabut.', 'The hold is lifted.') : refused(sentenceOf(lifted.error));
  }
  const found = await bound.deps.store.cases.byNumber(bound.regionId, act.number);
  if (found === null) return refused(NO_CASE);
  return onCase(bound, by, { ...act, because }, found.caseId);
}

async function onCase(
  bound: Bound,
  by: string,
  act: Extract<ErasureAct, { readonly number: string }>,
  caseId: string,
): Promise<ErasureAnswer> {
  const { erasure } = bound.deps.store;
  const { because } = act;
  if (act.do === 'request') {
    if (!act.sure) return refused(NOT_SURE);
    const basis = BASES.find(({ id }) => id === act.basis)?.id ?? BASES[0].id;
    const granted = await erasure.request(bound.regionId, { caseIds: [caseId], because, basis, by }, bound.now);
    return granted.ok
      ? done(
          'Permintaan dicatat; data pribadi kasus ini dihapus sekarang.',
          'The request is on record; the personal data of this case are being erased now.',
        )
      : refused(sentenceOf(granted.error));
  }
  if (act.do === 'hold') {
    const held = await erasure.hold(bound.regionId, { caseId, because, by }, bound.now);
    return held.ok
      ? done(
          'Kasus ditahan: tidak ada yang dihapus sampai penahanan dicabut.',
          'The case is held: nothing is erased until the hold is lifted.',
        )
      : refused(sentenceOf(held.error));
  }
  const month = bound.today.slice(0, 7);
  const excluded = await erasure.exclude(bound.regionId, { caseId, month, because, by }, bound.now);
  return excluded.ok
    ? done(
        'Dikeluarkan dari daftar bulan ini; bulan depan muncul lagi.',
        "Taken off this month's list; it comes back next month.",
      )
    : refused(sentenceOf(excluded.error));
}

function sentenceOf({ type }: ErasureRefusal): Text {
  switch (type) {
    case 'listChanged':
      return text(
        'Daftarnya sudah berubah sejak Anda melihatnya. Periksa lagi, lalu setujui.',
        'The list has changed since you saw it. Look again, then approve.',
      );
    case 'nothingToErase':
      return text('Tidak ada kasus yang dapat dihapus.', 'There is no case that can be erased.');
    case 'reasonMissing':
      return text('Tuliskan alasannya, tanpa nama orang.', 'Write the reason, without naming a person.');
    case 'noSuchCase':
      return NO_CASE;
    case 'caseOpen':
      return text(
        'Kasus ini masih diproses; datanya diperlukan untuk memutuskan. Selesaikan atau tarik dulu.',
        'This case is still at work, and its data are needed to decide it. It ends, or is withdrawn, first.',
      );
    case 'caseHeld':
      return text(
        'Kasus ini sedang ditahan; cabut penahanannya lebih dulu.',
        'This case is held; lift the hold first.',
      );
    case 'letterWaits':
      return text('Suratnya masih menunggu tanda tangan.', 'A letter of it still waits for its signature.');
    case 'keptForEver':
      return text(
        'Layanan ini disimpan selamanya atau diserahkan ke arsip; datanya tidak dimusnahkan.',
        'Cases of this service are kept for ever or go to the archive; their data are not destroyed.',
      );
  }
}
