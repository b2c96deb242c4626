// The switches of a demo: as they were left over a restart, all well when the note cannot be read, and turned in every process at once.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlatform } from '@balai/server';
import { freshStore, type FreshStore, tangerang } from '@balai/store/testing';
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { passingDemo } from './config.ts';
import { openPlatformDeps, type OpenedPlatform } from './platform-deps.ts';
import { openSwitches } from './simulator-switches.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'balai-switches-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function leftIn(data: string): Readonly<Record<string, string>> {
  let left: Readonly<Record<string, string>> = {};
  openSwitches(data).follow((found) => (left = found))();
  return left;
}

test('the last turn of each switch is found again', () => {
  const first = openSwitches(folder);
  expect(leftIn(folder)).toEqual({});
  first.turned('jalan', 'slow');
  first.turned('tandaTangan', 'down');
  first.turned('jalan', 'wrong');
  expect(leftIn(folder)).toEqual({ jalan: 'wrong', tandaTangan: 'down' });
});

test('what two processes turn one after the other stays turned', () => {
  const [one, other] = [openSwitches(folder), openSwitches(folder)];
  one.turned('jalan', 'slow');
  other.turned('tandaTangan', 'down');
  expect(leftIn(folder)).toEqual({ jalan: 'slow', tandaTangan: 'down' });
});

test.each(['', '[1', '{"jalan": 3}', 'null'])('a note that reads %j keeps nothing from starting', (text) => {
  writeFileSync(join(folder, 'simulators.json'), text);
  expect(leftIn(folder)).toEqual({});
});

describe('two processes on one database and one data folder', () => {
  let fresh: FreshStore;
  let processes: readonly OpenedPlatform[];
  const longestMs = 20_000;
  beforeEach(async () => {
    fresh = await freshStore(inject('socketDir'));
    const { officers } = fresh.store;
    await officers.put(tangerang.id, { id: 'p1', name: 'Petugas', email: 'p1@contoh.test' });
    const place = { unit: 'dishub', area: null, position: 'petugas' };
    const standing = { from: '2026-01-01', to: null, kind: 'definitif', decree: 'SK contoh' } as const;
    await officers.appoint(tangerang.id, { id: crypto.randomUUID(), officer: 'p1', ...place, ...standing });
    const config = passingDemo(folder, 8080);
    const open = () => openPlatformDeps(config, fresh.store, 'http://localhost:8080');
    processes = [await open(), await open()];
  });
  afterEach(async () => {
    for (const one of processes) await one.close();
    await fresh.close();
  });

  async function turn({ deps }: OpenedPlatform, id: string, mode: string): Promise<void> {
    const context = { regionId: tangerang.id, device: null, officer: 'p1', channel: 'portal', language: 'id' } as const;
    const { console: desk } = await createPlatform(deps)({ ...context, now: Date.parse('2026-11-03T09:00+07:00') });
    expect(await desk.setSimulator(id, mode)).toEqual({ ok: true, value: null });
  }
  const modes = ({ deps }: OpenedPlatform) => [
    deps.simulatedGateway?.mode,
    deps.simulatedRegistries[0]?.mode,
    deps.simulatedSigner?.state,
  ];

  test('a switch that is turned in one is turned in the other, which goes on running', async () => {
    const [one, other] = processes as [OpenedPlatform, OpenedPlatform];
    expect(modes(other)).toEqual(['ok', 'ok', 'up']);
    await turn(one, 'gerbangPesan', 'refuses');
    await turn(one, one.deps.simulatedRegistries[0]?.id ?? '', 'down');
    await turn(one, 'tandaTangan', 'slow');
    await vi.waitFor(() => expect(modes(other)).toEqual(['refuses', 'down', 'slow']), longestMs);
    await turn(other, 'gerbangPesan', 'ok');
    await vi.waitFor(() => expect(modes(one)).toEqual(['ok', 'down', 'slow']), longestMs);
    expect(modes(other)).toEqual(['ok', 'down', 'slow']);
    rmSync(join(folder, 'simulators.json'));
    await vi.waitFor(
      () => expect([...modes(one), ...modes(other)]).toEqual(['ok', 'ok', 'up', 'ok', 'ok', 'up']),
      longestMs,
    );
  });
});
