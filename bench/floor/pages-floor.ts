// SvelteKit alone: the same built pages under a bare Node server, with the answers of the city at hand; no Fastify, rights, log,
// database or compression. Must never: do more than hand each request on.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { answerAsks } from '../child.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
interface Opening {
  /** The pages' own handler, a file. */
  readonly handler: string;
  /** What the city says of the one service whose page is asked for. */
  readonly service: unknown;
  readonly now: number;
}
const opened: Server[] = [];

answerAsks({
  open: async ({ handler: file, service, now }: Opening) => {
    const { handler } = (await import(pathToFileURL(file).href)) as { readonly handler: Handler };
    const region = {
      name: { id: 'Kota Tangerang', en: 'Tangerang City' },
      kind: 'demo',
      utcOffset: 420,
      emergencyNumber: '112',
      districts: [],
    };
    const platform = { region, now, portal: { service: async () => service } };
    const asking = { platform, language: 'id', newDeviceCookie: null, standstill: null };
    const server = createServer((request, response) =>
      handler(Object.assign(request, { asking }), response, () => response.writeHead(404).end()),
    );
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
