/**
 * The twelve invariants of the store (docs/faults.md), asked of the database itself through a wire that loses nothing.
 *
 * Must never: trust the answers of the processes that were disturbed, but for what they acknowledged.
 */
import { createHash } from 'node:crypto';
import { evolve, newCase, type Case, type CaseEvent } from '@balai/kernel';
import { createPlatform, messageOf } from '@balai/server';
import { askedTopic, type Officer } from '@balai/store';
import type { Life } from './city-life.ts';
import { ALLOWED_AHEAD } from './clocks.ts';
import { brokenOverHttp } from './http/invariants.ts';
import { OFFICE } from './outside-world.ts';
import { cityDataOf, depsOn, LIVE, regionIds } from './fault-city.ts';
import type { Found } from './questions.ts';

type Broken = readonly string[];
const unless = (holds: boolean, what: string): Broken => (holds ? [] : [what]);

/** What is wrong now; empty when all holds. `atRest`: nothing is on its way any more, so that everything must have arrived. */
export async function brokenInvariants(life: Life, atRest: boolean): Promise<Broken> {
  const found = await life.city.ask();
  const broken = [
    ...life.ledger.broken,
    ...acknowledgedIsThere(life, found.cases),
    ...oneCaseForAKey(life, found.keys),
    ...found.told.map(
      ({ case_id, version, type, told }) => `5: ${type} ${version} of ${case_id} is told ${told} times`,
    ),
    ...found.late.map(({ case_id, topic, n }) => `6: ${topic} of ${case_id} was set going ${n} times`),
    ...found.letters.map(({ unit, area, n, last }) => `8: ${n} letters of ${unit} ${area} are numbered up to ${last}`),
    ...found.twins.map(({ number }) => `8: two cases are ${number}`),
    ...found.bare.map(({ case_id, version }) => `3: what is private in ${case_id} ${version} is not sealed`),
    ...found.halves.map(({ number }) => `5: of ${number}, that was split or split off, the other case says nothing`),
    ...found.strays.map(({ case_id }) => `7: events of ${case_id} lie in two regions`),
    ...(await regionsAreApart(life)),
    ...(await filesHaveBytes(life, found.files)),
  ];
  for (const region of regionIds) broken.push(...(await foldsFit(life, region, found.regions, atRest)));
  broken.push(...(await timersFit(life, found.ranOut)), ...(await brokenOverHttp(life, found.shown, atRest)));
  if (atRest)
    broken.push(
      ...(await everythingArrived(life)),
      ...(await nobodyIsToldTwice(life)),
      ...(await officerSeesBounces(life)),
    );
  return broken;
}

/** 1: nothing acknowledged is lost. */
function acknowledgedIsThere({ ledger }: Life, cases: Found['cases']): Broken {
  const kept = new Map(cases.map((row) => [row.case_id, row]));
  return ledger.acknowledged.flatMap(({ caseId, number, version }) => {
    const row = kept.get(caseId);
    if (row === undefined) return [`1: ${number} was acknowledged and is lost`];
    return [
      ...unless(row.number === number, `8: ${number} was acknowledged and is called ${row.number}`),
      ...unless(row.versions >= version, `1: ${number} was acknowledged at ${version} and has ${row.versions} events`),
    ];
  });
}

/** 2: one key, at most one case; and no command is carried out twice. */
function oneCaseForAKey({ ledger }: Life, keys: Found['keys']): Broken {
  const caseOf = new Map<string, string>();
  const twice = ledger.acknowledged.flatMap(({ request, caseId, did }) => {
    const { key } = request.idempotency;
    if (did === '') return []; // nothing was written, and nothing kept
    const done = `${caseId} ${did}`;
    const before = caseOf.get(key) ?? done;
    caseOf.set(key, before);
    return unless(before === done, `2: ${key} was acknowledged as ${before} and as ${done}`);
  });
  const known = new Set(ledger.acknowledged.map(({ caseId }) => caseId));
  return [
    ...twice,
    ...keys.flatMap(({ case_id, keys: own }) =>
      // A key is kept for thirty days; a case that somebody was told of needs none any more.
      unless(
        (own.length === 1 && ledger.submitted.has(own[0] ?? '')) || (own.length === 0 && known.has(case_id)),
        `2: case ${case_id} has the keys ${own.join(', ') || 'of nobody'}`,
      ),
    ),
  ];
}

