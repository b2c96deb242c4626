/**
 * A host for trying the built pages without Balai's server: no platform, only what needs none (the gallery, errors, the switches).
 *
 * Must never: be started by anything but tests and people at work on the pages.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Serves `web/build` on a port of 127.0.0.1 (0: any free one). */
export async function startHost(port: number): Promise<{ readonly server: Server; readonly origin: string }> {
  process.env['PROTOCOL_HEADER'] = 'x-balai-proto';
  const { handler } = (await import(pathToFileURL(join(import.meta.dirname, '..', 'build', 'handler.js')).href)) as { handler: Handler };
  const server = createServer((request, response) => {
    request.headers['x-balai-proto'] = 'http';
    handler(request, response, () => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the host has no port');
  return { server, origin: `http://127.0.0.1:${address.port}` };
}

if (import.meta.main) console.log((await startHost(Number(process.env['PORT'] ?? 4010))).origin);
