/**
 * Two regions on one database, behind PgBouncer in transaction mode with two connections for everybody: no row crosses, under
 * any role, whatever was done on the connection before.
 *
 * Must never: pass because the region is in the statement; policies are asked by statements that forget it.
 */
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase, poolSettings, type Database } from '../src/database/database.ts';
import { erasingTopic } from '../src/erasure/announce.ts';
import { mannersOf } from '../src/database/pooler.ts';
import { openStore, type Store } from '../src/index.ts';
import { freshStore, tangerang, testCalendar, testKeys, witaCity, type FreshStore } from '../src/testing.ts';
import { act, hour, submit, tuesday, valueOf } from './acting.ts';
import { bundleOf, officerOf, testBundles } from './city.ts';
import { startPooler, type Pooler } from './pooler.ts';

const regions = [tangerang.id, witaCity.id] as const;
const PERSONAL = [
  'event_private',
  'draft',
  'message',
  'note',
  'survey',
  'answer_template',
  'told',
  'search_row',
] as const;
/** What each role may read of what is found by words: the application also by the view that its searches ask. */
const READ_BY = {
  balai_app: ['event_private', 'search_row', 'search_in_region'],
  balai_eraser: ['event_private', 'search_row'],
} as const;
let fresh: FreshStore;
let pooler: Pooler;
/** Two processes of the product, both through the pooler. */
let stores: readonly [Store, Store];
let database: Database;

beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  pooler = await startPooler(fresh.connection.host, fresh.connection.database, 2);
  const options = {
    connection: pooler.to(fresh.connection.database),
    calendarOf: testCalendar,
    connections: 8,
    lookupSecret: 'test',
    dataKeys: testKeys,
  };
  const first = await openStore(options);
  for (const region of regions)
    for (const bundle of testBundles) await first.services.publish(region, bundle, 'penulis', tuesday);
  stores = [first, await openStore(options)];
  database = openDatabase(options, true, null as never, await mannersOf(poolSettings(options, true), true, undefined));
});
afterAll(async () => {
  await database.close();
  for (const store of stores) await store.close();
  await pooler.stop();
  await fresh.close();
});

describe('behind a pooler', () => {
  test('it is noticed: nothing is prepared, nothing is listened for, and the role is taken up inside', async () => {
    const through = poolSettings({ connection: pooler.to(fresh.connection.database), calendarOf: testCalendar }, true);
    expect(await mannersOf(through, true, undefined)).toEqual({ pooled: true, prepare: false, roleInside: true });
    const straight = poolSettings({ connection: fresh.connection, calendarOf: testCalendar }, true);
    expect(await mannersOf(straight, true, undefined)).toEqual({ pooled: false, prepare: true, roleInside: false });
  });

  test('every way to the database works as balai_app, which can change no event', async () => {
    const who = sql<{ who: string }>`select current_user::text as who`;
    expect(await database.run(who)).toEqual([{ who: 'balai_app' }]);
    expect(await database.often(who)).toEqual([{ who: 'balai_app' }]);
    expect(await database.prepared('who', 'select current_user::text as who', [])).toEqual([{ who: 'balai_app' }]);
    expect(await database.inRegion(tangerang.id, (tx) => tx.run(who))).toEqual([{ who: 'balai_app' }]);
    const text = 'select current_user::text as who';
    expect(await database.allInRegion(tangerang.id, [{ text, values: [] }])).toEqual([[{ who: 'balai_app' }]]);
    await expect(database.run(sql`delete from event`)).rejects.toMatchObject({ code: '42501' });
  });

  test('two processes write and read both regions at once, and each keeps to its own', async () => {
    const work = Array.from({ length: 120 }, async (_, at) => {
      const region = regions[at % 2] ?? 0;
      const store = stores[at % 3 === 0 ? 0 : 1];
      const { caseId, number } = valueOf(await submit(store, region, at % 5 === 0 ? 'surat' : 'lampu'));
      if (at % 5 !== 0) await act(store, region, caseId, officerOf('dishub'), 'jadwalkan', { turn: 'diterima/dishub' });
      const [own, strange] = await Promise.all(
        [region, regions[(at + 1) % 2] ?? 0].map((id) => store.cases.byNumber(id, number)),
      );
      return { own: own?.caseId === caseId, strange, whole: await store.cases.whole(region, { caseId }) };
    });
    for (const { own, strange, whole } of await Promise.all(work)) {
      expect(own).toBe(true);
      expect(strange).toBe(null);
      expect(whole?.events.length).toBeGreaterThan(0);
    }
    for (const region of regions)
      expect((await stores[0].audit.rebuild(region, { check: true })).differences).toEqual([]);
  });

  test('statements that forget the region see their own region alone, many at once on two connections', async () => {
    const asked = Array.from({ length: 200 }, async (_, at) => {
      const region = regions[at % 2] ?? 0;
      // Now and then one fails on the way: what follows on its connection must not be that region's.
      const failing = at % 7 === 0 ? database.allInRegion(region, [{ text: 'select 1 / 0', values: [] }]) : null;
      const code = await failing?.then(
        () => 'none',
        (error: { readonly code?: string }) => error.code,
      );
      const text = 'select distinct region_id from event_private';
      const seen =
        at % 3 === 0
          ? (await database.allInRegion<[{ region_id: number }]>(region, [{ text, values: [] }]))[0]
          : await database.inRegion(region, (tx) =>
              tx.run(sql<{ region_id: number }>`select distinct region_id from event_private`),
            );
      return { region, seen: seen.map(({ region_id }) => region_id), code };
    });
    const answers = await Promise.all(asked);
    for (const { region, seen } of answers) expect(seen).toEqual([region]);
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set([undefined, '22012']));
  });
});

