/** The thin line: a dark lamp is reported, seen, repaired with proof, wrongly closed, objected to, repaired again. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ConsoleCaseView, ConsoleRefusal, Platform } from './platform-types.ts';
import { at, deviceOf, openTestCity, type TestCity } from './testing.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await city.appoint('p1', 'Petugas Contoh 1', [{ unit: 'dishub', area: null, position: 'petugas' }]);
  await city.appoint('p2', 'Petugas Contoh 2', [{ unit: 'dishub', area: null, position: 'petugas' }]);
  await city.appoint('regu', 'Petugas Contoh 3', [{ unit: 'dishub', area: null, position: 'regu' }]);
  await city.appoint('air', 'Petugas Contoh 4', [{ unit: 'dlh', area: null, position: 'petugas' }]);
});
afterAll(() => city.close());

/** Fills the whole form and sends it; returns the number. */
async function report(
  device: string,
  now: number,
  more: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): Promise<string> {
  const { portal } = await city.resident(device, now);
  const begun = await portal.begin('lampu-jalan');
  if (!begun.ok) throw new Error('not begun');
  const { draftId } = begun.value;
  const answers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    lokasi: { 'lokasi.latitude': '-6.1730', 'lokasi.longitude': '106.6320', 'lokasi.note': 'seberang halte' },
    jenis: { jenis: 'jalan' },
    kabelTerbuka: { kabelTerbuka: 'tidak' },
    nomorTiang: {},
    foto: {},
    keterangan: {},
    kontak: { kontak: '0812 3456 7890' },
    ...more,
  };
  let next = begun.value.first;
  for (let steps = 0; next !== 'periksa' && steps < 20; steps += 1) {
    const answered = await portal.answer(draftId, next, answers[next] ?? {});
    if (!answered.ok) throw new Error(JSON.stringify(answered.error));
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
  more: {
    readonly raw?: Readonly<Record<string, string>>;
    readonly because?: readonly string[];
    readonly key?: string;
  } = {},
) {
  const view = shown(await platform.console.caseDetail(number));
  return platform.console.act(number, {
    turn: view.turns[0]?.id ?? '',
    action,
    key: more.key ?? `${action} ${view.version}`,
    seenVersion: view.version,
    raw: more.raw ?? {},
    because: more.because ?? [],
    confirms: [],
    note: '',
  });
}

