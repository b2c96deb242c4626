/**
 * API v1 for officers: cases that belong together (join, take apart, split), data set right that a person asked to be corrected, and the
 * texts of their units.
 *
 * Must never: do what the console cannot do, or write without a key or an id that says whether it was done before.
 */
import { Type } from 'typebox';
import type { AskingOptions } from '../request-context.ts';
import { answer, found, officerAsking, refuse, stageOne } from './answering.ts';
import { anything, KeyHeader, NumberParams, RawFormSchema, refusals, UnitPlace } from './schemas.ts';
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
const other = {
  ...NumberParams.properties,
  other: Type.String({ maxLength: 40, description: 'A case of the person.' }),
};
const path = Type.String({
  maxLength: 200,
  description: 'A `path` of `answers`, such as `alamat` or `anggota.0.nama`.',
});
const rectification = {
  summary: 'What can be set right in a case of the person whose request NUMBER is, and the value of one answer',
  description:
    'For the officer who has the turn in which data are corrected. No value is shown but that of `path`, and that it was looked at its owner reads.',
  tags,
  params: Type.Object(other),
  querystring: Type.Object({ path: Type.Optional(path) }),
  response: done,
};
const rectify = {
  summary: 'Set one answer right that a person asked to be corrected',
  description:
    'Decisions, dates and letters in hand stay. `seenVersion` is the `version` of OTHER; `answers` holds what is right, as form fields.',
  tags,
  headers: KeyHeader,
  params: Type.Object(other),
  body: Type.Object({ path, answers: RawFormSchema, seenVersion }),
  response: done,
};
const rightFile = {
  summary: 'Stage the photo or paper that is right (multipart), for `answers` of the call that sets it right',
  tags,
  consumes: ['multipart/form-data'],
  params: Type.Object({ ...other, path }),
  response: { 201: Type.Object({ sha256: Type.String() }), ...refusals },
};
const templateBody = Type.Object({
  ...UnitPlace,
  name: Type.String({ maxLength: 200 }),
  text: Type.String({ maxLength: 5_000 }),
  english: Type.Optional(Type.String({ maxLength: 5_000, description: 'For whoever filed in English.' })),
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
  corrections(app, options);
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

function corrections(app: Api, options: AskingOptions): void {
  const url = '/api/v1/officer/cases/:number/corrections/:other';
  app.get(url, { schema: rectification }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    const { number: asked, other: own } = request.params;
    const view = await asking.desk.rectification(asked, own, request.query.path ?? null);
    return 'type' in view ? refuse(reply, asking, view) : reply.send(view);
  });
  app.post(url, { schema: rectify }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    const { number: asked, other: own } = request.params;
    const { answers: raw, ...given } = request.body;
    const key = request.headers['idempotency-key'];
    return answer(reply, asking, await asking.desk.rectify(asked, own, { ...given, raw, key }));
  });
  app.post(`${url}/files/:path`, { config: { pace: 'uploads' }, schema: rightFile }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    const { number: asked, other: own, path: question } = request.params;
    return stageOne(request, reply, asking, { number: own, asked }, question);
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
