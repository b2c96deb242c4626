/**
 * API v1 for whoever gives out the work of a unit, and for leave: the board, giving several cases at once and back, asking for leave
 * and deciding about it.
 *
 * Must never: do what the console cannot do, or say why somebody is away.
 */
import { Type } from 'typebox';
import type { AskingOptions } from '../request-context.ts';
import { answer, found, officerAsking } from './answering.ts';
import { anything, KeyHeader, refusals, UnitPlace } from './schemas.ts';
import type { Api } from './typed-app.ts';

const tags = ['officers'];
const headers = KeyHeader;
const done = { 200: anything, ...refusals };
const someone = Type.Union([Type.String({ maxLength: 200 }), Type.Null()], {
  description: 'The id of an officer; null: nobody.',
});
const idParams = Type.Object({ id: Type.String({ maxLength: 60 }) });
const many = Type.Object({
  ...UnitPlace,
  from: someone,
  to: someone,
  turns: Type.Array(Type.Object({ number: Type.String({ maxLength: 40 }), turn: Type.String({ maxLength: 200 }) }), {
    minItems: 1,
    maxItems: 400,
  }),
});
const board = {
  summary: 'The board of a unit that the officer heads: open turns by who has them, hours of work, leave to come',
  tags,
  querystring: Type.Object({
    unit: Type.Optional(Type.String({ maxLength: 100, description: 'Without it: the first unit that they head.' })),
    area: Type.Optional(Type.String({ maxLength: 20 })),
  }),
  response: done,
};
const preview = {
  summary:
    'What giving these turns would change: which cannot be given and why, hours before and after, what would be late',
  tags,
  body: many,
  response: done,
};
const assignMany = {
  summary:
    'Give several cases from one officer to another in one go: an outcome for each, and an id to give them back by',
  tags,
  headers,
  body: many,
  response: done,
};
const giveBack = {
  summary: 'Give back what went in one go, each case as its officer had it; what changed hands since stays',
  tags,
  headers,
  params: idParams,
  response: done,
};
const leave = {
  summary: 'Leave: one’s own, what waits for one’s decision, and who of one’s units is away',
  tags,
  response: done,
};
const day = (what: string) => Type.String({ maxLength: 20, description: `${what}, such as 2026-12-24.` });
const askLeave = {
  summary: 'Ask for leave',
  tags,
  headers,
  body: Type.Object({ from: day('First day'), to: day('Last day') }),
  response: { 201: anything, ...refusals },
};
const decideLeave = {
  summary: 'Approve a request for leave or decline it; of a head with who stands in',
  tags,
  headers,
  params: idParams,
  body: Type.Object({
    approve: Type.Boolean(),
    because: Type.Optional(Type.String({ maxLength: 300, description: 'Why it is declined; whoever asked reads it.' })),
    standIn: Type.Optional(someone),
    decree: Type.Optional(Type.String({ maxLength: 100, description: 'Number of the order that appoints them.' })),
  }),
  response: done,
};
const endLeave = {
  summary: 'Take back leave that has not begun; end one that runs, with yesterday as its last day',
  tags,
  headers,
  params: idParams,
  response: done,
};

export function officerBoardApi(app: Api, options: AskingOptions): void {
  boards(app, options);
  leaves(app, options);
}

function boards(app: Api, options: AskingOptions): void {
  app.get('/api/v1/officer/board', { schema: board }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    const { unit, area = null } = request.query;
    return answer(reply, asking, found(await asking.desk.board(unit === undefined ? null : { unit, area })));
  });
  app.post('/api/v1/officer/board/preview', { schema: preview }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    return asking === null ? reply : answer(reply, asking, await asking.desk.previewAssign(request.body));
  });
  app.post('/api/v1/officer/board/assign', { schema: assignMany }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    const key = request.headers['idempotency-key'];
    return answer(reply, asking, await asking.desk.assignMany({ ...request.body, key }));
  });
  app.post('/api/v1/officer/board/given/:id/back', { schema: giveBack }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    return asking === null ? reply : answer(reply, asking, await asking.desk.giveBack(request.params.id));
  });
}

function leaves(app: Api, options: AskingOptions): void {
  app.get('/api/v1/officer/leave', { schema: leave }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    return asking === null ? reply : answer(reply, asking, found(await asking.desk.leave()));
  });
  app.post('/api/v1/officer/leave', { schema: askLeave }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    const key = request.headers['idempotency-key'];
    return answer(reply, asking, await asking.desk.askLeave({ ...request.body, key }), 201);
  });
  app.post('/api/v1/officer/leave/:id/decide', { schema: decideLeave }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    const { approve, because = '', standIn = null, decree = '' } = request.body;
    const decision = { approve, because, standIn, decree };
    return answer(reply, asking, await asking.desk.decideLeave(request.params.id, decision));
  });
  app.post('/api/v1/officer/leave/:id/end', { schema: endLeave }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    return asking === null ? reply : answer(reply, asking, await asking.desk.endLeave(request.params.id));
  });
}
