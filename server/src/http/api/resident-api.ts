/**
 * API v1 for residents' programs: catalogue, drafts, sending, the case by number and secret.
 *
 * Must never: do what the pages cannot do, or know a rule that the platform does not.
 */
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Platform } from '../../platform/platform-types.ts';
import { problemOf, statusOf, type ApiRefusal } from '../problem.ts';
import { askingOf, type Asking, type AskingOptions } from '../request-context.ts';
import { multipartOf } from '../form-body.ts';
import { staged } from '../form-routes.ts';
import { CaseSchema, NumberParams, ProblemSchema, RawFormSchema, refusals, ServiceCardSchema } from './schemas.ts';
import type { Api } from './typed-app.ts';

/** Answers with the value, or with the problem of the refusal in the caller's language. */
export function answer<T>(reply: FastifyReply, asking: Asking, result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ApiRefusal }, status = 200): FastifyReply {
  if (result.ok) return reply.code(status).send(result.value ?? {});
  return refuse(reply, asking, result.error);
}
export function refuse(reply: FastifyReply, asking: Asking, error: ApiRefusal): FastifyReply {
  if (error.type === 'tooMany' && error.retryAfterSeconds !== undefined) reply.header('retry-after', error.retryAfterSeconds);
  return reply.code(statusOf(error.type)).type('application/problem+json').send(problemOf(error, asking.language));
}
const found = <T>(value: T | null) => (value === null ? ({ ok: false, error: { type: 'notFound' } } as const) : ({ ok: true, value } as const));

export function residentApi(app: Api, options: AskingOptions & { readonly writesPerMinute: number }): void {
  const limit = { config: { rateLimit: { max: options.writesPerMinute, timeWindow: '1 minute' } } };
  const begin = async (request: Parameters<typeof askingOf>[0], reply: FastifyReply): Promise<Asking & { readonly portal: Platform['portal'] }> => {
    const asking = await askingOf(request, options, 'api');
    if (asking.newDeviceCookie !== null) reply.header('set-cookie', asking.newDeviceCookie);
    return { ...asking, portal: asking.platform.portal };
  };

  app.get('/api/v1/services', { schema: { summary: 'The catalogue, or what people call it', tags: ['services'], querystring: Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })) }), response: { 200: Type.Array(ServiceCardSchema), ...refusals } } }, async (request, reply) => {
    const { portal } = await begin(request, reply);
    return [...(await portal.services(request.query.q ?? ''))];
  });
  app.get('/api/v1/services/:id', { schema: { summary: 'One service: its published standard', tags: ['services'], params: Type.Object({ id: Type.String() }), response: { 200: Type.Object({}, { additionalProperties: true }), ...refusals } } }, async (request, reply) => {
    const asking = await begin(request, reply);
    return answer(reply, asking, found(await asking.portal.service(request.params.id)));
  });
  app.post('/api/v1/drafts', { ...limit, schema: { summary: 'Begin a draft: the server keeps it under the device cookie', tags: ['drafts'], body: Type.Object({ service: Type.String({ maxLength: 100 }) }), response: { 201: Type.Object({ draftId: Type.String(), first: Type.String() }), ...refusals } } }, async (request, reply) => {
    const asking = await begin(request, reply);
    return answer(reply, asking, await asking.portal.begin(request.body.service), 201);
  });
  const draftParams = Type.Object({ draft: Type.String({ maxLength: 60 }) });
  app.get('/api/v1/drafts/:draft', { schema: { summary: 'A draft and what it still lacks', tags: ['drafts'], params: draftParams, response: { 200: Type.Object({}, { additionalProperties: true }), ...refusals } } }, async (request, reply) => {
    const asking = await begin(request, reply);
    return answer(reply, asking, found(await asking.portal.draft(request.params.draft)));
  });
  app.put('/api/v1/drafts/:draft/answers/:question', { ...limit, schema: { summary: 'Answer one question', tags: ['drafts'], params: Type.Object({ draft: Type.String({ maxLength: 60 }), question: Type.String({ maxLength: 60 }) }), body: RawFormSchema, response: { 200: Type.Object({ next: Type.String() }), ...refusals } } }, async (request, reply) => {
    const asking = await begin(request, reply);
    return answer(reply, asking, await asking.portal.answer(request.params.draft, request.params.question, request.body));
  });
  app.post('/api/v1/drafts/:draft/files/:question', { ...limit, schema: { summary: 'Upload one file for a question (multipart)', tags: ['drafts'], consumes: ['multipart/form-data'], params: Type.Object({ draft: Type.String({ maxLength: 60 }), question: Type.String({ maxLength: 60 }) }), response: { 201: Type.Object({ sha256: Type.String() }), ...refusals } } }, async (request, reply) => {
    const asking = await begin(request, reply);
    const { uploads } = await multipartOf(request);
    const { raw, refused } = await staged(asking.platform.files, { draftId: request.params.draft }, {}, uploads.slice(0, 1).map((one) => ({ ...one, name: request.params.question })));
    const sha256 = raw[request.params.question];
    if (refused[0] !== undefined) return refuse(reply, asking, { type: 'notRecognised', message: refused[0].message });
    return typeof sha256 === 'string' ? reply.code(201).send({ sha256 }) : refuse(reply, asking, { type: 'notFound' });
  });
  app.post('/api/v1/drafts/:draft/submit', { ...limit, schema: { summary: 'Send the draft. Its id is the idempotency key: sending twice makes one case', tags: ['drafts'], params: draftParams, body: RawFormSchema, response: { 201: Type.Object({ number: Type.String(), receiptPath: Type.String() }), ...refusals } } }, async (request, reply) => {
    const asking = await begin(request, reply);
    return answer(reply, asking, await asking.portal.submit(request.params.draft, request.body), 201);
  });
  app.post('/api/v1/cases/:number/open', { config: { rateLimit: { max: 10, timeWindow: '1 minute', keyGenerator: (request: { params: unknown }) => String((request.params as { number: string }).number) } }, schema: { summary: 'Open a case on this device by number and secret', tags: ['cases'], params: NumberParams, body: Type.Object({ secret: Type.String({ maxLength: 100 }) }), response: { 200: Type.Object({ number: Type.String() }), ...refusals } } }, async (request, reply) => {
    const asking = await begin(request, reply);
    const opened = await asking.portal.openCase(request.params.number, request.body.secret);
    return answer(reply, asking, !opened.ok && opened.error.type === 'notFound' ? { ok: false, error: { type: 'wrongSecret' } } : opened);
  });
  app.get('/api/v1/cases/:number', { schema: { summary: 'A case as this caller may see it', tags: ['cases'], params: NumberParams, response: { 200: CaseSchema, ...refusals } } }, async (request, reply) => {
    const asking = await begin(request, reply);
    return answer(reply, asking, found((await asking.portal.case(request.params.number)) ?? (await asking.portal.publicCase(request.params.number))));
  });
  caseWrites(app, begin, limit);
}

