/**
 * The invariants of the store (docs/architecture.md), asked of the database itself through a wire that loses nothing.
 *
 * Must never: trust the answers of the processes that were disturbed, but for what they acknowledged.
 */
import { evolve, newCase, type Case, type CaseEvent } from '@balai/kernel';
import { regionIds } from './fault-city.ts';
import type { Life } from './city-life.ts';

type Broken = readonly string[];
const unless = (holds: boolean, what: string): Broken => (holds ? [] : [what]);

/** What is wrong now; empty when all holds. `atRest`: nothing is on its way any more, so that everything must have arrived. */
export async function brokenInvariants(life: Life, atRest: boolean): Promise<Broken> {
  const broken = [
    ...life.ledger.broken,
    ...(await acknowledgedIsThere(life)),
    ...(await oneCaseForAKey(life)),
    ...(await messagesFitEvents(life)),
    ...(await numbersFit(life)),
    ...(await regionsAreApart(life)),
    ...(await filesHaveBytes(life)),
    ...(atRest ? await everythingArrived(life) : []),
  ];
  for (const region of regionIds) broken.push(...(await foldsFit(life, region)), ...(await timersFit(life, region)));
  return broken;
}

async function acknowledgedIsThere({ city, ledger }: Life): Promise<Broken> {
  const { rows } = await city.admin.query<{ case_id: string; number: string; versions: number }>(
    `select r.case_id, r.number, (select count(*)::int from event e where e.region_id = r.region_id and e.case_id = r.case_id) as versions from case_registry r`,
  );
  const kept = new Map(rows.map((row) => [row.case_id, row]));
  return ledger.acknowledged.flatMap(({ caseId, number, version }) => {
    const row = kept.get(caseId);
    if (row === undefined) return [`1: ${number} was acknowledged and is lost`];
    return [
      ...unless(row.number === number, `8: ${number} was acknowledged and is called ${row.number}`),
      ...unless(row.versions >= version, `1: ${number} was acknowledged at ${version} and has ${row.versions} events`),
    ];
  });
}

async function oneCaseForAKey({ city, ledger }: Life): Promise<Broken> {
  const { rows } = await city.admin.query<{ case_id: string; keys: string[] }>(
    `select r.case_id, array_remove(array_agg(i.key), null) as keys from case_registry r
     left join idempotency i on i.region_id = r.region_id and i.case_id = r.case_id and i.caller = 'faults' and i.from_version = 1 group by r.case_id`,
  );
  const caseOf = new Map<string, string>();
  const twice = ledger.acknowledged.flatMap(({ request, caseId }) => {
    const { key } = request.idempotency;
    const before = caseOf.get(key) ?? caseId;
    caseOf.set(key, before);
    return unless(before === caseId, `2: ${key} was acknowledged as two cases`);
  });
  const known = new Set(ledger.acknowledged.map(({ caseId }) => caseId));
  return [
    ...twice,
    ...rows.flatMap(({ case_id, keys }) =>
      // A key is kept for thirty days; a case that somebody was told of needs none any more.
      unless(
        (keys.length === 1 && ledger.submitted.has(keys[0] ?? '')) || (keys.length === 0 && known.has(case_id)),
        `2: case ${case_id} has the keys ${keys.join(', ') || 'of nobody'}`,
      ),
    ),
  ];
}

/** 3, 4 and 12: chains, rows and figures are what the events say. */
async function foldsFit({ city }: Life, region: number): Promise<Broken> {
  const { audit, figures } = city.observer;
  const chain = await audit.verifyChain(region);
  const rebuilt = await audit.rebuild(region, { check: true });
  const recounted = await figures.recount(region);
  return [
    ...chain.broken.map(({ caseId, version, why }) => `3: ${caseId} ${version}: ${why}`),
    ...rebuilt.differences.map(({ caseId, what }) => `4: ${caseId}: ${what}`),
    ...unless(recounted.length === 0, `12: figures of ${region} differ from a recount`),
  ];
}

