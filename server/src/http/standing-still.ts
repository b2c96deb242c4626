/**
 * The refusal of a write while nothing is written: the disk is full, the clock is wrong, or the database is away.
 *
 * Must never: refuse what only reads, or what ends access (signing out).
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RawForm } from '../platform/platform-types.ts';
import { multipartOf, rawFormOf } from './form-body.ts';
import { type Outage, outageOf, RETRY_AFTER_SECONDS } from './outage.ts';
import { problemPage, problemText, type Typed, wantsPage } from './problem-page.ts';
import { type Language, languageOf, type Problem, problemOf, problemOfOutage, statusOf } from './problem.ts';
import type { Watch } from './watch.ts';

export const standingStill = ({ headers }: Pick<FastifyRequest, 'headers'>, outage: Outage): Error =>
  Object.assign(new Error(`nothing is written: ${outage}`), {
    statusCode: statusOf(outage),
    retryAfterSeconds: RETRY_AFTER_SECONDS[outage],
    problem: problemOfOutage(outage, languageOf(headers)),
    outage,
  });

const URLENCODED = 'application/x-www-form-urlencoded';

/** While the database is away no form can be drawn: the answer to one holds what was typed, and sends it again by a button. */
export async function comesAgain(request: FastifyRequest, reply: FastifyReply, outage: Outage): Promise<FastifyReply> {
  const { headers, raw } = request;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of raw as AsyncIterable<Buffer>) if ((bytes += chunk.length) <= MOST_READ) chunks.push(chunk);
  const isForm = headers['content-type']?.startsWith(URLENCODED) === true && bytes <= MOST_READ;
  const form = isForm ? rawFormOf(Buffer.concat(chunks).toString('utf8')) : {};
  const language = languageOf(headers);
  reply.header('retry-after', RETRY_AFTER_SECONDS[outage]);
  return problemPage(reply, request, problemOfOutage(outage, language), language, { form, encoding: URLENCODED });
}
const MOST_READ = 100_000;

/** The same, for a form that met the outage first, when its page had read it: `body` as it was sent. */
export function formAgain(request: FastifyRequest, outage: Outage, body: string): string {
  const language = languageOf(request.headers);
  const typed = { form: rawFormOf(body), encoding: URLENCODED } as const;
  return problemText(request, problemOfOutage(outage, language), language, typed);
}

/** The same, for a form of the console whose officer is not signed in any more. */
export const signedOutAgain = (request: FastifyRequest, body: string): string =>
  problemText(request, signedOut(request), languageOf(request.headers), {
    form: rawFormOf(body),
    encoding: URLENCODED,
  });
const signedOut = ({ headers }: FastifyRequest): Problem => {
  const language = languageOf(headers);
  return { ...problemOf({ type: 'notSignedIn' }, language), title: SESSION_ENDED[language] };
};
const SESSION_ENDED: Readonly<Record<Language, string>> = {
  id: 'Sesi Anda sudah berakhir, jadi ini belum terkirim',
  en: 'Your session has ended, so this was not sent',
};

/** The same for a form with files. Whoever shows no page is led to the sign-in. */
export async function sendBackSignedOut(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!wantsPage(request)) return void reply.redirect('/konsol/masuk', 303);
  const { form } = await multipartOf(request, true);
  const typed = { form, encoding: 'multipart/form-data' } as const;
  await problemPage(reply, request, signedOut(request), languageOf(request.headers), typed);
}

/** An error that carries what was typed into the form that met it, for whoever answers errors. */
export type WithTyped = Error & { readonly typed?: Typed };

/**
 * A form with files that meets an outage: its words go with the error. `work` notes them when it has read them; where it had not
 * come to that, they are read now.
 */
export async function keepingTyped<Done>(
  request: FastifyRequest,
  work: (note: (form: RawForm) => void) => Promise<Done>,
): Promise<Done> {
  let noted: RawForm | null = null;
  try {
    return await work((form) => {
      noted = form;
    });
  } catch (error) {
    if (!(error instanceof Error) || !('outage' in error || outageOf(error) !== null)) throw error;
    const form = noted ?? (await multipartOf(request, true)).form;
    throw Object.assign(error, { typed: { form, encoding: 'multipart/form-data' } } satisfies Pick<WithTyped, 'typed'>);
  }
}

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
