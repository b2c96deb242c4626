/**
 * Signing in and out: plain forms that answer with a redirect, so that they work without script.
 *
 * Must never: say whether an e-mail is known, or carry a password anywhere but to the accounts.
 */
import type { FastifyInstance } from 'fastify';
import type { Accounts } from '../accounts/accounts.ts';
import { networkOf } from './pace.ts';
import { tooMany } from './too-many.ts';
import { headersOf } from './request-context.ts';
import { fieldsOf } from './form-body.ts';

/** Where to go after signing in: only our own console, never an address of somebody else. */
const safeReturn = (path: string | undefined): string =>
  path !== undefined && /^\/konsol(\/[\w\-/?=&%.]*)?$/.test(path) && !path.includes('..') ? path : '/konsol';

export function sessionRoutes(app: FastifyInstance, accounts: Accounts): void {
  app.post(
    '/sesi/masuk',
    {
      schema: { hide: true },
      config: { rateLimit: { max: 240, timeWindow: '1 minute', keyGenerator: ({ ip }) => networkOf(ip) } },
    },
    async (request, reply) => {
      const { email = '', sandi = '', kembali } = fieldsOf(request.body);
      const signed = await accounts.signIn(email, sandi, headersOf(request));
      if (signed === 'tooMany') throw tooMany(request);
      if (signed === null)
        return reply.redirect(
          `/konsol/masuk?salah=1&email=${encodeURIComponent(email.slice(0, 200))}&kembali=${encodeURIComponent(safeReturn(kembali))}`,
          303,
        );
      return reply.header('set-cookie', [...signed.cookies]).redirect(safeReturn(kembali), 303);
    },
  );
  app.post('/sesi/keluar', { schema: { hide: true } }, async (request, reply) => {
    const { cookies } = await accounts.signOut(headersOf(request));
    return reply.header('set-cookie', [...cookies]).redirect('/konsol/masuk', 303);
  });
}
