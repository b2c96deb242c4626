/**
 * HTML forms as Fastify reads them: url-encoded ones whole, multipart ones part by part with their files.
 *
 * Must never: keep a file in memory beyond its limit, or trust a file's name or declared type.
 */
import type { FastifyRequest } from 'fastify';
import type { RawForm } from '../platform/platform-types.ts';
import { languageOf, problemOf } from './problem.ts';

export const UPLOAD_BYTES = 15 * 1024 * 1024;
const MOST_FILES = 6;

/** The single values of a url-encoded body. */
export function fieldsOf(body: unknown): Readonly<Record<string, string | undefined>> {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Parses `application/x-www-form-urlencoded`; a name given twice becomes a list. */
export function rawFormOf(text: string): RawForm {
  const form: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) add(form, name, value);
  return form;
}

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** True when the file went over the limit: its bytes are then incomplete. */
  readonly tooLarge: boolean;
}

/** Reads a multipart form: its fields as a RawForm, its files with their bytes. Empty file inputs are left out;
 * with `leavesFilesOut` all are, unread. */
export async function multipartOf(
  request: FastifyRequest,
  leavesFilesOut = false,
): Promise<{ readonly form: RawForm; readonly uploads: readonly Upload[] }> {
  try {
    return await partsOf(request, leavesFilesOut);
  } catch (error) {
    // What the parser falls over is the sender's: a body without its boundary, cut short, with a header that is none.
    if (error instanceof Error && 'statusCode' in error) throw error;
    const problem = problemOf({ type: 'formUnreadable' }, languageOf(request.headers));
    throw Object.assign(new Error('unreadable multipart body', { cause: error }), {
      statusCode: problem.status,
      problem,
    });
  }
}

async function partsOf(request: FastifyRequest, leavesFilesOut: boolean): ReturnType<typeof multipartOf> {
  const form: Record<string, string | string[]> = {};
  const uploads: Upload[] = [];
  for await (const part of request.parts({
    limits: { fileSize: UPLOAD_BYTES, files: MOST_FILES, fields: 200, fieldSize: 64 * 1024 },
  })) {
    if (part.type === 'field') {
      add(form, part.fieldname, String(part.value));
      continue;
    }
    if (leavesFilesOut) {
      part.file.resume();
      continue;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of part.file as AsyncIterable<Buffer>) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    if (bytes.length > 0) uploads.push({ name: part.fieldname, bytes, tooLarge: part.file.truncated });
  }
  return { form, uploads };
}

function add(form: Record<string, string | string[]>, name: string, value: string): void {
  if (!Object.hasOwn(form, name)) {
    Object.defineProperty(form, name, { value, enumerable: true, writable: true, configurable: true });
    return;
  }
  const before = form[name] as string | string[];
  form[name] = Array.isArray(before) ? [...before, value] : [before, value];
}
