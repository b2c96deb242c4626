/**
 * News of a case on the devices that asked for it: begun, ended, and sent, each device by a row of the outbox of its own.
 *
 * A device whose push service is slow so keeps nobody else waiting, and nobody is written to twice. Must never: say more than a message
 * to a telephone does, or tell a device that no longer holds the case.
 */
import type { Instant } from '@balai/kernel';
import type { LoadedCase, OutboxRow } from '@balai/store';
import type { Bound } from '../bound.ts';
import { cityNames } from '../city-data.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import type { CaseView, PortalPlatform, RawForm } from '../platform-types.ts';
import { one } from '../answers/raw-form.ts';
import { formatsAt } from '../texts/formats.ts';
import { namingOf } from '../texts/naming.ts';
import { messageText, RESIDENT_TOPICS } from './message-texts.ts';

/** Of the rows that each carry one piece of news to one device. */
export const pushTopic = 'push.news';
const MOST_DEVICES = 20;

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
): ReturnType<PortalPlatform['beginNotices']> {
  const { deps, context, region, now } = bound;
  const refused = { ok: false, error: { type: 'notToldThere' } } as const;
  const subscription = deps.push?.accepts(one(raw, 'langganan')) ?? null;
  if (subscription === null || context.device === null || region.kind !== 'live') return refused;
  if ((await deps.store.pushNotices.ofCase(region.id, caseId)).length >= MOST_DEVICES) return refused;
  const notice = { caseId, device: context.device, language: context.language, subscription };
  await deps.store.pushNotices.put(region.id, notice, now);
  return { ok: true, value: null };
}

export async function endNotices({ deps, context, regionId }: Bound, { caseId }: LoadedCase): Promise<void> {
  const id = context.device === null ? null : await deps.store.pushNotices.of(regionId, caseId, context.device);
  if (id !== null) await deps.store.pushNotices.remove(regionId, id);
}

/** Puts a row on its way to each device that is told of this case; once, however often `row` comes. */
export async function spreadNews({ store, push }: PlatformDeps, row: OutboxRow, now: Instant): Promise<void> {
  const { regionId, caseId, topic, body } = row;
  if (push === undefined || !RESIDENT_TOPICS.some((one_) => one_ === topic)) return;
  for (const to of await store.pushNotices.ofCase(regionId, caseId))
    await store.outbox.add(regionId, caseId, pushTopic, { ...body, topic, to }, now, {
      at: row.createdAt,
      name: `${row.id} ${to}`,
    });
}

/** The topic that a row is about, whichever way it goes. */
export const newsOf = ({ topic, body }: OutboxRow): string => (topic === pushTopic ? String(body['topic']) : topic);

export async function pushOne(deps: PlatformDeps, row: OutboxRow, { manifest, number }: LoadedCase): Promise<void> {
  const { store, push } = deps;
  const id = String(row.body['to']);
  const region = store.regions.byId(row.regionId);
  const notice = await store.pushNotices.byId(row.regionId, id);
  if (push === undefined || notice === null || region === null) return;
  if (!(await store.devices.holdsCase(row.regionId, notice.device, row.caseId)))
    return store.pushNotices.remove(row.regionId, id);
  const words = messageText(
    { topic: newsOf(row), body: row.body },
    {
      manifest,
      naming: namingOf(manifest, cityNames(deps.cityOf(row.regionId)).village),
      formats: formatsAt(region.utcOffset),
    },
  );
  if (words === null) return;
  const { language } = notice;
  const payload = { title: region.name[language], body: words[language], lang: language, path: `/urusan/${number}` };
  const came = await push.send(
    notice.subscription,
    JSON.stringify({ ...payload, tag: row.id }),
    row.id.replaceAll('-', ''),
  );
  if (came === 'gone') await store.pushNotices.remove(row.regionId, id);
}
