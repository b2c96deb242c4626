/**
 * The bill of a matter and what became of what was paid for it, as its owner sees them.
 *
 * Must never: offer a bill that is over, or leave unsaid what happens with money that came too late or twice.
 */
import type { Text } from '@balai/kernel';
import type { Bill, HeldSeat, Payment, Refund } from '@balai/store';
import { askedNow, asksMore, payingAction } from '../../payments/take-payment.ts';
import { heldView } from '../booking/times.ts';
import type { OpenCase } from '../cases/open-case.ts';
import type { BillView, MoneyView } from '../payment-types.ts';
import { qrPath } from '../qr-path.ts';
import { formatRupiah } from '../texts/formats.ts';
import { text } from '../texts/text.ts';

export interface Money {
  readonly bills: readonly Bill[];
  readonly payments: readonly Payment[];
  readonly refunds: readonly Refund[];
}

export async function moneyOf({ bound, loaded }: OpenCase): Promise<Money> {
  const { payments } = bound.deps.store;
  const [bills, paid, refunds] = await Promise.all([
    payments.bills(bound.regionId, loaded.caseId),
    payments.ofCase(bound.regionId, loaded.caseId),
    payments.refundsOfCase(bound.regionId, loaded.caseId),
  ]);
  return { bills, payments: paid, refunds };
}

export const groupedNumber = (number: string): string => number.replaceAll(/\d{4}(?=\d)/g, '$& ');

/** Of the applicant's turn; null where nothing is asked, or the money is there. */
export function billView(
  { bound, loaded, naming }: OpenCase,
  { bills, payments }: Money,
  held: ReadonlyMap<string, HeldSeat>,
): BillView | null {
  const turn = loaded.state.turns.find(({ party }) => party.kind === 'applicant');
  const bill = turn === undefined ? undefined : bills.find((one) => one.turn === turn.id);
  if (turn === undefined || bill === undefined || bound.now >= turn.dueAt) return null;
  const asked = askedNow(bound.deps, loaded, turn, bound.now);
  if (asked === null) return null;
  const { rupiah, inParts } = asked;
  if (payments.some((one) => one.outcome === null && one.rupiah === rupiah)) return null;
  const whole = payingAction(bound.deps, loaded, turn, rupiah, bound.now);
  // A time that costs something is chosen first: it is held while the bill is paid.
  if (whole?.needs.slots.some((slot) => !held.has(slot)) === true) return null;
  const booked = heldView({ bound, naming }, held);
  return {
    number: groupedNumber(bill.number),
    amount: formatRupiah(rupiah),
    inParts,
    asksMore: whole !== null && asksMore(whole),
    basis: bill.basis,
    dueAt: Math.min(turn.dueAt, ...booked.flatMap(({ payBy }) => payBy ?? [])),
    // A wallet pays the amount that stands in it: after a correction that is another one.
    qr: bill.qris === null || bill.rupiah !== rupiah ? null : qrPath(bill.qris),
    held: booked,
    simulatedPath: bound.region.kind === 'live' ? null : `/simulasi-bayar/${bill.number}`,
  };
}

/** In the order in which it was paid. */
export function moneyViews({ bound }: OpenCase, { payments, refunds }: Money): readonly MoneyView[] {
  const day = (at: number) => bound.formats.dayTime(at);
  const arrived = payments.flatMap(({ outcome, rupiah, paidAt, id }): readonly MoneyView[] => {
    const [amount, when] = [formatRupiah(rupiah), day(paidAt)];
    if (outcome === 'refund') return [];
    return [
      outcome === 'used'
        ? {
            tone: 'ok',
            text: text(
              `${amount} diterima, dibayar ${when.id}. Terima kasih. Nomor pembayaran: ${id}.`,
              `${amount} received, paid on ${when.en}. Thank you. Number of the payment: ${id}.`,
            ),
          }
        : {
            tone: 'info',
            text: text(
              `${amount} sudah kami terima, dibayar ${when.id}, dan sedang dicatat.`,
              `We have received ${amount}, paid on ${when.en}; it is being entered.`,
            ),
          },
    ];
  });
  return [...arrived, ...refunds.map((refund) => backView(refund, day))];
}

function backView({ why, rupiah, payment, since, paidBack }: Refund, day: (at: number) => Text): MoneyView {
  const amount = formatRupiah(rupiah);
  const when = day(payment?.paidAt ?? since);
  const because = BECAUSE[why];
  const reason = text(
    because.id.replace('{}', `${amount} (${when.id})`),
    because.en.replace('{}', `${amount} (${when.en})`),
  );
  if (paidBack === null)
    return {
      tone: 'soon',
      text: text(
        `${reason.id} Uang Anda tidak hilang: bendahara mengembalikannya, dan kabarnya tampil di sini. Simpan bukti bayar Anda.`,
        `${reason.en} Your money is not lost: the treasurer pays it back, and this page will say so. Keep your proof of payment.`,
      ),
    };
  const done = day(paidBack.at);
  const earlier = paidBack.corrections.map(({ was }) => was).join(', ');
  const [before, formerly] =
    earlier === ''
      ? ['', '']
      : [` (dibetulkan, semula tertulis ${earlier})`, ` (put right, it said ${earlier} before)`];
  return {
    tone: 'ok',
    text: text(
      `${reason.id} Sudah dikembalikan ${done.id}, nomor transfer ${paidBack.reference}${before}.`,
      `${reason.en} It was paid back on ${done.en}, transfer ${paidBack.reference}${formerly}.`,
    ),
  };
}

/** `{}`: the amount and the day. */
const BECAUSE: Readonly<Record<Refund['why'], Text>> = {
  unknownBill: { id: '{} dibayar untuk nomor yang tidak dikenal.', en: '{} was paid for an unknown number.' },
  twice: { id: '{} dibayar sekali lagi, padahal sudah lunas.', en: '{} was paid once more, although nothing was due.' },
  late: {
    id: '{} dibayar sesudah waktunya habis, jadi tidak dapat dipakai lagi.',
    en: '{} was paid after the time was over, so it could not be used any more.',
  },
  otherAmount: {
    id: '{} bukan jumlah yang ditagih, jadi belum melunasi.',
    en: '{} was not the amount of the bill, so the bill is not paid by it.',
  },
  refused: { id: '{} tidak dapat dipakai untuk urusan ini.', en: '{} could not be used for this matter.' },
  caseEnded: {
    id: '{} dikembalikan kepada Anda karena keputusan urusan ini.',
    en: '{} goes back to you because of how this matter ended.',
  },
};
