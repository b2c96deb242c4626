/**
 * The page of erasures: what is due this month and why, what is held back, what was ordered before, and by whom.
 *
 * Must never: be shown to an officer who may not approve, or show what a resident said.
 */
import { digestOf, type DueCase } from '@balai/store';
import { titleOf, type Bound } from '../bound.ts';
import type { DueCaseView, ErasureView } from '../erasure-types.ts';
import { inBoth, text } from '../texts/text.ts';
import { mayErase, type Rights } from './rights.ts';

const MOST_SHOWN = 100;

/** Of a request that the law grants; the article stands in the log for ever, the reason only in the order. */
export const BASES = [
  {
    id: 'UU 27/2022 Pasal 8',
    label: text('Hak menghapus data (UU 27/2022 Pasal 8)', 'Right to deletion (UU 27/2022, article 8)'),
  },
  {
    id: 'UU 27/2022 Pasal 9',
    label: text('Persetujuan ditarik (UU 27/2022 Pasal 9)', 'Consent withdrawn (UU 27/2022, article 9)'),
  },
  {
    id: 'UU 27/2022 Pasal 43',
    label: text('Diperoleh tanpa hak (UU 27/2022 Pasal 43)', 'Obtained unlawfully (UU 27/2022, article 43)'),
  },
] as const;

/** Null: this officer may not. `serviceId`: whose cases to show. */
export async function erasureView(bound: Bound, rights: Rights, serviceId: string | null): Promise<ErasureView | null> {
  if (!mayErase(bound, rights)) return null;
  const { store } = bound.deps;
  const [due, holds, orders, officers] = await Promise.all([
    store.erasure.due(bound.regionId, bound.now),
    store.erasure.holds(bound.regionId),
    store.erasure.orders(bound.regionId),
    store.officers.all(bound.regionId),
  ]);
  const nameOf = (id: string): string => officers.find((officer) => officer.id === id)?.name ?? id;
  const held = await store.cases.summaries(
    bound.regionId,
    holds.map(({ caseId }) => caseId),
  );
  const byService = Map.groupBy(due, (one) => one.serviceId);
  return {
    month: bound.today.slice(0, 7),
    monthLabel: monthOf(bound, bound.today.slice(0, 7)),
    digest: digestOf(due),
    due: due.length,
    goes: due.filter(goes).length,
    services: [...byService].map(([id, cases]) => ({
      id,
      title: titleOf(bound, id),
      due: cases.length,
      goes: cases.filter(goes).length,
      held: cases.filter(({ hold }) => hold !== null).length,
      excluded: cases.filter(({ hold, excluded }) => hold === null && excluded !== null).length,
    })),
    chosen: chosenOf(bound, byService, serviceId, nameOf),
    holds: holds.map(({ holdId, caseId, because, placedBy, placedAt }) => ({
      holdId,
      number: held.find((one) => one.caseId === caseId)?.number ?? '',
      because,
      who: nameOf(placedBy),
      at: placedAt,
    })),
    orders: orders.map(({ orderId, kind, month, because, basis, orderedBy, orderedAt, cases, done, told }) => ({
      orderId,
      what:
        kind === 'request'
          ? text(`Permintaan, ${basis}`, `Request, ${basis}`)
          : inBoth(
              (language) => `${language === 'id' ? 'Daftar' : 'List of'} ${monthOf(bound, month ?? '')[language]}`,
            ),
      because,
      who: nameOf(orderedBy),
      at: orderedAt,
      cases,
      done,
      told,
    })),
    bases: BASES,
  };
}

const goes = ({ hold, excluded }: DueCase): boolean => hold === null && excluded === null;

/** `November 2026` */
const monthOf = ({ formats }: Bound, month: string) =>
  /^\d{4}-\d{2}$/u.test(month)
    ? inBoth((language) => formats.civil(`${month}-01`)[language].replace(/^\d+ /u, ''))
    : text(month, month);

function chosenOf(
  bound: Bound,
  byService: ReadonlyMap<string, readonly DueCase[]>,
  serviceId: string | null,
  nameOf: (id: string) => string,
): ErasureView['chosen'] {
  const cases = serviceId === null ? undefined : byService.get(serviceId);
  if (serviceId === null || cases === undefined) return null;
  return {
    id: serviceId,
    title: titleOf(bound, serviceId),
    cases: cases.slice(0, MOST_SHOWN).map((one) => caseOf(bound, one, nameOf)),
    more: Math.max(0, cases.length - MOST_SHOWN),
  };
}

function caseOf({ formats }: Bound, one: DueCase, nameOf: (id: string) => string): DueCaseView {
  const until = formats.civil(one.keptUntil);
  const { hold, excluded } = one;
  return {
    number: one.number,
    closed: formats.civil(one.closedOn),
    why: text(
      `disimpan ${one.months} bulan, sampai ${until.id}. ${one.basis}`,
      `kept for ${one.months} months, until ${until.en}. ${one.basis}`,
    ),
    lettersOnly: one.what === 'letters',
    stays:
      hold !== null
        ? { kind: 'held', because: hold.because, who: nameOf(hold.placedBy) }
        : excluded !== null
          ? { kind: 'excluded', because: excluded.because, who: nameOf(excluded.by) }
          : null,
  };
}
