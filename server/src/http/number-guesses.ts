/**
 * Slows whoever tries case numbers to see which exist: what is looked up in vain is counted by device and network, as writes are.
 *
 * A number shows nothing that is not public (ADR 0013); this keeps all of them from being read one after the other. Numbers that
 * exist count nothing, so a network that looks up its own matters is never slowed. Must never: answer a number that exists
 * otherwise than one that does not, once the limit is reached.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Pace } from './pace.ts';
import { tooMany } from './too-many.ts';

/** The pages and the API that look a case up by its number; `/lacak` does so by a form. */
const BY_NUMBER = /^\/(?:urusan\/[^/?]|api\/v1\/cases\/[^/?]|lacak(?:$|\?))/u;
/** A page of one's own matters is none of a number. */
const OWN = /^\/urusan\/hapus(?:$|[/?])/u;
const isLookUp = ({ url, method }: FastifyRequest): boolean =>
  BY_NUMBER.test(url) && !OWN.test(url) && (method === 'POST') === url.startsWith('/lacak');

export function guardNumbers(app: FastifyInstance, pace: Pace): void {
  app.addHook('onRequest', async (request, reply) => {
    const wait = isLookUp(request) ? pace.wait(request) : null;
    if (wait === null) return;
    reply.header('retry-after', wait);
    throw tooMany(request);
  });
  app.addHook('onResponse', async (request, { raw }) => {
    if (!isLookUp(request)) return;
    if (raw.statusCode === 404) pace.take(request);
    else if (raw.statusCode < 400) pace.know(request);
  });
}
