/**
 * Leave in the demo city: one approved and one that waits for the head, both to come, so that the board and the page show what they do.
 *
 * Must never: write a row that an officer's own request or decision would not write.
 */
import { dateAfter, type DateText, type Instant } from '@balai/kernel';
import { bind, type Bound } from '../platform/bound.ts';
import { askLeave, decideLeave } from '../platform/console/leave/leave-acts.ts';
import { rightsOf } from '../platform/console/rights.ts';
import type { PlatformDeps } from '../platform/platform-deps.ts';
import { workingDaysIn } from '../platform/office-hours.ts';

const HEAD = 'kepala.dishub@contoh.id';
const APPROVED = 'petugas2.dishub@contoh.id';
const WAITING = 'regu.dishub@contoh.id';
const DAY = 86_400_000;

/** In a city without these officers, or where nobody decides about leave, nothing is written. The same again writes nothing new. */
export async function askDemoLeave(deps: PlatformDeps, regionId: number, now: Instant): Promise<void> {
  const officers = await deps.store.officers.all(regionId);
  const as = async (email: string, at: Instant) => {
    const officer = officers.find((one) => one.email === email)?.id ?? null;
    const bound = bind(deps, { regionId, device: null, officer, channel: 'portal', language: 'id', now: at });
    const rights = await rightsOf(bound);
    return rights === null ? null : { bound, rights };
  };
  const [head, first, second] = await Promise.all([as(HEAD, now - DAY), as(APPROVED, now - 2 * DAY), as(WAITING, now)]);
  if (head === null || first === null || second === null) return;
  const soon = daysFrom(head.bound, 3);
  const asked = await askLeave(first.bound, first.rights, { ...soon, key: `contoh ${APPROVED}` });
  const approval = { approve: true, because: '', standIn: null, decree: '' };
  if (asked.ok) await decideLeave(head.bound, head.rights, asked.value.id, approval);
  await askLeave(second.bound, second.rights, { ...daysFrom(head.bound, 9), key: `contoh ${WAITING}` });
}

/** Two working days or more, the first of them at least so many days from now. */
function daysFrom({ calendar, today }: Bound, ahead: number): { readonly from: DateText; readonly to: DateText } {
  let from = dateAfter(today, ahead);
  while (workingDaysIn(calendar, from, from) === 0) from = dateAfter(from, 1);
  let to = dateAfter(from, 1);
  while (workingDaysIn(calendar, from, to) < 2) to = dateAfter(to, 1);
  return { from, to };
}
