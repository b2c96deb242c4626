/** 112: a page that says to dial, a call that only the operations room enters, several units at once, and a flood that becomes one. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { tangerang } from '@balai/store/testing';
import { startedHash } from './cases/thread.ts';
import type { ConsoleCaseView, ConsoleRefusal, Platform, RawForm } from './platform-types.ts';
import { at, openTestCity, type TestCity } from './testing.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  for (const [id, unit, position] of [
    ['operator', 'ruang112', 'operator'],
    ['penolong', 'bpbd', 'petugas'],
    ['ambulans', 'dinkes', 'petugas'],
    ['dishub', 'dishub', 'petugas'],
    ['regu', 'bpbd', 'regu'],
  ] as const)
    await city.appoint(id, `Petugas Contoh ${id}`, [{ unit, area: null, position }]);
});
afterAll(() => city.close());

const shown = (view: ConsoleCaseView | ConsoleRefusal): ConsoleCaseView => {
  if (view.type !== 'case') throw new Error(JSON.stringify(view));
  return view;
};
async function fill(
  { portal }: Platform,
  begun: { readonly draftId: string; readonly first: string },
  answers: Readonly<Record<string, RawForm>>,
  more: RawForm = {},
) {
  let next = begun.first;
  for (let steps = 0; next !== 'periksa' && steps < 20; steps += 1) {
    const answered = await portal.answer(begun.draftId, next, answers[next] ?? {});
    if (!answered.ok) throw new Error(`${next}: ${JSON.stringify(answered.error)}`);
    next = answered.value.next;
  }
  return portal.submit(begun.draftId, more);
}
async function doIt(platform: Platform, number: string, action: string, raw: RawForm = {}) {
  const view = shown(await platform.console.caseDetail(number));
  const turn = view.turns.find(({ mine }) => mine);
  const key = `${action} ${number} ${view.version}`;
  const told = {
    turn: turn?.id ?? '',
    action,
    key,
    seenVersion: view.version,
    raw,
    because: [],
    confirms: [],
    note: '',
  };
  expect(await platform.console.act(number, told)).toMatchObject({ ok: true });
}

it('is no form for residents: its page says who keeps it, and nobody can begin one in the portal', async () => {
  const { portal } = await city.resident('somebody', at('2026-11-07T23:00'));
  const page = await portal.service('darurat-112');
  expect(page).toMatchObject({ open: false, keptBy: { id: 'Ruang Operasi 112' } });
  // Nothing on it speaks as though somebody in danger had a form before them.
  expect(page).toMatchObject({
    requirements: [],
    rules: [],
    foreseen: null,
    steps: [{ who: { id: 'Anda' } }, {}, {}, {}, {}, {}],
  });
  expect(JSON.stringify(page)).not.toMatch(/formulir|pemanggil|permohonan|sejak dikirim|latihan/iu);
  expect(page?.steps[0]?.label.id).toBe('Telepon nomor darurat');
  expect(await portal.service('banjir')).toMatchObject({ open: true, keptBy: null });
  expect(await portal.begin('darurat-112')).toEqual({ ok: false, error: { type: 'notFound' } });
});

it('is entered by the operations room alone, in its own name and without a consent', async () => {
  const dishub = await city.officer('dishub', at('2026-11-07T23:00'));
  expect((await dishub.console.services()).map(({ id }) => id)).not.toContain('darurat-112');
  expect(await dishub.console.beginAtCounter('darurat-112')).toMatchObject({
    ok: false,
    error: { type: 'notAllowed', message: { id: 'Hanya Ruang Operasi 112 yang mencatat ini.' } },
  });

  const room = await city.officer('operator', at('2026-11-07T23:00'));
  expect((await room.console.services()).map(({ id }) => id)).toContain('darurat-112');
  const begun = await room.console.beginAtCounter('darurat-112');
  if (!begun.ok) throw new Error('not begun');
  const sent = await fill(room, begun.value, { patokan: { patokan: 'Ruko sebelah pasar' } });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  const { number, receiptPath } = sent.value;
  expect(receiptPath).toBe(`/konsol/kasus/${number}`);
  const [filed] = await city.store.cases.events(
    tangerang.id,
    (await city.store.cases.byNumber(tangerang.id, number))?.caseId ?? '',
  );
  expect(filed?.event).toMatchObject({ type: 'submitted', actor: { kind: 'officer', unit: 'ruang112' } });

  await doIt(room, number, 'kerahkan', { jenis: 'banjir' });
  const units = shown(await room.console.caseDetail(number)).turns;
  expect(units.map(({ stageLabel }) => stageLabel.id)).toEqual(['Menuju lokasi', 'Menuju lokasi']);
  const [rescue, ambulance] = [
    await city.officer('penolong', at('2026-11-07T23:08')),
    await city.officer('ambulans', at('2026-11-07T23:09')),
  ];
  await doIt(rescue, number, 'tiba');
  await doIt(rescue, number, 'tuntas', { pertolongan: 'Dua orang dievakuasi', korban: '2' });
  await doIt(ambulance, number, 'tiba');
  await doIt(ambulance, number, 'tuntas', { pertolongan: 'Diperiksa di tempat', korban: '1' });
  const closing = await city.officer('operator', at('2026-11-07T23:40'));
  // Both filled in the same form: what the first wrote is not lost under what the second did.
  const open = shown(await closing.console.caseDetail(number));
  const written = JSON.stringify([open.answers, open.timeline]);
  expect(written).toContain('Dua orang dievakuasi');
  expect(written).toContain('Diperiksa di tempat');
  await doIt(closing, number, 'tutup');
  expect(shown(await closing.console.caseDetail(number)).status.id).toContain('Selesai');
});

it('says to a crew outside what was called in, without the name and the number of who called', async () => {
  const now = at('2026-11-07T22:00');
  const room = await city.officer('operator', now);
  const begun = await room.console.beginAtCounter('darurat-112');
  if (!begun.ok) throw new Error('not begun');
  const sent = await fill(room, begun.value, {
    keterangan: { keterangan: 'Pohon tumbang, kata Bu Sinta. Saya sinta penanda, 0812 0000 0099, di jalan budidaya' },
    patokan: { patokan: 'Rumah SINTA, Jl. Penanda 4' },
    nama: { nama: 'Sinta Penanda' },
    telepon: { telepon: '0812-0000-0099' },
  });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  const { number } = sent.value;
  await doIt(room, number, 'kerahkan', { jenis: 'banjir' });
  const said = (view: ConsoleCaseView, name: string) => view.answers.find((one) => one.name === name)?.value.id;
  const crew = await city.officer('regu', now);
  const view = shown(await crew.console.caseDetail(number));
  expect(said(view, 'keterangan')).toBe('Pohon tumbang, kata Bu …. Saya …, …, di jalan budidaya');
  expect(said(view, 'patokan')).toBe('Rumah …, Jl. Penanda 4');
  expect(JSON.stringify(view)).not.toMatch(/sinta|0099/iu);
  const [hit] = await crew.console.search('budidaya');
  expect(hit?.number).toBe(number);
  expect(hit?.excerpt).toContain('tumbang, kata Bu …. Saya …');
  expect(hit?.excerpt).not.toMatch(/sinta|0099/iu);
  // The room that took the call reads it as it was said, and nothing that is kept was changed.
  expect(said(shown(await room.console.caseDetail(number)), 'keterangan')).toContain(
    'kata Bu Sinta. Saya sinta penanda',
  );
});

it('takes over a flood with somebody trapped at once, and the reporter reads on in one thread', async () => {
  const now = at('2026-11-08T01:00');
  const neighbour = await city.resident('neighbour', now);
  const begun = await neighbour.portal.begin('banjir');
  if (!begun.ok) throw new Error('not begun');
  const unsent = await fill(
    neighbour,
    begun.value,
    {
      lokasi: { 'lokasi.area': '36.71.01.1001', 'lokasi.note': 'gang kedua' },
      kejadian: { kejadian: 'genangan' },
      tinggiAir: { tinggiAir: 'pinggang' },
      terjebak: { terjebak: 'ya' },
    },
    {},
  );
  expect(unsent).toMatchObject({ ok: false });
  // Before and after sending: dial, and no day two weeks ahead for somebody who is trapped.
  const room112 = { id: 'Ruang Operasi 112' };
  expect(await neighbour.portal.check(begun.value.draftId)).toMatchObject({
    isEmergency: true,
    promise: null,
    unit: room112,
  });
  const sent = await neighbour.portal.submit(begun.value.draftId, { persetujuan: 'ya' });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  const receipt = await neighbour.portal.receipt(sent.value.number);
  expect(receipt).toMatchObject({ isEmergency: true, unit: room112 });
  expect(receipt?.next.id).toMatch(/^Menjadi keadaan darurat/u);
  expect(await city.store.outbox.openStarted(tangerang.id, now, { secretHash: startedHash(city.deps) })).toBe(1);
  const view = await (await city.resident('neighbour', now + 60_000)).portal.case(sent.value.number);
  if (view === null || !('answers' in view)) throw new Error('not theirs');
  // While somebody is being rescued nobody is told of a promise that was kept, or asked how it was.
  expect(view).toMatchObject({ promise: null, survey: null });
  expect(view.thread).toMatchObject([
    {
      kind: 'goesOn',
      where: { id: 'layanan “Panggilan darurat 112”' },
      open: { acting: [{ unit: { id: 'Ruang Operasi 112' } }] },
    },
  ]);
  const room = await city.officer('operator', now + 60_000);
  const taken = (await room.console.queue({})).rows.map(({ number }) => number);
  expect(taken).toContain(view.thread[0]?.number);
  // Who is trapped and how deep the water is need not be asked again.
  const { thread } = shown(await room.console.caseDetail(view.thread[0]?.number ?? ''));
  expect(thread[0]?.said.map(({ value }) => value.id)).toEqual([
    'Jalan atau rumah tergenang',
    'Pinggang (sampai 1 meter)',
    'Ya',
  ]);
});