/**
 * 3, 4 and 12: chains, rows and figures are what the events say. Where no row of the region was written since it was found right, the
 * same rows would say the same again; at rest all of it is asked anew, and of the chains by the audit of chains alone, too.
 */
async function foldsFit(
  { city, found }: Life,
  region: number,
  now: Found['regions'],
  atRest: boolean,
): Promise<Broken> {
  const { audit } = city.observer;
  const digest = now.find(({ region_id }) => region_id === region)?.digest;
  if (digest === undefined || (!atRest && found.get(region) === digest)) return [];
  const { broken, differences } = await audit.rebuild(region, { check: true });
  const links = atRest ? [...broken, ...(await audit.verifyChain(region)).broken] : broken;
  if (links.length + differences.length === 0) found.set(region, digest);
  return [
    ...links.map(({ caseId, version, why }) => `3: ${caseId} ${version}: ${why}`),
    ...differences.map(({ caseId, what }) =>
      caseId === '' ? `12: in ${region} ${what} differs from a recount` : `4: ${caseId}: ${what}`,
    ),
  ];
}

/** 7: no case of one region is seen from the other. */
async function regionsAreApart({ city, ledger }: Life): Promise<Broken> {
  const last = ledger.acknowledged.at(-1);
  if (last === undefined) return [];
  const elsewhere = regionIds.find((id) => id !== last.request.regionId) ?? 0;
  const found = await city.observer.cases.load(elsewhere, last.caseId);
  return unless(found === null, `7: ${last.number} is seen in region ${elsewhere}`);
}

/** 9: time runs out once for a turn, and never before it is up by the right time; and no case goes back in time. */
async function timersFit({ city, ledger, now }: Life, ranOut: Found['ranOut']): Promise<Broken> {
  const broken: string[] = [];
  for (const { region_id: region, case_id: id } of ranOut) {
    let state: Case = newCase;
    let before: CaseEvent | null = null;
    const begun = new Map<string, number>();
    const times = new Set<string>();
    for (const [version, { event }] of (await city.observer.cases.events(region, id)).entries()) {
      if (event.type === 'turnBegan') begun.set(event.turn.id, version);
      if (event.type === 'timeRanOut') {
        const turn = state.turns.find((one) => one.id === event.turn);
        // A turn that is entered again is another one, also where its clock goes on as it stood.
        const name = `${event.turn} ${begun.get(event.turn)}`;
        if (turn === undefined) broken.push(`9: time ran out for ${event.turn} of ${id}, which nobody has`);
        else if (event.at < turn.dueAt) broken.push(`9: time ran out for ${event.turn} of ${id} before it was up`);
        // The guard lets a clock be ahead by this much.
        else if (!ledger.ranOut.has(`${id} ${version}`) && turn.dueAt > now + ALLOWED_AHEAD)
          broken.push(`9: time ran out for ${event.turn} of ${id} by a clock that was ahead`);
        if (times.has(name)) broken.push(`9: time ran out twice for ${event.turn} of ${id}`);
        times.add(name);
        ledger.ranOut.add(`${id} ${version}`);
      }
      if (before !== null && event.at < before.at) broken.push(`9: time goes back in ${id}`);
      state = evolve(state, event);
      before = event;
    }
  }
  return broken;
}

/** 11: every file that a case shows, and every one that was taken for a form, has its bytes under its name. */
async function filesHaveBytes({ disk }: Life, files: Found['files']): Promise<Broken> {
  const there = await Promise.all(files.map(({ sha256 }) => disk.get(sha256)));
  return files.flatMap(({ sha256 }, at) => {
    const bytes = there[at] ?? null;
    if (bytes === null) return [`11: ${sha256} has no bytes`];
    return unless(createHash('sha256').update(bytes).digest('hex') === sha256, `11: the bytes of ${sha256} are others`);
  });
}