/** 5: events and what is told of them were written together. */
async function messagesFitEvents({ city }: Life): Promise<Broken> {
  const { rows } = await city.admin.query<{ case_id: string; version: number; type: string; told: number }>(
    `select e.case_id, e.version, e.type, count(o.outbox_id)::int as told from event e
     left join outbox o on o.region_id = e.region_id and o.case_id = e.case_id and o.topic = 'case.' || e.type and (o.body ->> 'version')::int = e.version
     where e.type in ('submitted', 'ended', 'acted', 'objected', 'turnBegan') group by e.case_id, e.version, e.type having count(o.outbox_id) <> 1`,
  );
  const { rows: late } = await city.admin.query<{ case_id: string; topic: string; n: number }>(
    `select o.case_id, o.topic, count(*)::int as n from outbox o where o.topic in ('survey.invite', 'facts.retry') group by o.region_id, o.case_id, o.topic
     having count(*) > (select count(*) from event e where e.region_id = o.region_id and e.case_id = o.case_id
       and e.type = case o.topic when 'survey.invite' then 'ended' else 'submitted' end)`,
  );
  return [
    ...rows.map(({ case_id, version, type, told }) => `5: ${type} ${version} of ${case_id} is told ${told} times`),
    ...late.map(({ case_id, topic, n }) => `6: ${topic} of ${case_id} was set going ${n} times`),
  ];
}

/** 8: letters of a series are numbered 1, 2, 3 ..., and no two cases have one number. */
async function numbersFit({ city }: Life): Promise<Broken> {
  const { rows } = await city.admin.query<{ unit: string; area: string; n: number; last: number }>(
    `select unit, area, count(*)::int as n, max(sequence)::int as last from document group by region_id, unit, area, letter, year
     having count(*) <> max(sequence) or count(distinct sequence) <> count(*)`,
  );
  const { rows: twins } = await city.admin.query<{ number: string }>(
    'select number from case_registry group by region_id, number having count(*) > 1',
  );
  return [
    ...rows.map(({ unit, area, n, last }) => `8: ${n} letters of ${unit} ${area} are numbered up to ${last}`),
    ...twins.map(({ number }) => `8: two cases are ${number}`),
  ];
}

/** 7: no case of one region exists in the other. */
async function regionsAreApart({ city, ledger }: Life): Promise<Broken> {
  const last = ledger.acknowledged.at(-1);
  if (last === undefined) return [];
  const elsewhere = regionIds.find((id) => id !== last.request.regionId) ?? 0;
  const found = await city.observer.cases.whole(elsewhere, { caseId: last.caseId });
  const { rows } = await city.admin.query<{ n: number }>(
    `select count(*)::int as n from event e join case_registry r on r.case_id = e.case_id where r.region_id <> e.region_id`,
  );
  return unless(found === null && rows[0]?.n === 0, `7: ${last.number} is seen in region ${elsewhere}`);
}

/** 9: time runs out once for a turn, and never before it is up. */
async function timersFit({ city }: Life, region: number): Promise<Broken> {
  const { rows } = await city.admin.query<{ case_id: string }>(
    `select distinct case_id from event where region_id = $1 and type = 'timeRanOut'`,
    [region],
  );
  const broken: string[] = [];
  for (const { case_id } of rows) {
    let state: Case = newCase;
    let before: CaseEvent | null = null;
    for (const { event } of await city.observer.cases.events(region, case_id)) {
      if (event.type === 'timeRanOut') {
        const turn = state.turns.find(({ id }) => id === event.turn);
        if (turn === undefined) broken.push(`9: time ran out for ${event.turn} of ${case_id}, which nobody has`);
        else if (event.at < turn.dueAt) broken.push(`9: time ran out for ${event.turn} of ${case_id} before it was up`);
      }
      if (before !== null && event.at < before.at) broken.push(`9: time goes back in ${case_id}`);
      state = evolve(state, event);
      before = event;
    }
  }
  return broken;
}

/** 11: every file that a case shows has its bytes. */
async function filesHaveBytes({ city, disk }: Life): Promise<Broken> {
  const { rows } = await city.admin.query<{ sha256: string }>(
    'select sha256 from case_file union select sha256 from document where sha256 is not null',
  );
  const broken: string[] = [];
  for (const { sha256 } of rows) if (!(await disk.has(sha256))) broken.push(`11: ${sha256} has no bytes`);
  return broken;
}

/** 6: what was to be told has been told, or given up in sight. */
async function everythingArrived({ city, ledger }: Life): Promise<Broken> {
  const { rows } = await city.admin.query<{ topic: string; n: number }>(
    `select topic, count(*)::int as n from outbox where delivered_at is null and given_up_at is null and topic <> 'facts.retry' group by topic`,
  );
  return [
    ...rows.map(({ topic, n }) => `6: ${n} of ${topic} were never delivered`),
    ...[...ledger.unanswered.keys()].map((key) => `1: ${key} was never answered`),
  ];
}
