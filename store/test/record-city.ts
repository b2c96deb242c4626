/**
 * Records a city as this landing leaves it, for the landings after it: `node store/test/record-city.ts` writes
 * fixtures/city-at-NNNN.json.gz, NNNN being the newest migration. Run it once for each landing that changes the schema.
 *
 * Must never: write over a fixture that is there; what an older Balai wrote cannot be written again.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { primaryTables, quoted, quotedName } from '../src/backup/table-copies.ts';
import { uuidV7 } from '../src/case/ids.ts';
import { migrationNames } from '../src/database/migrate.ts';
import type { Store } from '../src/index.ts';
import { startPostgres } from '../src/postgres/embedded.ts';
import { freshStore, makeTemplate, smallPhoto, tangerang, witaCity } from '../src/testing.ts';
import { act, hour, submit, tuesday, valueOf } from './acting.ts';
import { kelurahan, officerOf, testBundles } from './city.ts';
import { useEverything } from './everything.ts';

const newest = migrationNames().at(-1)?.slice(0, 4) ?? '';
const file = join(import.meta.dirname, 'fixtures', `city-at-${newest}.json.gz`);
if (existsSync(file)) throw new Error(`${file} is there already`);

/** Reports and letters at several stages, some ended, in both regions. */
async function live(store: Store, regionId: number): Promise<void> {
  for (let n = 0; n < 6; n += 1) {
    const now = tuesday + n * hour;
    const { caseId: lamp } = valueOf(
      await submit(store, regionId, 'lampu', { now, secretHash: `lamp-${regionId}-${n}` }),
    );
    const { caseId: letter } = valueOf(await submit(store, regionId, 'surat', { now, confirmed: n % 2 === 0 }));
    if (n % 2 === 0)
      await act(store, regionId, lamp, officerOf('dishub'), 'jadwalkan', { turn: 'diterima/dishub', now: now + hour });
    if (n % 3 === 1)
      await act(store, regionId, letter, officerOf('kelurahan', 'petugas-1', kelurahan), 'setuju', {
        turn: `diperiksa/kelurahan@${kelurahan}`,
        now: now + hour,
      });
    await besideIt(store, regionId, lamp, now + hour);
  }
}

const begun = {
  serviceId: 'lampu',
  manifestHash: 'x',
  answers: {},
  typed: { masalah: 'padam' },
  step: null,
  channel: 'portal',
  officer: null,
  submittedCaseId: null,
} as const;

/** What stays in the tables beside a case; `useEverything` takes away again what it puts there. */
async function besideIt(store: Store, regionId: number, caseId: string, at: number): Promise<void> {
  const id = caseId;
  await store.talk.say(regionId, { id, caseId, from: 'resident', officer: null, text: 'Kapan diperbaiki?', at });
  await store.talk.note(regionId, { id, caseId, officer: 'petugas-1', text: 'Tiang 12.', at }, []);
  await store.talk.read(regionId, { caseId, officer: 'petugas-1', unit: 'dishub', what: 'case', purpose: 'uji', at });
  await store.claims.take(regionId, caseId, 'petugas-1', at);
  await store.followers.follow(regionId, caseId, 'device', at);
  await store.devices.bindCase(regionId, 'device', caseId, at);
  await store.devices.remember(regionId, 'device', true, at);
  await store.drafts.save({ ...begun, id: uuidV7(at), regionId, createdAt: at, savedAt: at });
  await store.files.stage(regionId, smallPhoto(createHash('sha256').update(caseId).digest('hex'), `draft-${id}`, at));
  await store.filters.save(regionId, 'petugas-1', { id, name: `Hari ini ${id}`, filter: { due: 'today' } });
  const link = { tokenHash: id, caseId, turnId: 'diterima/dishub', expiresAt: at + hour };
  await store.turnLinks.make(regionId, { ...link, id }, at);
  await store.pushNotices.put(regionId, { caseId, device: 'device', language: 'id', subscription: '{}' }, at);
  const place = { unit: 'rt', area: kelurahan, which: id.slice(0, 8) };
  await store.reaches.put(regionId, { ...place, address: '+6281200000001', changedBy: 'test', changedAt: at });
  const template = { id, unit: 'dishub', area: null, name: `Jadwal ${id}`, text: 'Diperbaiki {tenggat}.' };
  await store.templates.put(regionId, { ...template, changedBy: 'petugas-1', changedAt: at });
}

async function textOf(admin: pg.Client, table: string, columns: readonly string[]): Promise<string> {
  const listed = columns.map(quotedName).join(', ');
  return (await buffer(admin.query(copyTo(`copy ${quoted(table)} (${listed}) to stdout`)))).toString('utf8');
}

async function derivedOf(admin: pg.Client): Promise<Record<string, { columns: string[]; rows: object[] }>> {
  const { rows: tables } = await admin.query<{ name: string; columns: string[] }>(
    `select t.relname as name, array(select attname::text from pg_attribute
       where attrelid = t.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns
     from pg_class t where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
       and t.relname <> 'migration' and obj_description(t.oid, 'pg_class') not like 'primary:%' order by 1`,
  );
  const all: Record<string, { columns: string[]; rows: object[] }> = {};
  for (const { name, columns } of tables) {
    const { rows } = await admin.query<{ row: object }>(`select to_jsonb(t) as row from ${quotedName(name)} t`);
    all[name] = { columns, rows: rows.map(({ row }) => row) };
  }
  return all;
}

const home = mkdtempSync(join(tmpdir(), 'balai-record-'));
const postgres = await startPostgres(home, { durable: false });
try {
  const { host = '' } = postgres.connection;
  await makeTemplate(host);
  const { store, admin, close } = await freshStore(host);
  const regions = [tangerang.id, witaCity.id];
  for (const id of regions)
    for (const bundle of testBundles) await store.services.publish(id, bundle, 'penulis', tuesday);
  await useEverything(store);
  for (const id of regions) await live(store, id);
  const expected: Record<number, { events: number; filed: number }> = {};
  for (const id of regions) {
    await store.audit.rebuild(id, { check: false });
    const { differences, events } = await store.audit.rebuild(id, { check: true });
    if (differences.length > 0) throw new Error(JSON.stringify(differences));
    const rows = await store.figures.rows(id, { from: '2026-01-01', to: '2026-12-31' });
    expected[id] = { events, filed: rows.reduce((sum, row) => sum + row.filed, 0) };
  }
  const tables: Record<string, string> = {};
  const columns: Record<string, readonly string[]> = {};
  for (const one of await primaryTables(admin)) {
    columns[one.table] = one.columns;
    tables[one.table] = await textOf(admin, one.table, one.columns);
  }
  const recorded = { migrations: migrationNames(), expected, columns, tables, derived: await derivedOf(admin) };
  writeFileSync(file, gzipSync(JSON.stringify(recorded), { level: 9 }));
  const empty = Object.keys(tables).filter((table) => tables[table] === '');
  console.log(`${file}\n${JSON.stringify(expected)}\nwithout a row: ${empty.join(', ')}`);
  await close();
} finally {
  await postgres.stop();
  rmSync(home, { recursive: true });
}
