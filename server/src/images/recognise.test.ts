/** What an uploaded file is. Must never: pass a file for the name that it came with. */
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { recognise } from './recognise.ts';
import { pngClaiming, scene } from './testing.ts';

// These run real tools: a busy machine must not fail them.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\nstartxref\n0\n%%EOF\n');
const box = (brand: string, ...more: string[]): Buffer => {
  const body = Buffer.from(`ftyp${brand}\0\0\0\0${more.join('')}`, 'latin1');
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length + 4);
  return Buffer.concat([size, body, Buffer.alloc(64)]);
};
const zipEnd = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);

describe('accepted', () => {
  test('JPEG, PNG and WebP as cameras and phones write them', async () => {
    const photo = scene(1);
    expect(recognise(await photo.clone().jpeg().toBuffer())).toEqual({
      ok: true,
      value: { kind: 'jpeg', mediaType: 'image/jpeg', isImage: true },
    });
    expect(recognise(await photo.clone().png().toBuffer())).toMatchObject({ value: { kind: 'png' } });
    expect(recognise(await photo.clone().webp().toBuffer())).toMatchObject({ value: { kind: 'webp' } });
  });

  test('HEIC by its brands, and PDF', () => {
    expect(recognise(box('heic', 'mif1', 'heic'))).toMatchObject({ value: { kind: 'heic', isImage: true } });
    expect(recognise(box('mif1', 'heic'))).toMatchObject({ value: { kind: 'heic' } });
    expect(recognise(pdf)).toMatchObject({ value: { kind: 'pdf', mediaType: 'application/pdf', isImage: false } });
  });

  test('a JPEG with a film behind it, as some phones write it', async () => {
    const motion = Buffer.concat([await scene(1).jpeg().toBuffer(), box('mp42', 'isom'), Buffer.alloc(2000)]);
    expect(recognise(motion)).toMatchObject({ ok: true, value: { kind: 'jpeg' } });
  });
});

describe('refused, with a sentence', () => {
  test.each([
    ['gif', Buffer.from('GIF89a\x01\0\x01\0', 'latin1')],
    ['zip', Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), deflateRawSync('x')])],
    [
      'svg',
      Buffer.from(
        '\ufeff <?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      ),
    ],
    ['svg', Buffer.from('<svg onload="alert(1)">')],
    ['html', Buffer.from('\n <!DOCTYPE html><html><body>')],
    ['avif', box('avif', 'mif1', 'heic')],
    ['video', box('mp42', 'isom')],
    ['tiff', Buffer.from('II*\0\x08\0\0\0', 'latin1')],
    ['program', Buffer.from('#!/bin/sh\n')],
  ] as const)('%s', (found, bytes) => {
    const result = recognise(bytes);
    expect(result).toMatchObject({ ok: false, error: { type: 'kindNotAccepted', found } });
    expect(result).toMatchObject({
      error: { message: { id: expect.stringContaining('JPEG'), en: expect.stringContaining('JPEG') } },
    });
  });

  test('nothing, nonsense and half a PDF', () => {
    expect(recognise(Buffer.alloc(0))).toMatchObject({ error: { type: 'emptyFile' } });
    expect(recognise(Buffer.from('halo'))).toMatchObject({ error: { type: 'kindUnknown' } });
    expect(recognise(pdf.subarray(0, 40))).toMatchObject({ error: { type: 'incompleteFile' } });
  });

  test('files that are two things at once', async () => {
    const jpeg = await scene(2).jpeg().toBuffer();
    const jpegAndPdf = Buffer.concat([
      jpeg.subarray(0, 2),
      Buffer.from('\xff\xfe\x00\x12%PDF-1.4 comment', 'latin1'),
      jpeg.subarray(2),
    ]);
    const jpegAndHtml = Buffer.concat([
      jpeg.subarray(0, 2),
      Buffer.from('\xff\xfe\x00\x1b<script>alert(1)</script>', 'latin1'),
      jpeg.subarray(2),
    ]);
    expect(recognise(jpegAndPdf)).toMatchObject({ error: { type: 'twoKindsAtOnce', found: 'jpeg', also: 'pdf' } });
    expect(recognise(jpegAndHtml)).toMatchObject({ error: { type: 'twoKindsAtOnce', found: 'jpeg', also: 'html' } });
    expect(recognise(Buffer.concat([pdf, zipEnd]))).toMatchObject({
      error: { type: 'twoKindsAtOnce', found: 'pdf', also: 'zip' },
    });
    expect(recognise(Buffer.concat([Buffer.from('%PDF-1.4\n<html><script>alert(1)</script>\n'), pdf]))).toMatchObject({
      error: { type: 'twoKindsAtOnce', also: 'html' },
    });
    expect(recognise(Buffer.concat([pngClaiming(1, 1), zipEnd]))).toMatchObject({
      error: { type: 'twoKindsAtOnce', found: 'png', also: 'zip' },
    });
  });
});
