/**
 * A backup through the command line, as an operator makes it: killed in the middle and made again, put back and proved, and refused
 * with one sentence, with nothing half done, when it is damaged, cut off, of another version or meant for a city that is there.
 */
import { execFile, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { openDiskStore } from '@balai/server';
import { emptyDatabase, smallPhoto } from '@balai/store/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { restore } from '../commands/restore.ts';
import { passingDemo } from '../config.ts';
import { openCityStore } from '../open-store.ts';
import type { Progress } from '../progress.ts';
import { putRegions } from '../regions.ts';
import { secretOf } from '../secrets.ts';
import { publishServices } from '../services/publish-services.ts';
import { Trouble } from '../trouble.ts';
import { lastExerciseOf, readBackupNotes } from './backup-notes.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly socketDir: string;
  }
}

const execute = promisify(execFile);
const main = join(import.meta.dirname, '..', 'main.ts');
const filed = Date.parse('2026-11-03T03:00:00Z');
const CASES = 40;
const quiet: Progress = { step: (_, work) => work(() => undefined) };
let folder: string;
let city: { readonly data: string; readonly url: string };
const environmentOf = ({ data, url }: typeof city) => ({
  ...process.env,
  BALAI_DATA: data,
  BALAI_MODE: 'live',
  DATABASE_URL: url,
  LANG: 'en',
});

/** An installation that nobody has started yet. */
async function emptyInstallation(): Promise<typeof city> {
  const { host, database } = await emptyDatabase(inject('socketDir'), { upTo: '0000' });
  const url = `postgres://balai@localhost/${database}?host=${encodeURIComponent(host)}`;
  return { data: join(folder, `data-${randomUUID()}`), url };
}

/** Cases with a photo each. */
async function live({ data, url }: typeof city): Promise<void> {
  await secretOf(data, 'lookup');
  await secretOf(data, 'link');
  const store = await openCityStore({ ...passingDemo(data, 1), databaseUrl: url }, { connectionString: url });
  const { home } = await putRegions(store, 'live');
  await publishServices(store, home, quiet);
  const disk = await openDiskStore(join(data, 'files'), filed, store.seal);
  for (let n = 0; n < CASES; n += 1) {
    const sha256 = await disk.put(Buffer.from(`photo ${n}`), home.id);
    const draftId = randomUUID();
    await store.files.stage(home.id, smallPhoto(sha256, draftId, filed));
    const done = await store.execute({
      regionId: home.id,
      serviceId: 'lampu-jalan',
      command: {
        type: 'submit',
        actor: { kind: 'applicant' },
        facts: {},
        answers: { lokasi: { area: '36.71.01.1001' }, jenis: 'jalan', kabelTerbuka: false, foto: { sha256 } },
      },
      channel: 'portal',
      now: filed + n,
      draftId,
      idempotency: { caller: 'test', key: draftId, requestHash: 'x' },
    });
    if (!done.ok) throw new Error(JSON.stringify(done.error));
  }
  await store.close();
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'balai-b-'));
  city = await emptyInstallation();
  await live(city);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const backups = (): string => join(folder, 'backups');
const finished = (): readonly string[] => readdirSync(backups()).filter((name) => name.startsWith('20'));
const filesIn = (path: string): readonly string[] =>
  existsSync(path)
    ? readdirSync(path, { recursive: true })
        .filter((name) => /[0-9a-f]{64}$/.test(String(name)))
        .map(String)
    : [];

/** In this process, which is quicker; the exit code is told by the first test. */
async function refused(from: string, to: typeof city, keys = join(folder, 'keys')): Promise<string> {
  const before = { ...process.env };
  Object.assign(process.env, environmentOf(to));
  try {
    await restore.run([from, '--keys', keys]);
    return 'it was restored';
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    return error.sentence.en;
  } finally {
    process.env = before;
  }
}

