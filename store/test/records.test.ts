/** What lies beside a case: claims, positions, letters, photos, drafts, links, devices, surveys, the outbox. */
import type { DateText } from '@balai/kernel';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { uuidV7 } from '../src/index.ts';
import { freshStore, type FreshStore } from '../src/testing.ts';
import type { AppointmentKind, Draft, StoredFile } from '../src/store-types.ts';
import { act, hour, submit, tuesday, valueOf } from './acting.ts';
import { kelurahan, officerOf, testBundles } from './city.ts';

let fresh: FreshStore;
const region = 3671;
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  for (const id of [region, 9901])
    for (const bundle of testBundles) await fresh.store.services.publish(id, bundle, 'penulis', tuesday);
});
afterAll(() => fresh.close());

const draft = (id: string): Draft => ({
  id,
  regionId: region,
  serviceId: 'lampu',
  manifestHash: 'x',
  answers: { jenis: 'jalan' },
  typed: { kontak: 'abc' },
  step: 'kontak',
  channel: 'portal',
  officer: null,
  createdAt: tuesday,
  savedAt: tuesday,
  submittedCaseId: null,
});

describe('officers', () => {
  const appoint = (
    officer: string,
    from: `${number}-${number}-${number}`,
    to: `${number}-${number}-${number}` | null,
    kind: AppointmentKind,
    position = 'lurah',
  ) =>
    fresh.store.officers.appoint(region, {
      id: uuidV7(tuesday),
      officer,
      unit: 'kelurahan',
      area: kelurahan,
      position,
      from,
      to,
      kind,
      decree: 'SK',
    });
  test('P7: who signs is who holds the position, or stands in for it, on the day of signing', async () => {
    const { officers } = fresh.store;
    for (const id of ['lurah-1', 'lurah-2', 'sekretaris'])
      await officers.put(region, { id, name: `Petugas Contoh ${id}`, email: `${id}@contoh.test` });
    await appoint('lurah-1', '2025-01-01', '2026-03-03', 'definitif');
    await appoint('lurah-2', '2026-03-04', null, 'definitif');
    await appoint('sekretaris', '2025-01-01', null, 'definitif', 'sekretaris');
    await appoint('sekretaris', '2026-03-10', '2026-03-12', 'Plh');
    const signer = async (on: `${number}-${number}-${number}`) => {
      const found = await officers.signerOf(region, 'kelurahan', kelurahan, 'lurah', on);
      return found === null ? null : [found.officer, found.kind];
    };
    expect(await signer('2026-03-03')).toEqual(['lurah-1', 'definitif']);
    expect(await signer('2026-03-05')).toEqual(['lurah-2', 'definitif']);
    expect(await signer('2026-03-11')).toEqual(['sekretaris', 'Plh']);
    expect(await signer('2026-03-13')).toEqual(['lurah-2', 'definitif']);
    expect(await signer('2024-03-13')).toBeNull();
  });
  test('rights come from the appointments of the day alone', async () => {
    const { officers } = fresh.store;
    expect(await officers.actorsOf(region, 'sekretaris', '2026-03-11')).toEqual([
      {
        kind: 'officer',
        officer: 'sekretaris',
        unit: 'kelurahan',
        area: kelurahan,
        positions: ['lurah', 'sekretaris'],
      },
    ]);
    expect(await officers.actorOf(region, 'sekretaris', '2026-03-13', 'kelurahan', kelurahan)).toMatchObject({
      positions: ['sekretaris'],
    });
    expect(await officers.actorsOf(region, 'lurah-1', '2026-03-04')).toEqual([]);
    expect(await officers.actorsOf(9901, 'lurah-2', '2026-03-05')).toEqual([]);
    expect((await officers.one(region, 'lurah-2'))?.appointments).toHaveLength(1);
  });
});

