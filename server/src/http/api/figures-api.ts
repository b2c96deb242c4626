/**
 * API v1, the figures of the city as JSON and CSV, and the heads of its log. Open data: no key, no account.
 *
 * Must never: hold anything personal, or a figure of the page that cannot be counted again from here.
 */
import { isDate } from '@balai/kernel';
import { MEASURES } from '../../platform/city/figures.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SurveyElement } from '@balai/store';
import { Type, type Static, type TInteger, type TSchema } from 'typebox';
import type { CityRow, CityView, SurveyRow } from '../../platform/city-types.ts';
import { SURVEY } from '../../survey/elements.ts';
import { csvOf } from '../csv.ts';
import { askingOf, type AskingOptions } from '../request-context.ts';
import { refusals, TextSchema } from './schemas.ts';
import type { Api } from './typed-app.ts';

const tags = ['open data'];
const NullableText = Type.Union([Type.String(), Type.Null()]);
const querystring = Type.Object({
  period: Type.Optional(Type.Enum(['7', '30', 'year'])),
  service: Type.Optional(Type.String({ maxLength: 100 })),
  district: Type.Optional(Type.String({ maxLength: 20 })),
  unit: Type.Optional(Type.String({ maxLength: 100, description: '`-`: what the system decided at once, in no unit' })),
});
type Query = Static<typeof querystring>;
const csv = (summary: string) => ({ summary, tags, querystring, produces: ['text/csv'] });
const ofPeriod = <Row extends TSchema>(summary: string, row: Row) => ({
  summary,
  tags,
  querystring,
  response: { 200: Type.Object({ from: Type.String(), to: Type.String(), rows: Type.Array(row) }), ...refusals },
});

const figures = {
  summary: 'The city’s figures: the ledger and the rows it is made of',
  tags,
  querystring,
  response: { 200: Type.Object({ headline: TextSchema }, { additionalProperties: true }), ...refusals },
};
const figuresCsv = csv(
  'The counters of each day, service, unit and ward as CSV; `unmerged` of `reopened` are merges that were undone, the others objections',
);
const tableCsv = csv(
  'The tables of the city page as CSV: by service, unit, district and week; openBefore + filed + reopened + transferredIn = closed + transferredOut + open; `unmerged` of `reopened` are merges that were undone, the others objections',
);
const durationRow = Type.Object({
  day: Type.String(),
  serviceId: Type.String(),
  unit: Type.String(),
  district: NullableText,
  tenthsOfWorkingDays: Type.Integer(),
  count: Type.Integer(),
});
const durations = ofPeriod(
  'How long the rounds took whose promise was over on a day, in tenths of working days: medians and percentiles (nearest rank) can be counted again',
  durationRow,
);
const durationsCsv = csv('The same durations as CSV');
const surveyRow = Type.Object({
  serviceId: Type.String(),
  district: NullableText,
  respondents: Type.Integer(),
  sums: Type.Object(
    Object.fromEntries(SURVEY.map(({ key }) => [key, Type.Integer()] as const)) as Record<SurveyElement, TInteger>,
  ),
});
const survey = ofPeriod(
  'Sums of scores of whole packets of five answers, by service and district; not by unit, which would cut packets',
  surveyRow,
);
const surveyCsv = csv('The same sums as CSV');
const logHeads = {
  summary: 'The head of the log for each day: whoever keeps one can tell later whether anything before it was changed',
  tags,
  querystring: Type.Object({
    before: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'heads of earlier days' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 400 })),
  }),
  response: {
    200: Type.Object({
      heads: Type.Array(
        Type.Object({
          day: Type.String(),
          head: Type.String({ description: 'sha256 in hex' }),
          cases: Type.Integer(),
          sealedAt: Type.Integer(),
        }),
      ),
      next: Type.Union([Type.String(), Type.Null()], { description: 'the `before` of the next page' }),
    }),
    ...refusals,
  },
};

type Counted = CityView['rows'][number];
const countsCsv = (rows: readonly Counted[]): string =>
  csvOf<Counted>(rows, [
    ...(['day', 'serviceId', 'unit', 'area'] as const).map((name) => [name, (row: Counted) => row[name]] as const),
    ...MEASURES.map((name) => [name, (row: Counted) => row[name]] as const),
  ]);

