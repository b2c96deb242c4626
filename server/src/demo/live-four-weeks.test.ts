/** A small demo city: its past must be one that could have happened, and every open case must have somebody who can go on. */
import { createHash } from 'node:crypto';
import { barredFrom, localDate, mayAct } from '@balai/kernel';
import areas from '@balai/services/tangerang/data/areas.json' with { type: 'json' };
import { demoOfficerNames, demoResident } from '@balai/services/tangerang/data/people.ts';
import { seededRandom } from '@balai/services/tangerang/data/seeded-random.ts';
import { tangerangRegion } from '@balai/services/tangerang/region.ts';
import { demoAddress } from '@balai/services/tangerang/data/streets.ts';
import type { CaseSummary, Officer } from '@balai/store';
import { tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { at, openTestCity, type TestCity } from '../platform/testing.ts';
import { scriptsOf } from './demo-scripts.ts';
import { wayTo } from './plan-any.ts';
import { fillDemoCity, type DemoOptions, type DemoSummary } from './live-four-weeks.ts';

const NOW = at('2026-11-25T14:30');
const CASES = 40;
/** Services whose stories are told by hand. */
const BY_HAND = new Set(['lampu-jalan', 'surat-domisili', 'jalan-rusak']);
const region = tangerang.id;
const idOf = (email: string): string => createHash('sha256').update(email).digest('hex').slice(0, 32);

let city: TestCity;
let summary: DemoSummary;
const options: DemoOptions = {
  regionId: region,
  now: NOW,
  cases: CASES,
  seededRandom,
  services: tangerangRegion.services,
  places: {
    villages: areas.districts.flatMap(({ villages }) =>
      villages.map(({ code, name, point }) => ({ code, name, ...point })),
    ),
    homes: ['36.71.01.1001', '36.71.01.1008', '36.71.07.1001', '36.71.05.1001', '36.71.09.1006'],
    districts: ['36.71.01', '36.71.09'],
  },
  people: { officerNames: demoOfficerNames, residentOf: demoResident, addressOf: demoAddress },
  accountsFor: async (officers) => officers.map(({ email }) => idOf(email)),
};

beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  summary = await fillDemoCity(city.deps, options);
}, 240_000);
afterAll(() => city.close());

/** Everything, service by service: no list is longer than 200. */
const all = async (): Promise<readonly CaseSummary[]> =>
  (
    await Promise.all(
      options.services.map(({ manifest }) =>
        city.store.cases.recent(region, { serviceIds: [manifest.id], limit: 200 }),
      ),
    )
  ).flat();
const appointed = async (email: string): Promise<Officer> => {
  const officer = await city.store.officers.one(region, idOf(email));
  if (officer === null) throw new Error(`nobody has the address ${email}`);
  return officer;
};

it('asks nothing that the law refuses, and names eight officers to sign in as', async () => {
  expect(summary.refusals).toEqual({});
  expect(summary.accounts.map(({ email }) => email)).toEqual([
    'petugas.dishub@contoh.id',
    'regu.dishub@contoh.id',
    'petugas.dpupr@contoh.id',
    'staf.sukarasa@contoh.id',
    'lurah.sukarasa@contoh.id',
    'camat.tangerang@contoh.id',
    'operator.diskominfo@contoh.id',
    'pemrogram.diskominfo@contoh.id',
  ]);
  const cases = await all();
  expect(cases.length).toBe(summary.cases);
  expect(cases.length).toBeGreaterThan(CASES / 2);
  for (const { filedAt, endedAt } of cases) expect(Math.max(filedAt, endedAt ?? 0)).toBeLessThanOrEqual(NOW);
});

it('shows one leave that is approved and one that waits for the head, both of officers of the demo, on their board', async () => {
  const { id } = await appointed('kepala.dishub@contoh.id');
  const { console: desk } = await city.officer(id, NOW);
  const view = await desk.board({ unit: 'dishub', area: null });
  const names = await Promise.all(
    ['petugas2.dishub@contoh.id', 'regu.dishub@contoh.id'].map(async (email) => (await appointed(email)).name),
  );
  expect(view?.leaveToCome.map(({ name, state }) => [name, state])).toEqual([
    [names[0], 'approved'],
    [names[1], 'asked'],
  ]);
  expect((await desk.leave())?.toDecide.map(({ name }) => name)).toEqual([names[1]]);
});

