/** A road of the province: handed over, followed, answered for; the same hole reported twice; figures that add up; a new version. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { text as textField, type ServiceManifest } from '@balai/kernel';
import { tangerang } from '@balai/store/testing';
import type { ConsoleCaseView, ConsoleRefusal, Platform, RawForm } from './platform-types.ts';
import { at, bundleOf, openTestCity, type TestCity } from './testing.ts';

const AREA = '36.71.01.1001';
let city: TestCity;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await city.appoint('pu1', 'Petugas Contoh 8', [{ unit: 'dpupr', area: null, position: 'petugas' }]);
  await city.appoint('pu2', 'Petugas Contoh 9', [{ unit: 'dpupr', area: null, position: 'petugas' }]);
  await city.appoint('lurah', 'Petugas Contoh 10', [{ unit: 'kelurahan', area: AREA, position: 'lurah' }]);
});
afterAll(() => city.close());

/** A landmark without a point: the register of the demo then answers by kelurahan, always the same. */
async function report(
  device: string,
  now: number,
  lokasi: RawForm = { 'lokasi.area': AREA, 'lokasi.note': 'depan sekolah' },
): Promise<string> {
  const { portal } = await city.resident(device, now);
  const begun = await portal.begin('jalan-rusak');
  if (!begun.ok) throw new Error('not begun');
  const { draftId } = begun.value;
  const foto = await city.stageFile(draftId, `lubang ${device}`, now);
  let next = begun.value.first;
  const answers: Readonly<Record<string, RawForm>> = { lokasi, kerusakan: { kerusakan: 'lubang' }, foto: { foto } };
  for (let steps = 0; next !== 'periksa' && steps < 20; steps += 1) {
    const answered = await portal.answer(draftId, next, answers[next] ?? {});
    if (!answered.ok) throw new Error(`${next}: ${JSON.stringify(answered.error)}`);
    next = answered.value.next;
  }
  const sent = await portal.submit(draftId, { persetujuan: 'ya' });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  return sent.value.number;
}
const shown = (view: ConsoleCaseView | ConsoleRefusal): ConsoleCaseView => {
  if (view.type !== 'case') throw new Error(JSON.stringify(view));
  return view;
};
async function doNext(
  platform: Platform,
  number: string,
  action: string,
  raw: RawForm = {},
  because: readonly string[] = [],
) {
  const view = shown(await platform.console.caseDetail(number));
  return platform.console.act(number, {
    turn: view.turns[0]?.id ?? '',
    action,
    key: `${action} ${number} ${view.version}`,
    seenVersion: view.version,
    raw,
    because,
    confirms: [],
    note: '',
  });
}

