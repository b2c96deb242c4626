/** A draft that is sent twice is one case, whatever moment the other send falls into. */
import type { Store } from '@balai/store';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createPlatform } from '../create-platform.ts';
import type { PortalPlatform } from '../platform-types.ts';
import { at, deviceOf, openTestCity, type TestCity } from '../testing.ts';

const now = at('2026-11-02T19:20');
const consent = { persetujuan: 'ya' };
let city: TestCity;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
});
afterAll(() => city.close());

async function wholeDraft(portal: PortalPlatform): Promise<string> {
  const begun = await portal.begin('lampu-jalan');
  if (!begun.ok) throw new Error('not begun');
  const { draftId } = begun.value;
  for (const [question, raw] of [
    ['lokasi', { 'lokasi.area': '36.71.01.1002' }],
    ['jenis', { jenis: 'taman' }],
    ['kabelTerbuka', { kabelTerbuka: 'tidak' }],
  ] as const)
    expect(await portal.answer(draftId, question, raw)).toMatchObject({ ok: true });
  return draftId;
}

/** The same device's portal over a store that does `between` just before it looks at a draft. */
async function interrupted(device: string, between: () => Promise<unknown>): Promise<PortalPlatform> {
  const { store } = city;
  const loadFor: Store['drafts']['loadFor'] = async (...asked) => {
    await between();
    return store.drafts.loadFor(...asked);
  };
  return portalOver(device, { ...store, drafts: { ...store.drafts, loadFor } });
}

async function portalOver(device: string, store: Store): Promise<PortalPlatform> {
  const open = createPlatform({ ...city.deps, store });
  const context = { officer: null, channel: 'portal', language: 'id', now } as const;
  return (await open({ regionId: 3671, device: deviceOf(device), ...context })).portal;
}

it('two sends at once are answered with one case', async () => {
  const { portal } = await city.resident('twice', now);
  const draftId = await wholeDraft(portal);
  const [first, second] = await Promise.all([portal.submit(draftId, consent), portal.submit(draftId, consent)]);
  expect(first).toMatchObject({ ok: true });
  expect(second).toEqual(first);
});

it('a send that comes in before the look at the draft is answered with its case', async () => {
  const device = 'between';
  const { portal } = await city.resident(device, now);
  const draftId = await wholeDraft(portal);
  let other: unknown;
  const slow = await interrupted(device, async () => {
    other = await portal.submit(draftId, consent);
  });
  const answer = await slow.submit(draftId, consent);
  expect(other).toMatchObject({ ok: true });
  expect(answer).toEqual(other);
  expect((await portal.home()).drafts.map((draft) => draft.draftId)).not.toContain(draftId);
});

it('a send that comes in before the command is answered with its case', async () => {
  const { portal } = await city.resident('last', now);
  const draftId = await wholeDraft(portal);
  let other: unknown;
  const execute: Store['execute'] = async (command) => {
    other = await portal.submit(draftId, consent);
    return city.store.execute(command);
  };
  const answer = await (await portalOver('last', { ...city.store, execute })).submit(draftId, consent);
  expect(other).toMatchObject({ ok: true });
  expect(answer).toEqual(other);
});

it('a draft that its device has thrown away meanwhile is not sent', async () => {
  const { portal } = await city.resident('gone', now);
  const draftId = await wholeDraft(portal);
  const slow = await interrupted('gone', () => portal.discard(draftId));
  expect(await slow.submit(draftId, consent)).toEqual({ ok: false, error: { type: 'notFound' } });
});
