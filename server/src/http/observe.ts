/**
 * What an operator sees: alive, ready, metrics, and a log line per request without personal data.
 *
 * Must never: log a body, a query, a cookie or an address of a person; paths are logged by their route.
 */
import type { Store } from '@balai/store';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const MOST_CLOCK_DRIFT_MS = 1_000;

export function observe(
  app: FastifyInstance,
  { store, now }: { readonly store: Pick<Store, 'ready' | 'regions' | 'figures' | 'timers'>; now(): number },
): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'balai_' });
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
    const at = now();
    const found = await store.ready(at).catch(() => null);
    const ready = found !== null && found.ok && Math.abs(found.clockOffMs) <= MOST_CLOCK_DRIFT_MS;
    const because = ready ? null : becauseOf(found);
    return reply.code(ready ? 200 : 503).send({ ready, because });
  });
  app.get('/metrics', { schema: { hide: true }, logLevel: 'silent' }, async (_, reply) => {
    for (const region of store.regions.all()) {
      for (const row of await store.figures.openNow(region.id, now())) {
        open.inc({ region: region.slug, service: row.serviceId }, row.open);
        late.inc({ region: region.slug, service: row.serviceId }, row.late);
      }
    }
    const text = await registry.metrics();
    open.reset();
    late.reset();
    return reply.type(registry.contentType).send(text);
  });
}

function becauseOf(found: Awaited<ReturnType<Store['ready']>> | null): string {
  if (found === null || found.migrations === 0) return 'the database does not answer';
  return Math.abs(found.clockOffMs) <= MOST_CLOCK_DRIFT_MS
    ? 'the schema of the database is of another version'
    : `the clocks of server and database are ${found.clockOffMs} ms apart`;
}