it('gives every service a history: each stage that an example comes to was visited, and a case waits in it today unless only time leads there', async () => {
  const cases = await all();
  const unvisited: string[] = [];
  const empty: string[] = [];
  for (const service of options.services.filter(({ manifest }) => !BY_HAND.has(manifest.id))) {
    const { manifest } = service;
    const mine = cases.filter(({ serviceId }) => serviceId === manifest.id);
    const scripts = scriptsOf(service, city.deps.cityOf(region).calendar);
    expect(mine.length, manifest.id).toBeGreaterThanOrEqual(scripts.length);
    const [histories, now] = await Promise.all([
      Promise.all(mine.map(({ caseId }) => city.store.cases.events(region, caseId))),
      Promise.all(
        mine.filter(({ status }) => status === 'open').map(({ caseId }) => city.store.cases.load(region, caseId)),
      ),
    ]);
    const visited = new Set(
      histories.flatMap((events) =>
        events.flatMap(({ event }) => (event.type === 'turnBegan' ? [event.turn.stage] : [])),
      ),
    );
    const waiting = new Set(
      now.flatMap((loaded) => (loaded === null ? [] : loaded.state.turns.map(({ stage }) => stage))),
    );
    for (const stage of new Set(scripts.flatMap(({ reaches }) => [...reaches.keys()]))) {
      if (!visited.has(stage)) unvisited.push(`${manifest.id} ${stage}`);
      else if (!waiting.has(stage) && wayTo(scripts, stage) !== null) empty.push(`${manifest.id} ${stage}`);
    }
  }
  expect(unvisited).toEqual([]);
  expect(empty).toEqual([]);
});

it('shows a matter in which an address was set right for its owner, as their request says, and one where it can be now', async () => {
  const loaded = await Promise.all((await all()).map(({ caseId }) => city.store.cases.load(region, caseId)));
  const right = loaded.filter((one) => one?.state.rectified !== undefined);
  expect(right.length).toBeGreaterThanOrEqual(1);
  expect(right.length).toBeLessThanOrEqual(3);
  for (const one of right) {
    const events = await city.store.cases.events(region, one?.caseId ?? '');
    const [told] = events.flatMap(({ event }) => (event.type === 'rectified' ? [event] : []));
    const request = await city.store.cases.byNumber(region, told?.asked ?? '');
    const asked = await city.store.cases.load(region, request?.caseId ?? '');
    const [path = ''] = told?.paths ?? [];
    expect(JSON.stringify(asked?.state.answers)).toContain(String(one?.state.answers[path]));
    const said = await city.store.talk.messages(region, request?.caseId ?? '');
    expect(said.map(({ text }) => text).join(' ')).toContain(`Sudah dibetulkan: ${one?.number}`);
  }
  const ppdp = await appointed('ppdp.setda@contoh.id');
  const { console: desk } = await city.officer(ppdp.id, NOW);
  const waiting = loaded.filter((one) => one?.state.turns.some(({ stage }) => stage === 'membetulkan'));
  const views = await Promise.all(waiting.map((one) => desk.caseDetail(one?.number ?? '')));
  expect(
    views.some((view) => view.type === 'case' && view.person?.cases.some(({ rectifyPath }) => rectifyPath !== null)),
  ).toBe(true);
});

it('keeps rows, figures, chain and the published head of each day as the events say', async () => {
  const { differences, broken, heads } = await city.store.audit.rebuild(region, { check: true });
  expect({ differences, broken, heads }).toEqual({ differences: [], broken: [], heads: [] });
  expect(await city.store.figures.recount(region)).toEqual([]);
});

