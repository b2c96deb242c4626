/** The verdicts, on real signed letters and on what people and forgers do to them. Must never: let a copy pass. */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type LocalSigner, openLocalSigner } from './local-signer.ts';
import { asked, drawn, letter } from './testing.ts';
import { type DocumentLookup, type DocumentRecord, verifyDocument } from './verify-document.ts';

// These run real tools: a busy machine must not fail them.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const now = (): number => Date.UTC(2026, 10, 25, 3);
const info = { signer: 'Petugas Contoh Tiga', reason: 'Surat', place: 'Kota Contoh' };
const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
let folder: string;
let signer: LocalSigner;
let pdf: Buffer;
let record: DocumentRecord;

const lookup = (changes: Partial<DocumentRecord> = {}): DocumentLookup<DocumentRecord> => {
  const known = { ...record, ...changes };
  return {
    bySha256: async (sha256) => (sha256 === known.sha256 ? known : null),
    byId: async (id) => (id === known.id ? known : null),
    idInUrl: (url) => /^https:\/\/balai\.example\/periksa\/([A-Z0-9-]+)$/.exec(url)?.[1] ?? null,
    isOurKey: (fingerprint) => fingerprint === signer.fingerprint,
  };
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balai-verify-'));
  signer = await openLocalSigner({ folder, region: { id: 1, name: 'Kota Contoh', kind: 'live' }, now });
  pdf = await signed(signer);
  record = {
    id: letter.documentId,
    sha256: hash(pdf),
    state: 'current',
    certified: false,
    signer: 'Petugas Contoh Tiga',
    signedAt: now(),
  };
});
afterAll(() => rm(folder, { recursive: true }));

async function signed(by: LocalSigner, from?: Buffer): Promise<Buffer> {
  const result = await by.sign(from ?? (await drawn()), info);
  if (!result.ok) throw new Error('not signed');
  return result.value.pdf;
}

describe('the original', () => {
  test('is genuine, and its local key is not certified', async () => {
    expect(await verifyDocument(pdf, lookup())).toMatchObject({
      verdict: 'authenticUncertified',
      signer: 'Petugas Contoh Tiga',
      signedAt: now(),
      unchangedSince: now(),
      title: { id: 'Asli, tetapi tidak tersertifikasi' },
      signature: {
        intact: true,
        wholeFile: true,
        signedAt: now(),
        certificate: { commonName: 'Balai (kunci lokal, tidak tersertifikasi)', organisation: 'Kota Contoh' },
      },
    });
  });

  test.each([
    [{ certified: true }, 'authentic'],
    [{ state: 'revoked' }, 'revoked'],
    [{ state: 'superseded', certified: true }, 'superseded'],
  ] as const)('with %j on record is %s', async (changes, verdict) => {
    expect(await verifyDocument(pdf, lookup(changes))).toMatchObject({ verdict, unchangedSince: now() });
  });
});

