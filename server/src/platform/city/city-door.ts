/**
 * The city page: promises kept, a ledger that adds up, rows by service, unit and district, a map, the satisfaction index.
 *
 * All from counters that events maintain. Must never: show a figure that cannot be counted again from the rows beside it.
 */
import { dateAfter, inForce, type DateText, type Duration, type Text } from '@balai/kernel';
import { SURVEY_PACKET, type DurationRow, type FigureRow, type SurveyElement } from '@balai/store';
import { projectShapes, type ProjectedMap } from '../../geography/project-shapes.ts';
import { CITY_METRES, simplifyShapes } from '../../geography/simplify-shapes.ts';
import { SURVEY } from '../../survey/elements.ts';
import { BANDS_FROM, ikmOf } from '../../survey/ikm.ts';
import { titleOf, type Bound } from '../bound.ts';
import type { CityPlatform, CityRow, CityView } from '../platform-types.ts';
import { formatNumber } from '../texts/formats.ts';
import { asIs, inBoth, text } from '../texts/text.ts';
import { publicReports } from './public-reports.ts';
import { keptFigures } from './kept-figures.ts';
import { groupBy, ledgerOf, mondayOf, percentileDays, shareOf, sumsOf, type Sums } from './figures.ts';

type Query = Parameters<CityPlatform['overview']>[0];
type OpenRows = Awaited<ReturnType<Bound['deps']['store']['figures']['openNow']>>;

const MAP = { width: 640, height: 560 } as const;
const WEEKS = 13;

export const cityDoor = (bound: Bound): CityPlatform => ({
  overview: (query) => overview(bound, query),
  reports: (bounds) => publicReports(bound, bounds),
});

/** The first day of the period; the last one is today, so that "open now" is now. */
function firstDay(bound: Bound, period: Query['period']): DateText {
  if (period === 'year') return `${bound.today.slice(0, 4)}-01-01` as DateText;
  return dateAfter(bound.today, period === '7' ? -6 : -29);
}

async function overview(bound: Bound, query: Query): Promise<CityView> {
  const { surveys } = bound.deps.store;
  const figures = keptFigures(bound);
  const from = firstDay(bound, query.period);
  const also = {
    ...(query.service === undefined ? {} : { serviceIds: [query.service] }),
    ...(query.district === undefined ? {} : { areas: bound.names.villagesOf(query.district) }),
  };
  const filter = { from, to: bound.today, ...also };
  const weeksFrom = mondayOf(dateAfter(bound.today, -7 * (WEEKS - 1)));
  const [rows, durations, openBefore, openNow, weekRows, survey] = await Promise.all([
    figures.rows(bound.regionId, filter),
    figures.durations(bound.regionId, filter),
    figures.openBefore(bound.regionId, filter),
    figures.openNow(bound.regionId, bound.now),
    figures.rows(bound.regionId, { from: weeksFrom, to: bound.today, ...also }),
    surveys.sums(bound.regionId, {
      from,
      to: bound.today,
      ...(query.service === undefined ? {} : { serviceIds: [query.service] }),
      ...(query.district === undefined ? {} : { districts: [query.district] }),
    }),
  ]);
  const areas = also.areas;
  const open = openNow.filter(
    ({ serviceId, area }) =>
      (query.service === undefined || serviceId === query.service) &&
      (areas === undefined || (area !== null && areas.includes(area))),
  );
  const sums = sumsOf(rows);
  const ledger = ledgerOf(openBefore, sums, { late: total(open, 'late'), waiting: total(open, 'waiting') });
  const parts = { bound, rows, durations, open };
  return {
    from,
    to: bound.today,
    asOf: bound.now,
    headline: headline(sums, scopeOf(bound, query), bound.city.promiseTarget ?? null),
    target: bound.city.promiseTarget ?? null,
    ledger,
    services: rowsBy(
      parts,
      (row) => row.serviceId,
      (id) => titleOf(bound, id),
      (id) => promisedDays(bound, id),
    ),
    units: rowsBy(
      parts,
      (row) => row.unit,
      (id) => (id === '' ? text('Sistem, seketika', 'By the system, at once') : bound.names.unit(id, null)),
      () => null,
    ),
    districts: rowsBy(
      parts,
      (row) => row.area?.slice(0, 8) ?? '',
      (id) => asIs(bound.names.district(id)),
      () => null,
    ).filter(({ id }) => id !== ''),
    villages: villagesOf(bound, rows),
    map: { ...MAP, schematic: bound.city.shapes.schematic === true },
    weeks: weeksOf(weekRows, weeksFrom, bound.today),
    survey: surveyOf(survey),
    rows,
  };
}

const total = (rows: OpenRows, what: 'open' | 'late' | 'waiting'): number =>
  rows.reduce((sum, row) => sum + row[what], 0);

/** What the figures are of, where not of the whole city: "Lapor jalan rusak, Kecamatan Benda". */
function scopeOf(bound: Bound, { service, district }: Query): Text | null {
  const parts = [
    ...(service === undefined ? [] : [titleOf(bound, service)]),
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

interface Parts {
  readonly bound: Bound;
  readonly rows: readonly FigureRow[];
  readonly durations: readonly DurationRow[];
  readonly open: OpenRows;
}
type Keyed = { readonly serviceId: string; readonly unit: string; readonly area: string | null };

function rowsBy(
  { rows, durations, open }: Parts,
  key: (row: Keyed) => string,
  label: (id: string) => Text,
  promised: (id: string) => number | null,
): readonly CityRow[] {
  const [byRows, byDurations, byOpen] = [groupBy(rows, key), groupBy(durations, key), groupBy(open, key)];
  const ids = [...new Set([...byRows.keys(), ...byOpen.keys()])];
  return ids
    .map((id): CityRow => {
      const sums = sumsOf(byRows.get(id) ?? []);
      const took = byDurations.get(id) ?? [];
      return {
        id,
        label: label(id),
        filed: sums.filed,
        closed: sums.closed,
        onTime: sums.onTime,
        late: sums.late,
        share: shareOf(sums),
        medianDays: percentileDays(took, 0.5),
        p90Days: percentileDays(took, 0.9),
        promisedDays: promised(id),
        reopened: sums.reopened,
        lapsed: sums.lapsed,
        openNow: total(byOpen.get(id) ?? [], 'open'),
      };
    })
    .toSorted((a, b) => b.closed - a.closed || (a.id < b.id ? -1 : 1));
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

function weeksOf(rows: readonly FigureRow[], from: DateText, to: DateText): CityView['weeks'] {
  const byWeek = groupBy(rows, ({ day }) => mondayOf(day));
  const weeks: CityView['weeks'][number][] = [];
  for (let monday = from; monday <= to; monday = dateAfter(monday, 7)) {
    const sums = sumsOf(byWeek.get(monday) ?? []);
    weeks.push({
      from: monday,
      filed: sums.filed,
      closed: sums.closed,
      onTime: sums.onTime,
      late: sums.late,
      reopened: sums.reopened,
      lapsed: sums.lapsed,
    });
  }
  return weeks;
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
