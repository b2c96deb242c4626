/**
 * API v1 for officers: queue, case, actions, search. The session cookie of the console signs it.
 *
 * Must never: give an officer more than the console does.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { ConsolePlatform } from '../../platform/platform-types.ts';
import { multipartOf } from '../form-body.ts';
import { staged } from '../form-routes.ts';
import { askingOf, type Asking, type AskingOptions } from '../request-context.ts';
import { answer, refuse } from './resident-api.ts';
import { KeyHeader, NumberParams, RawFormSchema, refusals } from './schemas.ts';
import type { Api } from './typed-app.ts';

const anything = Type.Object({}, { additionalProperties: true });
const List = (max: number) => Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: max }));

export function officerApi(app: Api, options: AskingOptions): void {
  const begin = async (request: FastifyRequest): Promise<Asking & { readonly desk: ConsolePlatform }> => {
    const asking = await askingOf(request, options, 'api');
    return { ...asking, desk: asking.platform.console };
  };
  const signedIn = async (request: FastifyRequest, reply: FastifyReply) => {
    const asking = await begin(request);
    if (asking.desk.me !== null) return asking;
    refuse(reply, asking, { type: 'notSignedIn' });
    return null;
  };

  app.get('/api/v1/queue', { schema: { summary: 'Open turns of the officer’s units, by legal deadline', tags: ['officers'], querystring: Type.Object({ view: Type.Optional(Type.Enum(['all', 'late', 'today', 'waiting', 'mine', 'unclaimed'])), service: Type.Optional(Type.String()), area: Type.Optional(Type.String()), after: Type.Optional(Type.String({ maxLength: 300 })) }), response: { 200: anything, ...refusals } } }, async (request, reply) => {
    const asking = await signedIn(request, reply);
    if (asking === null) return reply;
    const { view, service, area, after } = request.query;
    return asking.desk.queue({ ...(view === undefined ? {} : { view }), ...(service === undefined ? {} : { services: [service] }), ...(area === undefined ? {} : { areas: [area] }), ...(after === undefined ? {} : { after }) });
  });
  app.get('/api/v1/search', { schema: { summary: 'Find cases by number, name, words', tags: ['officers'], querystring: Type.Object({ q: Type.String({ maxLength: 200 }) }), response: { 200: Type.Array(anything), ...refusals } } }, async (request, reply) => {
    const asking = await signedIn(request, reply);
    return asking === null ? reply : [...(await asking.desk.search(request.query.q))];
  });
  app.get('/api/v1/officer/cases/:number', { schema: { summary: 'A case as this officer may see it; the reading is logged', tags: ['officers'], params: NumberParams, response: { 200: anything, ...refusals } } }, async (request, reply) => {
    const asking = await signedIn(request, reply);
    if (asking === null) return reply;
    const view = await asking.desk.caseDetail(request.params.number);
    return view.type === 'case' ? reply.send(view) : refuse(reply, asking, view);
  });
  app.post('/api/v1/officer/cases/:number/act', { schema: { summary: 'Act in a turn', tags: ['officers'], headers: KeyHeader, params: NumberParams, body: Type.Object({ turn: Type.String(), action: Type.String(), seenVersion: Type.Integer(), answers: Type.Optional(RawFormSchema), because: List(20), confirms: List(50), note: Type.Optional(Type.String({ maxLength: 5_000 })) }), response: { 200: anything, ...refusals } } }, async (request, reply) => {
    const asking = await signedIn(request, reply);
    if (asking === null) return reply;
    const { turn, action, seenVersion, answers = {}, because = [], confirms = [], note = '' } = request.body;
    return answer(reply, asking, await asking.desk.act(request.params.number, { turn, action, seenVersion, raw: answers, because, confirms, note, key: request.headers['idempotency-key'] }));
  });
  app.post('/api/v1/officer/cases/act', { schema: { summary: 'The same action on several cases: an outcome for each', tags: ['officers'], headers: KeyHeader, body: Type.Object({ numbers: Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 100 }), action: Type.String(), because: List(20) }), response: { 200: Type.Array(anything), ...refusals } } }, async (request, reply) => {
    const asking = await signedIn(request, reply);
    if (asking === null) return reply;
    const { numbers, action, because = [] } = request.body;
    return [...(await asking.desk.actOnMany({ numbers, action, because, key: request.headers['idempotency-key'] }))];
  });
  app.post('/api/v1/officer/cases/:number/transfer', { schema: { summary: 'Hand a turn to another unit', tags: ['officers'], headers: KeyHeader, params: NumberParams, body: Type.Object({ turn: Type.String(), unit: Type.String(), area: Type.Union([Type.String(), Type.Null()]), note: Type.String({ maxLength: 5_000 }), seenVersion: Type.Integer() }), response: { 200: anything, ...refusals } } }, async (request, reply) => {
    const asking = await signedIn(request, reply);
    if (asking === null) return reply;
    const { turn, unit, area, note, seenVersion } = request.body;
    return answer(reply, asking, await asking.desk.transfer(request.params.number, { turn, to: { unit, area }, note, seenVersion, key: request.headers['idempotency-key'] }));
  });
  app.post('/api/v1/officer/cases/:number/files/:question', { schema: { summary: 'Stage an evidence photo (multipart)', tags: ['officers'], consumes: ['multipart/form-data'], params: Type.Object({ number: Type.String({ maxLength: 40 }), question: Type.String({ maxLength: 60 }) }), response: { 201: Type.Object({ sha256: Type.String() }), ...refusals } } }, async (request, reply) => {
    const asking = await signedIn(request, reply);
    if (asking === null) return reply;
    const { number, question } = request.params;
    const { uploads } = await multipartOf(request);
    const { raw, refused } = await staged(asking.platform.files, { number }, {}, uploads.slice(0, 1).map((one) => ({ ...one, name: question })));
    if (refused[0] !== undefined) return refuse(reply, asking, { type: 'notRecognised', message: refused[0].message });
    const sha256 = raw[question];
    return typeof sha256 === 'string' ? reply.code(201).send({ sha256 }) : refuse(reply, asking, { type: 'notFound' });
  });
}