const TABLE = [
  'openBefore',
  'filed',
  'reopened',
  'transferredIn',
  'closed',
  'transferredOut',
  'open',
  'onTime',
  'late',
  'lapsed',
  'medianDays',
  'p90Days',
  'unmerged',
] as const;
type TableRow = { readonly by: string; readonly id: string } & Readonly<
  Record<Exclude<(typeof TABLE)[number], 'medianDays' | 'p90Days'>, number>
> &
  Pick<CityRow, 'medianDays' | 'p90Days'>;
function tableRows({ services, units, districts, weeks }: CityView): readonly TableRow[] {
  const rows = (by: string, list: readonly CityRow[]) => list.map((row) => ({ ...row, by, open: row.openNow }));
  return [
    ...rows('service', services),
    ...rows('unit', units),
    ...rows('district', districts),
    // Of a week no median is shown.
    ...weeks.map((week) => ({ ...week, by: 'week', id: week.from, medianDays: null, p90Days: null })),
  ];
}

type City = Awaited<ReturnType<typeof askingOf>>['platform']['city'];
export function figuresApi(app: Api, options: AskingOptions): void {
  const cityOf = async (request: FastifyRequest): Promise<City> =>
    (await askingOf(request, options, 'api')).platform.city;
  const sendCsv = (reply: FastifyReply, name: string, { from, to }: Pick<CityView, 'from' | 'to'>, text: string) =>
    reply
      .header('content-disposition', `attachment; filename="balai-${name}${from}-${to}.csv"`)
      .type('text/csv; charset=utf-8')
      .send(text);

  app.get('/api/v1/figures', { schema: figures }, async (request) => (await cityOf(request)).overview(request.query));
  app.get('/api/v1/figures.csv', { schema: figuresCsv }, async (request, reply) => {
    const view = await (await cityOf(request)).overview(request.query as Query);
    return sendCsv(reply, '', view, countsCsv(view.rows));
  });
  app.get('/api/v1/figures/table.csv', { schema: tableCsv }, async (request, reply) => {
    const view = await (await cityOf(request)).overview(request.query as Query);
    const names = ['by', 'id', ...TABLE] as const;
    const columns = names.map((name) => [name, (row: TableRow) => row[name]] as const);
    return sendCsv(reply, 'table-', view, csvOf(tableRows(view), columns));
  });
  app.get('/api/v1/figures/durations', { schema: durations }, async (request) => {
    const found = await (await cityOf(request)).durations(request.query as Query);
    return { ...found, rows: [...found.rows] };
  });
  app.get('/api/v1/figures/durations.csv', { schema: durationsCsv }, async (request, reply) => {
    const found = await (await cityOf(request)).durations(request.query as Query);
    const names = ['day', 'serviceId', 'unit', 'district', 'tenthsOfWorkingDays', 'count'] as const;
    const columns = names.map((name) => [name, (row: (typeof found.rows)[number]) => row[name]] as const);
    return sendCsv(reply, 'durations-', found, csvOf(found.rows, columns));
  });
  app.get('/api/v1/figures/survey', { schema: survey }, async (request) => {
    const found = await (await cityOf(request)).surveys(request.query as Query);
    return { ...found, rows: [...found.rows] };
  });
  app.get('/api/v1/figures/survey.csv', { schema: surveyCsv }, async (request, reply) => {
    const found = await (await cityOf(request)).surveys(request.query as Query);
    const elements = SURVEY.map(({ key }) => [key, ({ sums }: SurveyRow) => sums[key]] as const);
    const names = ['serviceId', 'district', 'respondents'] as const;
    const columns = [...names.map((name) => [name, (row: SurveyRow) => row[name]] as const), ...elements];
    return sendCsv(reply, 'survey-', found, csvOf(found.rows, columns));
  });
  app.get('/api/v1/log-heads', { schema: logHeads }, async (request, reply) => {
    const { before, limit = 100 } = request.query;
    const city = await cityOf(request);
    // Of a day that there is not (31 February) nothing is before.
    const heads =
      before === undefined
        ? await city.logHeads({ limit })
        : isDate(before)
          ? await city.logHeads({ before, limit })
          : [];
    // What was published stays: only the first page grows, once a day.
    reply.header('cache-control', `public, max-age=${before === undefined ? 300 : 86_400}`);
    return { heads: [...heads], next: heads.length === limit ? (heads.at(-1)?.day ?? null) : null };
  });
}
