/**
 * API v1 for officers, looking: queue, search, case. The session cookie of the console signs it.
 *
 * Must never: give an officer more than the console does.
 */
import { Type } from 'typebox';
import type { AskingOptions } from '../request-context.ts';
import { officerAsking, refuse } from './answering.ts';
import { anything, NumberParams, refusals } from './schemas.ts';
import type { Api } from './typed-app.ts';

const tags = ['officers'];
const queue = {
  summary: 'Open turns of the officer’s units, by legal deadline: codes in the rows, what they are called in `names`',
  tags,
  querystring: Type.Object({
    view: Type.Optional(Type.Enum(['all', 'late', 'today', 'waiting', 'mine', 'unclaimed'])),
    service: Type.Optional(Type.String({ maxLength: 100 })),
    area: Type.Optional(Type.String({ maxLength: 20 })),
    after: Type.Optional(Type.String({ maxLength: 300 })),
  }),
  response: { 200: anything, ...refusals },
};
const search = {
  summary: 'Find cases by number, name, words',
  tags,
  querystring: Type.Object({ q: Type.String({ maxLength: 200 }) }),
  response: { 200: Type.Array(anything), ...refusals },
};
const look = {
  summary: 'A case as this officer may see it; the reading is logged',
  tags,
  params: NumberParams,
  response: { 200: anything, ...refusals },
};

export function deskApi(app: Api, options: AskingOptions): void {
  app.get('/api/v1/queue', { schema: queue }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    const { view, service, area, after } = request.query;
    return asking.desk.queueLines({
      ...(view === undefined ? {} : { view }),
      ...(service === undefined ? {} : { services: [service] }),
      ...(area === undefined ? {} : { areas: [area] }),
      ...(after === undefined ? {} : { after }),
    });
  });
  app.get('/api/v1/search', { schema: search }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    return asking === null ? reply : [...(await asking.desk.search(request.query.q))];
  });
  app.get('/api/v1/officer/cases/:number', { schema: look }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    const view = await asking.desk.caseDetail(request.params.number);
    return view.type === 'case' ? reply.send(view) : refuse(reply, asking, view);
  });
}
