/**
 * Following a case of somebody else, without an account: begun, told of on the device, ended.
 *
 * A follower sees what everybody sees, and hears of it. Must never: open a case, or tell more of it than its public page does.
 */
import type { CaseSummary, LoadedCase } from '@balai/store';
import { serviceOf, type Bound } from '../bound.ts';
import { loadDraft } from '../drafts/open-draft.ts';
import { endNotices, noticesOf } from '../messages/push-news.ts';
import type { FollowingView, PortalPlatform } from '../platform-types.ts';
import { notFound } from './resident-acts.ts';

/** Whether cases of this service may be followed: several people report the same thing. */
const isFollowable = (bound: Bound, { serviceId }: Pick<CaseSummary, 'serviceId'>): boolean =>
  (serviceOf(bound, serviceId)?.manifest.duplicates ?? null) !== null;

export const follows = async ({ deps, regionId, context }: Bound, caseId: string): Promise<boolean> =>
  context.device !== null && (await deps.store.followers.follows(regionId, [caseId], context.device));

/** Null: nobody follows such a case. */
export async function followingOf(
  bound: Bound,
  loaded: Pick<LoadedCase, 'caseId' | 'serviceId'>,
): Promise<FollowingView | null> {
  if (!isFollowable(bound, loaded)) return null;
  const isFollower = await follows(bound, loaded.caseId);
  return { follows: isFollower, notices: isFollower ? await noticesOf(bound, loaded.caseId) : null };
}

/** Instead of reporting it again: this device hears of the other case, and its own draft goes. */
export async function follow(
  bound: Bound,
  number: string,
  draftId: string | null,
): ReturnType<PortalPlatform['follow']> {
  const { store } = bound.deps;
  const { device } = bound.context;
  const summary = await store.cases.byNumber(bound.regionId, number);
  if (summary === null || device === null || !isFollowable(bound, summary)) return notFound;
  await store.followers.follow(bound.regionId, summary.caseId, device, bound.now);
  const draft = draftId === null ? null : await loadDraft(bound, draftId);
  if (draft !== null && draft.submittedCaseId === null) await store.drafts.discard(bound.regionId, draft.id);
  return { ok: true, value: { number: summary.number } };
}

/** No news of it comes any more, unless the case is this device's own. */
export async function unfollow(bound: Bound, number: string): Promise<void> {
  const { store } = bound.deps;
  const { device } = bound.context;
  const whole = device === null ? null : await store.cases.whole(bound.regionId, { number }, device);
  if (whole === null || device === null) return;
  await store.followers.unfollow(bound.regionId, whole.summary.caseId, device);
  if (!whole.held) await endNotices(bound, whole.loaded);
}
