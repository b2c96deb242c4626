/**
 * The server: one Fastify that holds every right, limit and header; pages are its guests.
 *
 * Must never: start a job, open a database or read the environment: it is given everything.
 */
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Store } from '@balai/store';
import type { AreaShapes } from '../geography/area-shapes.ts';
import type { Accounts } from '../accounts/accounts.ts';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, LogController } from 'fastify';
import { apiPage, apiStyle } from './api/api-page.ts';
import { casesApi } from './api/cases-api.ts';
import { answerErrors } from './answer-errors.ts';
import { cityApi } from './api/city-api.ts';
import { figuresApi } from './api/figures-api.ts';
import { deskApi } from './api/desk-api.ts';
import { draftsApi } from './api/drafts-api.ts';
import { messagesApi } from './api/messages-api.ts';
import { paymentsApi, type PaymentDoor } from './api/payments-api.ts';
import { officerActsApi } from './api/officer-acts-api.ts';
import { officerBoardApi } from './api/officer-board-api.ts';
import { officerDeskApi } from './api/officer-desk-api.ts';
import { servicesApi } from './api/services-api.ts';
import { compileSerializer, compileValidator } from './compile-once.ts';
import { consoleFormRoutes } from './console-form-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { flashBox } from './flash.ts';
import { rawFormOf } from './form-body.ts';
import { formRoutes } from './form-routes.ts';
import { guardNumbers } from './number-guesses.ts';
import { observe } from './observe.ts';
import { originOf } from './origin-check.ts';
import { openPace, type Pace, paceOf } from './pace.ts';
import { pages, type PageHandler } from './pages.ts';
import { problemPage, wantsPage } from './problem-page.ts';
import { languageOf, problemOf } from './problem.ts';
import type { AskingOptions } from './request-context.ts';
import { safeHeaders } from './safe-headers.ts';
import { sessionRoutes } from './session-routes.ts';
import { guardWrites } from './standing-still.ts';
import { stream } from './stream.ts';
import { tooMany } from './too-many.ts';

export interface ServerOptions extends Omit<AskingOptions, 'flashes'> {
  readonly store: Store;
  /** SvelteKit's handler; null where only the API is wanted. */
  readonly page: PageHandler | null;
  shapesOf(regionId: number): AreaShapes;
  /** The proxies whose forwarded headers are believed; default: this machine. */
  readonly trustProxy?: string;
  readonly logger?: FastifyBaseLogger;
  /** By which the gateway for telephones says what became of a message; absent: nobody may. */
  readonly gatewayToken?: string;
  /** How the payment gateway signs, and what takes its money; absent: its door is closed. */
  readonly payments?: NonNullable<PaymentDoor['payments']>;
  /** Writes a minute of one device (pace.ts). Default 120. */
  readonly writesPerMinute?: number;
  /** Forms with files a minute of one device. Default 40. */
  readonly uploadsPerMinute?: number;
  /** Case numbers a minute that one device may look up in vain. Default 20. */
  readonly guessesPerMinute?: number;
  /** Told of each door as it is made: for the test that knocks at all of them. */
  onDoor?(door: { readonly method: string; readonly url: string }): void;
}

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    ...(options.logger === undefined ? { logger: false } : { loggerInstance: options.logger }),
    // Our own hook logs each request by its route (observe.ts); Fastify's lines would name the whole address.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    trustProxy: options.trustProxy ?? '127.0.0.1',
    bodyLimit: 1024 * 1024,
    // Who sends a byte a minute holds a connection no longer than a photo takes on a bad line.
    requestTimeout: 5 * 60_000,
    http: { headersTimeout: 20_000, connectionsCheckingInterval: 5_000, maxHeaderSize: 16 * 1024 },
    routerOptions: { maxParamLength: 300 },
    // An address that cannot be read at all never reaches a route.
    frameworkErrors: (error, request, reply) => {
      const status = error.statusCode ?? 400;
      const problem = { ...problemOf({ type: 'addressUnreadable' }, languageOf(request.headers)), status };
      void (reply as FastifyReply).code(status).type('application/problem+json').send(problem);
    },
  })
    .setValidatorCompiler(compileValidator)
    .setSerializerCompiler(compileSerializer)
    .withTypeProvider<TypeBoxTypeProvider>();
  const asking = { ...options, flashes: flashBox({ ...options, told: options.store.told }) };
  const paces = {
    writes: openPace(options.writesPerMinute ?? 120, options.now),
    uploads: openPace(options.uploadsPerMinute ?? 40, options.now),
  };
  const guesses = openPace(options.guessesPerMinute ?? 20, options.now);

  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) options.onDoor?.({ method: one, url });
  });
  await registerPlugins(app, options);
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, rawFormOf(String(body))),
  );
  answerErrors(app);
  guardAddresses(app);
  guardOrigins(app);
  guardWrites(app, options.watch);
  guardPace(app, paces, options.accounts);
  guardNumbers(app, guesses);
  observe(app, options);
  sessionRoutes(app, options.accounts);
  formRoutes(app, { ...asking, uploads: paces.uploads });
  consoleFormRoutes(app, asking);
  fileRoutes(app, asking);
  stream(app, asking);
  servicesApi(app, asking);
  draftsApi(app, asking);
  casesApi(app, asking);
  messagesApi(app, options);
  paymentsApi(app, options);
  deskApi(app, asking);
  officerActsApi(app, asking);
  officerDeskApi(app, asking);
  officerBoardApi(app, asking);
  cityApi(app, asking);
  figuresApi(app, asking);
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, () => app.swagger());
  app.get('/api/v1/api.css', { schema: { hide: true } }, (_, reply) => reply.type('text/css').send(apiStyle));
  app.get('/api/v1', { schema: { hide: true } }, (_, reply) => reply.redirect('/api/v1/docs', 302));
  app.get('/api/v1/docs', { schema: { hide: true } }, (_, reply) =>
    reply.type('text/html; charset=utf-8').send(apiPage(app.swagger() as Parameters<typeof apiPage>[0])),
  );
  if (options.page !== null)
    pages(app, options.page, { ...asking, writes: paces.writes, onServices: pagesChangeWith(app, options.store) });
  return app;
}

