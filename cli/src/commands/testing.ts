/**
 * For tests of commands: an installation on a database of its own, whose commands run in this process with the words that are typed.
 *
 * Must never: be imported by anything but a test, or leave a variable of the environment changed.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Region, Store } from '@balai/store';
import { emptyDatabase } from '@balai/store/testing';
import { vi } from 'vitest';
import { now } from '../clock.ts';
import { CalledWrongly, type Command } from '../command.ts';
import { passingDemo } from '../config.ts';
import { openCityStore } from '../open-store.ts';
import { putRegions } from '../regions.ts';
import { secretOf } from '../secrets.ts';
import { Trouble } from '../trouble.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly socketDir: string;
  }
}

/** 0: done; 1: something is wrong; 2: called wrongly. `says`: everything that was printed, or the sentence of the refusal. */
export type Answer = { readonly code: number; readonly says: string };
export type Installation = {
  readonly data: string;
  readonly store: Store;
  readonly home: Region;
  readonly run: (command: Command, ...words: readonly string[]) => Promise<Answer>;
  readonly close: () => Promise<void>;
};

/** `socketDir`: of the run's PostgreSQL. Nothing is published yet. */
export async function newInstallation(socketDir: string): Promise<Installation> {
  const data = mkdtempSync(join(tmpdir(), 'balai-c-'));
  const { host, database } = await emptyDatabase(socketDir, { upTo: '0000' });
  const url = `postgres://balai@localhost/${database}?host=${encodeURIComponent(host)}`;
  await secretOf(data, 'lookup');
  await secretOf(data, 'link');
  const store = await openCityStore({ ...passingDemo(data, 1), databaseUrl: url }, { connectionString: url });
  const { home } = await putRegions(store, 'live');
  const environment = { BALAI_DATA: data, BALAI_MODE: 'live', DATABASE_URL: url };
  return {
    data,
    store,
    home,
    run: (command, ...words) => answerOf(() => command.run(words), environment),
    async close() {
      await store.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Runs it with these variables and hears what it prints. A fault of ours is thrown on. */
async function answerOf(run: () => Promise<number>, environment: Readonly<Record<string, string>>): Promise<Answer> {
  const before = { ...process.env };
  const printed: string[] = [];
  const listening = vi.spyOn(console, 'log').mockImplementation((line: string) => printed.push(line));
  Object.assign(process.env, environment);
  try {
    return { code: await run(), says: printed.join('\n') };
  } catch (error) {
    if (error instanceof CalledWrongly) return { code: 2, says: error.sentence.en };
    if (error instanceof Trouble) return { code: 1, says: error.sentence.en };
    throw error;
  } finally {
    listening.mockRestore();
    process.env = before;
  }
}

/** Reports a dark lamp; returns the id of the case. */
export async function reportLamp({ store, home }: Installation, answers: object = {}, at = now()): Promise<string> {
  const key = randomUUID();
  const done = await store.execute({
    regionId: home.id,
    serviceId: 'lampu-jalan',
    command: {
      type: 'submit',
      actor: { kind: 'applicant' },
      facts: {},
      answers: { lokasi: { area: '36.71.01.1001' }, jenis: 'jalan', kabelTerbuka: false, ...answers },
    },
    channel: 'portal',
    now: at,
    draftId: key,
    idempotency: { caller: 'test', key, requestHash: 'x' },
  });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value.caseId;
}