describe('letters', () => {
  test('a letter that a person granted waits for the lurah of its kelurahan; it is signed once, and found by its bytes', async () => {
    const { documents } = fresh.store;
    const filed = valueOf(await submit(fresh.store, region, 'surat'));
    valueOf(
      await act(fresh.store, region, filed.caseId, officerOf('kelurahan', 'petugas-1', kelurahan), 'setuju', {
        turn: filed.state.turns[0]?.id ?? '',
      }),
    );
    const waiting = await documents.toSign(region, [{ unit: 'kelurahan', area: kelurahan, position: 'lurah' }]);
    expect(waiting).toMatchObject([
      { caseId: filed.caseId, status: 'numbered', signedAs: { position: 'lurah' }, waitsFor: 'signer' },
    ]);
    expect(await documents.toSign(region, [{ unit: 'kelurahan', area: '36.71.01.1002', position: 'lurah' }])).toEqual(
      [],
    );
    const id = waiting[0]?.id ?? '';
    expect(await documents.signing(region, id, 'lurah-2', tuesday)).toMatchObject({
      ok: true,
      value: { waitsFor: 'signature' },
    });
    const signer = { officer: 'lurah-2', name: 'Petugas Contoh', position: 'lurah', kind: 'definitif' } as const;
    expect(
      await documents.signed(region, id, { sha256: 'aa', signer, certified: false }, tuesday + hour),
    ).toMatchObject({ ok: true, value: { status: 'signed', sha256: 'aa', signedAt: tuesday + hour, signer } });
    expect(
      await documents.signed(region, id, { sha256: 'bb', signer, certified: false }, tuesday + hour),
    ).toMatchObject({ ok: true, value: { sha256: 'aa' } });
    expect(await documents.delivered(region, id, tuesday)).toMatchObject({ ok: true });
    expect(await documents.signing(region, id, 'lurah-2', tuesday)).toEqual({
      ok: false,
      error: { type: 'wrongStatus', status: 'delivered' },
    });
    expect((await documents.bySha256(region, 'aa'))?.id).toBe(id);
    expect(await documents.bySha256(9901, 'aa')).toBeNull();
    const log = await fresh.admin.query<{ type: string }>(
      'select type from document_event where document_id = $1 order by version',
      [id],
    );
    expect(log.rows.map(({ type }) => type)).toEqual(['numbered', 'signing', 'signed', 'delivered']);
  });
});

describe('files', () => {
  const file = (sha256: string, more: Partial<StoredFile> = {}): Omit<StoredFile, 'state'> => ({
    sha256,
    owner: 'draft-1',
    mediaType: 'image/jpeg',
    bytes: 10,
    width: 8,
    height: 8,
    thumbnailSha256: null,
    perceptual: null,
    mirrored: null,
    uploadedAt: tuesday,
    taken: { at: null, latitude: null, longitude: null },
    ...more,
  });
  test('P10: the photo of another case is found, re-compressed or mirrored; another scene is not', async () => {
    const { files } = fresh.store;
    const shots = { first: 'a1'.repeat(32), again: 'a2'.repeat(32), mirrored: 'a3'.repeat(32), other: 'a4'.repeat(32) };
    await files.stage(region, file(shots.first, { perceptual: 'ffee00112233cc55', mirrored: '77ff00448811aa22' }));
    await files.stage(region, file(shots.again, { perceptual: 'ffee00112233cc5a', mirrored: '77ff00448811aa2d' }));
    await files.stage(region, file(shots.mirrored, { perceptual: '77ff00448811aa20', mirrored: 'ffee00112233cc57' }));
    await files.stage(region, file(shots.other, { perceptual: '00112233ccffee55', mirrored: '1122334455667788' }));
    const ids: Record<string, string> = {};
    for (const [name, sha256] of Object.entries(shots))
      ids[name] = valueOf(await submit(fresh.store, region, 'lampu', { answers: { foto: { sha256 } } })).caseId;
    const found = await files.alike(region, shots.first, ids['first'] ?? '');
    expect(found.map(({ caseId, mirrored }) => [caseId, mirrored])).toEqual(
      expect.arrayContaining([
        [ids['again'], false],
        [ids['mirrored'], true],
      ]),
    );
    expect(found).toHaveLength(2);
    expect(await files.casesWith(region, shots.first)).toEqual([ids['first']]);
  });
  test('what a case shows stays; what nobody claims goes after a day, and its bytes only if no one else has them', async () => {
    const { files } = fresh.store;
    const [shown, left, shared, there, letter, drafted] = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6'].map((byte) =>
      byte.repeat(32),
    ) as [string, string, string, string, string, string];
    for (const sha256 of [shown, left, shared, there, letter]) await files.stage(region, file(sha256));
    await files.stage(9901, file(there));
    const signed = valueOf(await submit(fresh.store, region, 'surat', { confirmed: true }));
    const [document] = await fresh.store.documents.ofCase(region, signed.caseId);
    await fresh.store.documents.signed(
      region,
      document?.id ?? '',
      { sha256: letter, signer: null, certified: false },
      tuesday,
    );
    const draftId = uuidV7(tuesday);
    await fresh.store.drafts.save(draft(draftId));
    await files.stage(region, file(drafted, { owner: draftId }));
    await files.stage(region, file(shared, { owner: 'draft-2', uploadedAt: tuesday + 25 * hour }));
    const { caseId } = valueOf(await submit(fresh.store, region, 'lampu', { answers: { foto: { sha256: shown } } }));
    expect(await files.sweep(region, tuesday + hour)).toEqual([left]);
    expect(await files.ofCase(region, caseId)).toMatchObject([{ sha256: shown, state: 'attached', field: 'foto' }]);
    expect(await files.one(region, shared)).toMatchObject({ owner: 'draft-2', state: 'staged' });
    expect(await files.one(region, left)).toBeNull();
    expect(await files.one(region, drafted)).not.toBeNull();
    await fresh.store.drafts.discard(region, draftId);
    expect(await files.sweep(region, tuesday + hour)).toEqual([drafted]);
  });
});

