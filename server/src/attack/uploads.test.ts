/**
 * Uploads that bite: bombs, files that are two things at once, names that are paths, forms without an end.
 *
 * Must never: keep what a stranger sent under a name that they chose, or serve it as something that runs.
 */
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { pngClaiming } from '../images/testing.ts';
import { begunReport, multipart, openAttackedCity, type AttackedCity, type Caller } from './testing.ts';

let home: AttackedCity;
let ask: Caller;
let draftId: string;
let photo: Buffer;
beforeAll(async () => {
  home = await openAttackedCity(inject('socketDir'), { uploadsPerMinute: 1_000 });
  ask = home.caller();
  ({ draftId } = await begunReport(ask));
  photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#345' } })
    .withExif({ IFD0: { Make: 'Ponsel rahasia', Artist: 'Warga Contoh' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => home.close());

const send = (bytes: Buffer | string, as: Parameters<typeof multipart>[1] = {}) =>
  ask('POST', `/api/v1/drafts/${draftId}/files/foto`, ...multipart(bytes, as));

/** 400 MB of nothing in a few hundred kB, as the data of a PNG of the size that it claims. */
const bombPng = (): Buffer => {
  const chunk = (type: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length, 0);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, data, Buffer.alloc(4)]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(20_000, 0);
  size.writeUInt32BE(20_000, 4);
  size.set([8, 0, 0, 0, 0], 8);
  const head = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    head,
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(Buffer.alloc(64_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
const pdf = (inside: string): Buffer => Buffer.from(`%PDF-1.7\n${inside}\n%%EOF\n`);
const zipEnd = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);

describe('a file', () => {
  test.each([
    ['that claims 100,000 by 100,000 pixels', () => pngClaiming(100_000, 100_000), 422],
    ['that unpacks to 400 megapixels', bombPng, 422],
    ['that is a zip', () => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(100)]), 415],
    ['that is a drawing with a script', () => '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 415],
    [
      'that draws on a file of the server',
      () => '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
      415,
    ],
    ['that is a page', () => '<!doctype html><script>alert(1)</script>', 415],
    ['that is a photo and a zip', () => Buffer.concat([photo, zipEnd]), 415],
    [
      'that is a photo and a page',
      () => Buffer.concat([photo.subarray(0, 20), Buffer.from('<script>alert(1)</script>'), photo.subarray(20)]),
      415,
    ],
    [
      'that is HEIC outside alone',
      () => Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(5_000)]),
      422,
    ],
    ['that is half a PDF', () => '%PDF-1.7\n1 0 obj', 422],
    ['that is nothing', () => '\0'.repeat(500), 415],
  ])('%s is refused with a sentence', async (_, bytes, status) => {
    const sent = await send(bytes());
    expect(sent.statusCode, sent.body).toBe(status);
    expect(sent.json<{ detail: string }>().detail.length).toBeGreaterThan(10);
  });

  test('over 15 MB is refused, and so are seven at once', async () => {
    expect((await send(Buffer.concat([photo, Buffer.alloc(16 * 1024 * 1024)]))).statusCode).toBe(413);
    const [one, headers] = multipart(photo);
    const again = one.subarray(0, one.lastIndexOf('--balai-attack--'));
    const seven = Buffer.concat([...Array.from({ length: 7 }, () => again), one]);
    expect((await ask('POST', `/kirim/formulir/${draftId}/foto`, seven, headers)).statusCode).toBe(413);
  });

  test.each([
    '../../../../etc/passwd',
    '..\\..\\win.ini',
    'a.php.jpg',
    '<img src=x onerror=alert(1)>.jpg',
    `${'a'.repeat(4_000)}.jpg`,
    '.htaccess',
    'CON',
    'a;rm -rf .jpg',
  ])('named %j is kept under its hash and given back under ours', async (file) => {
    const sent = await send(photo, { file, type: 'text/html' });
    expect(sent.statusCode, sent.body).toBe(201);
    const { sha256 } = sent.json<{ sha256: string }>();
    const got = await ask('GET', `/berkas/${sha256}`);
    expect(got.headers['content-type']).toBe('image/jpeg');
    expect(got.headers['content-disposition']).toBe('inline; filename="foto.jpg"');
    expect(got.headers['x-content-type-options']).toBe('nosniff');
    expect(got.headers['content-security-policy']).toContain('sandbox');
    expect(got.rawPayload.includes('Ponsel rahasia') || got.rawPayload.includes('Warga Contoh')).toBe(false);
  });

  test('a PDF that carries a program is never shown in our origin', async () => {
    const sent = await send(pdf('1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj'), {
      file: 'surat.pdf',
    });
    expect(sent.statusCode, sent.body).toBe(201);
    const got = await ask('GET', `/berkas/${sent.json<{ sha256: string }>().sha256}`);
    expect(got.headers['content-disposition']).toMatch(/^attachment; filename="berkas.pdf"$/);
    expect(got.headers['content-security-policy']).toContain('sandbox');
  });
});

describe('a form', () => {
  test.each([
    ['without its boundary', 'multipart/form-data', ''],
    ['with an empty boundary', 'multipart/form-data; boundary=', '--\r\n\r\nx'],
    [
      'cut short',
      'multipart/form-data; boundary=a',
      '--a\r\ncontent-disposition: form-data; name="foto"; filename="a"\r\n\r\nhal',
    ],
    ['with a header that is none', 'multipart/form-data; boundary=a', '--a\r\n\0:\r\n\r\nx\r\n--a--\r\n'],
  ])('%s is refused with a sentence', async (_, type, body) => {
    for (const url of [`/api/v1/drafts/${draftId}/files/foto`, `/kirim/formulir/${draftId}/foto`]) {
      const sent = await ask('POST', url, body, { 'content-type': type });
      expect(sent.statusCode, sent.body).toBeLessThan(500);
      expect(sent.statusCode, sent.body).toBeGreaterThan(302);
    }
  });

  test('with a name of every object, or more fields than a form has, hurts nobody', async () => {
    for (const field of ['__proto__', 'constructor', 'prototype', 'toString']) {
      const sent = await ask('POST', `/kirim/formulir/${draftId}/foto`, ...multipart(photo, { field }));
      expect(sent.statusCode, field).toBeLessThan(500);
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    const part = (at: number) => `--balai-attack\r\ncontent-disposition: form-data; name="f${at}"\r\n\r\nx\r\n`;
    const many = Buffer.from(`${Array.from({ length: 5_000 }, (_, at) => part(at)).join('')}--balai-attack--\r\n`);
    const sent = await ask('POST', `/kirim/formulir/${draftId}/foto`, many, {
      'content-type': 'multipart/form-data; boundary=balai-attack',
    });
    expect(sent.statusCode).toBe(413);
  });

  test.each([
    ['a signature without an end', () => pdf('/ByteRange ['.repeat(60_000))],
    [
      'references that turn in circles',
      () =>
        pdf(
          Array.from({ length: 3_000 }, (_, at) => `${at} 0 obj << /Prev ${at} 0 R /V ${at} 0 R >> endobj`).join('\n'),
        ),
    ],
    ['numbers beyond the file', () => pdf('/ByteRange [0 99999999999 99999999999 99999999999] /Contents <41>')],
    ['negative numbers', () => pdf('/ByteRange [0 -1 -5 -9] /Contents <zz>')],
    ['brackets without an end', () => pdf('<'.repeat(300_000))],
    [
      'a signature that is a page',
      () => pdf(`/ByteRange [0 10 20 30] /Contents <${Buffer.from('<script>').toString('hex')}>`),
    ],
  ])('of a letter to be verified, with %s, gets its verdict', async (_, bytes) => {
    const sent = await ask(
      'POST',
      '/kirim/periksa-surat',
      ...multipart(bytes(), { field: 'berkas', file: 'a.pdf', type: 'application/pdf' }),
    );
    expect(sent.statusCode, sent.body).toBe(303);
    expect(sent.headers.location).toMatch(/^\/periksa-surat\?pesan=/);
  });
});