it('leaves no open case without somebody who may act today', async () => {
  const today = localDate(city.deps.cityOf(region).calendar, NOW);
  const officers = await city.store.officers.all(region);
  const actors = (await Promise.all(officers.map(({ id }) => city.store.officers.actorsOf(region, id, today)))).flat();
  const stuck: string[] = [];
  for (const { caseId, number } of (await all()).filter(({ status }) => status === 'open')) {
    const loaded = await city.store.cases.load(region, caseId);
    if (loaded === null) throw new Error(number);
    const { manifest, state } = loaded;
    for (const turn of state.turns) {
      if (turn.party.kind !== 'unit') continue;
      const body = turn.party.unit;
      // Heads of an RT or RW have no account: they answer by a link of their own.
      if (manifest.units[body]?.reached === 'link') continue;
      const faces = turn.followedBy === null ? actors : actors.map((actor) => ({ ...actor, onBehalfOf: body }));
      if (
        !faces.some(
          (actor) => mayAct(manifest, turn, actor, today) && barredFrom(manifest, state, turn, actor) === null,
        )
      )
        stuck.push(`${number} ${turn.id}`);
    }
  }
  expect(stuck).toEqual([]);
});

it('seals a letter on the day of its decision, whoever decided: none is left for the first day of the running city', async () => {
  const { calendar } = city.deps.cityOf(region);
  const ended = (await all()).filter(({ status }) => status === 'ended');
  const letters = (await Promise.all(ended.map(({ caseId }) => city.store.documents.ofCase(region, caseId)))).flat();
  const sealed = letters.filter(({ signedAs }) => signedAs === 'seal');
  expect(sealed.length).toBeGreaterThan(5);
  expect(
    sealed
      .filter(({ signedAt, issuedOn }) => signedAt === null || localDate(calendar, signedAt) !== issuedOn)
      .map(({ number, status, issuedOn }) => `${number} of ${issuedOn}: ${status}`),
  ).toEqual([]);
});

it('lets the successor sign what a lurah decided on the last day of the term, and the one who stands in sign for the one on leave', async () => {
  const left = await appointed('lurah.karawaci@contoh.id');
  const successor = await appointed('plt.karawaci@contoh.id');
  const lastDay = left.appointments.find(({ kind }) => kind === 'definitif')?.to ?? '';
  const letters = (
    await Promise.all((await all()).map(({ caseId }) => city.store.documents.ofCase(region, caseId)))
  ).flat();
  const handedOn = letters.filter(
    ({ area, issuedOn, signer }) =>
      area === '36.71.07.1001' && issuedOn === lastDay && signer?.officer === successor.id,
  );
  expect(handedOn.map(({ signer }) => signer?.kind)).toEqual(['Plt']);
  const today = localDate(city.deps.cityOf(region).calendar, NOW);
  expect(await city.store.officers.signerOf(region, 'kelurahan', '36.71.05.1001', 'lurah', today)).toMatchObject({
    kind: 'Plh',
    officer: idOf('lurah.jatiuwung@contoh.id'),
  });
});

it('shows one old photo as the proof of another case, and no other photo twice', async () => {
  const pairs = new Set<string>();
  for (const { caseId, number } of await all()) {
    for (const { sha256, mediaType } of await city.store.files.ofCase(region, caseId)) {
      if (mediaType === 'application/pdf') continue;
      for (const other of await city.store.files.alike(region, sha256, caseId)) {
        const summaryOfOther = await city.store.cases.summary(region, other.caseId);
        pairs.add([number, summaryOfOther?.number ?? ''].toSorted().join(' '));
      }
    }
  }
  expect(pairs.size).toBe(1);
});

it('remembers an evening without the register: nobody was refused, and its answer came later', async () => {
  const letters = (await all()).filter(({ serviceId }) => serviceId === 'surat-domisili');
  const histories = await Promise.all(letters.map(({ caseId }) => city.store.cases.events(region, caseId)));
  const silent = histories.filter((events) =>
    events.some(({ event }) => event.type === 'submitted' && event.facts['wargaTerdaftar']?.state === 'unavailable'),
  );
  expect(silent.length).toBeGreaterThanOrEqual(2);
  for (const events of silent) {
    expect(events.some(({ event }) => event.type === 'ended' && event.ending.outcome === 'refused')).toBe(false);
    expect(events.some(({ event }) => event.type === 'factsLearned')).toBe(true);
  }
});

it('goes on where a filling was cut off: a second one makes no second case', { timeout: 240_000 }, async () => {
  const before = await all();
  const again = await fillDemoCity(city.deps, options);
  expect(again.refusals).toEqual({});
  expect((await all()).map(({ number, version }) => `${number} ${version}`)).toEqual(
    before.map(({ number, version }) => `${number} ${version}`),
  );
});
