/**
 * API v1 for officers, looking: queue, search, case, what is covered in it. The session cookie of the console signs it.
 *
 * Must never: give an officer more than the console does.
 */
import { Type } from 'typebox';
import type { AskingOptions } from '../request-context.ts';
import { answer, officerAsking, refuse } from './answering.ts';
import { anything, KeyHeader, NumberParams, refusals } from './schemas.ts';
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
  summary: 'Find cases by number, name, words; who is found by who they are can read that they were',
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

const open = {
  summary:
    'Say what for: opens what is covered in a case (answers, papers, letters) for an hour, or one `answer` alone; logged, and read by the resident',
  tags,
  headers: KeyHeader,
  params: NumberParams,
  body: Type.Object({
    purpose: Type.String({ maxLength: 300 }),
    answer: Type.Optional(Type.String({ maxLength: 200, description: 'The name of one covered answer.' })),
  }),
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
  app.post('/api/v1/officer/cases/:number/opened', { schema: open }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    const { number } = request.params;
    const { purpose, answer: name } = request.body;
    return name === undefined
      ? answer(reply, asking, await asking.desk.openTogether(number, purpose))
      : answer(reply, asking, await asking.desk.reveal(number, name, purpose));
  });
}
