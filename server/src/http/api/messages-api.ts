/**
 * API v1, messages: the gateway for telephones says afterwards what became of a message.
 *
 * Must never: tell by an answer what a message said or to whom it went, or believe who does not know the gateway's token.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Store } from '@balai/store';
import { refusals } from './schemas.ts';
import type { Api } from './typed-app.ts';

const report = {
  summary: 'The gateway says whether a message arrived',
  description: 'Called by the gateway for telephones with its own token: `Authorization: Bearer …`.',
  tags: ['messages'],
  params: Type.Object({ id: Type.String({ pattern: '^[\\da-f]{8}(-[\\da-f]{4}){3}-[\\da-f]{12}$' }) }),
  body: Type.Object({
    arrived: Type.Boolean(),
    channel: Type.Optional(
      Type.Union([Type.Literal('whatsapp'), Type.Literal('sms')], { description: 'By which way it went.' }),
    ),
    reason: Type.Optional(Type.String({ maxLength: 200, description: 'Why not, without a number or a name.' })),
  }),
  response: { 204: Type.Null(), ...refusals },
};

export interface Reports {
  readonly store: Pick<Store, 'outbox'>;
  now(): number;
  regionOf(host: string): number;
  /** The gateway's token; absent: nobody may report. */
  readonly gatewayToken?: string;
}

/** What has arrived is as it was, but for the way by which it went; what has not is shown to the officers of its case. */
export function messagesApi(app: Api, { store, now, regionOf, gatewayToken }: Reports): void {
  app.post('/api/v1/messages/:id/report', { schema: report }, async (request, reply) => {
    const { arrived, channel, reason = '' } = request.body;
    const isKnown = gatewayToken !== undefined && knows(request, gatewayToken);
    const isThere =
      isKnown &&
      (arrived ||
        (await store.outbox.bounced(
          regionOf(request.host),
          request.params.id,
          now(),
          `the gateway says that it did not arrive: ${reason}`,
        )));
    if (isKnown && channel !== undefined)
      await store.outbox.carried(regionOf(request.host), request.params.id, channel);
    if (isThere) return reply.code(204).send(null);
    return reply.callNotFound();
  });
}

const hashed = (text: string): Buffer => createHash('sha256').update(text).digest();
const knows = ({ headers }: FastifyRequest, token: string): boolean =>
  timingSafeEqual(hashed(headers.authorization ?? ''), hashed(`Bearer ${token}`));
