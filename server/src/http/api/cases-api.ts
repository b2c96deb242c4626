/**
 * API v1, cases: open one by number and secret, look at it, answer, object, withdraw, ask.
 *
 * Must never: show more than this device's secret opens.
 */
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { cookieIn, DEVICE_COOKIE, deviceIdOf } from '../device.ts';
import { networkOf } from '../pace.ts';
import type { AskingOptions } from '../request-context.ts';
import { answer, found, residentAsking } from './answering.ts';
import { anything, CaseSchema, KeyHeader, NumberParams, RawFormSchema, refusals, TextSchema } from './schemas.ts';
import type { Api } from './typed-app.ts';

const tags = ['cases'];
const params = NumberParams;
const done = { 200: Type.Object({ message: TextSchema }), ...refusals };
const open = {
  summary: 'Open a case on this device by number and secret',
  tags,
  params,
  body: Type.Object({ secret: Type.String({ maxLength: 100 }) }),
  response: { 200: Type.Object({ number: Type.String() }), ...refusals },
};
const look = { summary: 'A case as this caller may see it', tags, params, response: { 200: CaseSchema, ...refusals } };
const act = {
  summary: 'Act in the resident’s own turn (a correction)',
  tags,
  params,
  body: Type.Object({
    turn: Type.String({ maxLength: 200 }),
    action: Type.String({ maxLength: 100 }),
    answers: RawFormSchema,
  }),
  response: done,
};
const object = { summary: 'Object to how it ended', tags, params, body: RawFormSchema, response: done };
const withdraw = { summary: 'Withdraw', tags, params, body: RawFormSchema, response: done };
const ask = {
  summary: 'Ask the office',
  tags,
  params,
  headers: KeyHeader,
  body: Type.Object({ text: Type.String({ maxLength: 5_000 }) }),
  response: { 200: anything, ...refusals },
};

/**
 * Guessing a secret is slowed down by case and by who guesses: by case alone, anybody could keep the holder of the secret
 * out, and by address alone a whole mobile network.
 */
const GUESSES = {
  rateLimit: {
    max: 10,
    timeWindow: '1 minute',
    keyGenerator: ({ params: named, headers, ip }: FastifyRequest) =>
      `${(named as { readonly number: string }).number} ${deviceIdOf(cookieIn(headers.cookie, DEVICE_COOKIE)) ?? networkOf(ip)}`,
  },
};

export function casesApi(app: Api, options: AskingOptions): void {
  app.post('/api/v1/cases/:number/open', { config: GUESSES, schema: open }, async (request, reply) => {
    const asking = await residentAsking(request, reply, options);
    const opened = await asking.portal.openCase(request.params.number, request.body.secret);
    const guessed = !opened.ok && opened.error.type === 'notFound';
    return answer(reply, asking, guessed ? { ok: false, error: { type: 'wrongSecret' } } : opened);
  });
  app.get('/api/v1/cases/:number', { schema: look }, async (request, reply) => {
    const asking = await residentAsking(request, reply, options);
    const { number } = request.params;
    return answer(reply, asking, found((await asking.portal.case(number)) ?? (await asking.portal.publicCase(number))));
  });
  app.post('/api/v1/cases/:number/act', { schema: act }, async (request, reply) => {
    const asking = await residentAsking(request, reply, options);
    const { turn, action, answers } = request.body;
    return answer(reply, asking, await asking.portal.act(request.params.number, turn, action, answers));
  });
  app.post('/api/v1/cases/:number/objection', { schema: object }, async (request, reply) => {
    const asking = await residentAsking(request, reply, options);
    return answer(reply, asking, await asking.portal.object(request.params.number, request.body));
  });
  app.post('/api/v1/cases/:number/withdrawal', { schema: withdraw }, async (request, reply) => {
    const asking = await residentAsking(request, reply, options);
    return answer(reply, asking, await asking.portal.withdraw(request.params.number, request.body));
  });
  app.post('/api/v1/cases/:number/messages', { schema: ask }, async (request, reply) => {
    const asking = await residentAsking(request, reply, options);
    return answer(
      reply,
      asking,
      await asking.portal.ask(request.params.number, request.body.text, request.headers['idempotency-key']),
    );
  });
}
