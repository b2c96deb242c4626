/**
 * Looks in the database itself for everything that was acknowledged, and for what there may be only once.
 *
 * What is sealed is counted, not read: each resident writes one message. Must never: ask the server that was killed.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Acknowledged } from './callers.ts';

const PATIENCE_MS = 60_000;

/** What is lost, or there twice; empty when all is well. */
export async function lostAmong(
  connection: pg.ClientConfig,
  acknowledged: readonly Acknowledged[],
): Promise<readonly string[]> {
  const client = await connected(connection);
  try {
    const rows = async (text: string, values: readonly string[]): Promise<ReadonlySet<string>> =>
      new Set((await client.query<{ found: string }>(text, [values])).rows.map(({ found }) => found));
    const of = <What extends Acknowledged['what']>(what: What) =>
      acknowledged.filter((one): one is Extract<Acknowledged, { what: What }> => one.what === what);
    const drafts = await rows(
      `select draft_id::text as found from draft where draft_id::text = any($1) and (sealed is not null or answers ?& '{lokasi,jenis,kabelTerbuka}')
       union select key from idempotency where key = any($1) and from_version = 1`,
      of('draft').map(({ draft }) => draft),
    );
    const cases = await rows(
      `select r.number || ' ' || i.key as found from case_registry r join idempotency i on i.region_id = r.region_id and i.case_id = r.case_id and i.from_version = 1
       where r.number = any($1)`,
      of('case').map(({ number }) => number),
    );
    const messages = await rows(
      `select r.number as found from message m join case_registry r on r.region_id = m.region_id and r.case_id = m.case_id
       where r.number = any($1)`,
      of('message').map(({ number }) => number),
    );
    const withdrawn = await rows(
      `select r.number as found from case_registry r join event e on e.region_id = r.region_id and e.case_id = r.case_id
       where r.number = any($1) and e.type = 'ended'`,
      of('withdrawal').map(({ number }) => number),
    );
    const acts = await rows(
      `select i.key || ' ' || bool_or(e.type = 'ended') as found from idempotency i
         join event e on e.region_id = i.region_id and e.case_id = i.case_id and e.version between i.from_version and i.to_version
       where i.key = any($1) group by i.region_id, i.caller, i.key having bool_or(e.type = 'acted')`,
      of('act').map(({ key }) => key),
    );
    const sessions = await rows(
      'select token as found from account.session where token = any($1)',
      [...of('session'), ...of('signedOut')].map(({ session }) => session),
    );
    return [
      ...of('draft').flatMap(({ draft }) => (drafts.has(draft) ? [] : [`draft ${draft}`])),
      ...of('case').flatMap(({ number, draft }) => (cases.has(`${number} ${draft}`) ? [] : [`case ${number}`])),
      ...of('message').flatMap(({ number }) => (messages.has(number) ? [] : [`message of ${number}`])),
      ...of('withdrawal').flatMap(({ number }) => (withdrawn.has(number) ? [] : [`withdrawal of ${number}`])),
      ...of('act').flatMap(({ number, key, isEnd }) => (acts.has(`${key} ${isEnd}`) ? [] : [`act on ${number}`])),
      ...of('session').flatMap(({ session }) => (sessions.has(session) ? [] : ['session that was begun'])),
      ...of('signedOut').flatMap(({ session }) => (sessions.has(session) ? ['session that was ended'] : [])),
      ...(await twice(client)),
    ];
  } finally {
    await client.end();
  }
}

/** A database that was killed needs a moment. */
async function connected(connection: pg.ClientConfig): Promise<pg.Client> {
  for (const over = performance.now() + PATIENCE_MS; ;) {
    const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (performance.now() > over) throw error;
      await sleep(50);
    }
  }
}

/** Messages that were asked once and stand twice, acts that were done twice, time that ran out twice, invitations that went out twice. */
async function twice(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ what: string }>(
    `select 'twice: message of ' || case_id as what from message group by region_id, case_id having count(*) > 1
     union all select 'twice: act on ' || case_id from event where type = 'acted' group by region_id, case_id having count(*) > 1
     union all select 'twice: time ran out for ' || (open ->> 'turn') || ' of ' || case_id from event where type = 'timeRanOut'
       group by region_id, case_id, open ->> 'turn', occurred_at having count(*) > 1
     union all select 'twice: invitation of ' || case_id from outbox where topic = 'survey.invite' group by region_id, case_id having count(*) > 1`,
  );
  return rows.map(({ what }) => what);
}
