/**
 * What happens before every page: the reader's wishes from cookies, the platform from Fastify's request, the attributes of <html>.
 *
 * Must never: reach past the platform (no store, no kernel decisions here), or let a missing platform break pages that need none.
 */
import { randomBytes } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import type { OutageTold, PageRequest } from '@balai/server/platform';
import { LANGUAGE_COOKIE, languageOf, THEME_COOKIE, themeOf } from './lib/i18n/language.ts';
import { messagesFor } from './lib/messages/index.ts';
import { REGION_WITHOUT_PLATFORM } from './lib/shell/region.ts';

/** What Fastify hangs on the raw request: one process, no network between. */
const askingOf = (event: RequestEvent): PageRequest | undefined =>
  (event.platform?.req as { asking?: PageRequest } | undefined)?.asking;

async function setLocals(event: RequestEvent, asking: PageRequest | undefined): Promise<void> {
  const { locals } = event;
  Object.defineProperty(locals, 'platform', {
    get() {
      if (asking === undefined)
        throw new Error('this page needs the platform, but the request did not come through the Balai server');
      return asking.platform;
    },
  });
  locals.language =
    asking?.language ?? languageOf(event.cookies.get(LANGUAGE_COOKIE), event.request.headers.get('accept-language'));
  locals.theme = themeOf(event.cookies.get(THEME_COOKIE));
  locals.region = asking?.platform.region ?? REGION_WITHOUT_PLATFORM;
  locals.regionName = locals.region.name[locals.language];
  locals.now = asking?.platform.now ?? 0;
  const message = event.url.searchParams.get('pesan');
  locals.outage = null;
  locals.standstill = asking?.standstill?.type ?? null;
  locals.flash = message === null ? null : ((await asking?.flash(message)) ?? null);
  locals.tell = async (flash) => (await asking?.tell(flash)) ?? '';
}

/** An outage passes: the status tells programs and proxies so, and when to come again. */
function comeAgain(response: Response, { status, retryAfterSeconds }: OutageTold): Response {
  const headers = new Headers(response.headers);
  headers.set('retry-after', String(retryAfterSeconds));
  headers.set('cache-control', 'no-store');
  return new Response(response.body, { status, headers });
}

/** A form as it was sent, kept beside the page that reads it, while it may meet an outage that nobody has seen yet. */
const formOf = ({ request }: RequestEvent): Request | null =>
  request.method === 'POST' &&
  request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true &&
  request.headers.get('accept')?.includes('text/html') === true
    ? request.clone()
    : null;

/** The page with what was typed, in place of an error page that has lost it. */
async function withTyped(
  response: Response,
  { type }: OutageTold,
  asking: PageRequest,
  form: Request,
): Promise<Response> {
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8' });
  for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return new Response(asking.formAgain(type, await form.text()), { status: response.status, headers });
}

/** A form of the console whose officer's session has ended meanwhile; signing in itself goes to a route of its own. */
const isSignedOut = ({ url }: RequestEvent, { platform }: PageRequest): boolean =>
  url.pathname.startsWith('/konsol') && !platform.console.signedIn;

async function sentBack(asking: PageRequest, form: Request): Promise<Response> {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(asking.signedOutAgain(await form.text()), { status: 401, headers });
}

export const handle: Handle = async ({ event, resolve }) => {
  const asking = askingOf(event);
  await setLocals(event, asking);
  const form = formOf(event);
  if (form !== null && asking !== undefined && isSignedOut(event, asking)) return sentBack(asking, form);
  const { language, theme } = event.locals;
  let response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%balai.language%', language).replace('%balai.theme%', theme),
  });
  // A form that comes again because nothing is written for now.
  if (asking?.standstill != null && response.status === 429) response = comeAgain(response, asking.standstill);
  const { outage } = event.locals;
  if (outage !== null && response.status === 500) {
    if (asking !== undefined && form !== null) response = await withTyped(response, outage, asking, form);
    response = comeAgain(response, outage);
  }
  // Also on a redirect: beginning a draft is the device's first write, and its answer leads straight to the first question.
  if (asking?.newDeviceCookie != null) response.headers.append('set-cookie', asking.newDeviceCookie);
  if (response.headers.get('content-type')?.startsWith('text/html')) {
    response.headers.append('vary', 'Accept-Language, Cookie');
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-cache');
  }
  return response;
};

/**
 * The reader gets a sentence and a code; the cause goes to the log under the same code, without personal data from the request.
 * What a page refused on purpose (`error(404, ...)`) passes as it is.
 */
export const handleError: HandleServerError = (caught) => {
  const { event } = caught;
  const { problems } = messagesFor(event.locals.language ?? 'id').shared;
  if (caught.kind === 'app') return {};
  if (caught.kind !== 'unknown' && caught.error.status < 500)
    return caught.error.status === 404 ? { message: problems.notFound.title } : {};
  const outage = askingOf(event)?.outageOf(caught.error) ?? null;
  event.locals.outage = outage;
  const reference = randomBytes(4).toString('hex');
  const cause = caught.error instanceof Error ? (caught.error.stack ?? caught.error.message) : String(caught.error);
  console.error(JSON.stringify({ level: 'error', at: event.route.id, reference, cause }));
  if (outage !== null) return { message: problems[outage.type].title, reference, outage: outage.type };
  return { message: problems.server.title, reference };
};
