/**
 * API v1 for officers: cases that belong together (join, take apart, split), and the texts of their units.
 *
 * Must never: do what the console cannot do, or write without a key or an id that says whether it was done before.
 */
import { Type } from 'typebox';
import type { AskingOptions } from '../request-context.ts';
import { answer, found, officerAsking } from './answering.ts';
import { anything, KeyHeader, NumberParams, refusals, UnitPlace } from './schemas.ts';
import type { Api } from './typed-app.ts';

const tags = ['officers'];
const seenVersion = Type.Integer({ minimum: 0, maximum: 1_000_000 });
const note = Type.String({ maxLength: 5_000, description: 'Why; the applicant reads it.' });
const done = { 200: anything, ...refusals };
const merge = {
  summary: 'Join a report with one that came before it',
  tags,
  headers: KeyHeader,
  params: NumberParams,
  body: Type.Object({ into: Type.String({ maxLength: 40 }), seenVersion }),
  response: done,
};
const unmerge = {
  summary: 'Take a case apart again that was joined by mistake: it goes on where it stood',
  tags,
  headers: KeyHeader,
  params: NumberParams,
  body: Type.Object({ note, seenVersion }),
  response: done,
};
const beginSplit = {
  summary: 'Begin to split a case: a draft of the part, with the answers that fit. Fill it in as any other draft',
  tags,
  params: NumberParams,
  body: Type.Object({
    service: Type.String({ maxLength: 100 }),
    photos: Type.Optional(
      Type.Array(Type.String({ maxLength: 64 }), { maxItems: 60, description: 'sha256 of photos of the case.' }),
    ),
  }),
  response: { 201: Type.Object({ draftId: Type.String(), first: Type.String() }), ...refusals },
};
const split = {
  summary: 'Split the case: the part is opened, and the first case says so. The draft is the idempotency key',
  tags,
  params: Type.Object({ draft: Type.String({ maxLength: 60 }) }),
  body: Type.Object({ note, seenVersion }),
  response: { 201: Type.Object({ number: Type.String(), from: Type.String() }), ...refusals },
};
const templateBody = Type.Object({
  ...UnitPlace,
  name: Type.String({ maxLength: 200 }),
  text: Type.String({ maxLength: 5_000 }),
});
const templateParams = Type.Object({ id: Type.String({ maxLength: 60 }) });
const saved = Type.Object({ id: Type.String() });
const templates = { summary: 'The texts of the officer’s units', tags, response: done };
const addTemplate = {
  summary: 'Keep a new text for a unit',
  tags,
  headers: KeyHeader,
  body: templateBody,
  response: { 201: saved, ...refusals },
};
const changeTemplate = {
  summary: 'Change a text of a unit',
  tags,
  params: templateParams,
  body: templateBody,
  response: { 200: saved, ...refusals },
};
const removeTemplate = {
  summary: 'Remove a text of a unit',
  tags,
  params: templateParams,
  querystring: Type.Object({ unit: UnitPlace.unit, area: Type.Optional(Type.String({ maxLength: 20 })) }),
  response: done,
};

export function officerDeskApi(app: Api, options: AskingOptions): void {
  together(app, options);
  texts(app, options);
}

function together(app: Api, options: AskingOptions): void {
  app.post('/api/v1/officer/cases/:number/merge', { schema: merge }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    const key = request.headers['idempotency-key'];
    return answer(reply, asking, await asking.desk.merge(request.params.number, { ...request.body, key }));
  });
  app.post('/api/v1/officer/cases/:number/unmerge', { schema: unmerge }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    const key = request.headers['idempotency-key'];
    return answer(reply, asking, await asking.desk.unmerge(request.params.number, { ...request.body, key }));
  });
  app.post('/api/v1/officer/cases/:number/split', { schema: beginSplit }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    const { service, photos = [] } = request.body;
    return answer(reply, asking, await asking.desk.beginSplit(request.params.number, { service, photos }), 201);
  });
  app.post('/api/v1/officer/drafts/:draft/split', { schema: split }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    return answer(reply, asking, await asking.desk.split(request.params.draft, request.body), 201);
  });
}

function texts(app: Api, options: AskingOptions): void {
  app.get('/api/v1/officer/templates', { schema: templates }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    return asking === null ? reply : answer(reply, asking, found(await asking.desk.templates()));
  });
  app.post('/api/v1/officer/templates', { schema: addTemplate }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    const key = request.headers['idempotency-key'];
    return answer(reply, asking, await asking.desk.saveTemplate({ ...request.body, id: null, key }), 201);
  });
  app.put('/api/v1/officer/templates/:id', { schema: changeTemplate }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    return answer(reply, asking, await asking.desk.saveTemplate({ ...request.body, id: request.params.id }));
  });
  app.delete('/api/v1/officer/templates/:id', { schema: removeTemplate }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    const { unit: owner, area: place = null } = request.query;
    const which = { id: request.params.id, unit: owner, area: place };
    return answer(reply, asking, await asking.desk.removeTemplate(which));
  });
}