describe('drafts, links and devices', () => {
  test('a save that comes late takes back no answer, and brings back no draft that was thrown away', async () => {
    const { drafts } = fresh.store;
    const id = uuidV7(tuesday);
    await drafts.save(draft(id));
    const late = { ...draft(id), typed: { kontak: 'first' } };
    const next = await drafts.change({ ...draft(id), typed: { kontak: 'second' } }, draft(id).savedAt);
    expect(next).toBe(draft(id).savedAt + 1);
    expect(await drafts.change(late, draft(id).savedAt)).toBeNull();
    expect(await drafts.load(region, id)).toMatchObject({ typed: { kontak: 'second' }, savedAt: next });
    await drafts.discard(region, id);
    expect(await drafts.change(late, next ?? 0)).toBeNull();
    expect(await drafts.load(region, id)).toBeNull();
  });
  test('a draft comes back as it was typed, right or wrong, and knows the case that it became', async () => {
    const id = uuidV7(tuesday);
    await fresh.store.drafts.save(draft(id));
    await fresh.store.drafts.save({ ...draft(id), typed: { kontak: 'abcd' }, savedAt: tuesday + 1 });
    expect(await fresh.store.drafts.load(region, id)).toEqual({
      ...draft(id),
      typed: { kontak: 'abcd' },
      savedAt: tuesday + 1,
    });
    const { caseId } = valueOf(
      await submit(fresh.store, region, 'lampu', { draftId: id, secretHash: 'secret-of-case' }),
    );
    expect((await fresh.store.drafts.load(region, id))?.submittedCaseId).toBe(caseId);
    expect(await fresh.store.links.opensCase(region, caseId, 'secret-of-case')).toBe(true);
    expect(await fresh.store.links.opensCase(region, caseId, 'another')).toBe(false);
    expect(await fresh.store.drafts.load(9901, id)).toBeNull();
    expect(await fresh.store.drafts.load(region, 'not-an-id')).toBeNull();
  });
  test('P3: looking at a one-time link uses nothing up; acting uses it once', async () => {
    const { links } = fresh.store;
    const { caseId } = valueOf(await submit(fresh.store, region, 'lampu'));
    await links.make(
      region,
      { tokenHash: 'once', purpose: 'contact', caseId, turnId: 'x', draftId: null, expiresAt: tuesday + hour },
      tuesday,
    );
    for (let look = 0; look < 3; look += 1)
      expect(await links.look(region, 'once', tuesday)).toMatchObject({ usedAt: null });
    expect(
      await Promise.all([links.use(region, 'once', tuesday), links.use(region, 'once', tuesday)]).then((used) =>
        used.filter(Boolean),
      ),
    ).toHaveLength(1);
    expect(await links.look(region, 'once', tuesday + hour)).toBeNull();
  });
  test('P4: "selesai dan hapus" leaves nothing on a device', async () => {
    const { devices } = fresh.store;
    const { caseId } = valueOf(await submit(fresh.store, region, 'lampu'));
    await devices.bindCase(region, 'warung', caseId, tuesday);
    await devices.remember(region, 'warung', true, tuesday);
    expect([
      await devices.holdsCase(region, 'warung', caseId),
      await devices.remembered(region, 'warung'),
      await devices.cases(region, 'warung'),
    ]).toEqual([true, true, [caseId]]);
    await devices.wipe(region, 'warung');
    expect([
      await devices.holdsCase(region, 'warung', caseId),
      await devices.remembered(region, 'warung'),
      await devices.cases(region, 'warung'),
    ]).toEqual([false, false, []]);
    expect(await devices.holdsCase(region, 'warung', 'not-an-id')).toBe(false);
  });
});

