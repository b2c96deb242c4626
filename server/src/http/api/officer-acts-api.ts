/**
 * API v1 for officers, acting: one turn, several at once, a transfer, giving a case to an officer, a letter signed or withdrawn,
 * an evidence photo. Every write has its key, or changes nothing when it is repeated.
 *
 * Must never: act without the version that the officer saw.
 */
import { Type } from 'typebox';
import type { AskingOptions } from '../request-context.ts';
import { answer, officerAsking, stageOne } from './answering.ts';
import { anything, KeyHeader, NumberParams, RawFormSchema, refusals, UnitPlace } from './schemas.ts';
import type { Api } from './typed-app.ts';

const tags = ['officers'];
const headers = KeyHeader;
const words = (max: number) => Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: max }));
const act = {
  summary: 'Act in a turn',
  description:
    'A reason of `because` whose rule is met is refused as `reasonDoesNotFit`; `allowed` names those that may be given. The case says of each reason whether it fits (`fits`).',
  tags,
  headers,
  params: NumberParams,
  body: Type.Object({
    turn: Type.String({ maxLength: 200 }),
    action: Type.String({ maxLength: 100 }),
    seenVersion: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
    answers: Type.Optional(RawFormSchema),
    because: words(20),
    about: Type.Optional(
      Type.Record(Type.String({ maxLength: 100 }), Type.Array(Type.String({ maxLength: 100 }), { maxItems: 100 })),
    ),
    confirms: words(50),
    note: Type.Optional(Type.String({ maxLength: 5_000 })),
  }),
  response: { 200: anything, ...refusals },
};
const actOnMany = {
  summary: 'The same action on several cases, each as it was seen: an outcome for each',
  tags,
  headers,
  body: Type.Object({
    cases: Type.Array(
      Type.Object({
        number: Type.String({ maxLength: 40 }),
        turn: Type.String({ maxLength: 200 }),
        seenVersion: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
      }),
      { minItems: 1, maxItems: 100 },
    ),
    action: Type.String({ maxLength: 100 }),
    because: words(20),
  }),
  response: {
    200: Type.Array(
      Type.Object({
        number: Type.String(),
        outcome: Type.Union([
          Type.Literal('done'),
          Type.Literal('changed'),
          Type.Literal('ended'),
          Type.Literal('notAllowed'),
          Type.Literal('refused'),
          Type.Literal('notFound'),
        ]),
        message: Type.Object({ id: Type.String(), en: Type.String() }),
      }),
    ),
    ...refusals,
  },
};
const transfer = {
  summary: 'Hand a turn to another unit',
  tags,
  headers,
  params: NumberParams,
  body: Type.Object({
    turn: Type.String({ maxLength: 200 }),
    unit: Type.String({ maxLength: 100 }),
    area: Type.Union([Type.String({ maxLength: 20 }), Type.Null()]),
    note: Type.String({ maxLength: 5_000 }),
    seenVersion: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  }),
  response: { 200: anything, ...refusals },
};
const letter = Type.Object({ document: Type.String({ maxLength: 60 }) });
const sign = {
  summary:
    'Sign a letter that waits: by who holds its position today. Signed already, it stays as it is; a signing service that is away leaves it waiting under its number (503)',
  tags,
  headers,
  params: letter,
  response: { 200: Type.Object({ number: Type.String() }), ...refusals },
};
const revoke = {
  summary: 'Withdraw a letter that is in hand: by who signs for its position today. Repeating it changes nothing',
  tags,
  params: letter,
  body: Type.Object({
    because: Type.String({
      maxLength: 60,
      description: 'A name of `revocable[].reasons` of the case; everybody reads it.',
    }),
    confirmed: Type.Boolean({ description: 'Nothing puts the letter in force again.' }),
  }),
  response: { 200: anything, ...refusals },
};
const someone = Type.Union([Type.String({ maxLength: 200 }), Type.Null()]);
const assign = {
  summary: 'Give a case of a unit that the officer heads to one of its officers, or back to nobody (null)',
  tags,
  headers,
  params: NumberParams,
  body: Type.Object({ ...UnitPlace, turn: Type.String({ maxLength: 200 }), from: someone, to: someone }),
  response: { 200: anything, ...refusals },
};
const evidence = {
  summary: 'Stage an evidence photo (multipart)',
  tags,
  consumes: ['multipart/form-data'],
  params: Type.Object({ number: Type.String({ maxLength: 40 }), question: Type.String({ maxLength: 60 }) }),
  response: { 201: Type.Object({ sha256: Type.String() }), ...refusals },
};

export function officerActsApi(app: Api, options: AskingOptions): void {
  app.post('/api/v1/officer/cases/:number/act', { schema: act }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    const { answers = {}, because = [], about = {}, confirms = [], note = '', ...given } = request.body;
    const key = request.headers['idempotency-key'];
    const done = await asking.desk.act(request.params.number, {
      ...given,
      raw: answers,
      because,
      about,
      confirms,
      note,
      key,
    });
    return answer(reply, asking, done);
  });
  app.post('/api/v1/officer/cases/act', { schema: actOnMany }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    const { cases, action, because = [] } = request.body;
    return [...(await asking.desk.actOnMany({ cases, action, because, key: request.headers['idempotency-key'] }))];
  });
  app.post('/api/v1/officer/cases/:number/transfer', { schema: transfer }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    const { turn, unit, area, note, seenVersion } = request.body;
    const to = { unit, area };
    const key = request.headers['idempotency-key'];
    return answer(
      reply,
      asking,
      await asking.desk.transfer(request.params.number, { turn, to, note, seenVersion, key }),
    );
  });
  app.post('/api/v1/officer/letters/:document/sign', { schema: sign }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    if (asking === null) return reply;
    const key = request.headers['idempotency-key'];
    return answer(reply, asking, await asking.desk.sign(request.params.document, key));
  });
  app.post('/api/v1/officer/letters/:document/revoke', { schema: revoke }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    return asking === null
      ? reply
      : answer(reply, asking, await asking.desk.revoke(request.params.document, request.body));
  });
  app.post('/api/v1/officer/cases/:number/assign', { schema: assign }, async (request, reply) => {
    const asking = await officerAsking(request, reply, options);
    return asking === null
      ? reply
      : answer(reply, asking, await asking.desk.assign(request.params.number, request.body));
  });
  app.post(
    '/api/v1/officer/cases/:number/files/:question',
    { config: { pace: 'uploads' }, schema: evidence },
    async (request, reply) => {
      const asking = await officerAsking(request, reply, options);
      if (asking === null) return reply;
      return stageOne(request, reply, asking, { number: request.params.number }, request.params.question);
    },
  );
}