describe('no row outside a region', () => {
  const seenAs = async (connection: pg.ClientConfig, statements: readonly string[], table: string) => {
    const client = new pg.Client(connection);
    await client.connect();
    try {
      await client.query('begin');
      for (const statement of statements) await client.query(statement);
      const { rows } = await client.query<{ region_id: number }>(`select distinct region_id from ${table}`);
      return rows.map(({ region_id }) => region_id);
    } finally {
      await client.query('rollback');
      await client.end();
    }
  };

  test.each(['balai_app', 'balai_eraser'] as const)(
    '%s sees nothing without a region, its own with one',
    async (role) => {
      for (const connection of [fresh.connection, pooler.to(fresh.connection.database)]) {
        const as = [`set local role ${role}`];
        for (const table of READ_BY[role]) {
          expect(await seenAs(connection, as, table)).toEqual([]);
          for (const region of regions)
            expect(await seenAs(connection, [...as, `set local app.region = '${region}'`], table)).toEqual([region]);
          expect(await seenAs(connection, [...as, "set local app.every_region = 'on'"], table)).toEqual([]);
        }
      }
    },
  );

  test('every personal table has its policies, forced also upon its owner', async () => {
    const { rows } = await fresh.admin.query<{ name: string; forced: boolean; policies: number }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
        (select count(*)::int from pg_policy where polrelid = c.oid and polname = 'one_region') as policies
       from pg_class c where c.relname = any($1) order by 1`,
      [[...PERSONAL]],
    );
    expect(rows).toEqual([...PERSONAL].toSorted().map((name) => ({ name, forced: true, policies: 1 })));
  });

  test('words and names that are searched for without their region, by any operator, are found in it alone', async () => {
    const forgetful = [
      `select region_id from search_in_region where document @@ to_tsquery('indonesian', 'lampu:* | surat:*')`,
      `select region_id from search_in_region where body like '%a%' or number like '%-%'`,
      `select region_id from search_in_region where lookups && array(select unnest(lookups) from search_row)`,
      `select c.region_id from case_row c join search_in_region s on s.number = c.number`,
    ];
    const seen = new Set<number>();
    for (const [at, text] of [...forgetful, ...forgetful].entries()) {
      const region = regions[at % 2] ?? 0;
      const [rows] = await database.allInRegion<[{ region_id: number }]>(region, [{ text, values: [] }]);
      for (const { region_id } of rows) {
        expect(region_id).toBe(region);
        seen.add(region_id);
      }
      expect(await database.run(sql.raw(text))).toEqual([]);
    }
    expect(seen).toEqual(new Set(regions));
    await expect(database.run(sql`update search_in_region set status = 'x'`)).rejects.toMatchObject({ code: '42501' });
  });

  test('the row that a case is searched by is written and deleted by its region alone', async () => {
    const [own, other] = regions;
    const count = async () =>
      (
        await fresh.admin.query<{ region_id: number; n: number }>(
          'select region_id, count(*)::int as n from search_row group by 1 order by 1',
        )
      ).rows;
    const before = await count();
    expect(before.map(({ region_id }) => region_id)).toEqual([own, other]);
    // Statements that forget the region change and delete nothing of another one, and can put nothing there.
    await database.allInRegion(own, [{ text: `update search_row set status = 'x'`, values: [] }]);
    const touched = await fresh.admin.query(`select distinct region_id from search_row where status = 'x'`);
    expect(touched.rows).toEqual([{ region_id: own }]);
    expect(await database.run(sql`delete from search_row returning 1`)).toEqual([]);
    const strange = `insert into search_row select ${other}, case_id, number || 'x', service_id, status, area, filed_at, body, names, lookups, document
      from search_row where region_id = ${own} limit 1`;
    await expect(database.allInRegion(own, [{ text: strange, values: [] }])).rejects.toMatchObject({ code: '42501' });
    await database.allAsEraser(own, [{ text: 'delete from search_row', values: [] }]);
    expect(await count()).toEqual(before.filter(({ region_id }) => region_id === other));
  });

  test('a region is a whole number, and nothing else reaches the setting', async () => {
    for (const region of [1.5, Number.NaN, "1'; drop table event; --" as unknown as number])
      await expect(database.inRegion(region, async () => [])).rejects.toThrow('a region is a whole number');
  });
});

test('a case that is practised opens none where people live, though its service says so', async () => {
  const practised = JSON.parse(JSON.stringify(testBundles[2]?.manifest).replaceAll('"in":null', '"in":"tangerang"'));
  expect(JSON.stringify(practised)).toContain('"in":"tangerang"');
  expect(await stores[0].services.publish(witaCity.id, bundleOf(practised), 'penulis', tuesday)).toMatchObject({
    ok: true,
  });
  const { caseId } = valueOf(await submit(stores[0], witaCity.id, 'aduan'));
  await act(stores[0], witaCity.id, caseId, officerOf('dishub'), 'teruskan', { turn: 'diperiksa/dishub' });
  const before = (await fresh.admin.query('select count(*)::int as n from case_row where region_id = 3671')).rows[0];
  expect(await stores[0].outbox.openStarted(witaCity.id, tuesday + hour)).toBe(0);
  expect((await fresh.admin.query('select count(*)::int as n from case_row where region_id = 3671')).rows[0]).toEqual(
    before,
  );
  const refused = await fresh.admin.query(
    'select last_error from outbox where case_id = $1 and last_error is not null',
    [caseId],
  );
  expect(refused.rows).toEqual([{ last_error: 'otherKindOfRegion' }]);
});

describe('an erasure behind a pooler', () => {
  const payloads = async (caseId: string) =>
    (
      await fresh.admin
        .query("begin; set local app.every_region = 'on'")
        .then(() => fresh.admin.query('select region_id from event_private where case_id = $1', [caseId]))
        .finally(() => fresh.admin.query('commit'))
    ).rows.length;

  test('two processes erase in both regions at once: the ordered cases go, the others stay, and the role is given back', async () => {
    const cases: { readonly region: number; readonly caseId: string; readonly goes: boolean }[] = [];
    for (let at = 0; at < 12; at += 1) {
      const region = regions[at % 2] ?? 0;
      const { caseId } = valueOf(await submit(stores[0], region, 'lampu'));
      const refusing = { turn: 'diterima/dishub', because: ['pribadi'], now: tuesday + hour };
      await act(stores[0], region, caseId, officerOf('dishub'), 'tolak', refusing);
      cases.push({ region, caseId, goes: at % 3 !== 0 });
    }
    const now = tuesday + 2 * hour;
    for (const region of regions) {
      const caseIds = cases.filter((one) => one.goes && one.region === region).map(({ caseId }) => caseId);
      const asked = { caseIds, because: 'diminta', basis: 'UU 27/2022 Pasal 8', by: 'ppdp' };
      expect(await stores[0].erasure.request(region, asked, now)).toMatchObject({ ok: true });
      await stores[0].erasure.announce(region, now);
      await stores[0].outbox.delivered(await stores[0].outbox.claim(region, now, { topics: [erasingTopic] }), now);
    }
    const ledger = { append: async () => undefined };
    const app = sql<{ who: string }>`select current_user::text as who`;
    const done = stores.flatMap((store) => regions.map((region) => store.erasure.carryOut(region, now, ledger)));
    // Whoever asks in between, on the same two connections, asks as the application.
    const asked = Array.from({ length: 60 }, (_, at) =>
      at % 2 === 0 ? database.run(app) : database.inRegion(regions[0], (tx) => tx.run(app)),
    );
    expect((await Promise.all(done)).reduce((sum, each) => sum + each, 0)).toBe(8);
    expect(new Set((await Promise.all(asked)).flat().map(({ who }) => who))).toEqual(new Set(['balai_app']));
    for (const { region, caseId, goes } of cases) {
      expect((await stores[1].cases.load(region, caseId))?.state.erased).toBe(goes);
      expect((await payloads(caseId)) === 0).toBe(goes);
    }
    await expect(database.run(sql`delete from event_private`)).rejects.toMatchObject({ code: '42501' });
    for (const region of regions) expect((await stores[0].audit.verifyChain(region)).broken).toEqual([]);
  });

  test('as the eraser too a statement that forgets the region reaches its own alone', async () => {
    const count = async (region: number) =>
      (
        await database.allInRegion<[{ n: number }]>(region, [
          { text: 'select count(*)::int as n from event_private', values: [] },
        ])
      )[0][0]?.n ?? 0;
    const [own, other] = [await count(regions[0]), await count(regions[1])];
    expect(Math.min(own, other)).toBeGreaterThan(0);
    await database.allAsEraser(regions[0], [{ text: 'delete from event_private', values: [] }]);
    expect([await count(regions[0]), await count(regions[1])]).toEqual([0, other]);
    await expect(database.allAsEraser(regions[1], [{ text: 'delete from event', values: [] }])).rejects.toMatchObject({
      code: '42501',
    });
  });
});