describe('a dark lamp', () => {
  it('is found by what people call it, with the standard of the service', async () => {
    const { portal } = await city.resident('a', at('2026-11-02T19:00'));
    expect((await portal.services('lampu mati depan rmh'))[0]?.id).toBe('lampu-jalan');
    const service = await portal.service('lampu-jalan');
    expect(service?.fee.free).toBe(true);
    expect(service?.notNeeded.map(({ id }) => id)).toContain('NIK atau nama lengkap Anda');
    expect(service?.steps.length).toBeGreaterThan(3);
    expect(service?.unit.id).toContain('Dinas Perhubungan');
    // Sent on Monday evening: five working days later, and what comes out can be drawn.
    expect(service?.foreseen).toMatchObject({ dueAt: at('2026-11-09T16:00'), state: 'onTime' });
    expect(service?.gives).toMatchObject({
      kind: 'photos',
      points: [{ about: 'photo' }, { about: 'check' }, { about: 'objection' }],
    });
  });

  it('keeps what is right when one answer is wrong, and says what is wrong at its question', async () => {
    const now = at('2026-11-02T19:05');
    const { portal } = await city.resident('b', now);
    const begun = await portal.begin('lampu-jalan');
    if (!begun.ok) throw new Error('not begun');
    const { draftId } = begun.value;
    await portal.answer(draftId, 'lokasi', { 'lokasi.area': '36.71.01.1001', 'lokasi.note': 'dekat pasar' });
    const wrong = await portal.answer(draftId, 'kontak', { kontak: 'tidak punya' });
    expect(wrong).toMatchObject({
      ok: false,
      error: { type: 'answersRefused', errors: [{ field: 'kontak', code: 'wrongKind' }] },
    });
    const empty = await portal.answer(draftId, 'jenis', {});
    expect(!empty.ok && empty.error.type === 'answersRefused' && empty.error.errors[0]?.message.id).toBe(
      'Lampu apa yang padam? Pertanyaan ini harus dijawab.',
    );
    // An hour later, by another process: what was typed is still there, also what was wrong.
    const later = (await city.resident('b', now + 3_600_000)).portal;
    expect(await later.question(draftId, 'kontak')).toMatchObject({
      typed: { kontak: 'tidak punya' },
      errors: [{ field: 'kontak' }],
    });
    expect(await later.question(draftId, 'lokasi')).toMatchObject({
      typed: { 'lokasi.area': '36.71.01.1001', 'lokasi.note': 'dekat pasar' },
    });
    expect(await later.check(draftId)).toMatchObject({ complete: false });
    expect((await later.home()).drafts.map((draft) => draft.draftId)).toContain(draftId);
    expect(await (await city.resident('stranger', now)).portal.draft(draftId)).toBeNull();
  });

  it('shows unit and promise before it is sent, and asks for consent', async () => {
    const now = at('2026-11-02T19:10');
    const { portal } = await city.resident('c', now);
    const begun = await portal.begin('lampu-jalan');
    if (!begun.ok) throw new Error('not begun');
    const { draftId } = begun.value;
    for (const [question, raw] of [
      ['lokasi', { 'lokasi.area': '36.71.01.1001' }],
      ['jenis', { jenis: 'gang' }],
      ['kabelTerbuka', { kabelTerbuka: 'tidak' }],
      ['nomorTiang', {}],
      ['foto', {}],
      ['keterangan', {}],
      ['kontak', {}],
    ] as const) {
      expect(await portal.answer(draftId, question, raw)).toMatchObject({ ok: true });
    }
    const check = await portal.check(draftId);
    expect(check?.unit.id).toBe('Kelurahan Sukarasa');
    expect(check?.promise?.text.id).toMatch(/^Janji: Sen, 9 Nov 16\.00$/);
    expect(check?.promise?.explanation.id).toContain('Sabtu dan Minggu');
    expect(check?.complete).toBe(true);
    expect(await portal.submit(draftId, {})).toMatchObject({ ok: false, error: { type: 'consentMissing' } });
  });

  it('makes one case of a double click (P2), opened by its secret link and by no other device (P4)', async () => {
    const now = at('2026-11-02T19:20');
    const { portal } = await city.resident('d', now);
    const begun = await portal.begin('lampu-jalan');
    if (!begun.ok) throw new Error('not begun');
    for (const [question, raw] of [
      ['lokasi', { 'lokasi.area': '36.71.01.1002' }],
      ['jenis', { jenis: 'taman' }],
      ['kabelTerbuka', { kabelTerbuka: 'tidak' }],
    ] as const)
      await portal.answer(begun.value.draftId, question, raw);
    const [first, second] = await Promise.all([
      portal.submit(begun.value.draftId, { persetujuan: 'ya' }),
      portal.submit(begun.value.draftId, { persetujuan: 'ya' }),
    ]);
    expect(first.ok && second.ok && first.value.number === second.value.number).toBe(true);
    if (!first.ok) throw new Error('not sent');
    const { number } = first.value;
    const receipt = await portal.receipt(number);
    expect(receipt?.steps.map(({ label }) => label.id)).toEqual([
      'Diterima unit yang berwenang',
      'Sedang diperbaiki',
      'Hasilnya dicek petugas lain',
      'Selesai',
    ]);
    expect(receipt?.steps[0]?.detail?.id).toBe('Dinas Lingkungan Hidup · paling lama 3 hari kerja');
    expect(receipt?.steps.at(-1)?.detail?.id).toContain('10 hari kerja untuk mengajukan keberatan');
    const token = receipt?.secretLink?.split('/').at(-1) ?? '';
    expect(receipt?.qr?.path).toMatch(/^M\d/);
    expect((await portal.home()).myCases).toEqual([]);
    const { week } = await portal.home();
    expect(week.days.map(({ day }) => day).at(-1)).toBe('2026-11-02');
    expect(week.days.reduce((sum, { closed }) => sum + closed, 0)).toBe(week.closed);

    const other = (await city.resident('other', now)).portal;
    expect(await other.case(number)).toBeNull();
    expect(await other.receipt(number)).toBeNull();
    expect(await other.openCase(number, 'AAAAAAAAAAAAAAAAAAAAAA')).toMatchObject({
      ok: false,
      error: { type: 'notFound' },
    });
    const preview = (await city.resident('preview', now)).portal;
    expect(await preview.openLink(token)).toEqual({ path: `/urusan/${number}` });
    // A preview used nothing up (P3): the resident opens it afterwards.
    expect(await other.openLink(token)).toEqual({ path: `/urusan/${number}` });
    expect((await other.case(number))?.number).toBe(number);
    await other.wipeDevice();
    expect(await other.case(number)).toBeNull();
  });

  it('lives its life: repaired with proof, checked by another, objected to, repaired again', async () => {
    const number = await report('siti', at('2026-11-03T19:00'));
    const first = await city.officer('p1', at('2026-11-04T08:10'));
    const queue = await first.console.queue({});
    const row = queue.rows.find((item) => item.number === number);
    expect(row).toMatchObject({ stage: 'diterima', late: false });
    expect(JSON.stringify(row)).not.toContain('halte');
    const { rows, names } = await first.console.queueLines({});
    const line = rows.find((item) => item.number === number);
    expect(line).toMatchObject({ service: 'lampu-jalan', stage: 'diterima', area: row?.area?.code, turn: row?.turn });
    expect(names.services['lampu-jalan']).toMatchObject({
      title: row?.service.title,
      stages: { diterima: row?.stageLabel },
    });
    expect(names.areas[row?.area?.code ?? '']).toBe(row?.area?.name);
    const seen = shown(await first.console.caseDetail(number));
    expect(seen.answers.find(({ name }) => name === 'kontak')).toMatchObject({ masked: true, mayReveal: false });
    expect(JSON.stringify(seen)).not.toContain('81234567890');

    expect(await doNext(first, number, 'jadwalkan')).toMatchObject({ ok: true });
    const crew = await city.officer('regu', at('2026-11-04T15:00'));
    const before = await city.stageFile(`officer:regu:${seen.id}`, 'sebelum', at('2026-11-04T15:00'));
    const after = await city.stageFile(`officer:regu:${seen.id}`, 'sesudah', at('2026-11-04T15:00'));
    expect(await doNext(crew, number, 'laksanakan')).toMatchObject({
      ok: false,
      error: { type: 'refused', sentences: [{ field: 'sebelum' }, { field: 'sesudah' }] },
    });
    expect(
      await doNext(crew, number, 'laksanakan', { raw: { sebelum: before, sesudah: after }, key: 'done' }),
    ).toMatchObject({ ok: true });
    const own = shown(await crew.console.caseDetail(number));
    expect(own.turns[0]?.whyNot?.id).toContain('petugas lain');
    expect(own.timeline[0]?.photos.map(({ checks }) => checks.map(({ ok, text }) => [ok, text.id]))).toEqual(
      Array.from({ length: 2 }, () => [
        [null, 'Kamera tidak menyebut tempat'],
        [null, 'Kamera tidak menyebut waktu'],
      ]),
    );
    expect(await doNext(crew, number, 'benar')).toMatchObject({
      ok: false,
      error: { type: 'refused', error: { type: 'sameOfficer' } },
    });

    const second = await city.officer('p2', at('2026-11-04T15:30'));
    expect(await doNext(second, number, 'benar')).toMatchObject({ ok: true });
    const siti = (await city.resident('siti', at('2026-11-04T20:00'))).portal;
    const closed = await siti.case(number);
    expect(closed?.status.id).toMatch(/^Selesai ditangani pada Rabu, 4 November 2026/);
    expect(closed?.promise?.state).toBe('kept');
    expect(closed?.objection?.questions.map(({ name }) => name)).toEqual(['masalah']);
    expect(closed?.timeline.flatMap(({ photos }) => photos.map(({ caption }) => caption.id))).toEqual([
      'Foto sebelum',
      'Foto sesudah',
    ]);
    expect(closed?.readings.map(({ who }) => who.id)).toContain('Petugas Contoh 1, Dinas Perhubungan');

    expect(await siti.object(number, {})).toMatchObject({
      ok: false,
      error: { type: 'refused', sentences: [{ field: 'masalah' }] },
    });
    expect(await siti.object(number, { masalah: 'Masih padam' })).toMatchObject({ ok: true });
    const reopened = await siti.case(number);
    expect(reopened?.status.id).toMatch(/^Dibuka lagi setelah keberatan/);
    expect(
      await doNext(await city.officer('p2', at('2026-11-05T08:00')), number, 'laksanakan', { raw: {} }),
    ).toMatchObject({ ok: false });
    expect(
      shown(await (await city.officer('p1', at('2026-11-05T08:00'))).console.caseDetail(number)).turns[0]?.mine,
    ).toBe(true);
  });

  it('shows the public where it stands, never who reported or exactly where', async () => {
    const number = await report('budi', at('2026-11-05T19:00'), { keterangan: { keterangan: 'Rumah saya nomor 7' } });
    const view = await (
      await city.resident('anybody', at('2026-11-05T20:00'))
    ).portal.publicCase(number.toLowerCase().replaceAll('0', 'o'));
    expect(view?.number).toBe(number);
    expect(view?.place?.rounded).toBe(true);
    expect(view?.place?.latitude).not.toBe(-6.173);
    const words = JSON.stringify(view);
    for (const secret of ['Rumah saya', '812', 'halte']) expect(words).not.toContain(secret);
  });

  it('tells an officer of another unit who may, and a stale form that the case has changed', async () => {
    const number = await report('tuti', at('2026-11-06T07:00'));
    const air = await city.officer('air', at('2026-11-06T08:00'));
    const refused = await air.console.caseDetail(number);
    expect(refused).toMatchObject({ type: 'notAllowed' });
    expect(refused.type === 'notAllowed' && refused.message.id).toContain('Dinas Perhubungan');
    const p1 = await city.officer('p1', at('2026-11-06T08:00'));
    const stale = shown(await p1.console.caseDetail(number));
    expect(await doNext(await city.officer('p2', at('2026-11-06T08:05')), number, 'jadwalkan')).toMatchObject({
      ok: true,
    });
    expect(
      await p1.console.act(number, {
        turn: stale.turns[0]?.id ?? '',
        action: 'jadwalkan',
        key: 'stale',
        seenVersion: stale.version,
        raw: {},
        because: [],
        confirms: [],
        note: '',
      }),
    ).toMatchObject({ ok: false, error: { type: 'changedMeanwhile' } });
  });

  it('offers what others have reported nearby, to follow instead', async () => {
    const number = await report('ani', at('2026-11-09T18:00'), {
      lokasi: { 'lokasi.latitude': '-6.1800', 'lokasi.longitude': '106.6400' },
    });
    const { portal } = await city.resident('rina', at('2026-11-09T18:30'));
    const begun = await portal.begin('lampu-jalan');
    if (!begun.ok) throw new Error('not begun');
    await portal.answer(begun.value.draftId, 'lokasi', {
      'lokasi.latitude': '-6.18005',
      'lokasi.longitude': '106.6400',
    });
    await portal.answer(begun.value.draftId, 'jenis', { jenis: 'jalan' });
    expect((await portal.question(begun.value.draftId, 'lokasi'))?.nearby.map((one) => one.number)).toEqual([number]);
    expect(await portal.follow(number, begun.value.draftId)).toMatchObject({ ok: true });
    expect((await portal.myCases()).map((card) => card.number)).toEqual([number]);
    expect(await portal.draft(begun.value.draftId)).toBeNull();
    expect(deviceOf('rina')).toHaveLength(64);
  });

  it("offers what was done a short while ago: to object where it is one's own, to follow where it is not; later it is a new fault", async () => {
    const there = { lokasi: { 'lokasi.latitude': '-6.1900', 'lokasi.longitude': '106.6500' } };
    const number = await report('tono', at('2026-11-03T08:00'), there);
    const act = async (who: string, when: string, action: string, raw = {}) =>
      expect(
        await doNext(await city.officer(who, at(when)), number, action, { raw, key: `${action} ${number}` }),
      ).toMatchObject({ ok: true });
    await act('p1', '2026-11-04T09:00', 'jadwalkan');
    const { id } = shown(await (await city.officer('regu', at('2026-11-04T15:00'))).console.caseDetail(number));
    const photo = (name: string) => city.stageFile(`officer:regu:${id}`, name, at('2026-11-04T15:00'));
    const photos = { sebelum: await photo('sebelum'), sesudah: await photo('sesudah') };
    await act('regu', '2026-11-04T15:05', 'laksanakan', photos);
    await act('p2', '2026-11-05T09:00', 'benar');
    const asked = async (who: string, when: string, jenis = 'jalan') => {
      const { portal } = await city.resident(who, at(when));
      const begun = await portal.begin('lampu-jalan');
      if (!begun.ok) throw new Error('not begun');
      await portal.answer(begun.value.draftId, 'lokasi', there.lokasi);
      await portal.answer(begun.value.draftId, 'jenis', { jenis });
      const near = (await portal.question(begun.value.draftId, 'lokasi'))?.nearby ?? [];
      return { near: near.filter((one) => one.number === number), draftId: begun.value.draftId, portal };
    };
    const neighbour = await asked('upik', '2026-11-08T10:00');
    expect(neighbour.near).toMatchObject([{ metres: 0, done: { ago: { id: '3 hari lalu' }, objectUntil: null } }]);
    expect((await asked('tono', '2026-11-08T10:05')).near[0]?.done?.objectUntil).toBeGreaterThan(
      at('2026-11-08T10:05'),
    );
    expect((await asked('upik', '2026-11-08T10:10', 'gang')).near).toEqual([]);
    expect((await asked('upik', '2026-11-25T10:00')).near).toEqual([]);
    // The officer of a second report sees it too, and can only look at it: it is open no more.
    const again = await report('upik', at('2026-11-08T10:20'), there);
    const detail = shown(await (await city.officer('p1', at('2026-11-08T11:00'))).console.caseDetail(again));
    expect(detail.othersHere.find((one) => one.number === number)?.done).toMatchObject({ ago: { id: '3 hari lalu' } });
    expect(await neighbour.portal.follow(number, neighbour.draftId)).toMatchObject({ ok: true });
  });
});

