/** Signing, judged by poppler's pdfsig. Must never: pass because our own code agrees with itself. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type LocalSigner, openLocalSigner } from './local-signer.ts';
import { simulatedSigner } from './simulated-signer.ts';
import { asked, drawn } from './testing.ts';

// These run real tools: a busy machine must not fail them.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const now = (): number => Date.UTC(2026, 10, 25, 3, 0, 0, 250);
const live = { id: 3671, name: 'Kota Contoh', kind: 'live' } as const;
const info = {
  signer: 'Petugas Contoh Tiga (Lurah)',
  reason: 'Surat Keterangan Domisili B/001/400.8.2.2/XI/2026',
  place: 'Kota Contoh',
};
let folder: string;
let signer: LocalSigner;
let letter: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balai-keys-'));
  signer = await openLocalSigner({ folder, region: live, now });
  letter = await drawn();
});
afterAll(() => rm(folder, { recursive: true }));

const signed = async (): Promise<{ pdf: Buffer; serial: string; signedAt: number }> => {
  const result = await signer.sign(letter, info);
  if (!result.ok) throw new Error('not signed');
  return result.value;
};

describe('a signature by the local key', () => {
  test('is valid, covers the whole document and says that it is not certified', async () => {
    const { pdf, signedAt } = await signed();
    const report = await asked('pdfsig', pdf);
    expect(report).toContain('Signature Validation: Signature is Valid.');
    expect(report).toContain('Signature Type: ETSI.CAdES.detached');
    expect(report).toContain('Total document signed');
    expect(report).toContain('Balai (kunci lokal, tidak tersertifikasi)');
    expect(report).toContain('O=Kota Contoh');
    expect(report).toContain('Signing Hash Algorithm: SHA-256');
    expect(report).toMatch(/Signing Time: Nov 25 2026/);
    expect(signedAt).toBe(Date.UTC(2026, 10, 25, 3));
  });

  test('leaves the letter readable and tagged', async () => {
    const { pdf } = await signed();
    expect(await asked('pdftotext', pdf, [], ['-'])).toContain('Warga Contoh 12');
    expect(await asked('pdfinfo', pdf)).toMatch(/Tagged:\s+yes/);
    expect(await asked('pdftotext', pdf, [], ['-'])).not.toMatch(/Syntax (Error|Warning)/);
  });

  test('no longer fits when one byte changes', async () => {
    const { pdf } = await signed();
    const changed = Buffer.from(pdf);
    const at = changed.indexOf('/DisplayDocTitle true');
    changed[at + 17] = (changed[at + 17] ?? 0) ^ 0x20;
    expect(await asked('pdfsig', changed)).toContain('Signature Validation: Digest Mismatch.');
  });
});

describe('the key', () => {
  test('is readable by its owner alone and is the same after a restart', async () => {
    const [file = ''] = await readdir(folder);
    expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
    const again = await openLocalSigner({ folder, region: live, now });
    expect(again.fingerprint).toBe(signer.fingerprint);
  });

  test('of practice is another, and says so', async () => {
    const practice = await openLocalSigner({ folder, region: { ...live, kind: 'practice' }, now });
    expect(practice.fingerprint).not.toBe(signer.fingerprint);
    const result = await practice.sign(letter, info);
    expect(result.ok && (await asked('pdfsig', result.value.pdf))).toContain('OU=Latihan');
  });

  test('is one, even when two processes open it for the first time at once', async () => {
    const region = { ...live, id: 9 };
    const [a, b] = await Promise.all([
      openLocalSigner({ folder, region, now }),
      openLocalSigner({ folder, region, now }),
    ]);
    expect(a.fingerprint).toBe(b.fingerprint);
  });

  test('is replaced when its certificate has run out, and the old one is kept', async () => {
    const later = await openLocalSigner({ folder, region: { ...live, id: 9 }, now: () => Date.UTC(2036, 11, 1) });
    expect((await later.sign(letter, info)).ok).toBe(true);
    expect((await readdir(folder)).filter((name) => name.includes('region-9-live.p12'))).toHaveLength(2);
  });

  test('needs its passphrase', async () => {
    const region = { ...live, id: 10 };
    await openLocalSigner({ folder, region, now, passphrase: 'rahasia contoh' });
    await expect(openLocalSigner({ folder, region, now, passphrase: 'salah' })).rejects.toThrow(/MAC|password/i);
  });
});

test('a simulated signer goes away and comes back, and never calls itself certified', async () => {
  const waits: number[] = [];
  const simulated = simulatedSigner(
    { ...signer, certified: true },
    { slowMs: 4000, wait: async (ms) => void waits.push(ms) },
  );
  simulated.turn('down');
  expect(await simulated.sign(letter, info)).toMatchObject({
    ok: false,
    error: { type: 'signerUnavailable', retryAfterMs: 900_000 },
  });
  simulated.turn('slow');
  expect((await simulated.sign(letter, info)).ok).toBe(true);
  expect(waits).toEqual([4000]);
  simulated.turn('up');
  expect((await simulated.sign(letter, info)).ok).toBe(true);
  expect(simulated.certified).toBe(false);
});
