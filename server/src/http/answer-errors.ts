/**
 * What a caller is told when a request fails before or beside its route: the field at fault, an outage, or that it was us.
 *
 * Must never: show what went wrong inside; that goes to the log, without the request's data.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { outageOf, RETRY_AFTER_SECONDS } from './outage.ts';
import { problemPage, type Typed, wantsPage } from './problem-page.ts';
import { languageOf, type Problem, problemOf, problemOfOutage } from './problem.ts';

/** As the schema's validator reports it; `params` names what is missing. */
interface Fault {
  readonly instancePath: string;
  readonly message?: string;
  readonly params?: { readonly requiredProperties?: readonly string[] };
}
interface Failure extends Error {
  readonly statusCode?: number;
  readonly code?: string;
  /** What the caller is told, where it is known already. */
  readonly problem?: Problem;
  /** How long the caller does well to wait. */
  readonly retryAfterSeconds?: number;
  /** What was typed into the form that met an outage. */
  readonly typed?: Typed;
  readonly validation?: readonly Fault[];
  readonly validationContext?: string;
}

export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: Failure, request, reply) =>
    say(reply, request, problemOfFailure(error, request, reply), error.typed ?? null),
  );
  app.setNotFoundHandler((request, reply) =>
    say(reply, request, problemOf({ type: 'notFound' }, languageOf(request.headers))),
  );
}

const say = (reply: FastifyReply, request: FastifyRequest, said: Problem, typed: Typed | null = null): FastifyReply =>
  wantsPage(request)
    ? problemPage(reply, request, said, languageOf(request.headers), typed)
    : reply.type('application/problem+json').code(said.status).send(said);

function problemOfFailure(error: Failure, request: FastifyRequest, reply: FastifyReply): Problem {
  const status = error.statusCode ?? 500;
  const language = languageOf(request.headers);
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', error.retryAfterSeconds);
  if (error.problem !== undefined) return error.problem;
  if (error.validation !== undefined) {
    return {
      type: 'tag:balai,2026:problem/wrongShape',
      title: language === 'id' ? 'Bentuk permintaan tidak sesuai.' : 'The request has the wrong shape.',
      status,
      errors: error.validation.flatMap((fault) => faultsOf(fault, error.validationContext ?? 'body')),
    };
  }
  if (status < 500) return { type: 'about:blank', title: error.message, status };
  const outage = outageOf(error);
  if (outage !== null) {
    request.log.error({ outage, code: error.code, route: request.routeOptions.url }, 'a request met an outage');
    reply.header('retry-after', RETRY_AFTER_SECONDS[outage]);
    return problemOfOutage(outage, language);
  }
  request.log.error(
    { err: { type: error.name, message: error.message, stack: error.stack }, route: request.routeOptions.url },
    'a request failed',
  );
  return {
    type: 'about:blank',
    title:
      language === 'id'
        ? 'Terjadi gangguan di pihak kami. Coba lagi sebentar lagi.'
        : 'Something went wrong on our side. Please try again in a moment.',
    status,
  };
}

/** One entry for each field at fault; a field that is missing is named too. `in`: body, querystring, params or headers. */
const faultsOf = ({ instancePath, message = '', params }: Fault, where: string) =>
  (params?.requiredProperties ?? ['']).map((name) => ({
    pointer: name === '' ? instancePath : `${instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    detail: message,
    in: where,
  }));
