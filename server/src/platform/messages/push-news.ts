/**
 * News of a case on the devices that asked for it: begun, ended, and sent, each device by a row of the outbox of its own.
 *
 * Must never: say more than a message to a telephone does, more than is public to one who only follows, or anything to a device
 * that neither holds nor follows the case any more.
 */
import type { CarriedBy, LoadedCase, OutboxRow, PushNotice } from '@balai/store';
import type { Bound } from '../bound.ts';
import { cityNames } from '../city-data.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import type { CaseView, PortalPlatform, RawForm } from '../platform-types.ts';
import { one } from '../answers/raw-form.ts';
import { formatsAt } from '../texts/formats.ts';
import { namingOf } from '../texts/naming.ts';
import { messageText } from './message-texts.ts';
import { publicNews } from './public-news.ts';
import { newsOf } from './spread-news.ts';

/** Those who follow never take the places of those whose case it is. */
const MOST_DEVICES = { follower: 200, owner: 220 } as const;

/** What the page of a case says about it. Null: no news is sent that way from here. */
export async function noticesOf(bound: Bound, caseId: string): Promise<CaseView['notices']> {
  const { deps, context, region } = bound;
  if (deps.push === undefined || context.device === null || region.kind !== 'live') return null;
  const on = (await deps.store.pushNotices.of(region.id, caseId, context.device)) !== null;
  return { key: deps.push.publicKey, on };
}

/** The form's `langganan` is what the browser gave, as JSON. */
export async function beginNotices(
  bound: Bound,
  { caseId }: LoadedCase,
  raw: RawForm,
  as: keyof typeof MOST_DEVICES,
): ReturnType<PortalPlatform['beginNotices']> {
  const { deps, context, region, now } = bound;
  const refused = { ok: false, error: { type: 'notToldThere' } } as const;
  const subscription = deps.push?.accepts(one(raw, 'langganan')) ?? null;
  if (subscription === null || context.device === null || region.kind !== 'live') return refused;
  if ((await deps.store.pushNotices.ofCases(region.id, [caseId])).length >= MOST_DEVICES[as]) return refused;
  const notice = { caseId, device: context.device, language: context.language, subscription };
  await deps.store.pushNotices.put(region.id, notice, now);
  return { ok: true, value: null };
}

export async function endNotices({ deps, context, regionId }: Bound, { caseId }: LoadedCase): Promise<void> {
  const id = context.device === null ? null : await deps.store.pushNotices.of(regionId, caseId, context.device);
  if (id !== null) await deps.store.pushNotices.remove(regionId, id);
}

/** By which way it went. To one device: whole for its owner, what is public for one who follows; nothing, where it is no longer for this device. */
export async function pushOne(
  deps: PlatformDeps,
  row: OutboxRow,
  { manifest, number }: LoadedCase,
): Promise<CarriedBy> {
  const { store, push } = deps;
  const id = String(row.body['to']);
  const region = store.regions.byId(row.regionId);
  const notice = await store.pushNotices.byId(row.regionId, id);
  if (push === undefined || notice === null || region === null) return 'nobody';
  const as = await asWhom(deps, row, notice);
  if (as === 'nobody') await store.pushNotices.remove(row.regionId, id);
  if (as === 'nobody' || as === 'apart') return 'nobody';
  const through =
    notice.caseId === row.caseId ? null : ((await store.cases.summary(row.regionId, notice.caseId))?.number ?? null);
  const telling = {
    manifest,
    naming: namingOf(manifest, cityNames(deps.cityOf(row.regionId)).village),
    formats: formatsAt(region.utcOffset),
  };
  const news = { topic: newsOf(row), body: row.body };
  const words = as === 'owner' ? messageText(news, telling) : publicNews(news, telling, through);
  if (words === null) return 'nobody';
  const { language } = notice;
  const path = `/urusan/${through ?? number}`;
  const payload = { title: region.name[language], body: words[language], lang: language, path, tag: row.id };
  const came = await push.send(notice.subscription, JSON.stringify(payload), row.id.replaceAll('-', ''));
  if (came === 'sent') return 'push';
  await store.pushNotices.remove(row.regionId, id);
  return 'nobody';
}

/** `apart`: the case that it asked about has been taken apart from this one meanwhile, and has news of its own. */
async function asWhom(
  { store }: PlatformDeps,
  { regionId, caseId }: OutboxRow,
  { device, caseId: asked }: PushNotice,
): Promise<'owner' | 'follower' | 'apart' | 'nobody'> {
  if (await store.devices.holdsCase(regionId, device, caseId)) return 'owner';
  const holds = asked !== caseId && (await store.devices.holdsCase(regionId, device, asked));
  if (!holds && !(await store.followers.follows(regionId, [asked], device))) return 'nobody';
  if (asked === caseId) return 'follower';
  return (await store.cases.joinedInto(regionId, caseId)).includes(asked) ? 'follower' : 'apart';
}
