/**
 * Calls every method of the store at least once, so that each statement that it can send is seen.
 *
 * A new method must be called here: the checks of statements find only what was sent. Must never: stand for the tests of
 * what the methods do.
 */
import { smallPhoto, tangerang, scores } from '../src/testing.ts';
import { digestOf } from '../src/erasure/due.ts';
import { uuidV7 } from '../src/case/ids.ts';
import type { Store } from '../src/store-api.ts';
import type { CaseCommand } from '@balai/kernel';
import { hallBundle, kelurahan, lampAnswers, letterAnswers, officerOf, place1, testBundles } from './city.ts';
import { fileOne } from './acting.ts';
import { useMoney } from './everything-money.ts';

const region = tangerang.id;
const at = Date.parse('2026-03-03T03:00:00Z');
const day = '2026-03-03';

export async function useEverything(store: Store): Promise<void> {
  for (const bundle of [...testBundles, hallBundle]) await store.services.publish(region, bundle, 'penulis', at);
  await store.services.history(region, 'lampu');
  await store.services.byHash(region, 'no such hash');
  await store.regions.put(tangerang);
  await store.ready(at);
  const { lamp, letter } = await cases(store);
  await lists(store, lamp);
  await beside(store, lamp);
  await files(store, lamp);
  await people(store, lamp);
  await letters(store, letter);
  await useMoney(store, await fileOne(store, region, at, 'gedung', {}, 'hall'));
  await jobs(store);
  await keys(store);
  await erasures(store, letter);
}

async function cases(store: Store): Promise<{ lamp: string; letter: string }> {
  const draftId = uuidV7(at);
  await store.drafts.save({
    id: draftId,
    regionId: region,
    serviceId: 'lampu',
    manifestHash: 'x',
    answers: {},
    typed: {},
    step: null,
    channel: 'portal',
    officer: null,
    createdAt: at,
    savedAt: at,
    submittedCaseId: null,
  });
  await store.drafts.load(region, draftId);
  await store.drafts.many(region, [draftId]);
  const lamp = await fileOne(
    store,
    region,
    at,
    'lampu',
    { ...lampAnswers, foto: { sha256: 'ab'.repeat(32) } },
    'lamp',
    draftId,
  );
  await store.drafts.discard(region, draftId);
  await store.drafts.sweep(region, at);
  const moved = await fileOne(store, region, at, 'aduan', { lokasi: place1, jenis: 'gang' }, 'moved');
  await store.execute({
    regionId: region,
    caseId: moved,
    command: { type: 'act', turn: 'diperiksa/dishub', action: 'teruskan', actor: officerOf('dishub') },
    channel: 'portal',
    now: at,
    idempotency: { caller: 'all', key: 'move', requestHash: 'move' },
  });
  const letter = await fileOne(store, region, at, 'surat', letterAnswers, 'letter');
  const command: CaseCommand = {
    type: 'act',
    turn: `diperiksa/kelurahan@${kelurahan}`,
    action: 'setuju',
    actor: officerOf('kelurahan', 'petugas-1', kelurahan),
  };
  await store.execute({
    regionId: region,
    caseId: letter,
    command,
    channel: 'portal',
    now: at + 1,
    idempotency: { caller: 'all', key: 'grant', requestHash: 'grant' },
  });
  await store.cases.load(region, lamp);
  await store.cases.loadAll(region, [lamp]);
  await store.cases.whole(region, { caseId: lamp }, 'device');
  const number = (await store.cases.summary(region, lamp))?.number ?? '';
  await Promise.all([null, 'device'].map((device) => store.cases.whole(region, { number }, device)));
  await store.cases.events(region, lamp);
  return { lamp, letter };
}