/** The pages hear of new services until the server closes: stores outlive servers in tests. */
const pagesChangeWith =
  (app: FastifyInstance, { services }: Store) =>
  (changed: (regionId: number) => void): void => {
    const unsubscribe = services.onChange(changed);
    app.addHook('onClose', async () => unsubscribe());
  };

async function registerPlugins(app: FastifyInstance, options: ServerOptions): Promise<void> {
  safeHeaders(app, options.secureCookies);
  await app.register(cookie);
  await app.register(multipart);
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: tooMany,
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Balai',
        version: '1',
        description:
          'The city hall as an API. Every write is idempotent: send an Idempotency-Key (a draft’s id is the key of its submission). Errors are RFC 9457 problem documents. Times are whole milliseconds; texts come in Indonesian and English.',
        license: { name: 'Apache-2.0' },
      },
      tags: [{ name: 'services' }, { name: 'drafts' }, { name: 'cases' }, { name: 'officers' }, { name: 'open data' }],
    },
  });
}

/** No name, number or search holds a null character; PostgreSQL keeps none and would fail on it. */
function guardAddresses(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.includes('%00')) return;
    const problem = problemOf({ type: 'addressUnreadable' }, languageOf(request.headers));
    await reply.code(problem.status).type('application/problem+json').send(problem);
  });
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `page`: the route counts by itself, because its page comes again with what was typed. Default: writes. */
    readonly pace?: 'page' | 'uploads';
  }
}

function guardPace(
  app: FastifyInstance,
  paces: Readonly<Record<'writes' | 'uploads', Pace>>,
  accounts: Pick<Accounts, 'session'>,
): void {
  app.addHook('onRequest', async (request, reply) => {
    const { pace = 'writes' } = request.routeOptions.config;
    if (!UNSAFE.has(request.method) || pace === 'page' || request.is404) return;
    const wait = await paceOf(paces[pace], request, accounts);
    if (wait === null) return;
    reply.header('retry-after', wait);
    throw tooMany(request);
  });
}

function guardOrigins(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!UNSAFE.has(request.method)) return;
    const origin = originOf(request.headers, request.host);
    if (origin === 'own' || (origin === 'unsaid' && request.headers.cookie === undefined)) return;
    const foreign = problemOf({ type: 'originForeign' }, languageOf(request.headers));
    if (wantsPage(request)) await problemPage(reply, request, foreign, languageOf(request.headers));
    else await reply.code(403).type('application/problem+json').send(foreign);
  });
}