describe('a damaged road', () => {
  it('goes to an officer while the road register is silent, is handed over to the province and stays ours to follow', async () => {
    for (const registry of city.registries) registry.turn('down');
    const number = await report('a', at('2026-11-02T10:00'));
    for (const registry of city.registries) registry.turn('ok');
    const works = await city.officer('pu1', at('2026-11-02T13:00'));
    const detail = shown(await works.console.caseDetail(number));
    expect(detail.turns[0]?.stageLabel.id).toBe('Diperiksa petugas');
    const handOver = detail.turns[0]?.actions.find(({ action }) => action === 'bukanKewenangan');
    expect(handOver).toMatchObject({ reasonRequired: true, disabled: null });
    expect(handOver?.questions.map(({ name }) => name)).toEqual(['pemilik']);
    expect(handOver?.reasons.map(({ name }) => name)).toEqual(['jalanOrangLain', 'galianPihakLain']);
    expect(await doNext(works, number, 'bukanKewenangan', { pemilik: 'provinsi' }, ['jalanOrangLain'])).toMatchObject({
      ok: true,
    });

    const { portal } = await city.resident('a', at('2026-11-03T10:00'));
    const followed = await portal.case(number);
    expect(followed?.status.id).toBe(
      'Diteruskan ke Pemerintah Provinsi Banten; Dinas Pekerjaan Umum dan Penataan Ruang memantaunya sampai selesai.',
    );
    expect(followed?.promise?.state).toBe('paused');
    const waiting = (await works.console.queue({ view: 'waiting' })).rows.find((row) => row.number === number);
    expect(waiting?.facts).toMatchObject([
      { label: { id: 'Kelas jalan' }, state: 'unavailable', value: null },
      { label: { id: 'Siapa yang berwenang?' }, state: 'known', value: { id: 'Pemerintah provinsi' } },
    ]);
    expect((await works.console.queue({})).rows.map((row) => row.number)).not.toContain(number);

    // The province answers by letter; the unit that follows records it in the province's name.
    const recorder = await city.officer('pu2', at('2026-11-12T09:00'));
    expect(shown(await recorder.console.caseDetail(number)).turns[0]).toMatchObject({ mine: true });
    expect(await doNext(recorder, number, 'laksanakan', { isiJawaban: 'Sudah diaspal.' })).toMatchObject({ ok: true });
    const told = await (await city.resident('a', at('2026-11-12T12:00'))).portal.case(number);
    expect(told?.timeline[0]?.who?.id).toBe(
      'Dinas Pekerjaan Umum dan Penataan Ruang, jawaban dari Pemerintah Provinsi Banten',
    );
    expect(told?.promise?.state).not.toBe('paused');
    expect(await doNext(await city.officer('lurah', at('2026-11-13T09:00')), number, 'benar')).toMatchObject({
      ok: true,
    });
  });

  it('joins an earlier report; its reporter follows that one and may say that it is another hole', async () => {
    const first = await report('b', at('2026-11-04T10:00'), {
      'lokasi.latitude': '-6.1750',
      'lokasi.longitude': '106.6330',
    });
    const second = await report('c', at('2026-11-04T11:00'), {
      'lokasi.latitude': '-6.17505',
      'lokasi.longitude': '106.6330',
    });
    const works = await city.officer('pu1', at('2026-11-04T13:00'));
    const detail = shown(await works.console.caseDetail(second));
    expect(detail.othersHere.map(({ number }) => number)).toEqual([first]);
    const wrong = await works.console.merge(second, { into: second, key: 'm0', seenVersion: detail.version });
    expect(wrong).toMatchObject({ ok: false, error: { type: 'refused', sentences: [{ field: 'into' }] } });
    const merged = await works.console.merge(second, {
      into: first.toLowerCase(),
      key: 'm1',
      seenVersion: detail.version,
    });
    expect(merged.ok ? merged.value.message.id : merged.error).toContain(`Digabung dengan ${first}`);
    const { portal } = await city.resident('c', at('2026-11-05T10:00'));
    const mine = await portal.case(second);
    expect(mine?.status.id).toBe(`Digabung dengan laporan ${first}, yang lebih dulu masuk.`);
    expect(mine?.objection).not.toBeNull();
    expect(shown(await works.console.caseDetail(first)).othersHere).toEqual([]);
    expect((await (await city.resident('b', at('2026-11-05T10:00'))).portal.case(first))?.followers).toBe(1);
  });

  it('is counted: the ledger adds up, and the page shows what the counters say', async () => {
    const { city: page } = await city.resident('z', at('2026-11-16T10:00'));
    const view = await page.overview({ period: '30' });
    const { ledger } = view;
    expect(ledger.filed).toBe(3);
    expect(ledger.openBefore + ledger.filed + ledger.reopened).toBe(
      ledger.granted + ledger.moved + ledger.refused + ledger.withdrawn + ledger.lapsed + ledger.openNow,
    );
    expect(view.services.find(({ id }) => id === 'jalan-rusak')).toMatchObject({ filed: 3, promisedDays: 14 });
    expect(view.villages).toHaveLength(104);
    expect(view.weeks.reduce((sum, week) => sum + week.filed, 0)).toBe(3);
    expect(view.survey.ikm).toBeNull();
    expect(await city.store.figures.recount(tangerang.id)).toEqual([]);
  });

  it('lets a draft begun under one version be sent under the next: keeps what fits, asks only what changed, says so (P15)', async () => {
    const now = at('2026-11-18T10:00');
    const { portal } = await city.resident('p15', now);
    const begun = await portal.begin('jalan-rusak');
    if (!begun.ok) throw new Error('not begun');
    const { draftId } = begun.value;
    await portal.answer(draftId, 'lokasi', { 'lokasi.area': AREA });
    await portal.answer(draftId, 'kerusakan', { kerusakan: 'bekasGalian' });
    await portal.answer(draftId, 'foto', { foto: await city.stageFile(draftId, 'lubang p15', now) });
    for (const name of ['keterangan', 'kontak']) await portal.answer(draftId, name, {});

    const current = city.store.services.one(tangerang.id, 'jalan-rusak');
    if (current === null) throw new Error('not published');
    const { bekasGalian: _gone, ...options } = current.manifest.fields['kerusakan']?.options ?? {};
    const { kerusakan, ...others } = current.manifest.fields;
    const next = {
      ...current.manifest,
      fields: {
        ...others,
        kerusakan: { ...kerusakan, options },
        arah: textField({ id: 'Arah', en: 'Direction' }, { maxLength: 50 }),
      },
    } as unknown as ServiceManifest;
    expect(
      await city.store.services.publish(tangerang.id, bundleOf(next, current.catalogue), 'test', now),
    ).toMatchObject({ ok: true });

    const early = await portal.submit(draftId, { persetujuan: 'ya' });
    expect(early).toMatchObject({ ok: false, error: { type: 'serviceChanged' } });
    if (early.ok || early.error.type !== 'serviceChanged') throw new Error('sent');
    expect([...early.error.asks].toSorted()).toEqual(['arah', 'kerusakan']);
    const draft = await portal.draft(draftId);
    expect(draft?.changed?.id).toContain('Arah');
    expect(
      draft?.questions
        .filter(({ answered }) => !answered)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['arah', 'kerusakan']);
    await portal.answer(draftId, 'kerusakan', { kerusakan: 'lubang' });
    await portal.answer(draftId, 'arah', { arah: 'ke pasar' });
    expect((await portal.check(draftId))?.complete).toBe(true);
    expect(await portal.submit(draftId, { persetujuan: 'ya' })).toMatchObject({ ok: true });
  });
});