test('P12: surveys give exact sums, one for each case, five at a time, and refuse what is no score', async () => {
  const { surveys } = fresh.store;
  const all = (score: 1 | 2 | 3 | 4) =>
    ({
      requirements: score,
      procedure: score,
      time: score,
      fee: score,
      product: score,
      competence: score,
      behaviour: score,
      complaints: score,
      facilities: 4,
    }) as const;
  const cases: string[] = [];
  for (let count = 0; count < 11; count += 1) cases.push(valueOf(await submit(fresh.store, region, 'lampu')).caseId);
  const one = cases[0] ?? '';
  const give = (caseId: string, score: 1 | 2 | 3 | 4, at = tuesday) =>
    surveys.give(region, { caseId, serviceId: 'lampu', at, scores: all(score), remark: 'lama' });
  const shown = async (from: DateText, to: DateText = from) => {
    const { respondents, sums } = await surveys.sums(region, { from, to, serviceIds: ['lampu'] });
    return [respondents, sums.requirements, sums.facilities];
  };
  await give(one, 1);
  await give(one, 3);
  for (const caseId of cases.slice(1, 4)) await give(caseId, 4);
  expect(await shown('2026-03-03')).toEqual([0, 0, 0]);
  // The fifth, on the next day: its packet counts on that day, whole.
  await give(cases[4] ?? '', 4, tuesday + 24 * hour);
  expect([await shown('2026-03-03'), await shown('2026-03-04')]).toEqual([
    [0, 0, 0],
    [5, 19, 20],
  ]);
  // Nothing that is published moves by one person, whether somebody new answers or somebody answers again.
  for (const caseId of cases.slice(5, 9)) await give(caseId, 1, tuesday + 24 * hour);
  await give(one, 2, tuesday + 24 * hour);
  expect(await shown('2026-03-04')).toEqual([5, 18, 20]);
  await Promise.all(cases.slice(9).map((caseId) => give(caseId, 1, tuesday + 24 * hour)));
  expect(await shown('2026-03-03', '2026-03-04')).toEqual([10, 23, 40]);
  const elsewhere = await surveys.sums(region, { from: '2026-03-03', to: '2026-03-04', districts: ['00.00.00'] });
  expect(elsewhere.respondents).toBe(0);
  await expect(
    surveys.give(region, {
      caseId: one,
      serviceId: 'lampu',
      at: tuesday,
      scores: { ...all(1), time: 5 as 4 },
      remark: null,
    }),
  ).rejects.toThrow(RangeError);
});

