/**
 * The pages: everything that no other route takes goes to SvelteKit, whole and unparsed, in this process.
 *
 * Must never: let a page decide about rights, or let a caller choose the protocol header.
 */
import compression from 'compression';
import type { FastifyInstance } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { limitedPortal } from '../platform/limited-portal.ts';
import { outageOf } from './outage.ts';
import type { Pace } from './pace.ts';
import { comesAgain, standingStill } from './standing-still.ts';
import { tooMany } from './too-many.ts';
import { askingOf, type AskingOptions } from './request-context.ts';

export type PageHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** SvelteKit's adapter reads the protocol here (`PROTOCOL_HEADER`); always overwritten by us. */
export const PROTOCOL_HEADER = 'x-balai-proto';
/** Built files carry a hash in their name, need no platform and no compression (they are precompressed). */
const STATIC = /^\/(_app\/|fonts\/|islands\/|favicon|icon|robots\.txt|manifest\.)/;

export function pages(
  app: FastifyInstance,
  page: PageHandler,
  options: AskingOptions & { readonly writes: Pace },
): void {
  const compress = compression({ threshold: 1024 });
  void app.register((inner, _, done) => {
    inner.removeAllContentTypeParsers();
    inner.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    inner.route({
      method: ['GET', 'HEAD', 'POST'],
      url: '/*',
      config: { pace: 'page' },
      async handler(request, reply) {
        if (request.url.startsWith('/api/')) return reply.callNotFound();
        const { raw } = request;
        raw.headers[PROTOCOL_HEADER] = request.protocol;
        const isStatic = STATIC.test(request.url);
        const wait = request.method === 'POST' ? options.writes.take(request) : null;
        const still = request.method === 'POST' ? (options.watch?.standstill() ?? null) : null;
        if (still !== null && request.url.startsWith('/konsol')) throw standingStill(request, still);
        if (still === 'unavailable') return comesAgain(request, reply, still);
        if (wait !== null) reply.raw.setHeader('retry-after', wait);
        if (wait !== null && request.url.startsWith('/konsol')) throw tooMany(request);
        if (!isStatic) {
          const asking = await askingOf(request, options, 'portal').catch((error: unknown) => {
            if (request.method === 'POST' && outageOf(error) === 'unavailable') return null;
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
          Object.assign(raw, { asking });
        }
        reply.hijack();
        leavePolicyTo304(reply.raw);
        const serve = () =>
          page(raw, reply.raw, () => {
            reply.raw.statusCode = 404;
            reply.raw.end();
          });
        if (isStatic) serve();
        else compress(raw as never, reply.raw as never, serve);
      },
    });
    done();
  });
}

/**
 * "Not modified" has headers of its own, and a browser replaces those of its stored page with them: our policy for answers
 * without a page would take fonts and scripts from a page seen for the second time.
 */
function leavePolicyTo304(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...parts: readonly unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: readonly unknown[]) => {
    if (status === 304) response.removeHeader('content-security-policy');
    return writeHead(status, ...rest);
  };
}
