/**
 * A host for trying the built pages without Balai's server: what needs no platform (the gallery, errors, the switches),
 * an invented map, and an event stream that tells on request.
 *
 * Must never: be started by anything but tests and people at work on the pages.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
export interface Host {
  readonly server: Server;
  readonly origin: string;
  /** Tells every listener of the event stream that something changed. */
  tell(): void;
  /** How many listen to the event stream. */
  readonly listeners: () => number;
  /** Cuts the event stream, as a network does, and refuses it until `mend`. */
  cut(): void;
  mend(): void;
}

const square = (x: number, y: number) => [
  [x, y],
  [x + 0.01, y],
  [x + 0.01, y + 0.01],
  [x, y + 0.01],
  [x, y],
];
/** Three invented kelurahan, side by side. */
const SHAPES = {
  type: 'FeatureCollection',
  features: [
    ['36.71.01.1001', 'Contoh Satu'],
    ['36.71.01.1002', 'Contoh Dua'],
    ['36.71.02.1001', 'Misal Satu'],
  ].map(([code, name], at) => ({
    type: 'Feature',
    properties: { code, name },
    geometry: { type: 'Polygon', coordinates: [square(106.6 + at * 0.01, -6.18)] },
  })),
};

/** Serves `web/build` on a port of 127.0.0.1 (0: any free one). */
export async function startHost(port: number): Promise<Host> {
  process.env['PROTOCOL_HEADER'] = 'x-balai-proto';
  const { handler } = (await import(pathToFileURL(join(import.meta.dirname, '..', 'build', 'handler.js')).href)) as {
    handler: Handler;
  };
  const listeners = new Set<ServerResponse>();
  let isCut = false;
  const server = createServer((request, response) => {
    request.headers['x-balai-proto'] = 'http';
    if (request.url === '/api/v1/areas/shapes') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(SHAPES));
    } else if (request.url?.startsWith('/api/v1/stream') === true) {
      if (isCut) return void response.writeHead(503).end();
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('retry: 500\n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    } else {
      handler(request, response, () => response.writeHead(404).end());
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the host has no port');
  return {
    server,
    origin: `http://127.0.0.1:${address.port}`,
    tell: () => listeners.forEach((listener) => listener.write('event: change\ndata: {"version":2}\n\n')),
    listeners: () => listeners.size,
    cut: () => {
      isCut = true;
      listeners.forEach((listener) => listener.destroy());
    },
    mend: () => {
      isCut = false;
    },
  };
}

if (import.meta.main) console.log((await startHost(Number(process.env['PORT'] ?? 4010))).origin);
