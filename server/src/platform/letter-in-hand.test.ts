/** A letter that is granted and not signed: what residents, officers and the city's figures read until it is in hand. */
import { tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { runJobs } from '../jobs/jobs.ts';
import type { ConsoleCaseView, ConsoleRefusal } from './platform-types.ts';
import { applyForDomicile, nikInRegister } from './testing-domicile.ts';
import { at, openTestCity, type TestCity } from './testing.ts';

const AREA = '36.71.01.1001';
let city: TestCity;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  for (const [id, name, position] of [
    ['staf', 'Petugas Contoh 5', 'staf'],
    ['lurah', 'Petugas Contoh 6', 'lurah'],
  ] as const)
    await city.appoint(id, name, [{ unit: 'kelurahan', area: AREA, position }]);
});
afterAll(() => city.close());

const shown = (view: ConsoleCaseView | ConsoleRefusal): ConsoleCaseView => {
  if (view.type !== 'case') throw new Error(JSON.stringify(view));
  return view;
};
async function act(officer: 'staf' | 'lurah', number: string, action: string, now: number): Promise<void> {
  const platform = await city.officer(officer, now);
  const { turns, version } = shown(await platform.console.caseDetail(number));
  const turn = turns[0]?.id ?? '';
  const asked = {
    turn,
    action,
    key: `${action} ${number}`,
    seenVersion: version,
    raw: {},
    because: [],
    confirms: [],
    note: '',
  };
  expect(await platform.console.act(number, asked)).toMatchObject({ ok: true });
}
/** Asked for on Monday, granted by the lurah on Tuesday, and not signed. */
async function granted(device: string, filed = '2026-11-09T09:00'): Promise<string> {
  const { number } = await applyForDomicile(city, { device, nik: await nikInRegister(city, false) }, at(filed));
  await act('staf', number, 'setuju', at(filed) + 4 * 3_600_000);
  await act('lurah', number, 'terbitkan', at(filed) + 24 * 3_600_000);
  return number;
}
const mine = async (device: string, number: string, now: string) =>
  (await city.resident(device, at(now))).portal.case(number);
const sign = async (number: string, now: string) => {
  const { console: desk } = await city.officer('lurah', at(now));
  const row = (await desk.toSign()).find(({ caseNumber }) => caseNumber === number);
  expect(await desk.sign(row?.documentId ?? '', `sign ${number}`)).toMatchObject({ ok: true });
};

it('runs on after the decision and is kept by the signature: on the page, in the lists and at the desk', async () => {
  const number = await granted('a');
  const [before, after] = ['2026-11-12T12:00', '2026-11-13T12:00'];
  const promises = async (now: string) => {
    const { portal } = await city.resident('a', at(now));
    await portal.rememberOnDevice(true);
    const views = [
      await portal.case(number),
      (await portal.myCases()).find((card) => card.number === number),
      (await portal.home()).myCases.find((card) => card.number === number),
      shown(await (await city.officer('staf', at(now))).console.caseDetail(number)),
    ];
    return [...new Set(views.map((view) => `${view?.promise?.state} ${view?.promise?.text.id}`))];
  };
  expect(await promises(before)).toEqual(['onTime Janji: Sen, 16 Nov 16.00']);
  expect(await promises('2026-11-16T12:00')).toEqual(['soon Janji: Sen, 16 Nov 16.00']);
  expect(await promises('2026-11-17T17:00')).toEqual(['late Lewat 1 hari kerja dari janji Sen, 16 Nov 16.00']);
  expect((await mine('a', number, before))?.status.id).toMatch(/^Disetujui\. Surat bernomor \S+ menunggu tanda tangan/);
  await sign(number, '2026-11-12T16:00');
  expect(await promises(after)).toEqual(['kept Janji ditepati: 4 hari lebih cepat dari janji']);
  expect((await mine('a', number, after))?.promise?.text.en).toBe('Promise kept: 4 days ahead of the promise');
});

it('is missed when the signature comes after it, though the decision came before', async () => {
  const number = await granted('b');
  await sign(number, '2026-11-18T10:00');
  const view = await mine('b', number, '2026-11-19T10:00');
  expect(view?.promise).toMatchObject({ state: 'missed', text: { id: 'Janji terlewat: lewat 2 hari kerja' } });
});

it('is not kept by a seal that could not be put on, but when the job has put it on', async () => {
  city.signer.turn('down');
  const nik = await nikInRegister(city, true);
  const { number } = await applyForDomicile(city, { device: 'c', nik }, at('2026-11-09T09:00'));
  expect((await mine('c', number, '2026-11-09T09:10'))?.promise?.state).toBe('onTime');
  city.signer.turn('up');
  await runJobs(city.deps, at('2026-11-10T16:00'));
  expect((await mine('c', number, '2026-11-11T09:10'))?.promise?.text.id).toBe(
    'Janji ditepati: 6 hari lebih cepat dari janji',
  );
});

it('counts the letter for the city when it is in hand: until then it is closed, and neither on time nor late', async () => {
  const now = at('2026-11-24T12:00');
  const figures = async () => {
    const platform = await city.resident('z', now);
    const view = await platform.city.overview({ period: '30', service: 'surat-domisili' });
    const [row] = view.services;
    const { week } = await platform.portal.home();
    return { closed: row?.closed, onTime: row?.onTime, late: row?.late, share: row?.share, over: week.closed };
  };
  const before = await figures();
  expect(before).toMatchObject({ onTime: 2, late: 1, share: 2 / 3, over: 1 });
  const number = await granted('d', '2026-11-19T09:00');
  expect(await figures()).toEqual({ ...before, closed: 4 });
  await sign(number, '2026-11-24T10:00');
  expect(await figures()).toEqual({ closed: 4, onTime: 3, late: 1, share: 3 / 4, over: 2 });
  expect(await city.store.figures.recount(tangerang.id)).toEqual([]);
});

it('stands on the page of signatures with its date, and what is late stands first', async () => {
  const numbers = [await granted('f', '2026-11-23T09:00'), await granted('e', '2026-11-12T09:00')];
  const { console: desk } = await city.officer('lurah', at('2026-11-24T12:00'));
  const rows = await desk.toSign();
  expect(rows.map(({ caseNumber }) => caseNumber)).toEqual(numbers.toReversed());
  expect(rows.map(({ due }) => due)).toEqual([
    {
      at: at('2026-11-19T16:00'),
      text: { id: 'Lewat 3 hari kerja', en: '3 working days late' },
      late: true,
    },
    { at: at('2026-11-30T16:00'), text: { id: 'Sen, 30 Nov', en: 'Mon 30 Nov' }, late: false },
  ]);
});
