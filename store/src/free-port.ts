/**
 * Ports of this machine that nobody has now, for servers that a measurement, a fault run or a test starts.
 *
 * It stands in the store because everything that starts servers may use the store, and the store's own tests nothing else.
 * Must never: choose the port of a city that serves residents; an operator names that one.
 */
import { createServer, type Server } from 'node:net';

export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  if (port === undefined) throw new Error('no port');
  return port;
}

/** So many different ones: all are held until the last is found. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const held = await Promise.all(Array.from({ length: count }, listening));
  const ports = held.map(portOf);
  await Promise.all(held.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

function listening(): Promise<Server> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => done(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server that listens has a port');
  return address.port;
}