/** Whether nothing at all was begun. */
async function isUntouched({ data, url }: typeof city): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('public.region') is not null as there`);
  await client.end();
  return rows[0]?.there === false && !existsSync(join(data, 'files')) && !existsSync(join(data, 'secrets'));
}

test('killed in the middle it leaves nothing that looks like a backup; made again it goes on, and is put back equal', async () => {
  const words = ['backup', backups(), '--keys', join(folder, 'keys')];
  const first = spawn(process.execPath, [main, ...words], { env: environmentOf(city), stdio: 'ignore' });
  const gone = new Promise((resolve) => first.once('exit', resolve));
  while (filesIn(join(backups(), 'files')).length < 3 && first.exitCode === null) await sleep(1);
  first.kill('SIGKILL');
  await gone;
  const copied = filesIn(join(backups(), 'files')).length;
  expect(copied).toBeLessThan(CASES);
  expect(finished()).toEqual([]);

  await execute(process.execPath, [main, ...words], { env: environmentOf(city) });
  expect(finished()).toHaveLength(1);
  expect(readdirSync(backups()).filter((name) => name.startsWith('.unfinished'))).toEqual([]);
  // What the operators' page reads in the installation that was backed up: the one that was killed is no backup.
  expect(readBackupNotes(city.data)).toMatchObject([{ files: CASES, withKeys: true }]);
  expect(lastExerciseOf(city.data)).toBeNull();

  const target = await emptyInstallation();
  const put = await execute(
    process.execPath,
    [main, 'restore', join(backups(), finished()[0] ?? ''), '--keys', join(folder, 'keys'), '--verify'],
    { env: environmentOf(target) },
  );
  expect(put.stdout).toContain('everything is equal');
  expect(filesIn(join(target.data, 'files')).length).toBe(CASES);
  const [taken] = readBackupNotes(city.data);
  expect(lastExerciseOf(city.data)).toMatchObject({ isEqual: true, backupTakenAt: taken?.takenAt });

  // Into a city that is there: a sentence and exit code 1.
  const again = await execute(
    process.execPath,
    [main, 'restore', join(backups(), finished()[0] ?? ''), '--keys', join(folder, 'keys')],
    { env: environmentOf(target) },
  ).catch((error: { readonly code: number; readonly stderr: string }) => error);
  expect(again).toMatchObject({ code: 1 });
  expect(again.stderr).toContain('not empty');
  expect(again.stderr).not.toContain('    at ');
}, 300_000);

/** A copy of the backup that something happens to. */
function spoilt(spoil: (backup: string, files: string) => void): string {
  const place = join(folder, randomUUID());
  cpSync(backups(), place, { recursive: true });
  const backup = join(place, finished()[0] ?? '');
  spoil(backup, join(place, 'files'));
  return backup;
}
const eventsOf = (backup: string): string => join(backup, 'tables', 'public.event.copy.gz');
function rewritten(
  backup: string,
  change: (record: { format: number; snapshot: { migrations: string[] } }) => void,
): void {
  const path = join(backup, 'backup.json');
  const record = JSON.parse(readFileSync(path, 'utf8'));
  change(record);
  writeFileSync(path, JSON.stringify(record));
}

test.each<[string, (backup: string, files: string) => void, string]>([
  [
    'a changed byte in a table',
    (backup) => {
      const bytes = readFileSync(eventsOf(backup));
      bytes[40] = (bytes[40] ?? 0) ^ 1;
      writeFileSync(eventsOf(backup), bytes);
    },
    'is damaged',
  ],
  ['a table that is cut off', (backup) => truncateSync(eventsOf(backup), 100), 'is damaged'],
  ['a table that is missing', (backup) => rmSync(eventsOf(backup)), 'is damaged'],
  ['a record that is cut off', (backup) => truncateSync(join(backup, 'backup.json'), 50), 'is no backup'],
  ['a list of files that is cut off', (backup) => truncateSync(join(backup, 'files.json'), 50), 'is damaged'],
  ['a photo that is cut off', (_, files) => truncateSync(join(files, filesIn(files)[0] ?? ''), 3), 'is damaged'],
  ['a photo that is missing', (_, files) => rmSync(join(files, filesIn(files)[0] ?? '')), 'is damaged'],
  [
    'a backup of a newer Balai',
    (backup) => rewritten(backup, ({ snapshot }) => snapshot.migrations.push('9999_tomorrow.sql')),
    'newer Balai',
  ],
  ['a backup of another form', (backup) => rewritten(backup, (record) => (record.format = 0)), 'another version'],
])('%s is told before anything is begun', async (_, spoil, words) => {
  const target = await emptyInstallation();
  expect(await refused(spoilt(spoil), target)).toContain(words);
  expect(await isUntouched(target)).toBe(true);
});

test('the keys of another city are told before anything is begun', async () => {
  const keys = join(folder, 'other-keys');
  cpSync(join(folder, 'keys'), keys, { recursive: true });
  writeFileSync(join(keys, 'secrets', 'lookup'), createHash('sha256').update('other').digest('hex'));
  const target = await emptyInstallation();
  expect(await refused(join(backups(), finished()[0] ?? ''), target, keys)).toContain('is not the key of this backup');
  expect(await isUntouched(target)).toBe(true);
});
