/**
 * What an operator sees: alive, ready, metrics, and a log line per request without personal data.
 *
 * Must never: log a body, a query, a cookie or an address of a person; paths are logged by their route. Must never: show the
 * figures of the machine to the street.
 */
import { BlockList, isIPv6 } from 'node:net';
import type { Store } from '@balai/store';
import type { FastifyInstance } from 'fastify';
import { languageOf, problemOf } from './problem.ts';
import type { Outage } from './outage.ts';
import { askReadiness, type Watch } from './watch.ts';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const MOST_CLOCK_DRIFT_MS = 1_000;

/** This machine and networks that no stranger sends from. */
const OWN_NETWORKS = new BlockList();
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  OWN_NETWORKS.addSubnet(network, bits);
OWN_NETWORKS.addAddress('::1', 'ipv6');
OWN_NETWORKS.addSubnet('fc00::', 7, 'ipv6');

interface Observed {
  readonly store: Pick<Store, 'ready' | 'regions' | 'figures' | 'timers'>;
  now(): number;
  readonly watch?: Pick<Watch, 'look' | 'standstill'>;
}

/** What this machine says of the process, asked for once: a process that serves twice is still one. */
let ofProcess: Registry | null = null;
function processRegistry(): Registry {
  if (ofProcess === null) {
    ofProcess = new Registry();
    // Ten times a second is enough to see a loop that stands still; the default wakes an idle city a hundred times.
    collectDefaultMetrics({ register: ofProcess, prefix: 'balai_', eventLoopMonitoringPrecision: 100 });
  }
  return ofProcess;
}

export function observe(app: FastifyInstance, { store, now, watch }: Observed): void {
  const askReady = askReadiness(store, now);
  const registry = new Registry();
  processRegistry();
  const requests = new Histogram({
    name: 'balai_http_request_seconds',
    help: 'Time to answer, by route and status.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  });
  const open = new Gauge({
    name: 'balai_open_cases',
    help: 'Open cases now, by region and service.',
    labelNames: ['region', 'service'] as const,
    registers: [registry],
  });
  const late = new Gauge({
    name: 'balai_late_cases',
    help: 'Open cases past their promise, by region and service.',
    labelNames: ['region', 'service'] as const,
    registers: [registry],
  });

  app.addHook('onResponse', (request, reply, done) => {
    requests.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      reply.elapsedTime / 1_000,
    );
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });

  app.get('/healthz', { schema: { hide: true }, logLevel: 'silent' }, () => ({ alive: true }));
  app.get('/readyz', { schema: { hide: true }, logLevel: 'silent' }, async (_, reply) => {
    const [found] = await Promise.all([askReady(), watch?.look()]);
    const still = watch?.standstill() ?? null;
    const isSound = found !== null && found.ok && Math.abs(found.clockOffMs) <= MOST_CLOCK_DRIFT_MS;
    const ready = isSound && still === null;
    const because = ready ? null : isSound && still !== null ? STANDSTILLS[still] : becauseOf(found);
    return reply.code(ready ? 200 : 503).send({ ready, because });
  });
  app.get('/metrics', { schema: { hide: true }, logLevel: 'silent' }, async ({ ip, headers }, reply) => {
    if (!OWN_NETWORKS.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4'))
      return reply
        .code(404)
        .type('application/problem+json')
        .send(problemOf({ type: 'notFound' }, languageOf(headers)));
    for (const region of store.regions.all()) {
      for (const row of await store.figures.openNow(region.id, now())) {
        open.inc({ region: region.slug, service: row.serviceId }, row.open);
        late.inc({ region: region.slug, service: row.serviceId }, row.late);
      }
    }
    const text = `${await processRegistry().metrics()}\n${await registry.metrics()}`;
    open.reset();
    late.reset();
    return reply.type(registry.contentType).send(text);
  });
}

const STANDSTILLS: Readonly<Record<Outage, string>> = {
  noRoom: 'the disk is full: nothing is written',
  unavailable: 'the database does not answer',
  wrongClock: 'the clock of this machine has jumped, or is behind the last event: nothing is written',
};

function becauseOf(found: Awaited<ReturnType<Store['ready']>> | null): string {
  if (found === null || found.migrations === 0) return 'the database does not answer';
  return Math.abs(found.clockOffMs) <= MOST_CLOCK_DRIFT_MS
    ? 'the schema of the database is of another version'
    : `the clocks of server and database are ${found.clockOffMs} ms apart`;
}