async function lists(store: Store, lamp: string): Promise<void> {
  const bounds = { west: 106, south: -7, east: 107, north: -6 };
  const number = (await store.cases.summary(region, lamp))?.number ?? '';
  await store.cases.byNumber(region, number);
  await store.cases.summaries(region, [lamp]);
  await store.cases.recent(region, { serviceIds: ['lampu'], status: 'open', areas: [kelurahan], before: at + 1 });
  const month = { since: at, until: at + 30 * 86_400_000 };
  await store.cases.inBounds(region, bounds, { serviceIds: ['lampu'], ended: month });
  for (const degrees of [0.001, 0.03])
    await store.cases.inBounds(
      region,
      { west: 106.6, south: -6.2, east: 106.6 + degrees, north: -6.2 + degrees },
      { serviceIds: ['lampu'], ended: month },
    );
  await store.cases.nearby(region, place1, 50, { serviceIds: ['lampu'] });
  await store.cases.linked(region, lamp);
  const hands = [
    { unit: 'dishub', area: null },
    { unit: 'kelurahan', area: kelurahan },
  ];
  for await (const turn of store.queue.halfway(
    region,
    ['dishub'],
    { after: 0, until: at },
    { serviceIds: ['lampu'], stages: ['diterima'] },
  ))
    if (turn.caseId === '') break;
  await store.queue.page(
    region,
    {
      hands,
      serviceIds: ['lampu'],
      areas: [kelurahan],
      stages: ['diterima'],
      claimedBy: 'nobody',
      due: 'week',
      bounds,
    },
    at,
    { limit: 1 },
  );
  await store.queue.page(region, { hands, claimedBy: 'petugas-1', waiting: true }, at, {
    after: Buffer.from(JSON.stringify([1, lamp, 'x'])).toString('base64url'),
  });
  await store.queue.counts(region, hands, 'petugas-1', at);
  for (const text of [number, number.slice(3, 7), '081200000001', 'lampu mati', 'warga contoh', 'BL-9'])
    await store.search.find(region, text, { serviceIds: ['lampu'], areas: [kelurahan] });
  await store.search.find(region, 'warga contoh', { persons: false });
}

async function beside(store: Store, lamp: string): Promise<void> {
  const id = uuidV7(at);
  await store.talk.say(region, { id, caseId: lamp, from: 'resident', officer: null, text: 'Kapan diperbaiki?', at });
  await store.talk.messages(region, lamp);
  const mail = { turnId: null, files: ['cd'.repeat(32)] };
  await store.talk.say(region, { id: uuidV7(at), caseId: lamp, from: 'resident', officer: null, text: '', at, mail });
  await store.talk.casesWithFile(region, 'cd'.repeat(32));
  await store.talk.note(region, { id, caseId: lamp, officer: 'petugas-1', text: 'Tiang 12.', at }, [
    { officer: 'petugas-2', unit: null },
  ]);
  await store.mentions.ofCase(region, lamp);
  await store.mentions.waiting(region, 'petugas-2');
  await store.mentions.seen(region, 'petugas-2', lamp, at);
  await store.talk.notes(region, lamp);
  await store.cases.parties(region, [lamp]);
  const looked = { caseId: lamp, officer: 'petugas-1', unit: 'dishub', purpose: null, at };
  await store.talk.readEach(region, [{ ...looked, what: 'found:person' }]);
  await store.talk.read(region, { ...looked, what: 'case' });
  await store.talk.readings(region, lamp);
  await store.talk.readingsOf(region, { officers: ['petugas-1'], since: 0, found: 'found:person' });
  await store.claims.take(region, lamp, 'petugas-1', at);
  await store.claims.of(region, lamp, at);
  const given = { caseId: lamp, by: 'kepala-1', unit: 'dishub', area: null, at: at + 1 };
  await store.claims.assign(region, { ...given, from: 'petugas-1', to: 'petugas-2' });
  await store.claims.assign(region, { ...given, from: 'petugas-2', to: null, at: at + 2 });
  await store.claims.assign(region, { ...given, from: null, to: 'petugas-1', at: at + 3 });
  await store.claims.holding(region, lamp, at + 3);
  const together = uuidV7(at);
  await store.claims.assign(region, { ...given, from: 'petugas-1', to: 'petugas-2', at: at + 4, together });
  await store.claims.given(region, together);
  await store.claims.giveBack(region, { together, caseId: lamp, by: 'kepala-1', at: at + 5 });
  await store.claims.release(region, lamp, 'petugas-1');
  await store.drafts.partsOf(region, lamp, 'petugas-1');
  await store.pastTurns.of(region, 'dishub', 0);
  const leave = { id, officer: 'petugas-1', from: '2026-12-01', to: '2026-12-04', askedAt: at } as const;
  await store.officers.put(region, { id: 'petugas-1', name: 'Petugas Contoh 1', email: 'p1@contoh.test' });
  await store.leaves.ask(region, leave);
  await store.leaves.decide(region, id, { by: 'kepala-1', at, approved: true, because: null, standIn: null });
  await store.leaves.end(region, id, { by: 'petugas-1', at, lastDay: '2026-12-02' });
  await store.leaves.one(region, id);
  await store.leaves.since(region, '2026-12-01');
  const template = { id, unit: 'dishub', area: null, name: 'Jadwal', text: 'Diperbaiki {tenggat}.' };
  await store.templates.put(region, { ...template, changedBy: 'petugas-1', changedAt: at });
  await store.templates.of(region, [template]);
  await store.templates.remove(region, template);
  await store.transfers.past(region, { serviceId: 'lampu', since: 0, exceptCaseId: id });
  await store.followers.follow(region, lamp, 'hash', at);
  await store.followers.followedBy(region, 'hash');
  await store.followers.follows(region, [lamp], 'hash');
  await store.followers.unfollow(region, lamp, 'hash');
  await store.cases.joinedInto(region, lamp);
  await store.cases.survivorOf(region, lamp);
  await store.filters.save(region, 'petugas-1', { id, name: 'Hari ini', filter: { due: 'today' } });
  await store.filters.of(region, 'petugas-1');
  await store.filters.remove(region, 'petugas-1', id);
  await store.surveys.give(region, { caseId: lamp, serviceId: 'lampu', at, scores, remark: null });
  await store.surveys.of(region, lamp);
  await store.surveys.sums(region, {
    from: day,
    to: day,
    serviceIds: ['lampu'],
    districts: [kelurahan.slice(0, 8)],
  });
  await store.links.make(
    region,
    { tokenHash: 'token', purpose: 'contact', caseId: lamp, turnId: 'x', draftId: null, expiresAt: null },
    at,
  );
  await store.links.look(region, 'token', at);
  await store.links.use(region, 'token', at);
  await store.links.opensCase(region, lamp, 'secret-lamp');
  await devices(store, lamp, id);
  await turnLinks(store, lamp, id);
}

