/**
 * Taking a case apart again that was merged by mistake.
 *
 * Must never: leave the reporter following a case that is not theirs, or reopen what the kernel holds closed (ADR 0062).
 */
import type { Bound } from '../bound.ts';
import type { ConsoleActResult, ConsolePlatform } from '../platform-types.ts';
import { inBoth } from '../texts/text.ts';
import { NO_APPOINTMENT, run } from './acts.ts';
import { isRefusal } from './seen-case.ts';
import type { Rights } from './rights.ts';
import { actorAmong, survivorOf } from './unmerge-view.ts';
import { workableCase } from './workable-case.ts';

export async function unmerge(
  bound: Bound,
  rights: Rights,
  number: string,
  input: Parameters<ConsolePlatform['unmerge']>[1],
): Promise<ConsoleActResult> {
  const { store } = bound.deps;
  const open = await workableCase(bound, rights, number);
  if (isRefusal(open)) return { ok: false, error: open };
  const { joined } = open.loaded.state;
  const actor = actorAmong(open, rights);
  if (actor === null) return { ok: false, error: { type: 'notAllowed', message: NO_APPOINTMENT } };
  const survivor = joined === undefined ? 'over' : await survivorOf(bound, open.loaded.caseId);
  const from = joined?.into ?? '';
  const done = await run(
    open,
    rights,
    { type: 'unmerge', actor, survivor, note: input.note },
    { key: input.key, seenVersion: input.seenVersion, body: input },
    inBoth((language) => `${language === 'id' ? 'Dipisahkan lagi dari' : 'Taken apart from'} ${from}.`),
  );
  const other = done.ok ? await store.cases.byNumber(bound.regionId, from) : null;
  if (other !== null) await store.followers.unfollow(bound.regionId, other.caseId, `case:${open.loaded.caseId}`);
  return done;
}
