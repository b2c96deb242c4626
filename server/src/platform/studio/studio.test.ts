/** Who may enter the studio, and what it says of services, on PostgreSQL. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { tangerang } from '@balai/store/testing';
import { at, openTestCity, type TestCity } from '../testing.ts';
import type { Platform, RawForm, StudioPlatform, TrialView } from '../platform-types.ts';

const NOW = at('2026-11-02T10:00');
let city: TestCity;
let studio: StudioPlatform;

beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await city.appoint('ani', 'Ani Contoh', [{ unit: 'diskominfo', area: null, position: 'pemrogram' }]);
  await city.appoint('dwi', 'Dwi Contoh', [{ unit: 'dishub', area: null, position: 'petugas' }]);
  studio = (await city.officer('ani', NOW)).studio;
});
afterAll(() => city.close());

const valueOf = <View>(result: { readonly ok: true; readonly value: View } | { readonly ok: false }): View => {
  if (!result.ok) throw new Error('the studio did not open');
  return result.value;
};

test('nobody enters without the position, on any door', async () => {
  const officer = await city.officer('dwi', NOW);
  const nobody: Platform = await city.resident('phone', NOW);
  expect((await officer.console.me())?.mayProgram).toBe(false);
  for (const { studio: door } of [officer, nobody]) {
    expect(await door.list()).toEqual({ ok: false, error: 'notAllowed' });
    for (const part of ['head', 'lifecycle', 'form', 'examples', 'versions', 'standard', 'source'] as const)
      expect(await door[part]('lampu-jalan')).toEqual({ ok: false, error: 'notAllowed' });
  }
});

test('an appointment that has ended opens nothing', async () => {
  const post = [{ unit: 'diskominfo', area: null, position: 'pemrogram' }];
  await city.appoint('eka', 'Eka Contoh', post, { to: '2026-06-30' });
  expect((await (await city.officer('eka', NOW)).studio.list()).ok).toBe(false);
});

test('a service that there is not is not found', async () => {
  expect(await studio.head('tidak-ada')).toEqual({ ok: false, error: 'notFound' });
});

test('the list counts the open cases of each service and what its examples exercise', async () => {
  const rows = valueOf(await studio.list());
  expect(rows.map(({ id }) => id)).toContain('lampu-jalan');
  const lamp = rows.find(({ id }) => id === 'lampu-jalan');
  expect(lamp).toMatchObject({ version: 1, open: 0, late: 0, onTime: null, changedHere: false, waiting: 0 });
  expect(lamp?.coverage?.failed).toBe(0);
  expect(lamp?.coverage?.done).toBeGreaterThan(20);
});

test('a turn that ended gives its stage a time, a refusal its reason; the open turn is counted', async () => {
  const { store } = city;
  const file = await city.stageFile('draft', 'photo', NOW);
  const answers = {
    lokasi: { area: '36.71.01.1004', note: 'Dekat pasar' },
    jenis: 'jalan',
    kabelTerbuka: false,
    foto: { sha256: file },
  };
  const send = async (key: string, when: number) => {
    const filed = await store.execute({
      regionId: tangerang.id,
      serviceId: 'lampu-jalan',
      command: { type: 'submit', actor: { kind: 'applicant' }, answers, facts: {} },
      channel: 'portal',
      now: when,
      idempotency: { caller: 'test', key, requestHash: key },
    });
    if (!filed.ok) throw new Error(JSON.stringify(filed.error));
    return filed.value;
  };
  await send('first', NOW);
  const second = await send('second', NOW);
  const turn = second.state.turns[0];
  if (turn?.party.kind !== 'unit') throw new Error('a unit has the first turn');
  const { unit, area } = turn.party;
  const manifest = store.services.one(tangerang.id, 'lampu-jalan')?.manifest;
  const stage = manifest?.stages[turn.stage];
  const refusal =
    stage !== undefined && 'by' in stage
      ? Object.entries(stage.next).find(([, { because }]) => (because ?? []).length > 0)
      : undefined;
  const [action = '', { because = [] } = {}] = refusal ?? [];
  const acted = await store.execute({
    regionId: tangerang.id,
    caseId: second.caseId,
    command: {
      type: 'act',
      turn: turn.id,
      action,
      because: because.slice(0, 1),
      actor: { kind: 'officer', officer: 'dwi', unit, area, positions: ['petugas'] },
    },
    channel: 'portal',
    now: NOW + 3_600_000,
    idempotency: { caller: 'test', key: 'act', requestHash: 'act' },
  });
  expect(acted.ok).toBe(true);
  const view = valueOf(await (await city.officer('ani', NOW + 7_200_000)).studio.lifecycle('lampu-jalan'));
  const seen = view.stages.find(({ name }) => name === turn.stage);
  expect(seen?.open).toBe(1);
  expect(seen?.times?.count).toBe(1);
  expect(view.cases).toBe(2);
  expect(view.returns.rows).toHaveLength(1);
  expect(view.returns.rows[0]?.count).toBe(1);
});

test('examples are played by the kernel, and the source is given as text', async () => {
  const examples = valueOf(await studio.examples('surat-domisili'));
  expect(examples.rows.length).toBeGreaterThan(10);
  expect(examples.rows.every(({ ok }) => ok)).toBe(true);
  expect(examples.coverage.map(({ kind }) => kind)).toContain('reason');
  const source = valueOf(await studio.source('surat-domisili'));
  expect(source.file).toBe('services/tangerang/surat-domisili.ts');
  expect(source.lines[0]?.parts).toEqual([{ text: '// contoh', kind: 'comment' }]);
});

test('a trial goes from an example to its end without storing anything; what was changed on the way is refused', async () => {
  const before = (await city.store.cases.recent(tangerang.id, { serviceIds: ['surat-domisili'] })).length;
  const play = async (raw: RawForm) => valueOf(await studio.tryIt('surat-domisili', raw));
  const blank = await play({});
  expect(blank.form?.examples.length).toBeGreaterThan(5);
  const filled = await play({ contoh: 'Tinggal kurang dari 6 bulan tanpa surat RT/RW: diminta melampirkan' });
  expect(filled.form?.questions.map(({ name }) => name)).toContain('suratRt');
  const missing = await play({ ...filled.typed, lakukan: 'kirim' });
  expect(missing.refused.map(({ field }) => field)).toEqual(['suratRt']);
  const begun = await play({ ...filled.typed, suratRt: 'c'.repeat(64), lakukan: 'kirim' });
  const turn = begun.shown?.turns[0];
  expect(turn?.actions.map(({ action }) => action)).toEqual(['setuju', 'mintaPerbaikan', 'tolak']);
  const on = (view: TrialView, action: string, more: RawForm = {}) =>
    play({
      keadaan: view.token,
      lakukan: 'tindakan',
      giliran: view.shown?.turns[0]?.id ?? '',
      tindakan: action,
      awalan: view.shown?.turns[0]?.actions.find((one) => one.action === action)?.prefix ?? '',
      ...more,
    });
  const noReason = await on(begun, 'tolak');
  expect(noReason.refused).toHaveLength(1);
  expect(noReason.shown?.ended).toBe(false);
  const passed = await on(begun, 'setuju');
  const silent = await play({ keadaan: passed.token, lakukan: 'tenggat' });
  expect(silent.shown).toMatchObject({ ended: true, tone: 'ok' });
  expect(silent.shown?.timeline.length).toBeGreaterThan(2);
  const [body = '', seal = ''] = silent.token.split('.');
  const forged = await play({
    keadaan: `${body.startsWith('A') ? 'B' : 'A'}${body.slice(1)}.${seal}`,
    lakukan: 'sehari',
  });
  expect(forged.shown).toBe(null);
  expect(forged.refused).toHaveLength(1);
  expect(await city.store.cases.recent(tangerang.id, { serviceIds: ['surat-domisili'] })).toHaveLength(before);
});

test('what the checks refuse is said in the language of the reader', async () => {
  const fee = { lakukan: 'tambah', apa: 'cost', nilai: '5000', sejak: '2027-01-01', dasar: 'Perda (contoh)' };
  const { view } = valueOf(await studio.changing('surat-domisili', fee));
  expect(view.gate).toMatchObject({
    passes: false,
    mistakes: [
      {
        id: "tidak ada tindakan yang memungut biaya ini: beri satu `with: 'fee'`",
        en: 'no action collects this fee: let one be `with` the fee',
      },
    ],
  });
});

test('a value is changed by two people, through checks and examples, and published as a new version', async () => {
  const at = 'stages.perbaikan.within';
  const change = async (who: string, raw: RawForm) =>
    valueOf(await (await city.officer(who, NOW)).studio.changing('surat-domisili', raw));
  await city.appoint('ben', 'Ben Contoh', [{ unit: 'diskominfo', area: null, position: 'kabid' }]);
  const before = city.store.services.one(tangerang.id, 'surat-domisili');
  const typed = { lakukan: 'tambah', apa: at, nilai: '14', sejak: '2027-01-01', dasar: 'Perwali (contoh) 2027' };
  const undated = await change('ani', { ...typed, sejak: '' });
  expect(undated.view.refused.map(({ field }) => field)).toEqual(['sejak']);
  expect(undated.view.typed['dasar']).toBe('Perwali (contoh) 2027');
  const { view } = await change('ani', typed);
  expect(view.gate).toMatchObject({ passes: true, mistakes: [], failed: [] });
  expect(view.gate?.changes.map(({ group }) => group)).toEqual(['promise']);
  expect(view.gate?.untested).toHaveLength(1);
  const noReason = await change('ani', { lakukan: 'usulkan', daftar: view.list });
  expect(noReason.view.refused.map(({ field }) => field)).toEqual(['sebab', 'belumDiuji']);
  // The reason for the change is none for leaving it untested; what was typed stands there again.
  const untested = await change('ani', { lakukan: 'usulkan', daftar: view.list, sebab: 'Perwali baru' });
  expect(untested.view).toMatchObject({ list: view.list, typed: { sebab: 'Perwali baru' }, proposals: [] });
  const [asked] = untested.view.refused;
  expect([untested.view.refused.length, asked?.field]).toEqual([1, 'belumDiuji']);
  expect(asked?.message.id).toContain(view.gate?.untested[0]?.id);
  expect(asked?.message.en).toContain(view.gate?.untested[0]?.en);
  await change('ani', {
    lakukan: 'usulkan',
    daftar: view.list,
    sebab: 'Perwali baru',
    belumDiuji: ' Contoh menyusul ',
  });
  const [proposed] = (await change('ben', {})).view.proposals;
  expect(proposed).toMatchObject({ uncoveredBecause: 'Contoh menyusul', untested: view.gate?.untested });
  const id = proposed?.id ?? '';
  expect((await change('ani', { lakukan: 'terbitkan', usulan: id })).done).toBe(null);
  const declined = await change('ben', { lakukan: 'tolak', usulan: id, daftar: view.list });
  expect([declined.done, declined.view.list]).toEqual([null, view.list]);
  expect(declined.view.refused.map(({ field }) => field)).toEqual([`sebab-${id}`]);
  expect(city.store.services.one(tangerang.id, 'surat-domisili')?.number).toBe(before?.number);
  const published = await change('ben', { lakukan: 'terbitkan', usulan: id });
  expect(published.done?.en).toContain('version 2');
  expect((await change('ben', { lakukan: 'terbitkan', usulan: id })).done).toBe(null);
  const versions = valueOf(await studio.versions('surat-domisili')).rows;
  expect(versions.map((one) => [one.number, one.changedHere, one.because, one.uncoveredBecause])).toEqual([
    [2, true, 'Perwali baru', 'Contoh menyusul'],
    [1, false, null, null],
  ]);
  expect([versions[0]?.by.id, versions[0]?.approvedBy?.id]).toEqual(['Ani Contoh', 'Ben Contoh']);
  // The file is shown all the same, as that of the version before.
  expect(valueOf(await studio.source('surat-domisili'))).toMatchObject({
    changedHere: true,
    file: before === null ? '' : 'services/tangerang/surat-domisili.ts',
  });
});

test('whoever publishes a proposal that brings no reason along says why it may go untested, at its field', async () => {
  const before = city.store.services.one(tangerang.id, 'surat-domisili');
  if (before === null) throw new Error('it is published');
  const change = async (raw: RawForm) =>
    valueOf(await (await city.officer('ben', NOW)).studio.changing('surat-domisili', raw));
  const typed = { lakukan: 'tambah', apa: 'stages.perbaikan.within', nilai: '21', dasar: 'Perwali (contoh) 2028' };
  const { view } = await change({ ...typed, sejak: '2028-01-01' });
  await change({ lakukan: 'usulkan', daftar: view.list, sebab: 'Perwali 2028', belumDiuji: 'x' });
  const proposals = await city.store.studio.proposals(tangerang.id, 'surat-domisili');
  const kept = proposals.find(({ because }) => because === 'Perwali 2028');
  if (kept === undefined) throw new Error('it is proposed');
  const { id: _id, decided: _decided, proposedAt: _at, ...what } = kept;
  const id = await city.store.studio.propose(tangerang.id, { ...what, changes: { file: [] }, proposedBy: 'ani' }, NOW);
  const refused = await change({ lakukan: 'terbitkan', usulan: id, [`sebab-${id}`]: 'Sudah dibaca' });
  expect(refused.done).toBe(null);
  expect(refused.view.refused.map(({ field }) => field)).toEqual([`belumDiuji-${id}`]);
  expect(refused.view.typed[`sebab-${id}`]).toBe('Sudah dibaca');
  expect(city.store.services.one(tangerang.id, 'surat-domisili')?.number).toBe(before.number);
  const done = await change({ lakukan: 'terbitkan', usulan: id, [`belumDiuji-${id}`]: 'Contoh bulan depan' });
  expect(done.done?.en).toContain('Published');
  expect((await city.store.services.history(tangerang.id, 'surat-domisili'))[0]?.uncoveredBecause).toBe(
    'Contoh bulan depan',
  );
});