async function turnLinks(store: Store, lamp: string, linkId: string): Promise<void> {
  const link = { id: linkId, tokenHash: 'turn', caseId: lamp, turnId: 'diteruskan/pln', expiresAt: at + 1 };
  await store.turnLinks.make(region, link, at);
  await store.turnLinks.byToken(region, 'turn');
  await store.replyLinks.make(region, { ...link, tokenHash: 'reply' }, at);
  await store.replyLinks.byToken(region, 'reply');
  const notice = { caseId: lamp, device: 'device', language: 'id', subscription: '{}' } as const;
  await store.pushNotices.put(region, notice, at);
  await store.pushNotices.ofCases(region, [lamp]);
  const noticeId = (await store.pushNotices.of(region, lamp, 'device')) ?? '';
  await store.pushNotices.byId(region, noticeId);
  await store.pushNotices.remove(region, noticeId);
  await store.turnLinks.byId(region, linkId);
  await store.turnLinks.ofCase(region, lamp);
  await store.turnLinks.answered(region, linkId, 'laksanakan', at);
  await store.devices.bindTurn(region, 'device', linkId, at);
  await store.devices.holdsTurn(region, 'device', linkId);
  const place = { unit: 'rt', area: '36.71.01.1001', which: '3/5' };
  await store.reaches.put(region, { ...place, address: '+6281200000001', changedBy: 'test', changedAt: at });
  await store.reaches.find(region, place);
  await store.reaches.all(region);
  await store.reaches.remove(region, place);
}

async function devices(store: Store, lamp: string, draftId: string): Promise<void> {
  await store.devices.bindCase(region, 'device', lamp, at);
  await store.devices.bindDraft(region, 'device', draftId, at);
  await store.devices.holdsCase(region, 'device', lamp);
  await store.drafts.loadFor(region, draftId, 'device');
  await Promise.all([null, 'device'].map((device) => store.drafts.loadFor(region, draftId, device)));
  await store.devices.cases(region, 'device');
  await store.devices.drafts(region, 'device');
  await store.devices.remember(region, 'device', true, at);
  await store.devices.remembered(region, 'device');
  const told = await store.told.keep(region, 'device', '{}', at);
  await store.told.read(region, 'device', told, at);
  await store.devices.wipe(region, 'device');
}

async function files(store: Store, lamp: string): Promise<void> {
  const prints = { perceptual: '0123456789abcdef', mirrored: 'fedcba9876543210' };
  const file = { ...smallPhoto('cd'.repeat(32), 'draft-1', at), ...prints };
  await store.files.stage(region, file);
  await store.files.scanned(region, file.sha256, file.owner);
  await store.files.one(region, file.sha256);
  await store.files.ofOwner(region, file.owner);
  await store.files.ofCase(region, lamp);
  await store.files.names(region, '');
  await store.files.casesWith(region, file.sha256);
  await store.files.alike(region, file.sha256, lamp);
  await store.files.unmarked(region, 10);
  await store.files.mark(
    region,
    file.sha256,
    Uint8Array.from({ length: 22 }, (_, byte) => byte),
  );
  await store.files.alike(region, file.sha256, lamp);
  await store.files.sweep(region, at + 1);
}