/** 6 and 9: what was to be told has been told, or given up in sight; what was due has fired; whoever asked was answered. */
async function everythingArrived({ city, ledger, now }: Life): Promise<Broken> {
  const { rows } = await city.admin.query<{ topic: string; n: number }>(
    `select topic || coalesce(' (' || last_error || ')', '') as topic, count(*)::int as n from outbox where delivered_at is null and given_up_at is null and topic <> 'facts.retry' group by 1`,
  );
  const { rows: due } = await city.admin.query<{ case_id: string; turn_id: string }>(
    'select case_id, turn_id from timer_row where due_at <= $1',
    [now],
  );
  return [
    ...rows.map(({ topic, n }) => `6: ${n} of ${topic} were never delivered`),
    ...due.map(({ case_id, turn_id }) => `9: ${turn_id} of ${case_id} is due and never fired`),
    ...[...ledger.unanswered.keys()].map((key) => `1: ${key} was never answered`),
  ];
}

/** 6: each message was handed to the gateway as often as somebody set out to do so, and never oftener. */
const LINK = 'a one-time link';
const OFFICE_TOPIC = 'office.notice';
async function nobodyIsToldTwice({ city, outside }: Life): Promise<Broken> {
  const { observer } = city;
  // Each link is another one: they are counted together.
  const handed = Map.groupBy(outside.handed, (text) => (text.includes('/g/') ? LINK : text));
  const allowed = new Map<string, { least: number; most: number }>();
  for (const region of observer.regions.all().filter(({ kind }) => kind === 'live')) {
    for (const row of await observer.outbox.of(region.id, { limit: 10_000 })) {
      if (row.topic === OFFICE_TOPIC) {
        // One mail holds all that has come together.
        const { least, most } = allowed.get(OFFICE) ?? { least: 0, most: 0 };
        allowed.set(OFFICE, { least: row.state === 'delivered' ? 1 : least, most: most + row.attempts });
        continue;
      }
      if (row.topic === askedTopic) {
        // Nobody is written to whose address nobody has written down.
        const so = allowed.get(LINK) ?? { least: 0, most: 0 };
        allowed.set(LINK, { ...so, most: so.most + row.attempts });
      }
      const loaded = row.topic.startsWith('store.') ? null : await observer.cases.load(region.id, row.caseId);
      const message = loaded && messageOf({ store: observer, cityOf: () => cityDataOf(region) }, row, loaded);
      if (!message) continue;
      const so = allowed.get(message.text) ?? { least: 0, most: 0 };
      const least = so.least + (row.state === 'delivered' ? 1 : 0);
      allowed.set(message.text, { least, most: so.most + row.attempts });
    }
  }
  return [...new Set([...handed.keys(), ...allowed.keys()])].flatMap((text) => {
    const times = handed.get(text)?.length ?? 0;
    const { least = 0, most = 0 } = allowed.get(text) ?? {};
    return [
      ...unless(times <= most, `6: told ${times} times for ${most} reasons: ${text}`),
      ...unless(times >= least, `6: told ${times} times for ${least} messages: ${text}`),
    ];
  });
}

/** 6: of what the gateway took and forgot an officer reads that it did not arrive, whatever else was written about it. */
async function officerSeesBounces({ city, disk, ledger, now }: Life): Promise<Broken> {
  if (ledger.bounced.size === 0) return [];
  const { observer } = city;
  const officer: Officer = { id: 'ani', name: 'Petugas Contoh', email: 'ani@contoh.invalid', appointments: [] };
  const officers = { ...observer.officers, one: () => Promise.resolve(officer), actorsOf: () => Promise.resolve([]) };
  const desk = await createPlatform(depsOn({ ...observer, officers }, { bytes: disk, registries: [] }))({
    regionId: LIVE,
    device: null,
    officer: officer.id,
    channel: 'portal',
    language: 'id',
    now,
  });
  const seen = new Set<string>();
  for (let before: string | null = ''; before !== null;) {
    const page = await desk.console.outbox({ state: 'failed', ...(before === '' ? {} : { before }) });
    for (const { id } of page.rows) seen.add(id);
    before = page.next;
  }
  return [...ledger.bounced].flatMap((id) =>
    unless(seen.has(id), `6: the message ${id} did not arrive, and no officer sees it`),
  );
}
