/** Rights that are remembered for a moment stay right: a change is seen at once here, soon elsewhere, and midnight needs no change. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openStore, uuidV7 } from '../src/index.ts';
import { freshStore, tangerang, testCalendar, testKeys, witaCity, type FreshStore } from '../src/testing.ts';
import { tuesday } from './acting.ts';

let fresh: FreshStore;
const region = tangerang.id;
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
});
afterAll(() => fresh.close());

test('an appointment that ends is over at once in this process, within seconds in another, and at midnight by itself', async () => {
  const { officers } = fresh.store;
  const other = await openStore({
    connection: fresh.connection,
    calendarOf: testCalendar,
    connections: 1,
    lookupSecret: 'test',
    dataKeys: testKeys,
  });
  try {
    await officers.put(region, { id: 'petugas-1', name: 'Petugas Contoh 1', email: 'satu@contoh.id' });
    const id = uuidV7(tuesday);
    const appointment = {
      id,
      officer: 'petugas-1',
      unit: 'dishub',
      area: null,
      position: 'petugas',
      kind: 'definitif',
      decree: 'SK contoh',
    } as const;
    await officers.appoint(region, { ...appointment, from: '2026-03-01', to: '2026-03-31' });
    const units = async (store: FreshStore['store'], on: `${number}-${number}-${number}`) =>
      (await store.officers.actorsOf(region, 'petugas-1', on)).map(({ unit }) => unit);
    expect(await units(fresh.store, '2026-03-31')).toEqual(['dishub']);
    expect(await units(fresh.store, '2026-04-01')).toEqual([]);
    expect(await units(other, '2026-03-31')).toEqual(['dishub']);
    expect(await fresh.store.officers.actorsOf(witaCity.id, 'petugas-1', '2026-03-31')).toEqual([]);

    await officers.endAppointment(region, id, '2026-03-02');
    expect(await units(fresh.store, '2026-03-03')).toEqual([]);
    for (let tries = 0; tries < 100 && (await units(other, '2026-03-03')).length > 0; tries += 1) await sleep(100);
    expect(await units(other, '2026-03-03')).toEqual([]);
  } finally {
    await other.close();
  }
});

test('a look under way while an appointment ends is not kept', async () => {
  const { officers } = fresh.store;
  const id = uuidV7(tuesday);
  await officers.put(region, { id: 'disela', name: 'Petugas Contoh Disela', email: 'disela@contoh.id' });
  const appointment = { officer: 'disela', unit: 'dishub', area: null, position: 'petugas', decree: 'SK' } as const;
  await officers.appoint(region, { ...appointment, id, from: '2026-03-01', to: null, kind: 'definitif' });
  const under = officers.actorsOf(region, 'disela', '2026-03-11');
  await officers.endAppointment(region, id, '2026-03-10');
  await under;
  expect(await officers.actorsOf(region, 'disela', '2026-03-11')).toEqual([]);
});
