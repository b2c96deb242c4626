/**
 * How every call of the API begins and ends: who asks, and the answer or the problem in the caller's language.
 *
 * Must never: choose a status (problem.ts does), or answer before the rights are known.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ConsolePlatform, Platform } from '../../platform/platform-types.ts';
import { multipartOf } from '../form-body.ts';
import { staged } from '../stage-uploads.ts';
import { problemOf, statusOf, type ApiRefusal } from '../problem.ts';
import { askingOf, type Asking, type AskingOptions } from '../request-context.ts';

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ApiRefusal };

export function answer<T>(reply: FastifyReply, asking: Asking, result: Answer<T>, status = 200): FastifyReply {
  return result.ok ? reply.code(status).send(result.value ?? {}) : refuse(reply, asking, result.error);
}

export function refuse(reply: FastifyReply, asking: Pick<Asking, 'language'>, error: ApiRefusal): FastifyReply {
  if (error.type === 'tooMany' && error.retryAfterSeconds !== undefined)
    reply.header('retry-after', error.retryAfterSeconds);
  return reply.code(statusOf(error.type)).type('application/problem+json').send(problemOf(error, asking.language));
}

/** What was looked for, or `notFound`. */
export const found = <T>(value: T | null): Answer<T> =>
  value === null ? { ok: false, error: { type: 'notFound' } } : { ok: true, value };

/** A resident's program: the device cookie is set with its first write. */
export async function residentAsking(
  request: FastifyRequest,
  reply: FastifyReply,
  options: AskingOptions,
): Promise<Asking & { readonly portal: Platform['portal'] }> {
  const asking = await askingOf(request, options, 'api');
  if (asking.newDeviceCookie !== null) reply.header('set-cookie', asking.newDeviceCookie);
  return { ...asking, portal: asking.platform.portal };
}

/** A signed-in officer; null when nobody is, and the refusal is sent. */
export async function officerAsking(
  request: FastifyRequest,
  reply: FastifyReply,
  options: AskingOptions,
): Promise<(Asking & { readonly desk: ConsolePlatform }) | null> {
  const asking = await askingOf(request, options, 'api', false);
  if (asking.platform.console.signedIn) return { ...asking, desk: asking.platform.console };
  refuse(reply, asking, { type: 'notSignedIn' });
  return null;
}

/** Takes the first file of a multipart body for one question, cleans and stages it. */
export async function stageOne(
  request: FastifyRequest,
  reply: FastifyReply,
  asking: Asking,
  owner: { readonly draftId?: string; readonly number?: string; readonly asked?: string },
  question: string,
): Promise<FastifyReply> {
  const { uploads } = await multipartOf(request);
  const own = uploads.slice(0, 1).map((upload) => ({ ...upload, name: question }));
  const { raw, refused } = await staged(asking.platform.files, owner, {}, own);
  if (refused[0] !== undefined) {
    const { type, message } = refused[0];
    return refuse(reply, asking, type === 'tooMany' || type === 'notFound' ? { type } : { type, message });
  }
  const sha256 = raw[question];
  return typeof sha256 === 'string' ? reply.code(201).send({ sha256 }) : refuse(reply, asking, { type: 'notFound' });
}