function caseWrites(app: Api, begin: (request: Parameters<typeof askingOf>[0], reply: FastifyReply) => Promise<Asking & { readonly portal: Platform['portal'] }>, limit: { readonly config: object }): void {
  const done = { 200: Type.Object({ message: Type.Object({ id: Type.String(), en: Type.String() }) }), ...refusals };
  app.post('/api/v1/cases/:number/act', { ...limit, schema: { summary: 'Act in the resident’s own turn (a correction)', tags: ['cases'], params: NumberParams, body: Type.Object({ turn: Type.String(), action: Type.String(), answers: RawFormSchema }), response: done } }, async (request, reply) => {
    const asking = await begin(request, reply);
    return answer(reply, asking, await asking.portal.act(request.params.number, request.body.turn, request.body.action, request.body.answers));
  });
  app.post('/api/v1/cases/:number/objection', { ...limit, schema: { summary: 'Object to how it ended', tags: ['cases'], params: NumberParams, body: RawFormSchema, response: done } }, async (request, reply) => {
    const asking = await begin(request, reply);
    return answer(reply, asking, await asking.portal.object(request.params.number, request.body));
  });
  app.post('/api/v1/cases/:number/withdrawal', { ...limit, schema: { summary: 'Withdraw', tags: ['cases'], params: NumberParams, body: RawFormSchema, response: done } }, async (request, reply) => {
    const asking = await begin(request, reply);
    return answer(reply, asking, await asking.portal.withdraw(request.params.number, request.body));
  });
  app.post('/api/v1/cases/:number/messages', { ...limit, schema: { summary: 'Ask the office', tags: ['cases'], params: NumberParams, body: Type.Object({ text: Type.String({ maxLength: 5_000 }) }), response: { 200: Type.Object({}, { additionalProperties: true }), '4xx': ProblemSchema } } }, async (request, reply) => {
    const asking = await begin(request, reply);
    return answer(reply, asking, await asking.portal.ask(request.params.number, request.body.text));
  });
}
