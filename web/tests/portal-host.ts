/**
 * Hosts the built pages with the invented platform, and the routes of forms with files as the server has them.
 *
 * Must never: be started by anything but tests and people at work on the pages.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Flash, PageRequest, RawForm } from '@balai/server/platform';
import { rawFormOf } from '../src/lib/forms/answer.ts';
import { type Fake, fakePlatform } from './portal-fixture.ts';
import { verdict } from './portal-cases.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
export interface PortalHost extends Fake {
  readonly origin: string;
  readonly server: Server;
}
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path fill="#12263f" d="M0 0h40v30H0z"/><path stroke="#8fa1b8" d="M20 30V8h8" fill="none"/></svg>';
/** What a platform throws whose database is away. */
export const AWAY = 'the database is away';
type Go = (path: string, flash?: Flash) => void;

async function formOf(request: IncomingMessage): Promise<{ readonly raw: RawForm; readonly hasFile: boolean }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = new Response(Buffer.concat(chunks), {
    headers: { 'content-type': request.headers['content-type'] ?? '' },
  });
  const form = await body.formData();
  const files = [...form].flatMap(([name, value]) => (typeof value !== 'string' && value.size > 0 ? [name] : []));
  return {
    raw: { ...rawFormOf(form), ...Object.fromEntries(files.map((name) => [name, 'a'.repeat(64)])) },
    hasFile: files.length > 0,
  };
}

/** The routes below /kirim/, as `server/src/http/form-routes.ts` answers them. */
async function formRoute(fake: Fake, request: IncomingMessage, parts: readonly string[], go: Go): Promise<void> {
  const { portal } = fake.platform;
  const [, what = '', id = '', verb = ''] = parts;
  const { raw, hasFile } = await formOf(request);
  if (what === 'formulir') {
    const done = await portal.answer(id, verb, raw);
    return go(`/formulir/${id}/${done.ok ? done.value.next : verb}`);
  }
  if (what === 'periksa-surat')
    return go('/periksa-surat', {
      kind: 'done',
      messages: [],
      typed: {},
      verdict: verdict(hasFile ? 'changed' : 'none'),
    });
  const done =
    verb === 'keberatan'
      ? await portal.object(id, raw)
      : await portal.act(id, String(raw['giliran']), String(raw['tindakan']), raw);
  if (done.ok)
    return go(`/urusan/${id}`, { kind: 'done', messages: [{ field: null, message: done.value.message }], typed: {} });
  go(`/urusan/${id}`, {
    kind: 'refused',
    messages: done.error.type === 'refused' ? done.error.sentences : [],
    typed: raw,
  });
}

/** Serves `web/build` (or another build) with a fresh invented platform. Port 0: any free one. */
export async function startPortalHost(
  port: number,
  build = join(import.meta.dirname, '..', 'build'),
): Promise<PortalHost> {
  process.env['PROTOCOL_HEADER'] = 'x-balai-proto';
  const { handler } = (await import(pathToFileURL(join(build, 'handler.js')).href)) as { handler: Handler };
  const fake = fakePlatform();
  const flashes: Flash[] = [];
  const tell = (flash: Flash): string => String(flashes.push(flash) - 1);
  const asking: Omit<PageRequest, 'language'> = {
    platform: fake.platform,
    newDeviceCookie: null,
    outageOf: (error) =>
      error instanceof Error && error.message === AWAY
        ? { type: 'unavailable', status: 503, retryAfterSeconds: 5 }
        : null,
    signedOutAgain: (body) => `again, signed out: ${body}`,
    formAgain: (outage, body) => `again, ${outage}: ${body}`,
    standstill: null,
    flash: async (id) => flashes[Number(id)] ?? null,
    tell: async (flash) => tell(flash),
  };
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    const go: Go = (path, flash) =>
      response.writeHead(303, { location: flash === undefined ? path : `${path}?pesan=${tell(flash)}` }).end();
    if (request.method === 'POST' && url.startsWith('/kirim/'))
      void formRoute(fake, request, url.split('/').slice(1), go);
    else if (url.startsWith('/berkas/')) response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(PICTURE);
    else if (url.startsWith('/api/')) response.writeHead(404).end();
    else
      handler(
        Object.assign(request, { asking, headers: { ...request.headers, 'x-balai-proto': 'http' } }),
        response,
        () => response.writeHead(404).end(),
      );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the host has no port');
  return { ...fake, server, origin: `http://127.0.0.1:${address.port}` };
}

if (import.meta.main)
  console.log((await startPortalHost(Number(process.env['PORT'] ?? 4040), process.env['BUILD'] ?? undefined)).origin);