describe('outbox', () => {
  test('a row comes back until it is delivered, is given to one worker at a time, and a practice region tells nobody', async () => {
    const { outbox } = fresh.store;
    const topics = ['test.topic'];
    const { caseId } = valueOf(await submit(fresh.store, region, 'lampu'));
    await outbox.add(region, caseId, 'test.topic', { text: 1 }, tuesday);
    const claims = await Promise.all(Array.from({ length: 4 }, () => outbox.claim(region, tuesday, { topics })));
    expect(claims.flat()).toMatchObject([{ caseId, topic: 'test.topic', attempts: 1, destination: 'simulator' }]);
    expect(await outbox.claim(region, tuesday + 59_999, { topics })).toEqual([]);
    const [again] = await outbox.claim(region, tuesday + 60_000, { topics });
    expect(again?.attempts).toBe(2);
    await outbox.failed(again!, tuesday + 60_000, 'down');
    expect(await outbox.claim(region, tuesday + 79_999, { topics })).toEqual([]);
    const [third] = await outbox.claim(region, tuesday + 80_000, { topics });
    await outbox.delivered([third!], tuesday + 80_000);
    expect(await outbox.claim(region, tuesday + 100 * hour, { topics })).toEqual([]);
    expect((await outbox.of(region, { caseId })).find(({ topic }) => topic === 'test.topic')).toMatchObject({
      state: 'delivered',
    });
    await submit(fresh.store, 9901, 'lampu');
    expect((await outbox.claim(9901, tuesday + hour)).every(({ destination }) => destination === 'nobody')).toBe(true);
  });
  test('where nobody listens news is passed over at once, and what sets work going stays', async () => {
    const { outbox, services } = fresh.store;
    const now = tuesday + 2 * hour;
    const { caseId } = valueOf(await submit(fresh.store, region, 'lampu'));
    for (const topic of ['test.news', 'test.work', 'store.own']) await outbox.add(region, caseId, topic, {}, now);
    const work = ['test.work', 'case.submitted'];
    const stateOf = async (topic: string) =>
      (await outbox.of(region, { caseId })).find((row) => row.topic === topic)?.state;
    await outbox.pass(region, now, { work, quiet: ['another manifest'] });
    expect(await stateOf('test.news')).toBe('delivered');
    expect(await stateOf('test.work')).toBe('waiting');
    expect(await stateOf('store.own')).toBe('waiting');
    expect(await stateOf('case.submitted')).toBe('waiting');
    await outbox.pass(region, now, { work, quiet: [services.one(region, 'lampu')!.hash] });
    expect(await stateOf('case.submitted')).toBe('delivered');
    expect(await outbox.pass(region, now, { work, quiet: [] })).toBe(0);
  });
  test('what cannot be delivered is given up in sight after twelve attempts, unless it is asked without end', async () => {
    const { outbox } = fresh.store;
    const { caseId } = valueOf(await submit(fresh.store, region, 'lampu'));
    await outbox.add(region, caseId, 'never', {}, tuesday);
    await outbox.add(region, caseId, 'endless', {}, tuesday);
    let now = tuesday;
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const [row] = await outbox.claim(region, now, { topics: ['never'] });
      await outbox.failed(row!, now, 'down');
      const [kept] = await outbox.claim(region, now, { topics: ['endless'] });
      await outbox.failed(kept!, now, 'down', { endless: true });
      now += 2 * hour;
    }
    expect(await outbox.claim(region, now, { topics: ['never'] })).toEqual([]);
    expect(await outbox.claim(region, now, { topics: ['endless'] })).toMatchObject([{ attempts: 13 }]);
    expect((await outbox.of(region, { caseId })).find(({ topic }) => topic === 'never')).toMatchObject({
      state: 'givenUp',
      attempts: 12,
    });
  });
});

test('keys are kept for thirty days, then swept', async () => {
  await submit(fresh.store, region, 'lampu', { now: tuesday - 31 * 24 * hour });
  expect(await fresh.store.sweep(region, tuesday)).toBeGreaterThan(0);
  expect(await fresh.store.sweep(region, tuesday)).toBe(0);
});
