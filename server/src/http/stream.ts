/**
 * Live updates by server-sent events: "something changed", never what. The page then asks again as itself.
 *
 * Must never: carry data of a case, or be needed: every page is whole without it.
 */
import type { Change, Store } from '@balai/store';
import { Type } from 'typebox';
import { refuse } from './api/answering.ts';
import { refusals } from './api/schemas.ts';
import type { Api } from './api/typed-app.ts';
import { askingOf, type AskingOptions } from './request-context.ts';

const HEARTBEAT_MS = 25_000;
const MOST_STREAMS = 2_000;
const schema = {
  summary:
    'Server-sent events: `change` says that the case, or without a number the queue of the officer’s units, has changed; never what. Ask again then',
  tags: ['cases'],
  querystring: Type.Object({
    case: Type.Optional(Type.String({ maxLength: 40, description: 'The number of a case; it opens nothing.' })),
  }),
  response: {
    200: { description: 'Until somebody ends it.', content: { 'text/event-stream': { schema: Type.String() } } },
    ...refusals,
  },
};

export function stream(
  app: Api,
  options: AskingOptions & { readonly store: Pick<Store, 'changes' | 'cases' | 'regions'> },
): void {
  let open = 0;
  app.get('/api/v1/stream', { schema, logLevel: 'silent' }, async (request, reply) => {
    const asking = await askingOf(request, options, 'api');
    const regionId = options.regionOf(request.host);
    const number = request.query.case;
    const wanted = number === undefined ? null : await options.store.cases.byNumber(regionId, number);
    const hands = new Set(asking.platform.console.units);
    if (number === undefined && hands.size === 0) return refuse(reply, asking, { type: 'notSignedIn' });
    if (number !== undefined && wanted === null) return refuse(reply, asking, { type: 'notFound' });
    if (open >= MOST_STREAMS) return refuse(reply, asking, { type: 'tooMany', retryAfterSeconds: 60 });

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
  });
}
