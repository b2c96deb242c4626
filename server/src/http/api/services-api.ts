/**
 * API v1, services: the catalogue by what people call it, and one service's published standard.
 *
 * Must never: need an account.
 */
import { Type } from 'typebox';
import type { AskingOptions } from '../request-context.ts';
import { answer, found, residentAsking } from './answering.ts';
import { anything, refusals, ServiceCardSchema } from './schemas.ts';
import type { Api } from './typed-app.ts';

const catalogue = {
  summary: 'The catalogue, or what people call it',
  tags: ['services'],
  querystring: Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })) }),
  response: { 200: Type.Array(ServiceCardSchema), ...refusals },
};
const one = {
  summary: 'One service: its published standard',
  tags: ['services'],
  params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
  response: { 200: anything, ...refusals },
};

export function servicesApi(app: Api, options: AskingOptions): void {
  app.get('/api/v1/services', { schema: catalogue }, async (request, reply) => {
    const { portal } = await residentAsking(request, reply, options);
    return [...(await portal.services(request.query.q ?? ''))];
  });
  app.get('/api/v1/services/:id', { schema: one }, async (request, reply) => {
    const asking = await residentAsking(request, reply, options);
    return answer(reply, asking, found(await asking.portal.service(request.params.id)));
  });
}
