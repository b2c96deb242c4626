/**
 * A page as one answer: held back until it is whole, then compressed in one go and sent, or not sent at all where the reader has it.
 *
 * Must never: hold back what has no end (event streams are not pages), or change a byte of what a page said.
 */
import type { IncomingHttpHeaders, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export interface WholeAnswer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
  /** Compressed forms, made when the first reader asks for them. */
  readonly packed: Map<Packing, Buffer>;
}
type Packing = 'br' | 'gzip';

/** A smaller answer fits one packet as it is. */
const LEAST_BYTES = 1_024;
/** Four fifths of what the slowest level saves, in a fifth of its time; pages differ with each reader. */
const BROTLI_QUALITY = 3;
const GZIP_LEVEL = 4;
const TEXT = /^(text\/|application\/(json|problem\+json|javascript)|image\/svg)/;

/** Calls `whole` once when the answer is complete, in place of sending it. An answer that is cut off never comes. */
export function holdAnswer(response: ServerResponse, whole: (answer: WholeAnswer) => void): void {
  const chunks: Buffer[] = [];
  const take = (chunk: unknown): void => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as Uint8Array));
  };
  const { writeHead, write, end } = response;
  Object.assign(response, {
    writeHead(status: number, headers?: OutgoingHttpHeaders) {
      response.statusCode = status;
      for (const [name, value] of Object.entries(headers ?? {}))
        if (value !== undefined) response.setHeader(name, value);
      return response;
    },
    write(chunk: unknown) {
      take(chunk);
      return true;
    },
    end(chunk: unknown) {
      take(chunk);
      Object.assign(response, { writeHead, write, end });
      const [first] = chunks;
      const body = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks);
      whole({ status: response.statusCode, headers: response.getHeaders(), body, packed: new Map() });
      return response;
    },
  });
}

/** Sends the answer as this reader takes it. `asked`: the headers of the request. */
export function sendAnswer(response: ServerResponse, answer: WholeAnswer, asked: IncomingHttpHeaders): void {
  const { status, headers, body } = answer;
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
  const { etag } = headers;
  if (status === 304 || (status === 200 && typeof etag === 'string' && matches(asked['if-none-match'], etag)))
    return sendNothingNew(response);
  response.statusCode = status;
  const packing = body.length < LEAST_BYTES || !TEXT.test(String(headers['content-type'])) ? null : packingFor(asked);
  if (packing === null) {
    if (body.length > 0) response.setHeader('content-length', body.length);
    response.end(body);
    return;
  }
  const packed = packedAs(answer, packing);
  response.setHeader('content-encoding', packing);
  response.setHeader(
    'vary',
    headers['vary'] === undefined ? 'Accept-Encoding' : `${String(headers['vary'])}, Accept-Encoding`,
  );
  response.setHeader('content-length', packed.length);
  response.end(packed);
}

/**
 * "Not modified" has headers of its own, and a browser replaces those of its stored page with them: our policy for answers
 * without a page would take fonts and scripts from a page seen for the second time.
 */
function sendNothingNew(response: ServerResponse): void {
  response.statusCode = 304;
  for (const name of ['content-security-policy', 'content-type', 'content-length']) response.removeHeader(name);
  response.end();
}

const bare = (etag: string): string => etag.trim().replace(/^W\//, '');
const matches = (asked: string | undefined, etag: string): boolean =>
  asked !== undefined && asked.split(',').some((one) => bare(one) === bare(etag) || one.trim() === '*');

/** Brotli before gzip; null: as it is. A reader says no by a weight of nought. */
function packingFor({ 'accept-encoding': said }: IncomingHttpHeaders): Packing | null {
  const asked = String(said ?? '')
    .toLowerCase()
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';')[0]?.trim());
  return asked.includes('br') ? 'br' : asked.includes('gzip') ? 'gzip' : null;
}

function packedAs({ body, packed }: WholeAnswer, packing: Packing): Buffer {
  let bytes = packed.get(packing);
  if (bytes === undefined)
    packed.set(packing, (bytes = packing === 'br' ? brotli(body) : gzipSync(body, { level: GZIP_LEVEL })));
  return bytes;
}
const brotli = (body: Buffer): Buffer =>
  brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
