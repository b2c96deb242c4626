/**
 * What the city page shows: a ledger that adds up, rows, a map, the satisfaction index.
 *
 * Must never: hold anything about one person or one case.
 */
import type { DateText, Instant, Text } from '@balai/kernel';
import type { DurationRow, FigureRow, LogHead, SurveyElement } from '@balai/store';

export interface CityQuery {
  readonly period?: '7' | '30' | 'year';
  readonly service?: string;
  readonly district?: string;
  /** `-`: what the system decided at once, in no unit. */
  readonly unit?: string;
}
export interface CityPlatform {
  overview(query: CityQuery): Promise<CityView>;
  /** Medians and percentiles can be counted again from these. */
  durations(query: CityQuery): Promise<OfPeriod<DistrictDuration>>;
  /** Of whole packets, as they are published; not by unit. */
  surveys(query: CityQuery): Promise<OfPeriod<SurveyRow>>;
  /** The newest first, before a day: at most `limit`. */
  logHeads(page: { readonly before?: DateText; readonly limit: number }): Promise<readonly LogHead[]>;
  /** Public reports in a box of the map: open ones, and those that ended in the last thirty days. At most 200. */
  reports(bounds: {
    readonly west: number;
    readonly south: number;
    readonly east: number;
    readonly north: number;
  }): Promise<readonly PublicReport[]>;
}

export interface PublicReport {
  readonly number: string;
  readonly serviceId: string;
  readonly title: Text;
  readonly status: 'open' | 'ended';
  readonly filedAt: Instant;
  readonly area: string | null;
  readonly latitude: number;
  readonly longitude: number;
  readonly rounded: boolean;
}

export interface OfPeriod<Row> {
  readonly from: DateText;
  readonly to: DateText;
  readonly rows: readonly Row[];
}
/** By kecamatan, as the page shows them: of one kelurahan and day it would be of one case most of the time. */
export type DistrictDuration = Omit<DurationRow, 'area'> & { readonly district: string | null };
export interface SurveyRow {
  readonly serviceId: string;
  readonly district: string | null;
  readonly respondents: number;
  readonly sums: Readonly<Record<SurveyElement, number>>;
}

/**
 * in = open before + filed + reopened + came from another unit or kelurahan; out = by outcome, and gone to another one;
 * open = in - out, by construction. Of a city or a service nothing comes from elsewhere or goes there.
 */
export interface Ledger {
  readonly openBefore: number;
  readonly filed: number;
  readonly reopened: number;
  /** Of `reopened`: those whose merge was undone; the others are objections. */
  readonly unmerged: number;
  readonly transferredIn: number;
  readonly granted: number;
  readonly moved: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly lapsed: number;
  readonly transferredOut: number;
  readonly openNow: number;
  readonly onTrack: number;
  readonly waiting: number;
  readonly late: number;
}

export interface CityView {
  readonly from: DateText;
  readonly to: DateText;
  readonly asOf: Instant;
  readonly headline: Text;
  /** The share of promises that the city means to keep; null: none was set. */
  readonly target: number | null;
  readonly ledger: Ledger;
  readonly services: readonly CityRow[];
  readonly units: readonly CityRow[];
  readonly districts: readonly CityRow[];
  /** What a query may ask for, by name. */
  readonly unitChoices: readonly { readonly id: string; readonly label: Text }[];
  readonly villages: readonly {
    readonly code: string;
    readonly name: string;
    readonly district: string;
    readonly closed: number;
    readonly onTime: number;
    readonly late: number;
    readonly share: number | null;
    readonly path: string;
    readonly label: { readonly x: number; readonly y: number };
  }[];
  readonly map: { readonly width: number; readonly height: number; readonly schematic: boolean };
  readonly weeks: readonly {
    readonly from: DateText;
    readonly openBefore: number;
    readonly filed: number;
    readonly closed: number;
    readonly onTime: number;
    readonly late: number;
    readonly reopened: number;
    readonly unmerged: number;
    readonly lapsed: number;
    readonly transferredIn: number;
    readonly transferredOut: number;
    /** Open when it was over; of the last one: now. */
    readonly open: number;
  }[];
  readonly survey: {
    /** Of whole packets: who answered since the last one was filled is not in it yet. */
    readonly respondents: number;
    /** So many answers of one service and kecamatan are published together, so that nobody's own can be worked out. */
    readonly packet: number;
    readonly sums: Readonly<Record<SurveyElement, number>>;
    readonly means: Readonly<Record<SurveyElement, string>>;
    readonly ikm: string | null;
    readonly band: 'A' | 'B' | 'C' | 'D' | null;
    /** Where each band begins, worst first (Permenpanrb 14/2017). */
    readonly bands: readonly { readonly band: 'A' | 'B' | 'C' | 'D'; readonly from: number }[];
    readonly working: Text;
  };
  readonly rows: readonly FigureRow[];
}

export interface CityRow {
  readonly id: string;
  readonly label: Text;
  readonly openBefore: number;
  readonly filed: number;
  /** From another unit or kelurahan, and to another one. */
  readonly transferredIn: number;
  readonly transferredOut: number;
  readonly closed: number;
  /** Promises that were over: `share` is of these two. A letter that waits for its signature is closed, and in neither. */
  readonly onTime: number;
  readonly late: number;
  readonly share: number | null;
  readonly medianDays: number | null;
  readonly p90Days: number | null;
  readonly promisedDays: number | null;
  readonly reopened: number;
  readonly unmerged: number;
  readonly lapsed: number;
  readonly openNow: number;
}