describe('a changed copy', () => {
  test('with one byte changed is changed, and pdfsig agrees', async () => {
    const copy = Buffer.from(pdf);
    const at = copy.indexOf('/DisplayDocTitle true') + 17;
    copy[at] = (copy[at] ?? 0) ^ 0x20;
    expect(await asked('pdfsig', copy)).toContain('Digest Mismatch');
    expect(await verifyDocument(copy, lookup())).toMatchObject({
      verdict: 'changed',
      how: 'edited',
      record: { id: letter.documentId },
      unchangedSince: null,
      signature: { intact: false },
    });
  });

  test('is never genuine, wherever the byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: pdf.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, bits) => {
        const copy = Buffer.from(pdf);
        copy[at] = (copy[at] ?? 0) ^ bits;
        expect(['changed', 'unknown']).toContain((await verifyDocument(copy, lookup())).verdict);
      }),
      { numRuns: 60 },
    );
  });

  test('with something added after signing is changed', async () => {
    const added = Buffer.concat([pdf, Buffer.from('\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n0\n%%EOF')]);
    expect(await verifyDocument(added, lookup())).toMatchObject({
      verdict: 'changed',
      how: 'addedTo',
      record: { id: letter.documentId },
    });
  });

  test('signed once more by somebody else is changed', async () => {
    const other = await openLocalSigner({ folder, region: { id: 2, name: 'Orang lain', kind: 'live' }, now });
    expect(await verifyDocument(await signed(other, pdf), lookup())).toMatchObject({
      verdict: 'changed',
      how: 'addedTo',
      record: { id: letter.documentId },
    });
  });

  test('a forger’s letter with our number and a key of his own is changed, not genuine', async () => {
    const forger = await openLocalSigner({ folder, region: { id: 3, name: 'Kota Contoh', kind: 'live' }, now });
    const forged = await signed(forger, await drawn({ body: [{ kind: 'paragraph', text: 'Isi palsu.' }] }));
    expect(await verifyDocument(forged, lookup())).toMatchObject({
      verdict: 'changed',
      how: 'notOurSignature',
      signature: { intact: true },
    });
  });

  test('without its signature is changed', async () => {
    expect(await verifyDocument(await drawn(), lookup())).toMatchObject({ verdict: 'changed', how: 'signatureGone' });
  });

  test('with its properties packed away is found by the link on the page', async () => {
    const packed = deflateSync(Buffer.from(`<< /S /URI /URI (${letter.verifyUrl}) >>`));
    const resaved = Buffer.concat([
      Buffer.from('%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n'),
      packed,
      Buffer.from('\nendstream\nendobj\n%%EOF'),
    ]);
    expect(await verifyDocument(resaved, lookup())).toMatchObject({
      verdict: 'changed',
      how: 'signatureGone',
      record: { id: letter.documentId },
    });
  });

  test('saved anew by a real tool is changed', async () => {
    const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')];
    await writeFile(from, pdf);
    await promisify(execFile)('pdfunite', [from, from, to]);
    expect(await verifyDocument(await readFile(to), lookup())).toMatchObject({ verdict: 'changed' });
  });

  test('of which only our key is known is changed', async () => {
    const copy = Buffer.from(pdf.toString('latin1').replaceAll(letter.documentId, 'XXX-0000-0000'), 'latin1');
    expect(await verifyDocument(copy, lookup())).toMatchObject({
      verdict: 'changed',
      record: null,
      signature: { intact: false },
    });
  });
});

describe('what nobody can prove', () => {
  test('a file that is no PDF, or one of somebody else, is unknown', async () => {
    expect(await verifyDocument(Buffer.from('PK\u0003\u0004'), lookup())).toMatchObject({
      verdict: 'unknown',
      why: 'notPdf',
    });
    expect(await verifyDocument(Buffer.from('%PDF-1.4\n%%EOF'), lookup())).toMatchObject({
      verdict: 'unknown',
      why: 'noTrace',
      signature: null,
    });
  });

  test('bytes hidden in the gap of the signature do not count as signed', async () => {
    const text = pdf.toString('latin1');
    const gap = /\/ByteRange \[0 (\d+) (\d+) \d+/.exec(text);
    const at = Number(gap?.[2]) - 200;
    const copy = Buffer.from(pdf);
    copy.write('> /Evil (hidden) <', at, 'latin1');
    expect(await verifyDocument(copy, lookup())).toMatchObject({ verdict: 'changed', signature: { intact: false } });
  });

  test('a file made to keep us busy is answered', async () => {
    const starts = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from('stream\nx\n'.repeat(1_000_000))]);
    expect(await verifyDocument(starts, lookup())).toMatchObject({ verdict: 'unknown' });
    expect(await verifyDocument(Buffer.concat([starts, Buffer.from('endstream')]), lookup())).toMatchObject({
      verdict: 'unknown',
    });
  });

  test('a bomb in a compressed object is passed by', async () => {
    const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024));
    const file = Buffer.concat([Buffer.from('%PDF-1.7\nstream\n'), bomb, Buffer.from('\nendstream\n')]);
    expect(await verifyDocument(file, lookup())).toMatchObject({ verdict: 'unknown', why: 'noTrace' });
  });
});
