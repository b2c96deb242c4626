/**
 * API v1 that is open to all: areas, figures as JSON and CSV, public reports. Open data: no key, no account.
 *
 * Must never: hold anything personal; a CSV is written for machines, untouched.
 */
import { Type } from 'typebox';
import type { CityView } from '../../platform/platform-types.ts';
import { askingOf, type AskingOptions } from '../request-context.ts';
import { refusals, TextSchema } from './schemas.ts';
import type { Api } from './typed-app.ts';

export interface Shapes { readonly type: 'FeatureCollection'; readonly features: readonly object[] }

const query = Type.Object({ period: Type.Optional(Type.Enum(['7', '30', 'year'])), service: Type.Optional(Type.String({ maxLength: 100 })), district: Type.Optional(Type.String({ maxLength: 20 })) });
const COLUMNS = ['day', 'serviceId', 'unit', 'area', 'filed', 'reopened', 'granted', 'refused', 'withdrawn', 'lapsed', 'moved', 'onTime', 'late'] as const;

/** RFC 4180, LF line ends, no quotes needed: every cell is a code, a date or a whole number. */
export const csvOf = (rows: CityView['rows']): string => [COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((column) => row[column] ?? '').join(','))].join('\n') + '\n';

export function cityApi(app: Api, options: AskingOptions & { shapesOf(regionId: number): Shapes }): void {
  app.get('/api/v1/areas', { schema: { summary: 'Districts and wards by their codes', tags: ['open data'], response: { 200: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), villages: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })) })), ...refusals } } }, async (request) => {
    const { platform } = await askingOf(request, options, 'api');
    return platform.region.districts.map(({ code, name, villages }) => ({ code, name, villages: [...villages] }));
  });
  app.get('/api/v1/areas/shapes', { schema: { summary: 'Ward shapes as GeoJSON (schematic unless the region imported its boundaries)', tags: ['open data'], response: { 200: Type.Object({}, { additionalProperties: true }) } } }, (request, reply) =>
    reply.header('cache-control', 'public, max-age=3600').send(options.shapesOf(options.regionOf(request.host))));
  const degrees = (most: number) => Type.Number({ minimum: -most, maximum: most });
  app.get('/api/v1/reports', { schema: { summary: 'Public reports in a box of the map; places are rounded while a report is open', tags: ['open data'], querystring: Type.Object({ west: degrees(180), south: degrees(90), east: degrees(180), north: degrees(90) }), response: { 200: Type.Array(Type.Object({ number: Type.String(), serviceId: Type.String(), title: TextSchema, status: Type.String(), filedAt: Type.Integer(), area: Type.Union([Type.String(), Type.Null()]), latitude: Type.Number(), longitude: Type.Number(), rounded: Type.Boolean() })), ...refusals } } }, async (request) => {
    const { platform } = await askingOf(request, options, 'api');
    return [...(await platform.city.reports(request.query))];
  });
  app.get('/api/v1/figures', { schema: { summary: 'The city’s figures: the ledger and the rows it is made of', tags: ['open data'], querystring: query, response: { 200: Type.Object({ headline: TextSchema }, { additionalProperties: true }), ...refusals } } }, async (request) => {
    const { platform } = await askingOf(request, options, 'api');
    return platform.city.overview(request.query);
  });
  app.get('/api/v1/figures.csv', { schema: { summary: 'The rows of the figures as CSV', tags: ['open data'], querystring: query, produces: ['text/csv'] } }, async (request, reply) => {
    const { platform } = await askingOf(request, options, 'api');
    const { rows, from, to } = await platform.city.overview(request.query);
    return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="balai-${from}-${to}.csv"`).send(csvOf(rows));
  });
}
