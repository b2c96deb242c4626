/**
 * The queue of money that goes back, for whoever the region names as its treasurers: why, which case, and by which transfer it went.
 *
 * Must never: move money (a transfer is made outside), or show it to another position.
 */
import { suitableLine } from '@balai/kernel';
import type { Refund } from '@balai/store';
import { titleOf, type Bound } from '../bound.ts';
import type { RefundAct, RefundAnswer, RefundsView, RefundView } from '../payment-types.ts';
import { formatRupiah } from '../texts/formats.ts';
import { text } from '../texts/text.ts';
import { groupedNumber } from '../payments/bill-view.ts';
import { WHY_BACK } from '../payments/officer-money.ts';
import { mayRefund, type Rights } from './rights.ts';

/** As any other act of the console can be taken back (officers.md). */
const UNDO_MS = 10_000;
/** What is said a moment before its end arrives a moment after it. */
const ON_THE_WAY_MS = 5_000;
const LONGEST_REFERENCE = 100;
const SHORTEST_REASON = 5;
const LONGEST_REASON = 300;

export async function refundsView(bound: Bound, rights: Rights): Promise<RefundsView | null> {
  if (!mayRefund(bound, rights)) return null;
  const { store } = bound.deps;
  const [waiting, done, sums, officers] = await Promise.all([
    store.payments.refunds(bound.regionId, 'waiting'),
    store.payments.refunds(bound.regionId, 'paidBack'),
    store.payments.sums(bound.regionId),
    store.officers.all(bound.regionId),
  ]);
  const ids = [...new Set([...waiting, ...done].flatMap(({ caseId }) => caseId ?? []))];
  const cases = new Map((await store.cases.summaries(bound.regionId, ids)).map((one) => [one.caseId, one]));
  const nameOf = (id: string) => officers.find((one) => one.id === id)?.name ?? id;
  const view = (refund: Refund): RefundView => {
    const found = refund.caseId === null ? undefined : cases.get(refund.caseId);
    const { payment, paidBack } = refund;
    return {
      id: refund.id,
      amount: formatRupiah(refund.rupiah),
      why: WHY_BACK[refund.why],
      number: found?.number ?? null,
      service: found === undefined ? null : titleOf(bound, found.serviceId),
      payment: payment === null ? null : { ...payment, billNumber: groupedNumber(payment.billNumber) },
      since: refund.since,
      paidBack:
        paidBack === null
          ? null
          : {
              at: paidBack.at,
              by: nameOf(paidBack.by),
              reference: paidBack.reference,
              undoUntil:
                paidBack.by === rights.officer.id &&
                bound.now < paidBack.at + UNDO_MS &&
                paidBack.corrections.length === 0
                  ? paidBack.at + UNDO_MS
                  : null,
              corrections: paidBack.corrections.map(({ was, why, by, at }) => ({ was, why, by: nameOf(by), at })),
            },
    };
  };
  const { paid, kept, undecided, toRefund, refunded } = sums;
  return {
    waiting: waiting.map(view),
    done: done.map(view),
    sums: Object.entries({ paid, kept, undecided, toRefund, refunded }).map(([id, rupiah]) => ({
      id: id as RefundsView['sums'][number]['id'],
      amount: formatRupiah(rupiah),
    })),
    reconciles: paid === kept + undecided + toRefund + refunded,
  };
}

export async function refundAct(bound: Bound, rights: Rights, act: RefundAct): Promise<RefundAnswer> {
  if (!mayRefund(bound, rights)) return { ok: false, message: NOT_ALLOWED };
  const { payments } = bound.deps.store;
  const by = rights.officer.id;
  if (act.do === 'undo') {
    const undone = await payments.notPaidBack(bound.regionId, act.id, by, bound.now - UNDO_MS - ON_THE_WAY_MS);
    return undone ? { ok: true, message: UNDONE } : { ok: false, message: TOO_LATE };
  }
  const reference = suitableLine(act.reference)?.trim() ?? '';
  if (reference === '' || reference.length > LONGEST_REFERENCE) return { ok: false, message: NO_REFERENCE };
  if (act.do === 'correct') return correct(bound, by, { ...act, reference });
  const done = await payments.paidBack(bound.regionId, act.id, { by, reference, at: bound.now });
  return done ? { ok: true, message: DONE } : { ok: false, message: DONE_BEFORE };
}

/** What stood stays: a correction is one more record, with its reason. */
async function correct(
  { deps, regionId, now }: Bound,
  by: string,
  { id, was, reference, why }: Extract<RefundAct, { do: 'correct' }>,
): Promise<RefundAnswer> {
  const reason = suitableLine(why)?.trim() ?? '';
  if (reason.length < SHORTEST_REASON || reason.length > LONGEST_REASON) return { ok: false, message: NO_REASON };
  if (reference === was) return { ok: false, message: SAME_REFERENCE };
  const done = await deps.store.payments.corrected(regionId, id, { was, reference, why: reason, by, at: now });
  return done ? { ok: true, message: CORRECTED } : { ok: false, message: CHANGED_SINCE };
}

const NOT_ALLOWED = text(
  'Hanya bendahara yang mencatat pengembalian.',
  'Only the treasurer says that something was paid back.',
);
const NO_REFERENCE = text(
  'Tulis nomor transfer atau SP2D-nya, paling banyak 100 huruf, tanpa nama atau nomor rekening.',
  'Write the number of the transfer, at most 100 characters, without a name or an account.',
);
const DONE = text('Dicatat sebagai dikembalikan.', 'Noted as paid back.');
const DONE_BEFORE = text('Sudah dicatat sebelumnya. Muat ulang daftarnya.', 'It was noted before. Reload the list.');
const NO_REASON = text(
  'Tulis mengapa nomornya dibetulkan, 5 sampai 300 huruf, tanpa nama atau nomor rekening.',
  'Write why the number is put right, 5 to 300 characters, without a name or an account.',
);
const SAME_REFERENCE = text(
  'Nomor ini sudah tertulis. Tulis nomor yang benar.',
  'This number stands there already. Write the right one.',
);
const CORRECTED = text(
  'Nomor transfer dibetulkan; yang semula tetap tampil di riwayatnya.',
  'The number was put right; the earlier one stays in its history.',
);
const CHANGED_SINCE = text(
  'Nomornya sudah diubah orang lain, atau uangnya belum dikembalikan. Lihat yang sekarang tertulis.',
  'Somebody else changed the number, or the money has not gone back. Look at what it says now.',
);
const UNDONE = text('Dibatalkan: menunggu dikembalikan lagi.', 'Taken back: it waits to be paid back again.');
const TOO_LATE = text(
  'Sudah lewat sepuluh detik, atau dicatat orang lain.',
  'Ten seconds have gone by, or somebody else noted it.',
);
