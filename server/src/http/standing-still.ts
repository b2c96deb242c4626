/**
 * The refusal of a write while nothing is written: the disk is full, the clock is wrong, or the database is away.
 *
 * Must never: refuse what only reads, or what ends access (signing out).
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { rawFormOf } from './form-body.ts';
import { type Outage, RETRY_AFTER_SECONDS } from './outage.ts';
import { problemPage, wantsPage } from './problem-page.ts';
import { languageOf, problemOfOutage, statusOf } from './problem.ts';
import type { Watch } from './watch.ts';

export const standingStill = ({ headers }: Pick<FastifyRequest, 'headers'>, outage: Outage): Error =>
  Object.assign(new Error(`nothing is written: ${outage}`), {
    statusCode: statusOf(outage),
    retryAfterSeconds: RETRY_AFTER_SECONDS[outage],
    problem: problemOfOutage(outage, languageOf(headers)),
  });

/** While the database is away no form can be drawn: the answer to one holds what was typed, and sends it again by a button. */
export async function comesAgain(request: FastifyRequest, reply: FastifyReply, outage: Outage): Promise<FastifyReply> {
  const { headers, raw } = request;
  const typed = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of raw as AsyncIterable<Buffer>) if ((bytes += chunk.length) <= MOST_TYPED) chunks.push(chunk);
  const form = typed && bytes <= MOST_TYPED ? rawFormOf(Buffer.concat(chunks).toString('utf8')) : null;
  const language = languageOf(headers);
  reply.header('retry-after', RETRY_AFTER_SECONDS[outage]);
  return problemPage(reply, request, problemOfOutage(outage, language), language, form);
}
const MOST_TYPED = 100_000;

/** Programs and forms with files are refused before anything is read of them; the pages' own forms come again as they were typed. */
export function guardWrites(app: FastifyInstance, watch: Pick<Watch, 'standstill'> | undefined): void {
  app.addHook('onRequest', async (request, reply) => {
    const { method, url, headers } = request;
    if (method === 'GET' || method === 'HEAD' || url.startsWith('/sesi/')) return;
    const outage = watch?.standstill() ?? null;
    if (outage === null || !/^\/(api|konsol)\//.test(url)) return;
    const language = languageOf(headers);
    const problem = problemOfOutage(outage, language);
    reply.header('retry-after', RETRY_AFTER_SECONDS[outage]);
    if (wantsPage(request)) await problemPage(reply, request, problem, language);
    else await reply.code(problem.status).type('application/problem+json').send(problem);
  });
}
