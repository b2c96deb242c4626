/**
 * API v1, drafts: begin, answer, upload, send. The draft's id is the idempotency key of its submission.
 *
 * Must never: do what the pages cannot do, or know a rule that the platform does not.
 */
import { Type } from 'typebox';
import type { AskingOptions } from '../request-context.ts';
import { answer, found, residentAsking, stageOne } from './answering.ts';
import { anything, RawFormSchema, refusals } from './schemas.ts';
import type { Api } from './typed-app.ts';

const tags = ['drafts'];
const draft = Type.Object({ draft: Type.String({ maxLength: 60 }) });
const question = Type.Object({ draft: Type.String({ maxLength: 60 }), question: Type.String({ maxLength: 60 }) });
const begin = {
  summary: 'Begin a draft: the server keeps it under the device cookie',
  tags,
  body: Type.Object({ service: Type.String({ maxLength: 100 }) }),
  response: { 201: Type.Object({ draftId: Type.String(), first: Type.String() }), ...refusals },
};
const look = {
  summary: 'A draft and what it still lacks',
  tags,
  params: draft,
  response: { 200: anything, ...refusals },
};
const answerOne = {
  summary: 'Answer one question',
  tags,
  params: question,
  body: RawFormSchema,
  response: { 200: Type.Object({ next: Type.String() }), ...refusals },
};
const upload = {
  summary: 'Upload one file for a question (multipart)',
  tags,
  consumes: ['multipart/form-data'],
  params: question,
  response: { 201: Type.Object({ sha256: Type.String() }), ...refusals },
};
const send = {
  summary: 'Send the draft. Its id is the idempotency key: sending twice makes one case',
  tags,
  params: draft,
  body: RawFormSchema,
  response: { 201: Type.Object({ number: Type.String(), receiptPath: Type.String() }), ...refusals },
};

export function draftsApi(app: Api, options: AskingOptions): void {
  app.post('/api/v1/drafts', { schema: begin }, async (request, reply) => {
    const asking = await residentAsking(request, reply, options);
    return answer(reply, asking, await asking.portal.begin(request.body.service), 201);
  });
  app.get('/api/v1/drafts/:draft', { schema: look }, async (request, reply) => {
    const asking = await residentAsking(request, reply, options);
    return answer(reply, asking, found(await asking.portal.draft(request.params.draft)));
  });
  app.put('/api/v1/drafts/:draft/answers/:question', { schema: answerOne }, async (request, reply) => {
    const asking = await residentAsking(request, reply, options);
    const { draft: id, question: name } = request.params;
    return answer(reply, asking, await asking.portal.answer(id, name, request.body));
  });
  app.post(
    '/api/v1/drafts/:draft/files/:question',
    { config: { pace: 'uploads' }, schema: upload },
    async (request, reply) => {
      const asking = await residentAsking(request, reply, options);
      return stageOne(request, reply, asking, { draftId: request.params.draft }, request.params.question);
    },
  );
  app.post('/api/v1/drafts/:draft/submit', { schema: send }, async (request, reply) => {
    const asking = await residentAsking(request, reply, options);
    return answer(reply, asking, await asking.portal.submit(request.params.draft, request.body), 201);
  });
}
