/**
 * The city page: promises kept, a ledger that adds up, rows by service, unit and district, a map, the satisfaction index.
 *
 * All from counters that events maintain. Must never: show a figure that cannot be counted again from the rows beside it.
 */
import { dateAfter, inForce, type DateText, type Duration, type Text } from '@balai/kernel';
import { SURVEY_PACKET, type FigureFilter, type FigureRow, type SurveyElement } from '@balai/store';
import { projectShapes, type ProjectedMap } from '../../geography/project-shapes.ts';
import { CITY_METRES, simplifyShapes } from '../../geography/simplify-shapes.ts';
import { SURVEY } from '../../survey/elements.ts';
import { BANDS_FROM, ikmOf } from '../../survey/ikm.ts';
import { titleOf, type Bound } from '../bound.ts';
import type { CityPlatform, CityQuery, CityView, DistrictDuration, OfPeriod, SurveyRow } from '../city-types.ts';
import { formatNumber } from '../texts/formats.ts';
import { asIs, inBoth, text } from '../texts/text.ts';
import { publicReports } from './public-reports.ts';
import { keptFigures } from './kept-figures.ts';
import { districtOf, rowsBy, total, weeksOf } from './city-rows.ts';
import { groupBy, ledgerOf, mondayOf, shareOf, sumsOf, withoutTransfers, type Sums } from './figures.ts';

const MAP = { width: 640, height: 560 } as const;
const WEEKS = 13;
/** In a query: no unit. */
const NO_UNIT = '-';

export const cityDoor = (bound: Bound): CityPlatform => ({
  overview: (query) => overview(bound, query),
  durations: (query) => durations(bound, query),
  surveys: (query) => surveys(bound, query),
  logHeads: (page) => bound.deps.store.audit.heads(bound.regionId, page),
  reports: (bounds) => publicReports(bound, bounds),
});

/** The first day of the period; the last one is today, so that "open now" is now. */
function firstDay(bound: Bound, period: CityQuery['period']): DateText {
  if (period === 'year') return `${bound.today.slice(0, 4)}-01-01` as DateText;
  return dateAfter(bound.today, period === '7' ? -6 : -29);
}

/** What a query asks the counters for. */
function filterOf(bound: Bound, query: CityQuery): FigureFilter {
  return {
    from: firstDay(bound, query.period),
    to: bound.today,
    ...(query.service === undefined ? {} : { serviceIds: [query.service] }),
    ...(query.unit === undefined ? {} : { units: [query.unit === NO_UNIT ? '' : query.unit] }),
    ...(query.district === undefined ? {} : { areas: bound.names.villagesOf(query.district) }),
  };
}
/** Scores are published by service and kecamatan; a unit would cut their packets (ADR 0043). */
const surveyFilterOf = (bound: Bound, query: CityQuery) => ({
  from: firstDay(bound, query.period),
  to: bound.today,
  ...(query.service === undefined ? {} : { serviceIds: [query.service] }),
  ...(query.district === undefined ? {} : { districts: [query.district] }),
});

async function overview(bound: Bound, query: CityQuery): Promise<CityView> {
  const figures = keptFigures(bound);
  const filter = filterOf(bound, query);
  const weeksFrom = mondayOf(dateAfter(bound.today, -7 * (WEEKS - 1)));
  const ofWeeks = { ...filter, from: weeksFrom };
  const [now, weekRows, weekBefore, survey] = await Promise.all([
    figures.together(bound.regionId, filter, bound.now),
    figures.rows(bound.regionId, ofWeeks),
    figures.openBefore(bound.regionId, ofWeeks),
    bound.deps.store.surveys.sums(bound.regionId, surveyFilterOf(bound, query)),
  ]);
  // What goes from one unit or kelurahan to another stays in whatever holds them all.
  const isWhole = query.unit === undefined && query.district === undefined;
  const summed = (rows: readonly FigureRow[]): Sums => (isWhole ? withoutTransfers(sumsOf(rows)) : sumsOf(rows));
  const sums = summed(now.rows);
  const open = { late: total(now.open, (row) => row.late), waiting: total(now.open, (row) => row.waiting) };
  return {
    from: filter.from,
    to: bound.today,
    asOf: bound.now,
    headline: headline(sums, scopeOf(bound, query), bound.city.promiseTarget ?? null),
    target: bound.city.promiseTarget ?? null,
    ledger: ledgerOf(
      total(now.before, (row) => row.open),
      sums,
      open,
    ),
    services: rowsBy(now, {
      key: (row) => row.serviceId,
      label: (id) => titleOf(bound, id),
      promised: (id) => promisedDays(bound, id),
      summed,
    }),
    units: rowsBy(now, { key: (row) => row.unit, label: (id) => unitName(bound, id), summed: sumsOf }),
    districts: rowsBy(now, {
      key: (row) => districtOf(row) ?? '',
      label: (id) => asIs(bound.names.district(id)),
      summed: sumsOf,
    }).filter(({ id }) => id !== ''),
    unitChoices: unitChoices(bound),
    villages: villagesOf(bound, now.rows),
    map: { ...MAP, schematic: bound.city.shapes.schematic === true },
    weeks: weeksOf(weekRows, {
      from: weeksFrom,
      to: bound.today,
      before: total(weekBefore, (row) => row.open),
      summed,
    }),
    survey: surveyOf(survey),
    rows: now.rows,
  };
}

