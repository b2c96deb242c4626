/**
 * The part of the operators' page about erasures: how many cases are due, and how many that a person ordered are not carried out yet.
 *
 * Must never: name a case, or lead there who may not open the list.
 */
import type { Bound } from '../bound.ts';
import type { OperatingRow } from '../operations-types.ts';
import { formatNumber } from '../texts/formats.ts';
import { text } from '../texts/text.ts';
import { mayErase, type Rights } from './rights.ts';

const DAY = 86_400_000;

/** Empty where the database does not answer. */
export async function erasureRows(bound: Bound, rights: Rights): Promise<readonly OperatingRow[]> {
  const { erasure } = bound.deps.store;
  const found = await Promise.all([erasure.due(bound.regionId, bound.now), erasure.orders(bound.regionId)]).catch(
    () => null,
  );
  if (found === null) return [];
  const [due, orders] = found;
  const goes = due.filter(({ hold, excluded }) => hold === null && excluded === null).length;
  const open = orders.filter(({ cases, done }) => done < cases);
  const waiting = open.reduce((sum, { cases, done }) => sum + cases - done, 0);
  // The law gives three days (UU 27/2022); after one somebody looks.
  const isSlow = open.some(({ orderedAt }) => orderedAt < bound.now - DAY);
  return [
    {
      id: 'erasure-due',
      label: text('Habis masa simpan, menunggu persetujuan', 'Time is over, waiting for approval'),
      value: formatNumber(goes),
      state: goes > 0 ? 'soon' : 'ok',
      advice:
        goes > 0
          ? text(
              'Pejabat pelindungan data pribadi memeriksa dan menyetujuinya di Penghapusan data.',
              'The data protection officer looks at them and approves, in Erasure of data.',
            )
          : null,
      ...(mayErase(bound, rights) ? { href: '/konsol/penghapusan' } : {}),
    },
    {
      id: 'erasure-waiting',
      label: text('Disetujui, belum terlaksana', 'Approved, not carried out yet'),
      value: formatNumber(waiting),
      state: isSlow ? 'soon' : 'ok',
      advice: isSlow
        ? text(
            'Lebih dari sehari: ada yang ditahan, pesannya belum terkirim, atau tidak ada proses dengan peran jobs atau all.',
            'For more than a day: some are held, their messages are not sent yet, or there is no process with the role jobs or all.',
          )
        : null,
    },
  ];
}
