// SvelteKit alone: the same built pages under a bare Node server, without Fastify, platform, database or compression; good for
// a page that asks nothing. Must never: do more than hand each request on.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { answerAsks } from '../child.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
const opened: Server[] = [];

answerAsks({
  open: async (file: string) => {
    const { handler } = (await import(pathToFileURL(file).href)) as { readonly handler: Handler };
    const server = createServer((request, response) => handler(request, response, () => response.writeHead(404).end()));
    opened.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  },
  origin: async () => `http://127.0.0.1:${(opened[0]?.address() as AddressInfo | undefined)?.port}`,
  close: async () => {
    for (const server of opened) {
      server.closeAllConnections();
      server.close();
    }
  },
});
