/**
 * Live updates by server-sent events: "something changed", never what. The page then asks again as itself.
 *
 * Must never: carry data of a case, or be needed: every page is whole without it.
 */
import type { Change, Store } from '@balai/store';
import type { FastifyInstance } from 'fastify';
import { problemOf } from './problem.ts';
import { askingOf, type AskingOptions } from './request-context.ts';

const HEARTBEAT_MS = 25_000;
const MOST_STREAMS = 2_000;

export function stream(
  app: FastifyInstance,
  options: AskingOptions & { readonly store: Pick<Store, 'changes' | 'cases' | 'regions'> },
): void {
  let open = 0;
  app.get<{ Querystring: { case?: string } }>(
    '/api/v1/stream',
    { schema: { hide: true }, logLevel: 'silent' },
    async (request, reply) => {
      const asking = await askingOf(request, options, 'api');
      const regionId = options.regionOf(request.host);
      const number = request.query.case;
      const wanted = number === undefined ? null : await options.store.cases.byNumber(regionId, number);
      const hands = new Set(asking.platform.console.units);
      if (number === undefined && hands.size === 0)
        return reply
          .code(401)
          .type('application/problem+json')
          .send(problemOf({ type: 'notSignedIn' }, asking.language));
      if (number !== undefined && wanted === null)
        return reply
          .code(404)
          .type('application/problem+json')
          .send(problemOf({ type: 'notFound' }, asking.language));
      if (open >= MOST_STREAMS)
        return reply
          .code(429)
          .type('application/problem+json')
          .send(problemOf({ type: 'tooMany', retryAfterSeconds: 60 }, asking.language));

      open += 1;
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      raw.write('retry: 5000\n\n');
      const tell = (change: Change) => {
        const mine = wanted !== null ? change.caseId === wanted.caseId : change.units.some((unit) => hands.has(unit));
        if (change.regionId === regionId && mine)
          raw.write(`event: change\ndata: ${JSON.stringify({ version: change.version })}\n\n`);
      };
      const unsubscribe = options.store.changes.subscribe(tell);
      const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
      raw.on('close', () => {
        open -= 1;
        clearInterval(heartbeat);
        unsubscribe();
      });
      return reply;
    },
  );
}