describe('open data and routing', () => {
  it('goes by the code of the kelurahan: Jatiuwung lies in kecamatan Cibodas (P8)', async () => {
    const jatiuwung = city.deps
      .cityOf(3671)
      .districts.flatMap(({ villages }) => villages)
      .find(({ name }) => name === 'Jatiuwung');
    const now = at('2026-11-10T19:00');
    const number = await report('jati', now, {
      lokasi: { 'lokasi.area': jatiuwung?.code ?? '' },
      jenis: { jenis: 'gang' },
    });
    const view = await (await city.resident('jati', now)).portal.case(number);
    expect(view?.acting[0]?.unit.id).toBe('Kelurahan Jatiuwung');
    expect(view?.place?.area.id).toBe('Kel. Jatiuwung, Kec. Cibodas');
  });

  it('never gives away the exact place of an open report, however small the box that is asked', async () => {
    const now = at('2026-11-10T20:00');
    const exact = { latitude: -6.20123, longitude: 106.65077 };
    const number = await report('kotak', now, {
      lokasi: { 'lokasi.latitude': String(exact.latitude), 'lokasi.longitude': String(exact.longitude) },
    });
    const { city: open } = await city.resident('anybody', now);
    const around = (reach: number) => ({
      west: exact.longitude - reach,
      east: exact.longitude + reach,
      south: exact.latitude - reach,
      north: exact.latitude + reach,
    });
    const near = await open.reports(around(0.01));
    const found = near.find((one) => one.number === number);
    expect(found).toMatchObject({ rounded: true });
    expect([found?.latitude, found?.longitude]).not.toEqual([exact.latitude, exact.longitude]);
    expect((await open.reports(around(0.00005))).map((one) => one.number)).not.toContain(number);
  });
});
