/**
 * The refusal of one who sends too much, in the sender's language. Must never: name the limit, which would only teach to stay below it.
 */
import type { FastifyRequest } from 'fastify';
import { languageOf, problemOf, statusOf } from './problem.ts';

export const tooMany = ({ headers }: Pick<FastifyRequest, 'headers'>): Error =>
  Object.assign(new Error('too many requests'), {
    statusCode: statusOf('tooMany'),
    problem: problemOf({ type: 'tooMany' }, languageOf(headers)),
  });