async function people(store: Store, lamp: string): Promise<void> {
  await store.officers.put(region, { id: 'petugas-1', name: 'Petugas Contoh 1', email: 'petugas1@contoh.test' });
  const id = uuidV7(at);
  await store.officers.appoint(region, {
    id,
    officer: 'petugas-1',
    unit: 'dishub',
    area: null,
    position: 'petugas',
    from: '2026-01-01',
    to: null,
    kind: 'definitif',
    decree: 'SK 1',
  });
  await store.officers.one(region, 'petugas-1');
  await store.officers.all(region);
  await store.officers.actorsOf(region, 'petugas-1', day);
  await store.officers.actorOf(region, 'petugas-1', day, 'dishub', null);
  await store.officers.signerOf(region, 'dishub', null, 'petugas', day);
  await store.officers.endAppointment(region, id, '2026-12-31');
  await store.outbox.add(region, lamp, 'message.reply', {}, at);
}

async function letters(store: Store, letter: string): Promise<void> {
  const [first] = await store.documents.ofCase(region, letter);
  const id = first?.id ?? '';
  await store.documents.byId(region, id);
  await store.documents.byNumber(region, first?.number ?? '');
  await store.documents.bySha256(region, 'ef');
  await store.documents.toSign(region, [{ unit: 'kelurahan', area: kelurahan, position: 'lurah' }]);
  await store.documents.toSeal(region);
  await store.documents.signing(region, id, 'petugas-1', at);
  await store.documents.signed(
    region,
    id,
    {
      sha256: 'ef',
      signer: { officer: 'petugas-1', name: 'Petugas Contoh 1', position: 'lurah', kind: 'definitif' },
      certified: false,
    },
    at,
  );
  await store.documents.delivered(region, id, at);
  await store.documents.supersede(region, id, uuidV7(at), 'petugas-1', at);
  await store.documents.revoke(region, id, 'keliru', 'petugas-1', at);
}

async function keys(store: Store): Promise<void> {
  await store.dataKeys.rotate(region, at);
  await store.dataKeys.reseal(region, () => undefined);
  await store.dataKeys.drop(region, 'k1', at + 3_600_000);
}

async function erasures(store: Store, letter: string): Promise<void> {
  const { erasure } = store;
  const ledger = { append: async () => undefined };
  const later = Date.parse('2032-01-01T03:00:00Z');
  const by = 'petugas-1';
  await erasure.hold(region, { caseId: letter, because: 'sengketa', by }, later);
  const [hold] = await erasure.holds(region, letter);
  await erasure.holds(region);
  await erasure.lift(region, { holdId: hold?.holdId ?? '', because: 'selesai', by }, later);
  const due = await erasure.due(region, later);
  await erasure.exclude(region, { caseId: uuidV7(at), month: '2032-01', because: 'ditanya', by }, later);
  await erasure.request(region, { caseIds: [letter], because: 'diminta', basis: 'UU 27/2022', by }, later);
  await erasure.approve(region, { month: '2032-01', digest: digestOf(due), by }, later);
  await erasure.orders(region);
  await erasure.carryOut(region, later, ledger);
  await erasure.replay({ region, caseId: letter, what: 'letters', basis: 'x', at, files: [] }, later);
  await erasure.withPayloads(region, [letter]);
  await erasure.dropPayloads(region, [letter]);
  await erasure.bytesErased(region, await erasure.bytesToErase(region));
}

async function jobs(store: Store): Promise<void> {
  const soon = at + 30 * 86_400_000;
  await store.timers.due(soon);
  await store.timers.next(region);
  await store.timers.fireDue(region, soon);
  const [row] = await store.outbox.claim(region, soon, { topics: ['case.submitted'], limit: 1 });
  if (row !== undefined) {
    await store.outbox.failed(row, soon, 'down');
    await store.outbox.delivered([row], soon);
  }
  await store.outbox.openStarted(region, soon);
  await store.sweep(region, at);
  await store.outbox.of(region, { state: 'givenUp', topics: ['case.submitted'], before: uuidV7(at), limit: 1 });
  await store.operations.look(region, at);
  await store.outbox.of(region, { caseId: row?.caseId ?? uuidV7(at) });
  const filter = { from: day, to: day, serviceIds: ['lampu'], units: ['dishub'], areas: [kelurahan] } as const;
  await store.figures.rows(region, filter);
  await store.figures.durations(region, filter);
  await store.figures.openBefore(region, filter);
  await Promise.all([store.figures.openNow(region, at), store.figures.together(region, filter, at)]);
  await store.figures.fold(region, 10);
  await store.figures.recount(region);
  await store.audit.rebuild(region, { check: true });
  await store.audit.verifyChain(region);
  await store.audit.sealDay(region, day, at).then(() => store.audit.heads(region, { limit: 5 }));
}
