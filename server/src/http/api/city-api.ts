/**
 * API v1 that is open to all: areas and public reports. Open data: no key, no account. Figures: figures-api.ts.
 *
 * Must never: hold anything personal.
 */
import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { AreaShapes } from '../../geography/area-shapes.ts';
import { NEAR_METRES, simplifyShapes } from '../../geography/simplify-shapes.ts';
import { askingOf, type AskingOptions } from '../request-context.ts';
import { answer, found } from './answering.ts';
import { anything, refusals, TextSchema } from './schemas.ts';
import type { Api } from './typed-app.ts';

const tags = ['open data'];
const Named = { code: Type.String(), name: Type.String() };
const areas = {
  summary: 'Districts and wards by their codes',
  tags,
  response: { 200: Type.Array(Type.Object({ ...Named, villages: Type.Array(Type.Object(Named)) })), ...refusals },
};
const shapes = {
  summary:
    'Ward shapes as GeoJSON, borders true within 10 metres (schematic unless the region imported its boundaries)',
  tags,
  response: { 200: anything },
};
const sketch = {
  summary: 'A small drawing of a ward among its neighbours, with the extent that it shows',
  tags,
  params: Type.Object({ code: Type.String({ maxLength: 20 }) }),
  response: { 200: anything, ...refusals },
};
const degrees = (most: number) => Type.Number({ minimum: -most, maximum: most });
const reports = {
  summary: 'Public reports in a box of the map; places are rounded while a report is open',
  tags,
  querystring: Type.Object({ west: degrees(180), south: degrees(90), east: degrees(180), north: degrees(90) }),
  response: {
    200: Type.Array(
      Type.Object({
        number: Type.String(),
        serviceId: Type.String(),
        title: TextSchema,
        status: Type.String(),
        filedAt: Type.Integer(),
        area: Type.Union([Type.String(), Type.Null()]),
        latitude: Type.Number(),
        longitude: Type.Number(),
        rounded: Type.Boolean(),
      }),
    ),
    ...refusals,
  },
};
const packed = new WeakMap<AreaShapes, { readonly plain: string; readonly gzip: Buffer }>();

/** A map on a phone asks for all of them: thinned and compressed once, and then sent as they lie there. */
function sendShapes(request: FastifyRequest, reply: FastifyReply, given: AreaShapes): FastifyReply {
  let ready = packed.get(given);
  if (ready === undefined) {
    const plain = JSON.stringify(simplifyShapes(given, NEAR_METRES));
    packed.set(given, (ready = { plain, gzip: gzipSync(plain) }));
  }
  reply
    .type('application/json; charset=utf-8')
    .header('cache-control', 'public, max-age=3600')
    .header('vary', 'Accept-Encoding');
  const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  return takesGzip ? reply.header('content-encoding', 'gzip').send(ready.gzip) : reply.send(ready.plain);
}

export function cityApi(app: Api, options: AskingOptions & { shapesOf(regionId: number): AreaShapes }): void {
  app.get('/api/v1/areas', { schema: areas }, async (request) => {
    const { platform } = await askingOf(request, options, 'api');
    return platform.region.districts.map((district) => ({ ...district, villages: [...district.villages] }));
  });
  app.get('/api/v1/areas/shapes', { schema: shapes }, (request, reply) =>
    sendShapes(request, reply, options.shapesOf(options.regionOf(request.host))),
  );
  app.get('/api/v1/areas/:code/sketch', { schema: sketch }, async (request, reply) => {
    const asking = await askingOf(request, options, 'api');
    reply.header('cache-control', 'public, max-age=3600');
    return answer(reply, asking, found(asking.platform.portal.areaSketch(request.params.code)));
  });
  app.get('/api/v1/reports', { schema: reports }, async (request) => {
    const { platform } = await askingOf(request, options, 'api');
    return [...(await platform.city.reports(request.query))];
  });
}
