/**
 * The pages: everything that no other route takes goes to SvelteKit, whole and unparsed, in this process.
 *
 * Must never: let a page decide about rights, or let a caller choose the protocol header.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { limitedPortal } from '../platform/limited-portal.ts';
import { outageOf } from './outage.ts';
import { type Pace, paceOf } from './pace.ts';
import { comesAgain, standingStill } from './standing-still.ts';
import { tooMany } from './too-many.ts';
import { type Asking, askingOf, type AskingOptions } from './request-context.ts';
import { holdAnswer, sendAnswer } from './whole-answer.ts';
import { type Drawing, keyOfAnybody, openPagesForAnybody } from './pages-for-anybody.ts';

export type PageHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** SvelteKit's adapter reads the protocol here (`PROTOCOL_HEADER`); always overwritten by us. */
export const PROTOCOL_HEADER = 'x-balai-proto';
/** Built files carry a hash in their name, need no platform and no compression (they are precompressed). */
const STATIC = /^\/(_app\/|fonts\/|islands\/|favicon|icon|robots\.txt)/;

type PagesOptions = AskingOptions & {
  readonly writes: Pace;
  /** Tells of a region whose services changed. */
  readonly onServices: (changed: (regionId: number) => void) => void;
};

export function pages(app: FastifyInstance, page: PageHandler, options: PagesOptions): void {
  const anybody = openPagesForAnybody(options.now);
  options.onServices(anybody.forget);
  void app.register((inner, _, done) => {
    inner.removeAllContentTypeParsers();
    inner.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    inner.route({
      method: ['GET', 'HEAD', 'POST'],
      url: '/*',
      schema: { hide: true },
      config: { pace: 'page' },
      async handler(request, reply) {
        if (request.url.startsWith('/api/')) return reply.callNotFound();
        request.raw.headers[PROTOCOL_HEADER] = request.protocol;
        if (STATIC.test(request.url)) {
          reply.hijack();
          leavePolicyTo304(reply.raw);
          return serve(page, request, reply);
        }
        if (request.method === 'POST') return written(page, request, reply, options);
        const key = options.watch?.standstill() == null ? keyOfAnybody(request) : null;
        const found = key === null ? null : await anybody.find(key, options.regionOf(request.host));
        if (found !== null && 'body' in found) {
          reply.hijack();
          return sendAnswer(reply.raw, found, request.headers);
        }
        const asking = askingOf(request, options, 'portal');
        // Nobody waits for a page that is not going to be drawn.
        asking.catch(() => found?.settle(null));
        return draw(page, request, reply, await asking, found);
      },
    });
    done();
  });
}

/** Writes are counted, and stand still while nothing is written; the page of a form comes again and says so. */
async function written(
  page: PageHandler,
  request: FastifyRequest,
  reply: FastifyReply,
  options: PagesOptions,
): Promise<FastifyReply | void> {
  const still = options.watch?.standstill() ?? null;
  if (still !== null && request.url.startsWith('/konsol')) throw standingStill(request, still);
  if (still === 'unavailable') return comesAgain(request, reply, still);
  const wait = await paceOf(options.writes, request, options.accounts);
  if (wait !== null) reply.raw.setHeader('retry-after', wait);
  if (wait !== null && request.url.startsWith('/konsol')) throw tooMany(request);
  const asking = await askingOf(request, options, 'portal').catch((error: unknown) => {
    if (outageOf(error) === 'unavailable') return null;
    throw error;
  });
  // The watch has not seen it yet.
  if (asking === null) return comesAgain(request, reply, 'unavailable');
  // A resident's page comes again with what was typed: its writes are refused, and it says so at its form.
  if (wait !== null)
    Object.assign(asking.platform, {
      portal: limitedPortal(asking.platform.portal, { type: 'tooMany', retryAfterSeconds: wait }),
    });
  if (still !== null)
    Object.assign(asking.platform, {
      portal: limitedPortal(asking.platform.portal, { type: 'standstill', because: still }),
    });
  return draw(page, request, reply, asking, null);
}

/** `forAll`: others wait for this very page. */
function draw(
  page: PageHandler,
  request: FastifyRequest,
  reply: FastifyReply,
  asking: Asking,
  forAll: Drawing | null,
): void {
  const asked = { ...request.raw.headers };
  Object.assign(request.raw, { asking });
  // They have other pages than this reader: it must be drawn, whatever this one has.
  if (forAll !== null) delete request.raw.headers['if-none-match'];
  reply.hijack();
  holdAnswer(reply.raw, (answer) => {
    forAll?.settle(answer);
    sendAnswer(reply.raw, answer, asked);
  });
  reply.raw.once('close', () => forAll?.settle(null));
  serve(page, request, reply);
}

function serve(page: PageHandler, { raw }: FastifyRequest, reply: FastifyReply): void {
  page(raw, reply.raw, () => {
    reply.raw.statusCode = 404;
    reply.raw.end();
  });
}

/** A file that the browser has already: see `sendAnswer` for why its policy goes. */
function leavePolicyTo304(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...parts: readonly unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: readonly unknown[]) => {
    if (status === 304) response.removeHeader('content-security-policy');
    return writeHead(status, ...rest);
  };
}
