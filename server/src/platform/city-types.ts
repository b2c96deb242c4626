/**
 * What the city page shows: a ledger that adds up, rows, a map, the satisfaction index.
 *
 * Must never: hold anything about one person or one case.
 */
import type { DateText, Instant, Text } from '@balai/kernel';
import type { FigureRow, SurveyElement } from '@balai/store';

export interface CityPlatform {
  overview(query: {
    readonly period?: '7' | '30' | 'year';
    readonly service?: string;
    readonly district?: string;
  }): Promise<CityView>;
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

/** in = open before + filed + reopened; out = by outcome; open = in - out, by construction. */
export interface Ledger {
  readonly openBefore: number;
  readonly filed: number;
  readonly reopened: number;
  readonly granted: number;
  readonly moved: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly lapsed: number;
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
    readonly filed: number;
    readonly closed: number;
    readonly onTime: number;
    readonly late: number;
    readonly reopened: number;
    readonly lapsed: number;
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
  readonly filed: number;
  readonly closed: number;
  /** Promises that were over: `share` is of these two. A letter that waits for its signature is closed, and in neither. */
  readonly onTime: number;
  readonly late: number;
  readonly share: number | null;
  readonly medianDays: number | null;
  readonly p90Days: number | null;
  readonly promisedDays: number | null;
  readonly reopened: number;
  readonly lapsed: number;
  readonly openNow: number;
}