const unitName = (bound: Bound, id: string): Text =>
  id === '' ? text('Sistem, seketika', 'By the system, at once') : bound.names.unit(id, null);
const unitChoices = (bound: Bound): CityView['unitChoices'] => [
  ...Object.keys(bound.city.units)
    .map((id) => ({ id, label: unitName(bound, id) }))
    .toSorted((a, b) => a.label.id.localeCompare(b.label.id, 'id')),
  { id: NO_UNIT, label: unitName(bound, '') },
];

/** By kecamatan: what the page shows medians of. */
async function durations(bound: Bound, query: CityQuery): Promise<OfPeriod<DistrictDuration>> {
  const filter = filterOf(bound, query);
  const counts = new Map<string, DistrictDuration>();
  for (const { area, ...row } of await keptFigures(bound).durations(bound.regionId, filter)) {
    const district = districtOf({ area });
    const key = [
      row.day,
      row.serviceId,
      row.unit,
      district ?? '',
      String(row.tenthsOfWorkingDays).padStart(6, '0'),
    ].join('|');
    counts.set(key, { ...row, district, count: row.count + (counts.get(key)?.count ?? 0) });
  }
  const rows = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return { from: filter.from, to: filter.to, rows };
}

async function surveys(bound: Bound, query: CityQuery): Promise<OfPeriod<SurveyRow>> {
  const filter = surveyFilterOf(bound, query);
  const rows = await bound.deps.store.surveys.packets(bound.regionId, filter);
  return { from: filter.from, to: filter.to, rows };
}

/** What the figures are of, where not of the whole city: "Lapor jalan rusak, Kecamatan Benda". */
function scopeOf(bound: Bound, { service, unit, district }: CityQuery): Text | null {
  const parts = [
    ...(service === undefined ? [] : [titleOf(bound, service)]),
    ...(unit === undefined ? [] : [unitName(bound, unit === NO_UNIT ? '' : unit)]),
    ...(district === undefined
      ? []
      : [text(`Kecamatan ${bound.names.district(district)}`, `${bound.names.district(district)} district`)]),
  ];
  return parts.length === 0 ? null : inBoth((language) => parts.map((part) => part[language]).join(', '));
}

/** The answer first: how many of a hundred promises were kept, of what, and how many it should have been. */
function headline(sums: Sums, scope: Text | null, target: number | null): Text {
  const share = shareOf(sums);
  if (share === null)
    return text('Belum ada janji yang jatuh tempo dalam masa ini.', 'No promise has come due in this period.');
  const kept = Math.floor(share * 100);
  const wanted = target === null ? text('', '') : targetText(target);
  if (scope !== null)
    return text(
      `${scope.id}: ${kept} dari 100 janji ditepati.${wanted.id}`,
      `${scope.en}: ${kept} of 100 promises kept.${wanted.en}`,
    );
  return text(
    `Kota menepati ${kept} dari 100 janji.${wanted.id}`,
    `The city kept ${kept} of 100 promises.${wanted.en}`,
  );
}

function targetText(target: number): Text {
  const tenths = Math.round(target * 1000);
  const hundred = formatNumber(tenths / 10, tenths % 10 === 0 ? 0 : 1);
  return text(` Target ${hundred.id}.`, ` Target ${hundred.en}.`);
}

/** The promise in working days, where it is one. */
function promisedDays(bound: Bound, serviceId: string): number | null {
  const within = bound.deps.store.services.one(bound.regionId, serviceId)?.manifest.within ?? null;
  const value: Duration | undefined = within === null ? undefined : inForce(within, bound.today)?.value;
  return value?.clock === 'workingDays' ? value.count : null;
}

const maps = new WeakMap<object, ProjectedMap>();
/** The outlines are projected once for each city. */
function mapOf(bound: Bound): ProjectedMap {
  let map = maps.get(bound.city.shapes);
  if (map === undefined)
    maps.set(bound.city.shapes, (map = projectShapes(simplifyShapes(bound.city.shapes, CITY_METRES), MAP)));
  return map;
}

function villagesOf(bound: Bound, rows: readonly FigureRow[]): CityView['villages'] {
  // A region that has imported no boundaries has no map; its rows by kecamatan say the same.
  if (bound.city.shapes.features.length === 0) return [];
  const byArea = groupBy(rows, ({ area }) => area ?? '');
  return mapOf(bound).paths.map(({ code, name, district, d, middle }) => {
    const sums = sumsOf(byArea.get(code) ?? []);
    return {
      code,
      name,
      district,
      closed: sums.closed,
      onTime: sums.onTime,
      late: sums.late,
      share: shareOf(sums),
      path: d,
      label: middle,
    };
  });
}

function surveyOf({
  respondents,
  sums,
}: {
  readonly respondents: number;
  readonly sums: Readonly<Record<SurveyElement, number>>;
}): CityView['survey'] {
  const complete = Object.fromEntries(SURVEY.map(({ key }) => [key, sums[key] ?? 0])) as Record<SurveyElement, number>;
  const { ikm, band, means, working } = ikmOf(complete, respondents);
  return { respondents, sums: complete, means, ikm, band, bands: BANDS_FROM, packet: SURVEY_PACKET, working };
}
